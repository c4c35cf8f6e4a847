"""Giving a briefing: one window for the audience that shows the slide and nothing else, one for whoever speaks."""
