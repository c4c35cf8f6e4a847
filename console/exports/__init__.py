"""What leaves the program: tables now, briefing documents, interactive map and packages later."""
