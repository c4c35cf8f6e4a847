"""A briefing leaves: built anew and held against its release first, then written beside the window, then registered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from console.domain.errors import BadInput, WrongKey
from console.ui.notices import Notice
from console.ui.words import count, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from console.domain.audience import Audience
    from console.domain.operation import Actor, Changes
    from console.domain.storyboard import Storyboard
    from console.domain.times import Instant
    from console.exports.briefing.build import Briefing
    from console.exports.briefing.leave import LeftFile
    from console.services.register import OutputForm
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.jobs import Progress
    from console.ui.window import Window


@dataclass(frozen=True)
class Asked:
    """What was asked for. ``audience_id`` of a kept audience, or its words as typed; neither: nothing is cut.

    ``second``: name, station and passphrase of who released it; None where the case does not ask for anybody.
    """

    board: Storyboard
    forms: tuple[str, ...]
    notes: bool
    audience_id: bytes | None
    typed: str
    recipient: str
    second: tuple[str, str, str] | None
    folder: Path


@dataclass(frozen=True)
class Ready:
    """A briefing that may leave: built at ``at`` for ``audience``, ``released_by`` the second person."""

    asked: Asked
    made: Briefing
    audience: Audience | None
    released_by: str
    at: Instant

    @property
    def moment(self) -> Instant:
        """As known when it is as a whole: what the map beside its pages shows."""
        return self.at if self.asked.board.known_at is None else self.asked.board.known_at


def leave(window: Window, asked: Asked, begun: Callable[[], None], refused: Callable[[str], None]) -> None:
    """Build and write it. ``begun`` once it may leave, ``refused`` with the sentence why it may not."""
    session = window.session
    store, actor, now = session.store, session.actor, session.clock.now()
    if store is None:
        return

    def prepare(progress: Progress) -> Ready | str:
        try:
            return ready(store, actor, now, asked, progress.check)
        except (BadInput, WrongKey) as error:
            return str(error)

    def prepared(found: Ready | str) -> None:
        if isinstance(found, str):
            refused(found)
        elif store is window.session.store:
            begun()
            _write(window, store, found)

    window.jobs.start(tr("Preparing the briefing"), prepare, prepared, lambda: refused(tr("Stopped.")))


def ready(store: Store, actor: Actor, now: Instant, asked: Asked, check: Callable[[], None]) -> Ready:
    """What is asked for, built and held against its release. Raises BadInput or WrongKey where it may not leave."""
    from console.exports.briefing.build import briefing
    from console.services.releasing import require_may_leave, second_person

    with store.reader() as reader:
        audience = _audience(reader, asked)
        released_by = "" if asked.second is None else second_person(reader, *asked.second)
    made = briefing(store, asked.board, now, audience, None, check)
    if not made.pages:
        raise BadInput(tr("There is no slide to show. Add one, or choose another audience."))
    require_may_leave(store, made.marking, audience, actor, released_by)
    return Ready(asked, made, audience, released_by, now)


def _audience(reader: Reader, asked: Asked) -> Audience | None:
    from console.services.audiences import audience_of, required

    if asked.audience_id is not None:
        return required(reader, asked.audience_id)
    return audience_of(reader, asked.typed) if asked.typed else None


def _write(window: Window, store: Store, ready: Ready) -> None:
    asked = ready.asked

    def work(progress: Progress) -> tuple[LeftFile, ...]:
        from console.exports.briefing.leave import write_briefing

        return write_briefing(
            ready.made, asked.folder, asked.forms, notes=asked.notes, html=lambda: _map(store, ready),
            progress=progress.report, check=progress.check,
        )  # fmt: skip

    def written(left: Sequence[LeftFile]) -> None:
        files = count("{n} file", "{n} files", len(left))
        title, folder = ready.made.title, asked.folder.name
        words = tr("{files} of “{title}” written to {folder}.", files=files, title=title, folder=folder)
        window.say(Notice(words, "done"))
        if store is window.session.store:
            window.session.attempt(lambda *of: _record(ready, left, *of), lambda _: None)

    window.jobs.start(tr("Exporting the briefing"), work, written)


def _map(store: Store, ready: Ready) -> bytes:
    from console.exports.interactive import interactive
    from console.services.cut import cut

    with cut(store, ready.moment, ready.audience).reader as reader:
        return interactive(reader, ready.moment, ready.asked.board, store.case.title, store.case.marking).html


def _record(ready: Ready, left: Sequence[LeftFile], store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
    """Every file has a place of its own in the register, with the pages it holds."""
    from console.services.register import record_output

    changes = None
    for one in left:
        _, changes = record_output(store, actor, now, form_of(ready, one))
    assert changes is not None
    return None, replace(changes, label="")


def form_of(ready: Ready, left: LeftFile) -> OutputForm:
    """What the register says of a file."""
    from console.domain.register import OutputKind, OutputPage
    from console.services.register import OutputForm

    made, asked = ready.made, ready.asked
    number = _number_of(left)
    return OutputForm(
        OutputKind.EXPORT,
        made.title,
        left.form,
        left.name,
        left.sha256,
        asked.board.id,
        asked.board.known_at,
        "" if ready.audience is None else ready.audience.name,
        asked.recipient,
        ready.released_by,
        made.marking,
        tuple(
            OutputPage(page.number, page.title, page.code, page.known_at, page.slide_id)
            for page in made.pages
            if number in (None, page.number)
        ),
    )


def _number_of(left: LeftFile) -> int | None:
    """The page a picture is of; None for a file of all pages."""
    last = Path(left.name).stem.rpartition(" ")[2]
    return int(last) if left.form == "png" and last.isdigit() else None
