"""A briefing leaves beside the window's work: held against its release first, then written, then registered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from console.domain.errors import ConsoleError
from console.ui.leaving import note_output
from console.ui.notices import Notice
from console.ui.threads import WindowThread
from console.ui.words import count, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.domain.audience import Audience
    from console.domain.storyboard import Storyboard
    from console.exports.briefing.hand_out import Handed
    from console.services.register import OutputForm
    from console.store.reader import Reader
    from console.ui.jobs import Progress
    from console.ui.window import Window


@dataclass(frozen=True)
class Asked:
    """What was asked for. ``audience_id`` of a kept audience, or its words as typed; neither: nothing is cut.

    ``second``: name, station and passphrase of who released it; None where the case does not ask for anybody.
    """

    board: Storyboard
    formats: tuple[str, ...]
    notes: bool
    audience_id: bytes | None
    typed: str
    recipient: str
    second: tuple[str, str, str] | None
    folder: Path


def leave(window: Window, asked: Asked, begun: Callable[[], None], refused: Callable[[str], None]) -> None:
    """Hand it out. ``begun`` once it may leave and is being written, ``refused`` with the sentence why it may not."""
    session = window.session
    store, actor, now = session.store, session.actor, session.clock.now()
    if store is None:
        return
    thread, there = WindowThread(window), [False]

    def work(progress: Progress) -> Handed | str:
        from console.exports.briefing.hand_out import HandOut, hand_out
        from console.services.releasing import second_person

        def step(done: int, of: int) -> None:
            if not there[0]:
                there[0] = True
                thread.post(begun)
            progress.report(done, of)

        try:
            with store.reader() as reader:
                audience = _audience(reader, asked)
                released_by = "" if asked.second is None else second_person(reader, *asked.second)
            how = HandOut(asked.folder, asked.formats, audience, None, asked.notes, asked.recipient, released_by)
            return hand_out(store, asked.board, actor, now, how, progress=step, check=progress.check)
        except ConsoleError as error:
            if there[0]:
                raise  # The form is gone: the window says it.
            return str(error)

    def done(found: Handed | str) -> None:
        thread.deleteLater()
        if isinstance(found, str):
            refused(found)
            return
        if not there[0]:
            begun()
        files, title = count("{n} file", "{n} files", len(found.left)), found.made.title
        words = tr("{files} of “{title}” written to {folder}.", files=files, title=title, folder=asked.folder)
        window.say(Notice(words, "done"))
        if store is session.store:
            for form in found.outputs:
                note_output(window, _given(form))

    window.jobs.start(tr("Exporting the briefing"), work, done, thread.deleteLater)


def _given(form: OutputForm) -> Callable[[], OutputForm]:
    return lambda: form


def _audience(reader: Reader, asked: Asked) -> Audience | None:
    from console.services.audiences import audience_of, required

    if asked.audience_id is not None:
        return required(reader, asked.audience_id)
    return audience_of(reader, asked.typed) if asked.typed else None
