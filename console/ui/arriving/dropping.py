"""Files dropped on the window: a case is opened, everything else goes into the case that is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from console.ui.notices import Notice
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

CASE: Final = ".flank"
"""What the console's own files are called; whether one is a case is found out by opening it."""


def drop_files(window: Window, paths: Sequence[Path]) -> None:
    """Open the one case, or import the files."""
    if len(paths) == 1 and paths[0].suffix.lower() == CASE:
        window.openings.open(paths[0])
        return
    cases = [path.name for path in paths if path.suffix.lower() == CASE]
    if cases:
        window.say(Notice(tr("{name} is a case. Drop it alone to open it.", name=cases[0]), "warn"))
        return
    if not window.session.writable:
        from console.ui.commands import why_not_writable

        window.say(Notice(why_not_writable(window), "warn"))
        return
    from console.ui.arriving.taking import taking_of

    taking_of(window).take_files([path for path in paths if not path.is_dir()])
    folders = [path.name for path in paths if path.is_dir()]
    if folders:
        words = tr("{name} is a folder. Watch it: Reports ▸ Add feed.", name=folders[0])
        window.say(Notice(words, "warn"))
