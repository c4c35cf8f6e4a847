"""What was wrong is corrected or taken back and stays to be seen; no chain of edits leaves a day said twice or not."""

import dataclasses
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.domain.errors import BadInput
from console.domain.force import Force
from console.domain.times import DAY, HOUR, day_start, iso_day
from console.services import posture
from console.services.posture_corrections import correct, withdraw_placement
from console.services.posture_forms import ReadinessForm, ResizeForm, Said, UnderForm
from console.services.posture_whole import ForceForm
from console.store import journal, undo, units
from console.store.casefile import Store
from tests import cases
from tests.services.forces import BEGAN, MOVED, RIGA, TAPA, made, placements, spans, words
from tests.services.people import ANN, BO, NOW
from tests.store import memory


@pytest.fixture
def group(store: Store) -> bytes:
    unit_id = made(store, "Battlegroup Estonia", short_name="BG EE")
    posture.edit(store, ANN, NOW, unit_id, RIGA)
    return unit_id


def wrong(force: Force, **right: object) -> ForceForm:
    form = replace(ForceForm.of(force), **right)  # type: ignore[arg-type]
    return replace(form, said=replace(form.said, reason="Misread"))


def test_a_correction_withdraws_the_wrong_row_and_names_it_and_both_can_be_seen(store: Store, group: bytes) -> None:
    first = placements(store, group)[0]
    changes = correct(store, BO, NOW, first.placement_id, wrong(first, least=800, most=900, place="Tapa camp"))
    assert changes.label == "Correct “BG EE”"
    said = "Corrected: moved from Tapa to Tapa camp; strength 800–900, was 1000–1200"
    assert words(store, group)[-1] == said
    right = placements(store, group)[0]
    assert (right.strength.most, right.readiness, right.contributions) == (900, first.readiness, first.contributions)
    assert right.recorded is not None and (right.recorded.by, right.recorded.corrects) == ("Bo", first.placement_id)
    old = next(placed for placed in units.history(store.writer_view(), group) if placed.withdrawn)
    assert old.withdrawn is not None and (old.withdrawn.by, old.withdrawn.why) == ("Bo", "Misread")
    assert (old.force.readiness, old.force.contributions) == (first.readiness, first.contributions)
    undo.undo(store, ANN, NOW)
    assert placements(store, group)[0] == first


def test_a_correction_that_changes_nothing_writes_nothing_and_one_without_reason_is_refused(
    store: Store, group: bytes
) -> None:
    first = placements(store, group)[0]
    assert correct(store, ANN, NOW, first.placement_id, ForceForm.of(first)).operation is None
    with pytest.raises(BadInput, match="what was wrong"):
        correct(store, ANN, NOW, first.placement_id, replace(ForceForm.of(first), least=5))
    correct(store, ANN, NOW, first.placement_id, wrong(first, least=5))
    with pytest.raises(BadInput, match="not believed any more"):
        correct(store, ANN, NOW, first.placement_id, wrong(first, least=6))


def test_another_beginning_or_end_moves_the_neighbours_with_it(store: Store, group: bytes) -> None:
    second = placements(store, group)[1]
    form = wrong(second)
    early = day_start("2022-10-01")
    correct(store, ANN, NOW, second.placement_id, replace(form, said=replace(form.said, holds_from=early)))
    assert spans(placements(store, group)) == [("2017-04-20", "2022-10-01"), ("2022-10-01", None)]
    assert words(store, group)[-1] == "Corrected: began 01 OCT 22, was 01 NOV 22"
    first = placements(store, group)[0]
    correct(store, ANN, NOW, first.placement_id, wrong(first, valid_to=MOVED))
    after = placements(store, group)[1]
    assert spans(placements(store, group)) == [("2017-04-20", "2022-11-01"), ("2022-11-01", None)]
    assert (after.place, after.readiness, after.contributions) == ("Rīga", first.readiness, first.contributions)


def test_a_correction_cannot_reach_over_what_else_is_known(store: Store, group: bytes) -> None:
    first, second = placements(store, group)
    for force, right in (
        (first, {"valid_to": None}),
        (first, {"valid_to": BEGAN}),
        (second, {"said": Said(BEGAN, reason="x")}),
        (second, {"said": Said(None, reason="x")}),
    ):
        form = replace(ForceForm.of(force), **right)
        with pytest.raises(BadInput):
            correct(store, ANN, NOW, force.placement_id, replace(form, said=replace(form.said, reason="Misread")))


