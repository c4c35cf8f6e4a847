"""Units of a file are kept as one tree in one operation; the same adds nothing, a newer version revises."""

from typing import Any

import pytest

from console.domain.arrival import told
from console.domain.force import Force, Imported, Position
from console.domain.times import DAY
from console.feeds.drafts import Complete, FeatureDraft, GroupDraft, Titled, UnitDraft, UnitState
from console.services import unit_history
from console.services.unit_history import Span
from console.store import undo, units
from console.store.casefile import Store
from tests.services.arriving import arrive
from tests.services.people import ANN, NOW

MORNING, NOON, NIGHT = NOW - 3 * DAY, NOW - 2 * DAY, NOW - DAY
SIDE = GroupDraft(external_id="red", name="Red", side=True, identity=6)


def unit(number: int, name: str = "A", parent: str = "red", **more: Any) -> UnitDraft:
    states = more.pop("states", (at(MORNING, 23.9, 50.5),))
    more = {"sidc": "10061000161211000000", "version_at": MORNING, "external_id": name} | more
    return UnitDraft(number=number, name=name, parent=parent, side="Red", states=states, **more)


def at(start: int | None, lon: float | None = None, lat: float | None = None, **more: Any) -> UnitState:
    return UnitState(valid_from=start, lon=lon, lat=lat, **more)


def forces(store: Store) -> dict[str, list[Force]]:
    with store.reader() as reader:
        found: dict[str, list[Force]] = {}
        for one in units.forces(reader):
            found.setdefault(one.name, []).append(one)
        return found


def spans(store: Store, name: str = "A") -> list[tuple[int | None, int | None, float | None]]:
    return [(one.valid_from, one.valid_to, one.lon) for one in forces(store).get(name, [])]


def test_units_stand_in_a_tree_under_the_name_of_their_file(store: Store) -> None:
    moved = (at(MORNING, 23.9, 50.5, valid_to=NOON, least=600, most=800), at(NOON, 24.5, 51, note="Moving"))
    arrival = arrive(store, Titled("Drill"), SIDE, unit(1, "A", states=moved), unit(2, "B", "A", states=(at(None),)))
    assert (arrival.records, arrival.accepted, arrival.located, arrival.unlocated) == (2, 2, 1, 1)
    assert arrival.bbox == (23.9, 50.5, 24.5, 51) and arrival.time_min == MORNING
    assert "In the tree of forces under “Drill”" in told(arrival)
    known = forces(store)
    (top,), (side,), (under,) = known["Drill"], known["Red"], known["B"]
    first, second = known["A"]
    assert [one.kind for one in (top, side, first)] == [Imported.ORDER, Imported.SIDE, Imported.UNIT]
    assert (top.parent_id, side.parent_id, first.parent_id, under.parent_id) == (None, top.id, side.id, first.id)
    assert (first.strength.text, first.size_level, first.domain, first.side) == ("600–800", "battalion", "land", "Red")
    assert (second.note, second.sidc, under.position) == ("Moving", "10061000161211000000", Position.NOT_PUBLIC)
    assert first.provenance.source == "The wire (wire.csv)" and first.provenance.as_of == "2022-11-12"


def test_a_name_holds_no_letter_that_hides_or_turns_it(store: Store) -> None:
    arrive(store, SIDE, unit(1, "1st\x00 \x1b[31mBde\u202e\n", external_id="a"))
    assert "1st [31mBde" in forces(store)


def test_the_same_again_adds_nothing_and_undo_takes_all_back(store: Store) -> None:
    first = (SIDE, unit(1), FeatureDraft(number=2, name="PL", geometry='{"type":"Point","coordinates":[21,50]}'))
    assert arrive(store, *first).accepted == 2
    again = arrive(store, *first, Complete(), file="wire.csv")
    assert (again.accepted, again.duplicates, again.rejected) == (0, 2, ())
    undo.undo(store, ANN, NOW)
    assert forces(store) == {}


def test_a_newer_version_corrects_what_it_says_otherwise_and_withdraws_what_it_has_no_more(store: Store) -> None:
    states = (at(MORNING, 23.9, 50.5, valid_to=NOON), at(NOON, 24, 51))
    arrive(store, SIDE, unit(1, states=states), unit(2, "B"), Complete())
    corrected = (at(MORNING, 23.9, 50.5, valid_to=NIGHT), at(NIGHT, 24, 51))
    newer = arrive(store, SIDE, unit(1, states=corrected, version_at=NOW), Complete())
    assert (newer.accepted, newer.revised, newer.duplicates) == (1, 1, 0)
    assert spans(store) == [(MORNING, NIGHT, 23.9), (NIGHT, None, 24)] and spans(store, "B") == []
    assert "no longer in the file were withdrawn: B" in newer.warnings[-1]
    older = arrive(store, SIDE, unit(1, states=states))
    assert (older.duplicates, "newer version" in older.warnings[-1]) == (1, True)


