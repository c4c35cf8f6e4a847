"""A note to read: a heading and short paragraphs in a sheet as high as they take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from console.ui.sheet import Sheet

if TYPE_CHECKING:
    from console.ui.window import Window


def show_note(window: Window, title: str, paragraphs: Iterable[str | tuple[str, str]], width_units: int) -> None:
    """Show it over the middle of the window, so many steps of the grid wide. Of a pair the first is over the second."""
    sheet = Sheet(window, title)
    sheet.heading(title)
    for words in paragraphs:
        if isinstance(words, tuple):
            sheet.text(words[0]).setProperty("type", "strong")
        sheet.text(words if isinstance(words, str) else words[1])
    sheet.closing()
    sheet.show()
    width = window.look.gap(width_units)
    sheet.resize(width, sheet.heightForWidth(width))
    sheet.move(window.mapToGlobal(window.rect().center()) - sheet.rect().center())