def test_what_never_was_is_taken_back_and_what_held_before_goes_on(store: Store, group: bytes) -> None:
    second = placements(store, group)[1]
    with pytest.raises(BadInput, match="Say why"):
        withdraw_placement(store, ANN, NOW, second.placement_id, " ")
    changes = withdraw_placement(store, ANN, NOW, second.placement_id, "An exercise")
    assert changes.label == "Withdraw from “BG EE”"
    assert spans(placements(store, group)) == [("2017-04-20", None)] and placements(store, group)[0].place == "Tapa"
    assert words(store, group)[-1] == "Withdrawn: 1000–1200 persons at Rīga, from 01 NOV 22"
    undo.undo(store, ANN, NOW)
    assert len(placements(store, group)) == 2


def test_what_is_taken_back_or_moved_puts_nobody_under_itself(store: Store, group: bytes) -> None:
    brigade = made(store, "Brigade")
    alone, under = day_start("2023-01-01"), day_start("2024-01-01")
    posture.edit(store, ANN, NOW, group, UnderForm(Said(MOVED), brigade))
    posture.edit(store, ANN, NOW, group, UnderForm(Said(alone), None, "nobody"))
    posture.edit(store, ANN, NOW, brigade, UnderForm(Said(alone), group))
    last = placements(store, group)[-1]
    with pytest.raises(BadInput, match="“Brigade” stands below “Battlegroup Estonia” itself"):
        withdraw_placement(store, ANN, NOW, last.placement_id, "Never so")
    form = wrong(last)
    with pytest.raises(BadInput, match="stands below"):
        correct(store, ANN, NOW, last.placement_id, replace(form, said=replace(form.said, holds_from=under)))
    earlier = placements(store, brigade)[0]
    with pytest.raises(BadInput, match="stands below"):
        correct(store, ANN, NOW, earlier.placement_id, wrong(earlier, valid_to=MOVED))
    assert len(placements(store, group)) == 3


def test_the_case_put_back_to_a_moment_shows_what_was_believed_then(store: Store) -> None:
    unit_id = made(store, "Battlegroup Estonia")
    first = placements(store, unit_id)[0]
    correct(store, ANN, NOW + HOUR, first.placement_id, wrong(first, least=800, most=900))
    with store.known_at(NOW + HOUR // 2) as then:
        (believed,) = units.placements(then, unit_id)
        assert believed == first and len(units.history(then, unit_id)) == 1
    assert placements(store, unit_id)[0].strength.most == 900


DAYS = st.integers(0, 40).map(lambda days: BEGAN + days * DAY)


def _move(store: Store, unit: bytes, at: int, n: int) -> None:
    posture.edit(store, ANN, NOW, unit, dataclasses.replace(RIGA, said=Said(at), place=f"Place {n}"))


def _resize(store: Store, unit: bytes, at: int, n: int) -> None:
    posture.edit(store, ANN, NOW, unit, ResizeForm(Said(at), n, n + 5))


def _ready(store: Store, unit: bytes, at: int, n: int) -> None:
    posture.edit(store, ANN, NOW, unit, ReadinessForm(Said(at), n, n))


def _correct(store: Store, unit: bytes, at: int, n: int) -> None:
    known = placements(store, unit)
    form = wrong(known[n % len(known)])
    correct(store, ANN, NOW, known[n % len(known)].placement_id, replace(form, said=replace(form.said, holds_from=at)))


def _withdraw(store: Store, unit: bytes, at: int, n: int) -> None:
    known = placements(store, unit)
    if n % len(known):
        withdraw_placement(store, ANN, NOW, known[n % len(known)].placement_id, f"Wrong on {iso_day(at)}")


def _end(store: Store, unit: bytes, at: int, n: int) -> None:
    posture.end_force(store, ANN, NOW, unit, Said(at))


Step = Callable[[Store, bytes, int, int], None]
CHAIN = st.lists(
    st.tuples(st.sampled_from([_move, _resize, _ready, _correct, _withdraw, _end]), DAYS, st.integers(0, 9)),
    min_size=3,
    max_size=9,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHAIN)
def test_a_chain_of_edits_leaves_no_day_said_twice_or_not_at_all_and_undo_leads_back(
    chain: list[tuple[Step, int, int]],
) -> None:
    with memory.folder() as folder:
        _chain(folder, chain)


def _chain(folder: Path, chain: list[tuple[Step, int, int]]) -> None:
    with cases.empty(folder / "night.flank", "night", ANN, NOW) as store:
        unit = made(store, "Battlegroup", TAPA)
        first, done = placements(store, unit), 0
        for step, at, n in chain:
            before = len(journal.operations(store.writer_view()))
            try:
                step(store, unit, at, n)
            except BadInput:
                continue
            done += len(journal.operations(store.writer_view())) - before
            known = placements(store, unit)
            assert all(one.valid_to == other.valid_from for one, other in pairwise(known))
            assert all(force.readiness is not None for force in known)
        for _ in range(done):
            undo.undo(store, ANN, NOW)
        assert placements(store, unit) == first
