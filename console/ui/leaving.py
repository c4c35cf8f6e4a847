"""What leaves the program: how its file is called, and its record in the case, where this console may write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

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
    return f"{_plain(whole)}{ending[:1]}{_plain(ending[1:])}"


def _plain(words: str) -> str:
    return "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in words)


def note_export(window: Window, what: str, file: str) -> None:
    """Record that ``what`` was written to ``file``; the user hears of the file from whoever wrote it."""
    if window.session.writable:
        window.session.attempt(
            lambda store, actor, now: (None, replace(store.event(f"Export {what} to {file}", actor, now), label="")),
            lambda _: None,
        )
