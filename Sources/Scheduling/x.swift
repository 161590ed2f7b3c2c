// room Scheduling
