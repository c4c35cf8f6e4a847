"""What leaves the program: how its file is called, and its record in the case, where this console may write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from console.exports.files import plain_name
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


def file_name(window: Window, words: Sequence[str], ending: str) -> str:
    """The name to offer for a file, one any system takes; it says EXERCISE and HYPOTHETICAL where it is.

    ``ending`` begins with its dot. Both may be words from outside.
    """
    standing = window.standing
    said = [*[tr("EXERCISE")] * standing.exercise, *[tr("HYPOTHETICAL")] * standing.hypothetical]
    whole = " ".join([*said, *words])
    return f"{plain_name(whole)}{ending[:1]}{plain_name(ending[1:])}"


def note_export(window: Window, what: str, file: str) -> None:
    """Record that ``what`` was written to ``file``; the user hears of the file from whoever wrote it."""
    if window.session.writable:
        window.session.attempt(
            lambda store, actor, now: (None, replace(store.event(f"Export {what} to {file}", actor, now), label="")),
            lambda _: None,
        )
