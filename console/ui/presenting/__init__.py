"""Giving a briefing: one window for the audience that shows the slide and nothing else, one for whoever speaks."""

from typing import Final

GIVING: Final = "giving a briefing"
"""The object's name of what is there while a briefing is given."""