def test_a_later_snapshot_ends_what_changed_and_what_is_gone(store: Store) -> None:
    arrive(store, SIDE, unit(1, snapshot=True), unit(2, "B", snapshot=True), unit(3, "C", snapshot=True), Complete())
    later = (at(NIGHT, 25, 51),), (at(NIGHT, 23.9, 50.5),)
    moved, stays = unit(1, snapshot=True, states=later[0]), unit(2, "B", snapshot=True, states=later[1])
    arrival = arrive(store, SIDE, moved, stays, Complete())
    assert (arrival.accepted, arrival.revised, arrival.duplicates) == (1, 1, 1)
    assert spans(store) == [(MORNING, NIGHT, 23.9), (NIGHT, None, 25)]
    assert spans(store, "B") == [(MORNING, None, 23.9)] and spans(store, "C") == [(MORNING, NIGHT, 23.9)]
    between = arrive(store, SIDE, unit(1, snapshot=True, states=(at(NOON, 24, 51),)))
    assert between.accepted == 1
    assert spans(store) == [(MORNING, NOON, 23.9), (NOON, NIGHT, 24), (NIGHT, None, 25)]


def test_only_a_missing_unit_is_news_too(store: Store) -> None:
    arrive(store, SIDE, unit(1, snapshot=True), unit(2, "B", snapshot=True), Complete())
    arrival = arrive(store, SIDE, unit(1, snapshot=True, states=(at(NOON, 23.9, 50.5),)), Complete())
    assert (arrival.accepted, arrival.duplicates) == (0, 1) and arrival.id
    assert spans(store, "B") == [(MORNING, NOON, 23.9)]


def test_what_a_person_changed_is_theirs(store: Store) -> None:
    arrive(store, SIDE, unit(1))
    with store.operation("Resize A", ANN, NOW) as case:
        unit_id = forces(store)["A"][0].id
        case.insert(
            "force_edit", id=b"e" * 16, unit_id=unit_id, at=NOW, author="Ann", act="resize", words="Resized", reason=""
        )
    arrival = arrive(store, SIDE, unit(1, states=(at(MORNING, 1, 1),), version_at=NOW), Complete())
    assert [one.record for one in arrival.rejected] == [1] and "by hand" in arrival.rejected[0].reason
    assert arrival.records == arrival.accepted + arrival.duplicates + len(arrival.rejected)
    assert spans(store) == [(MORNING, None, 23.9)]


def test_several_records_of_a_unit_follow_one_another_and_may_not_gainsay(store: Store) -> None:
    rows = (unit(1), unit(2, states=(at(NOON, 24, 51),)), unit(3, states=(at(NOON, 25, 51),)), unit(4))
    arrival = arrive(store, SIDE, *rows)
    assert (arrival.accepted, arrival.duplicates) == (2, 1)
    assert [(one.record, one.reason) for one in arrival.rejected] == [
        (3, "Another record says otherwise of the same time.")
    ]
    assert spans(store) == [(MORNING, NOON, 23.9), (NOON, None, 24)]


def test_another_file_of_the_same_source_takes_over_the_units_it_has(store: Store) -> None:
    arrive(store, Titled("May"), SIDE, unit(1), unit(2, "B"), Complete())
    arrive(store, Titled("June"), SIDE, unit(1, states=(at(MORNING, 24, 51),), version_at=NOW), Complete())
    known = forces(store)
    assert known["Red"][0].parent_id == known["June"][0].id
    assert (spans(store), spans(store, "B")) == ([(MORNING, None, 24)], [(MORNING, None, 23.9)])


def test_an_exercise_is_marked_and_keeps_its_digit(store: Store) -> None:
    arrive(store, SIDE, unit(1, sidc="10161000161211000000", exercise=True))
    with store.reader() as reader:
        assert (
            reader.value("SELECT m.exercise FROM unit u JOIN marking m ON m.id = u.marking_id WHERE u.name = 'A'") == 1
        )
    assert forces(store)["A"][0].sidc == "10161000161211000000"


def span(start: int | None, end: int | None, content: str, key: bytes = b"") -> Span:
    return Span(start, end, (content,), key, 0 if key else 7)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([(5, None, "x")], [(1, 10, "x"), (20, None, "y")]),
        ([(5, None, "z")], [(1, 5, "x"), (5, 10, "z"), (20, None, "y")]),
        ([(12, None, "z")], [(1, 10, "x"), (12, 20, "z"), (20, None, "y")]),
        ([(20, None, "z")], [(1, 10, "x"), (20, None, "z")]),
        ([(20, 25, "y")], [(1, 10, "x"), (20, 25, "y")]),
        ([(0, None, "x")], [(0, 1, "x"), (1, 10, "x"), (20, None, "y")]),
        ([(30, 40, "z"), (40, None, "w")], [(1, 10, "x"), (20, 30, "y"), (30, 40, "z"), (40, None, "w")]),
    ],
)
def test_moments_are_set_among_what_is_known(told: list[Any], expected: list[Any]) -> None:
    before = [span(1, 10, "x", b"1"), span(20, None, "y", b"2")]
    plan = unit_history.revised(before, [span(*one) for one in told], snapshot=True)
    kept = [
        (one.start, plan.ended.get(one.key, one.end), one.content[0]) for one in before if one.key not in plan.withdrawn
    ]
    assert sorted([*kept, *((one.start, one.end, one.content[0]) for one, _ in plan.added)]) == expected
