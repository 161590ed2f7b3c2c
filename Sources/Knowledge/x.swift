// room Knowledge
