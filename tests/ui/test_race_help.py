"""Help ▸ How the race is worked out says what the model does, in its own figures, and what it cannot tell."""

from PySide6.QtWidgets import QLabel

from console.ui.race_help import show_race_help
from console.ui.sheet import Sheet
from console.ui.window import Window


def test_the_note_names_the_runs_and_what_it_cannot_tell(window: Window) -> None:
    show_race_help(window)
    sheet = window.findChildren(Sheet)[-1]
    told = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "run 10\N{THIN SPACE}000 times" in told and "Persons are counted, not fighting power" in told
    sheet.reject()
