// room Collecting
