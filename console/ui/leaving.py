"""What leaves the program is recorded in the case, where this console may write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from console.ui.window import Window


def note_export(window: Window, what: str, file: str) -> None:
    """Record that ``what`` was written to ``file``; the user hears of the file from whoever wrote it."""
    if window.session.writable:
        window.session.attempt(
            lambda store, actor, now: (None, replace(store.event(f"Export {what} to {file}", actor, now), label="")),
            lambda _: None,
        )
