"""What leaves the program: how its file is called, and its place in the register of the case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from console.domain.register import OutputKind
from console.exports.files import plain_name
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.marking import Marking
    from console.domain.operation import Actor, Changes
    from console.domain.times import Instant
    from console.services.register import OutputForm
    from console.store.casefile import Store
    from console.ui.window import Window


def file_name(window: Window, words: Sequence[str], ending: str) -> str:
    """The name to offer for a file, one any system takes; it says EXERCISE and HYPOTHETICAL where it is.

    ``ending`` begins with its dot. Both may be words from outside.
    """
    standing = window.standing
    said = [*[tr("EXERCISE")] * standing.exercise, *[tr("HYPOTHETICAL")] * standing.hypothetical]
    whole = " ".join([*said, *words])
    return f"{plain_name(whole)}{ending[:1]}{plain_name(ending[1:])}"


def note_export(
    window: Window,
    what: str,
    path: Path,
    marking: Marking | None = None,
    kind: OutputKind = OutputKind.EXPORT,
    *,
    released_by: str = "",
) -> None:
    """Put into the register that ``what`` was written to ``path``; the user hears of the file from whoever wrote it.

    ``marking`` is what the file carries; None: the case's. ``released_by`` the second person.
    """
    from console.services.register import output_of_file

    moment = window.session.moment
    note_output(
        window,
        lambda: output_of_file(path, what, kind, marking=marking, known_at=moment, released_by=released_by),
    )


def note_output(window: Window, form: Callable[[], OutputForm]) -> None:
    """Put into the register that something left, where this console may write; ``form`` is made off the thread."""

    def record(store: Store, actor: Actor, now: Instant, unproved: bool) -> Changes:
        from console.services.register import record_output

        return replace(record_output(store, actor, now, form(), unproved=unproved)[1], label="")

    window.session.note(record)
