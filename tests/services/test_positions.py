"""Positions: by Allies of that day, on a version that was there, append-only; the one said last holds."""

import pytest

from console.domain.errors import BadInput
from console.domain.stance import Stance, held
from console.domain.times import HOUR, MINUTE
from console.services.drafts import DraftForm, put_draft
from console.services.positions import PositionForm, asks_break, release_positions, take_positions
from console.services.silence import BreakForm, Reason, break_silence, open_silence
from console.store import draft_texts
from console.store.undo import undo
from tests.services.consulting import Table
from tests.services.people import ANN, NOW


def say(table: Table, after: int, iso2: str, stance: Stance, **more: object) -> None:
    said = PositionForm(iso2, stance, **more)  # type: ignore[arg-type]
    take_positions(table.store, ANN, NOW + after, table.draft, [said])


def standing(table: Table, iso2: str) -> Stance:
    ledger = draft_texts.positions(table.store.writer_view(), table.id)
    return held(ledger, table.draft)[table.allies[iso2].id].stance


def test_a_round_of_the_table_is_one_operation(table: Table) -> None:
    table.round(NOW + MINUTE, HU=Stance.RESERVES)
    assert standing(table, "HU") is Stance.RESERVES and standing(table, "PL") is Stance.SUPPORTS
    assert len(draft_texts.positions(table.store.writer_view(), table.id)) == 30
    undo(table.store, ANN, NOW + HOUR)
    assert draft_texts.positions(table.store.writer_view(), table.id) == []


def test_one_bad_line_and_none_of_the_round_is_written(table: Table) -> None:
    said = [PositionForm("PL", Stance.SUPPORTS), PositionForm("FI", Stance.SUPPORTS)]
    with pytest.raises(BadInput, match="Finland was no Ally on 15 NOV 22: it has no seat in “Missile at Przewodów”"):
        take_positions(table.store, ANN, NOW, table.draft, said)
    assert draft_texts.positions(table.store.writer_view(), table.id) == []


def test_what_was_said_last_holds_whenever_it_was_written_down(table: Table) -> None:
    say(table, 12 * MINUTE, "HU", Stance.OBJECTS)
    say(table, 20 * MINUTE, "HU", Stance.SUPPORTS, at=NOW + 5 * MINUTE)  # heard before, written down after
    assert standing(table, "HU") is Stance.OBJECTS
    ledger = draft_texts.positions(table.store.writer_view(), table.id)
    assert [one.recorded_at for one in ledger] == [NOW + 12 * MINUTE, NOW + 20 * MINUTE]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (PositionForm("HU", Stance.OBJECTS, at=NOW - MINUTE), "Hungary: 151943Z NOV 22 is before Statement v1 was put"),
        (PositionForm("HU", Stance.OBJECTS, at=NOW + 6 * MINUTE), "still to come"),
        (PositionForm("HU", Stance.OBJECTS, confidence="very"), "low, moderate or high"),
        (PositionForm("HUN", Stance.OBJECTS), "two letters"),
    ],
)
def test_what_cannot_be_is_refused(table: Table, said: PositionForm, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        take_positions(table.store, ANN, NOW, table.draft, [said])


def test_a_clock_a_little_ahead_is_no_mistake_and_older_versions_may_be_spoken_to(table: Table) -> None:
    put_draft(table.store, ANN, NOW + MINUTE, table.id, DraftForm("Statement", "Other words."))
    say(table, 2 * MINUTE, "hu", Stance.OBJECTS, at=NOW + 5 * MINUTE, caveat=" no  transit ")
    (one,) = draft_texts.positions(table.store.writer_view(), table.id)
    assert (one.draft_id, one.caveat, one.letter) == (table.draft, "no transit", "O")


def test_a_letter_under_silence_asks_whether_it_is_a_break(table: Table) -> None:
    silence_id, _ = open_silence(table.store, ANN, NOW, table.draft, NOW + HOUR)
    (silence,) = draft_texts.silences(table.store.writer_view(), table.id)
    letter = PositionForm("HU", Stance.OBJECTS, written=True)
    assert asks_break(letter, silence, NOW + MINUTE)
    assert asks_break(PositionForm("HU", Stance.RESERVES, written=True, at=NOW + MINUTE), silence, NOW + 2 * HOUR)
    assert not asks_break(letter, silence, NOW + HOUR) and not asks_break(letter, None, NOW)
    assert not asks_break(PositionForm("HU", Stance.OBJECTS), silence, NOW)
    assert not asks_break(PositionForm("HU", Stance.SUPPORTS, written=True), silence, NOW)
    say(table, MINUTE, "HU", Stance.OBJECTS, written=True)  # recorded as it is: the act is the Ally's
    break_silence(table.store, ANN, NOW + MINUTE, silence_id, BreakForm("HU", None, Reason.SUBSTANCE))
    (silence,) = draft_texts.silences(table.store.writer_view(), table.id)
    assert asks_break(PositionForm("TR", Stance.OBJECTS, written=True), silence, NOW + 2 * MINUTE)  # a second letter


def test_positions_are_held_back_until_somebody_releases_them_with_a_reason(table: Table) -> None:
    reader = table.store.writer_view()
    assert not draft_texts.positions_released(reader, table.id)
    with pytest.raises(BadInput, match="who released"):
        release_positions(table.store, ANN, NOW, table.id, True, " ")
    release_positions(table.store, ANN, NOW, table.id, True, "Chair, for the wall")
    assert draft_texts.positions_released(reader, table.id)
    assert not release_positions(table.store, ANN, NOW, table.id, True, "Again").tables
    release_positions(table.store, ANN, NOW + 1, table.id, False, "")
    assert not draft_texts.positions_released(reader, table.id)
