// room Planning
