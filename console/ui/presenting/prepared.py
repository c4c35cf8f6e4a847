"""The pages of a showing, made off the window's thread: as the audience may see them, each from its own moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from console.domain.audience import Audience
from console.domain.errors import BadInput
from console.domain.operation import Actor
from console.domain.storyboard import Storyboard
from console.domain.times import Instant
from console.exports.briefing.build import Briefing, briefing
from console.exports.briefing.page import Page
from console.services.releasing import ReleaseRule, release_rule, require_may_leave, second_person
from console.services.storyboards import required
from console.store.audiences import audiences
from console.store.storyboards import storyboards

if TYPE_CHECKING:
    from console.store.casefile import Store


@dataclass(frozen=True)
class Prepared:
    """A briefing ready to be given, by whom and to whom; ``audience`` None: nobody was chosen, nothing is withheld.

    ``rule`` says whether a second person has to release it; ``released_by`` is who did.
    """

    board: Storyboard
    made: Briefing
    audience: Audience | None
    actor: Actor
    rule: ReleaseRule
    released_by: str = ""


def prepare(store: Store, board_id: bytes | None, actor: Actor, now: Instant, check: Callable[[], None]) -> Prepared:
    """Build every page of a storyboard, or of the newest. Raises BadInput: none is there, or it may not be shown."""
    with store.reader() as reader:
        board = next(iter(storyboards(reader)), None) if board_id is None else required(reader, board_id)
        if board is None:
            raise BadInput("There is no briefing in this case. Make one first, in the menu Briefing.")
        audience = next((one for one in audiences(reader) if one.id == board.audience_id), None)
        rule = release_rule(reader)
    made = briefing(store, board, now, audience, check=check)
    if not made.pages:
        raise BadInput(f"“{made.title}” has no slide to show. Add slides to it, or choose another audience.")
    prepared = Prepared(board, made, audience, actor, rule)
    if not rule.second:
        _require(store, prepared, made)
    return prepared


def released(store: Store, prepared: Prepared, name: str, station: str, passphrase: str) -> Prepared:
    """The same, released by a second person. Raises BadInput or WrongKey where it is not."""
    with store.reader() as reader:
        found = replace(prepared, released_by=second_person(reader, name, station, passphrase))
    _require(store, found, found.made)
    return found


def page_at(store: Store, prepared: Prepared, page: Page, moment: Instant) -> Page | None:
    """The same slide as known at a moment, for the same audience; None where there was nothing to show of it yet.

    Raises BadInput where it may not be shown.
    """
    alone = tuple(slide for slide in prepared.board.slides if slide.id == page.slide_id)
    made = briefing(store, replace(prepared.board, slides=alone), moment, prepared.audience, moment)
    if not made.pages:
        return None
    _require(store, prepared, made)
    return replace(made.pages[0], number=page.number, of=page.of)


def _require(store: Store, prepared: Prepared, made: Briefing) -> None:
    parts = [page.marking for page in made.pages]
    require_may_leave(store, made.marking, prepared.audience, prepared.actor, prepared.released_by, parts)
