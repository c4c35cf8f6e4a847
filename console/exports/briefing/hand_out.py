"""Hand out a briefing: lay it out for its audience, see that it may leave, write it, tell the register of it.

The window and the command line do it alike. Where any part of it may not leave nothing is written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from console.domain.audience import Audience
from console.domain.errors import BadInput
from console.domain.operation import Actor
from console.domain.register import OutputKind, OutputPage
from console.domain.storyboard import Storyboard
from console.domain.times import Instant
from console.exports.briefing.build import Briefing, briefing
from console.exports.briefing.leave import LeftFile, Makers, write_briefing
from console.exports.interactive import InteractiveMap, interactive_of
from console.services.register import OutputForm
from console.services.releasing import require_may_leave
from console.store.casefile import Store


@dataclass(frozen=True)
class HandOut:
    """How a briefing leaves: ``formats`` of :data:`console.exports.briefing.order.FORMATS` into ``folder``.

    ``audience`` None: all of the case, for the briefer. ``known_at`` takes the place of every moment the storyboard
    names. ``recipient`` and ``released_by`` (the second person) are for the register.
    """

    folder: Path
    formats: tuple[str, ...]
    audience: Audience | None = None
    known_at: Instant | None = None
    notes: bool = False
    recipient: str = ""
    released_by: str = ""


@dataclass(frozen=True)
class Handed:
    """What left: the pages, the files, and a form for the register of each file."""

    made: Briefing
    left: tuple[LeftFile, ...]
    outputs: tuple[OutputForm, ...]


def hand_out(
    store: Store,
    board: Storyboard,
    actor: Actor,
    now: Instant,
    how: HandOut,
    *,
    makers: Makers | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
    check: Callable[[], None] = lambda: None,
) -> Handed:
    """Do it, in a thread that may wait, with a QGuiApplication. ``progress(done, all)`` and ``check`` may raise.

    Raises BadInput where it may not leave or shows nothing, CannotWrite where the files cannot be written.
    """
    made = briefing(store, board, now, how.audience, how.known_at, check)
    if not made.pages:
        raise BadInput(f"“{made.title}” has no slide to show. Add slides to it, or choose another audience.")
    parts = [page.marking for page in made.pages]
    require_may_leave(store, made.marking, how.audience, actor, how.released_by, parts)
    moment = max(page.known_at for page in made.pages)

    def map_beside() -> InteractiveMap:
        found = interactive_of(store, moment, how.audience, board)
        require_may_leave(store, found.marking, how.audience, actor, how.released_by)
        return found

    left = write_briefing(
        made, how.folder, how.formats, notes=how.notes, html=map_beside, makers=makers, progress=progress, check=check
    )
    return Handed(made, left, tuple(_output(made, board, moment, how, one) for one in left))


def _output(made: Briefing, board: Storyboard, moment: Instant, how: HandOut, left: LeftFile) -> OutputForm:
    """What the register says of a file, with the pages in it as they were."""
    pages = [page for page in made.pages if left.holds(page.number)]
    return OutputForm(
        kind=OutputKind.EXPORT,
        title=f"{left.form} of “{made.title}”",
        form=left.form,
        file=left.name,
        sha256=left.sha256,
        storyboard_id=board.id,
        known_at=moment,
        audience="" if how.audience is None else how.audience.name,
        recipient=how.recipient,
        released_by=how.released_by,
        marking=left.marking,
        pages=tuple(OutputPage(one.number, one.title, one.code, one.known_at, one.slide_id) for one in pages),
    )
