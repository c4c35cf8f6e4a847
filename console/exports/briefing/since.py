"""What changed on each slide since its moment: its page then held against its page now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from console.domain.audience import Audience
from console.domain.storyboard import Storyboard
from console.domain.times import Instant
from console.exports.briefing.build import briefing, page_of
from console.exports.briefing.differences import differences
from console.exports.briefing.page import Page
from console.store.casefile import Store


def since(
    store: Store,
    board: Storyboard,
    now: Instant,
    audience: Audience | None = None,
    before: Sequence[Page] | None = None,
    check: Callable[[], None] = lambda: None,
) -> Mapping[bytes, tuple[str, ...]]:
    """Sentences by the slide's id, of those slides alone that would be other as known at ``now``.

    ``before``: the pages as they stand, where they are made already. Slides that follow the clock, and those at a later
    moment, are as known now. ``check`` may raise to end the work. Raises BadInput where the audience may see nothing.
    """
    asked = replace(board, slides=tuple(one for one in board.shown if board.moment_of(one, now) < now))
    if not asked.slides:
        return {}
    if audience is None:
        old, new = _moved(store, asked, now, before, check)
    else:
        new = briefing(store, asked, now, audience, now, check).pages
        old = briefing(store, asked, now, audience, None, check).pages if before is None else before
    was, is_now = ({page.slide_id: page for page in pages} for pages in (old, new))
    told = {one.id: differences(was.get(one.id), is_now.get(one.id)) for one in asked.slides}
    return {slide_id: sentences for slide_id, sentences in told.items() if sentences}


def _moved(
    store: Store, board: Storyboard, now: Instant, before: Sequence[Page] | None, check: Callable[[], None]
) -> tuple[Sequence[Page], Sequence[Page]]:
    """The pages then and now, all from one copy of the case: where nothing is cut it is moved from moment to moment."""
    wanted = [(now, slide) for slide in board.slides]
    if before is None:
        wanted = sorted(
            [*((board.moment_of(slide, now), slide) for slide in board.slides), *wanted], key=lambda one: one[0]
        )
    old: list[Page] = list(before or ())
    new: list[Page] = []
    with store.known_at(wanted[0][0]) as copy:
        for moment, slide in wanted:
            check()
            copy.go_to(moment)
            page = page_of(copy, store.case.title, store.case.marking, board, slide, moment)
            if page is not None:
                (new if moment == now else old).append(page)
    return old, new
