"""Both stories re-opened as known at each step: never a thing before what it rests on, and the same each time told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.domain.decision import Agreed
from console.domain.silence import State, standing
from console.domain.times import Instant
from console.services.consult_picture import ConsultPicture, consult_picture
from console.services.scenario import scenario_case
from console.store.casefile import open_reading
from console.store.rewind import Rewound
from tests import cases

STORIES = ("przewodow", "grey-heron")
FAR = 4_102_444_800_000
"""After the end of both, UTC in ms."""


@pytest.fixture(scope="module", params=STORIES)
def rewound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rewound]:
    path = cases.story(tmp_path_factory.mktemp("reopened") / "story.flank", request.param)
    with open_reading(path) as store, store.known_at(FAR) as reader:
        yield reader


def steps(reader: Rewound) -> list[tuple[int, Instant]]:
    reader.go_to(FAR)
    found: list[tuple[int, Instant]] = reader.all("SELECT seq, at FROM operation ORDER BY seq")
    return found


def test_at_each_step_nothing_stands_before_what_it_rests_on(rewound: Rewound) -> None:
    told = steps(rewound)
    assert [at for _, at in told] == sorted(at for _, at in told)
    for seq, at in reversed(told):
        rewound.go_to_operation(seq)
        picture = consult_picture(rewound, at)
        _require_sound(picture, at)


def _require_sound(picture: ConsultPicture, at: Instant) -> None:
    crisis, drafts = picture.crisis, {one.id: one for one in picture.drafts}
    assert crisis is not None or not picture.consultations
    assert crisis is None or not crisis.overrides
    assert all(one.at <= at for one in (*picture.events, *picture.positions, *picture.drafts, *picture.decisions))
    assert all(one.at >= drafts[one.draft_id].at for one in picture.positions)
    for silence in picture.silences:
        broken = standing(silence, at).state is State.BROKEN
        assert broken == (drafts[silence.draft_id].version == 1 and at >= _letter(picture))
    for decision in picture.decisions:
        assert decision.picture_at <= decision.at
        if decision.agreed is Agreed.SILENCE:
            on = next(one for one in picture.silences if one.id == decision.silence_id)
            assert standing(on, decision.at).state is State.KEPT


def _letter(picture: ConsultPicture) -> Instant:
    letters = [event.at for one in picture.silences for event in one.events if event.kind == "broken"]
    return min(letters, default=FAR)


def test_a_story_whose_positions_are_drawn_is_told_the_same_each_time(tmp_path: Path) -> None:
    def journal(path: Path) -> list[object]:
        with open_reading(path) as store, store.reader() as reader:
            return list(reader.all("SELECT at, station, actor, label FROM operation ORDER BY seq"))

    once, again = cases.story(tmp_path / "once.flank", "grey-heron"), tmp_path / "grey-heron.flank"
    scenario_case(again, "grey-heron").close()
    assert journal(once) == journal(again)
