// room Assessing
