"""The pages of a storyboard as they are made for the window: of what stood before only what is another is made anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from console.domain.audience import Audience
from console.domain.storyboard import Slide, Storyboard
from console.domain.times import Instant

if TYPE_CHECKING:
    from console.exports.briefing.build import Briefing
    from console.exports.briefing.page import Page
    from console.store.casefile import Store


@dataclass(frozen=True, eq=False)
class Made:
    """A storyboard as built for an audience at ``now``. ``refused`` says why there are no pages, as a sentence.

    ``turn`` counts what happened to the case: pages of another turn are not used again. ``refusals`` says of single
    slides why they cannot be shown.
    """

    board: Storyboard
    audience: Audience | None
    now: Instant
    turn: int
    briefing: Briefing | None = None
    refused: str = ""
    refusals: Mapping[bytes, str] = field(default_factory=dict)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages in order."""
        return () if self.briefing is None else self.briefing.pages

    def page_of(self, slide: Slide) -> Page | None:
        """The page of a slide; None where it is left out or has nothing to show."""
        return next((page for page in self.pages if page.slide_id == slide.id), None)


def built(
    store: Store,
    board: Storyboard,
    audience: Audience | None,
    now: Instant,
    turn: int,
    before: Made | None,
    check: Callable[[], None],
) -> Made:
    """Build the pages of ``board``; those of ``before`` that would be the same are taken from there.

    On a thread beside the window's. ``check`` may raise Cancelled.
    """
    from console.domain.errors import BadInput

    kept = _kept(board, audience, now, turn, before)
    refusals: dict[bytes, str] = {}
    try:
        try:
            found = _found(store, board, audience, now, kept, before, check)
        except BadInput:
            refusals = _refusals(store, board, audience, now, kept, check)
            shown = tuple(slide for slide in board.slides if slide.id not in refusals)
            found = _found(store, replace(board, slides=shown), audience, now, kept, before, check)
    except BadInput as error:
        return Made(board, audience, now, turn, refused=str(error))
    return Made(board, audience, now, turn, found, refusals=refusals)


def _found(
    store: Store,
    board: Storyboard,
    audience: Audience | None,
    now: Instant,
    kept: dict[bytes, Page],
    before: Made | None,
    check: Callable[[], None],
) -> Briefing:
    from console.exports.briefing.build import briefing

    if before is None or before.briefing is None or not kept:
        return briefing(store, board, now, audience, None, check)
    changed = tuple(slide for slide in board.shown if slide.id not in kept)
    if not changed:
        return _joined(board, kept, before.briefing, None)
    part = briefing(store, replace(board, slides=changed), now, audience, None, check)
    return _joined(board, kept | {page.slide_id: page for page in part.pages}, before.briefing, part)


def _refusals(
    store: Store,
    board: Storyboard,
    audience: Audience | None,
    now: Instant,
    kept: dict[bytes, Page],
    check: Callable[[], None],
) -> dict[bytes, str]:
    """Why slides cannot be shown, by slide. Raises BadInput where it is not for one of them: nothing can be shown."""
    from console.domain.errors import BadInput
    from console.exports.briefing.build import briefing

    briefing(store, replace(board, slides=()), now, audience, None, check)
    refusals = {}
    for slide in board.shown:
        if slide.id not in kept:
            try:
                briefing(store, replace(board, slides=(slide,)), now, audience, None, check)
            except BadInput as error:
                refusals[slide.id] = str(error)
    return refusals


def tried(store: Store, made: Made, slide: Slide, check: Callable[[], None]) -> Page | None:
    """The page of a slide as somebody is writing it, in the place of the one that is kept; None where it has none."""
    from console.exports.briefing.build import briefing

    one = replace(made.board, slides=(replace(slide, left_out=False),))
    page = next(iter(briefing(store, one, made.now, made.audience, None, check).pages), None)
    before = made.page_of(slide)
    return page if page is None or before is None else replace(page, number=before.number, of=before.of)


def _kept(
    board: Storyboard, audience: Audience | None, now: Instant, turn: int, before: Made | None
) -> dict[bytes, Page]:
    """By slide the pages that stay: of the same storyboard at the same turn, and of no other moment than before."""
    if before is None or before.briefing is None or before.turn != turn or before.audience != audience:
        return {}
    if replace(board, slides=()) != replace(before.board, slides=()):
        return {}
    moments = {board.moment_of(slide, now) for slide in board.shown}
    if not moments <= {before.board.moment_of(slide, before.now) for slide in before.board.shown}:
        return {}
    same = {slide.id for slide in before.board.slides if slide in board.slides}
    return {page.slide_id: page for page in before.pages if page.slide_id in same}


def _joined(board: Storyboard, pages: dict[bytes, Page], before: Briefing, part: Briefing | None) -> Briefing:
    """``before`` with these pages; what is withheld of the case stays, of slides it is what ``part`` says."""
    from console.domain.marking import product_of

    found = [pages[slide.id] for slide in board.shown if slide.id in pages]
    numbered = tuple(replace(page, number=number, of=len(found)) for number, page in enumerate(found, start=1))
    marking = product_of([page.marking for page in numbered]) if numbered else before.marking
    joined = replace(before, pages=numbered, marking=marking)
    if part is None:
        return joined
    slides = {slide.id for slide in board.slides}
    withheld = {one.id: one for one in (*before.withheld, *part.withheld) if one.id not in slides}
    withheld |= {one.id: one for one in part.withheld}
    warnings = tuple(dict.fromkeys((*before.warnings, *part.warnings)))
    return replace(joined, withheld=tuple(withheld.values()), warnings=warnings)
