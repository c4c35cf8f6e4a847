"""What changed between two days, checked by hand against battlegroups.csv of the public baseline."""

from collections.abc import Iterator

import pytest

from console.domain.times import Instant, day_end, parse_instant
from console.exports.compare_reading import Compared, read_comparison
from console.exports.compare_rows import Head, Kind
from console.exports.picture_names import force_name
from console.map.change_signs import Sign
from console.store.reader import Reader
from tests import cases
from tests.store import memory
from tests.ui.things import ACTOR

TODAY = parse_instant("2026-11-21T12:00Z")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with (
        memory.folder() as folder,
        cases.with_baseline(folder / "b.flank", ACTOR, TODAY) as store,
        store.reader() as reader,
    ):
        yield reader


def compared(reader: Reader, first: str, second: Instant = TODAY) -> Compared:
    return read_comparison(reader, day_end(first) - 1, second)


def land(found: Compared, kind: Kind) -> dict[str, str]:
    """What is said of the forward land forces, by their names, with plain spaces."""
    rows = (row for row in found.changed if row.kind is kind and row.force.kind == "battlegroup")
    return {force_name(row.force): row.brief.replace("\N{THIN SPACE}", " ") for row in rows}


def test_since_the_invasion(reader: Reader) -> None:
    found = compared(reader, "2022-02-24")
    appeared = land(found, Kind.APPEARED)
    assert set(appeared) == {"BG Slovakia", "BG Hungary", "BG Romania", "BG Bulgaria", "BG Finland"}
    assert appeared["BG Slovakia"] == "700–1 500 · Spain · Lešť training centre"
    resized = land(found, Kind.RESIZED)
    assert set(resized) == {"BG Estonia", "Brigade Latvia", "BG Lithuania"}
    assert resized["Brigade Latvia"] == "1 887 → ≥ 3 500 · battlegroup → brigade"
    assert resized["BG Estonia"].startswith("1 100–1 200 → 1 000–1 200")
    assert resized["BG Lithuania"].startswith("1 632 → 1 600")
    joined = land(found, Kind.CONTRIBUTORS)
    assert joined["BG Estonia"].startswith("+ Iceland")
    assert joined["Brigade Latvia"].startswith("+ Denmark, North Macedonia, Sweden")
    assert "\N{MINUS SIGN} Czechia, Iceland, United States" in joined["BG Lithuania"]
    ended = {row.force.short_name for row in found.changed if row.kind is Kind.ENDED}
    assert {"eNRF", "VJTF", "IFFG"} <= ended


def test_since_the_first_summer_two_leads_have_changed(reader: Reader) -> None:
    found = compared(reader, "2022-07-01")
    assert land(found, Kind.APPEARED).keys() == {"BG Finland"}
    assert land(found, Kind.LEAD) == {"BG Slovakia": "Czechia → Spain", "BG Bulgaria": "Bulgaria → Italy"}
    resized = land(found, Kind.RESIZED)
    assert resized["BG Estonia"].startswith("1 430 → 1 000–1 200")
    assert resized["BG Romania"].startswith("1 148 → 1 500–4 000")
    assert resized["BG Bulgaria"].startswith("968 → 1 200")
    assert resized["BG Slovakia"].startswith("643–1 100 → 700–1 500")


def test_before_and_after_the_first_of_july_2024(reader: Reader) -> None:
    found = compared(reader, "2024-06-30", day_end("2024-07-01") - 1)
    assert land(found, Kind.LEAD) == {"BG Slovakia": "Czechia → Spain"}
    assert not land(found, Kind.APPEARED)
    short = {kind: {row.force.short_name for row in found.changed if row.kind is kind} for kind in Kind}
    assert "ARF" in short[Kind.APPEARED] and "eNRF" in short[Kind.ENDED]


def test_the_days_the_other_way_round_say_the_opposite(reader: Reader) -> None:
    found = read_comparison(reader, TODAY, day_end("2022-02-24") - 1)
    assert "BG Romania" in land(found, Kind.ENDED)
    assert land(found, Kind.RESIZED)["BG Latvia"] == "≥ 3 500 → 1 887 · brigade → battlegroup"
    marks = {mark.id: mark for mark in found.marks}
    gone = next(row for row in found.changed if row.kind is Kind.ENDED and row.force.country == "RO")
    assert marks[gone.force.id.hex()].sign is Sign.ENDED and gone.force in found.forces


def test_every_kind_has_its_row_with_the_number_under_it(reader: Reader) -> None:
    found = compared(reader, "2022-02-24")
    heads = {row.kind: row.number for row in found.rows if isinstance(row, Head)}
    assert heads == {kind: n for kind in Kind if (n := sum(row.kind is kind for row in found.lines))}


def test_operations_of_one_of_the_two_days_only_are_told(reader: Reader) -> None:
    found = compared(reader, "2022-02-24")
    begun = {row.name for row in found.lines if row.kind is Kind.BEGUN}
    assert {"Baltic Sentry", "Eastern Sentry"} <= begun and "KFOR" not in begun


def test_a_sign_says_what_matters_most_and_a_new_name_of_a_place_is_no_arrow(reader: Reader) -> None:
    found = compared(reader, "2022-02-24")
    marks = {mark.id: mark for mark in found.marks}
    said = {force_name(row.force): marks[row.force.id.hex()] for row in found.changed}
    assert said["BG Romania"].sign is Sign.APPEARED
    assert (said["Brigade Latvia"].sign, said["BG Lithuania"].sign) == (Sign.GREW, Sign.SHRANK)
    assert said["BG Lithuania"].way is None
    assert said["Brigade Latvia"].words.replace("\N{THIN SPACE}", " ") == "+1 613 or more"
