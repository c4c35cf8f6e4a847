"""How reports come into the window's case: files dropped or chosen, feeds that run by themselves."""
