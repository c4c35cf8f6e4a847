"""What changed on each slide since its moment: its page then held against its page now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from console.domain.audience import Audience
from console.domain.storyboard import Slide, Storyboard
from console.domain.times import Instant
from console.exports.briefing.build import page_of
from console.exports.briefing.differences import differences
from console.exports.briefing.page import Page
from console.services.cut import cut
from console.store.casefile import Store
from console.store.reader import Reader
from console.store.rewind import Rewound

_Move = Callable[[Instant], Reader]


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
    moment, are as known now. ``check`` may raise to end the work.
    """
    asked = [slide for slide in board.shown if board.moment_of(slide, now) < now]
    if not asked:
        return {}
    there = {page.slide_id: page for page in before or ()}
    with _moved(store, audience) as move:
        old = {slide.id: there.get(slide.id) for slide in asked}
        if before is None:
            for slide in sorted(asked, key=lambda slide: board.moment_of(slide, now)):
                check()
                moment = board.moment_of(slide, now)
                old[slide.id] = _page(store, move(moment), board, slide, moment)
        new: dict[bytes, Page | None] = {}
        for slide in asked:
            check()
            new[slide.id] = _page(store, move(now), board, slide, now)
    told = {slide.id: differences(old[slide.id], new[slide.id]) for slide in asked}
    return {slide_id: sentences for slide_id, sentences in told.items() if sentences}


def _page(store: Store, reader: Reader, board: Storyboard, slide: Slide, moment: Instant) -> Page | None:
    return page_of(reader, store.case.title, store.case.marking, board, slide, moment)


@contextmanager
def _moved(store: Store, audience: Audience | None) -> Iterator[_Move]:
    """Gives a reader for a moment. Without an audience it is one copy that is moved; else a cut one for each moment."""
    copies: dict[Instant | None, Rewound] = {}

    def move(moment: Instant) -> Reader:
        if audience is not None:
            if moment not in copies:
                copies[moment] = cut(store, moment, audience).reader
            return copies[moment]
        if None not in copies:
            copies[None] = store.known_at(moment)
        rewound = copies[None]
        rewound.go_to(moment)
        return rewound

    try:
        yield move
    finally:
        for copy in copies.values():
            copy.close()
