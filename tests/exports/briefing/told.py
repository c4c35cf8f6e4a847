"""Slides of a case as pages, for tests that look at one kind."""

from console.domain.storyboard import Slide, SlideKind, Storyboard
from console.domain.times import Instant
from console.exports.briefing.build import briefing
from console.exports.briefing.page import Page
from console.store import crises
from console.store.casefile import Store


def page(store: Store, at: Instant, kind: SlideKind, *, positions: bool = False, **subject: str) -> Page | None:
    """One slide about the newest crisis as known at a moment; None where it is not there."""
    with store.reader() as reader:
        crisis = crises.crises(reader)[0]
    slide = Slide(b"s" * 16, kind, subject)
    board = Storyboard(b"b" * 16, "Test", (slide,), crisis_id=crisis.id, known_at=at, positions=positions)
    return next(iter(briefing(store, board, at).pages), None)


def text_of(found: Page | None) -> str:
    """All that stands on it, and its notes."""
    assert found is not None
    return "\n".join((*found.texts(), found.notes))
