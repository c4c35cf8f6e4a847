"""The pages of a showing, made off the window's thread: as the audience may see them, each from its own moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from console.domain.audience import Audience
from console.domain.errors import BadInput
from console.domain.storyboard import Storyboard
from console.domain.times import Instant
from console.exports.briefing.build import Briefing, briefing
from console.exports.briefing.page import Page
from console.services.storyboards import required
from console.store.audiences import audiences
from console.store.storyboards import storyboards

if TYPE_CHECKING:
    from console.store.casefile import Store


@dataclass(frozen=True)
class Prepared:
    """A briefing ready to be given, and to whom; ``audience`` None: nobody was chosen, nothing is withheld."""

    board: Storyboard
    made: Briefing
    audience: Audience | None


def prepare(store: Store, board_id: bytes | None, now: Instant, check: Callable[[], None]) -> Prepared:
    """Build every page of a storyboard, or of the newest. Raises BadInput: none is there, or nobody may see it."""
    with store.reader() as reader:
        board = next(iter(storyboards(reader)), None) if board_id is None else required(reader, board_id)
        if board is None:
            raise BadInput("There is no briefing in this case. Make one first, in the menu Briefing.")
        audience = next((one for one in audiences(reader) if one.id == board.audience_id), None)
    return Prepared(board, briefing(store, board, now, audience, check=check), audience)


def page_at(store: Store, prepared: Prepared, page: Page, moment: Instant) -> Page | None:
    """The same slide as known at a moment, for the same audience; None where there was nothing to show of it yet."""
    alone = tuple(slide for slide in prepared.board.slides if slide.id == page.slide_id)
    made = briefing(store, replace(prepared.board, slides=alone), moment, prepared.audience, moment)
    return replace(made.pages[0], number=page.number, of=page.of) if made.pages else None
