// room Training
