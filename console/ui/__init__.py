"""Windows, panels, dialogs and commands. Reads through queries, writes through services."""
