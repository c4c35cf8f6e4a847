"""Templates of briefings are filled from what the case knows at a moment, the same each time."""

from pathlib import Path

import pytest

from console.domain.errors import BadInput
from console.domain.operation import Actor
from console.domain.storyboard import SlideKind
from console.domain.times import parse_instant
from console.services.storyboard_templates import fill, filled, shipped
from console.store import storyboards
from console.store.casefile import open_case
from tests.cases import empty, story

NOW = parse_instant("2024-11-15T12:10:00Z")
EVENING = parse_instant("2022-11-15T19:44:00Z")
ANNA = Actor("Anna", "Crisis cell")


def test_they_are_offered_as_a_crisis_goes() -> None:
    assert list(shipped()) == ["first-30-minutes", "article-4-request", "daily-update", "after-action"]


def test_filled_from_the_leading_crisis_as_known_then(tmp_path: Path) -> None:
    with open_case(story(tmp_path / "p.flank", "przewodow"), ANNA, NOW) as store:
        with store.known_at(EVENING) as then:
            board = filled(then, "first-30-minutes", EVENING)
            assert filled(then, "first-30-minutes", EVENING) == board
        assert board.crisis_id is not None and board.incident_id is not None and board.slides
        shows = {slide.kind: slide for slide in board.slides}
        assert shows[SlideKind.INCIDENT].subject["incident"] == board.incident_id.hex()
        assert shows[SlideKind.MAP].subject["lat"] == "50.4705"
        assert shows[SlideKind.MAP].subject["time_from"] == "2022-11-14T00:00:00Z"
        first, _ = fill(store, ANNA, NOW, "first-30-minutes", known_at=EVENING)
        fill(store, ANNA, NOW, "first-30-minutes")
        with store.reader() as reader:
            kept = {one.id: one for one in storyboards.storyboards(reader)}
        assert kept[first].known_at == EVENING and kept[first].template == "first-30-minutes"
        assert [slide.kind for slide in kept[first].slides] == [slide.kind for slide in board.slides]
        assert sorted(one.title for one in kept.values()) == ["First 30 minutes", "First 30 minutes 151210Z NOV 24"]


def test_what_is_frozen_is_filled_from_what_was_known_then(tmp_path: Path) -> None:
    with open_case(story(tmp_path / "p.flank", "przewodow"), ANNA, NOW) as store:
        evening, _ = fill(store, ANNA, NOW, "article-4-request", known_at=EVENING)
        today, _ = fill(store, ANNA, NOW, "article-4-request")
        with store.reader() as reader:
            kept = {one.id: {slide.kind for slide in one.slides} for one in storyboards.storyboards(reader)}
    assert SlideKind.CLAIMS in kept[evening] and SlideKind.CLAIMS not in kept[today]


def test_what_cannot_be_filled_says_so(tmp_path: Path) -> None:
    with empty(tmp_path / "e.flank", "Empty", ANNA, NOW) as store:
        with pytest.raises(BadInput, match="Choose one of first-30-minutes"):
            fill(store, ANNA, NOW, "weekly")
        with pytest.raises(BadInput, match="no crisis and no incident"):
            fill(store, ANNA, NOW, next(iter(shipped())))
