"""What leaves as an order of battle comes back the same, as far as each format holds it, and says what it does not."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from console.domain.errors import BadInput, CannotWrite
from console.domain.force import Force, Imported
from console.domain.times import DAY, Interval
from console.exports.forces_file import FORMATS, marking_of, write_forces
from console.exports.order_of_battle import Order, read
from console.feeds import formats, wire
from console.feeds.drafts import Asked, Complete, GroupDraft, Titled, UnitDraft, UnitState
from console.feeds.given import GivenFile
from console.store import units
from console.store.casefile import Store
from tests import cases
from tests.services.arriving import arrive
from tests.services.people import ANN, NOW
from tests.store import memory

MORNING, NOON, NIGHT = NOW - NOW % DAY - 3 * DAY, NOW - 2 * DAY, NOW - DAY
TITLE = "Drill"


def state(start: int, end: int | None = None, *place: float, **more: Any) -> UnitState:
    lon, lat = place or (None, None)
    return UnitState(valid_from=start, valid_to=end, lon=lon, lat=lat, **more)


def unit(number: int, name: str, parent: str, *states: UnitState, **more: Any) -> UnitDraft:
    said: dict[str, Any] = {"sidc": "10061000161211000000", "side": "Red", "version_at": MORNING} | more
    return UnitDraft(number=number, name=name, external_id=name, parent=parent, states=states, **said)


DRAFTS = (
    Titled(TITLE),
    GroupDraft(external_id="r", name="Red", side=True, identity=6),
    GroupDraft(external_id="b", name="Blue", side=True, identity=3),
    GroupDraft(external_id="g", name="Tanks", parent="r"),
    unit(1, "Army", "g", state(MORNING, None, 23.9, 50.5, least=9000, most=12000), short_name="A"),
    unit(2, "Brigade", "Army", state(MORNING, NOON, 24.0, 50.6, least=4000, most=4000), state(NOON, NIGHT, 24.1, 50.7)),
    unit(3, "Scouts", "r", state(NOON, None, 24.2, 50.8, least=90), state(NIGHT, None), sidc="10061040151213000000"),
    unit(4, "Guards", "b", state(MORNING, None, 21.0, 52.2, most=700), sidc="10031000161211000000", side="Blue"),
    Complete(),
)


@pytest.fixture
def folder() -> Any:
    with memory.folder() as found:
        yield found


def case(folder: Path, name: str, *drafts: Any) -> Store:
    made = cases.empty(folder / f"{name}.flank", name, ANN, NOW)
    if drafts:
        arrive(made, *drafts)
    return made


def order_of(store: Store, during: Interval | None = None) -> Order:
    with store.reader() as reader:
        return read(reader, store.case.title, marking_of(reader, store.case.marking), NOW, during)


def exported(store: Store, path: Path, name: str, during: Interval | None = None) -> tuple[str, ...]:
    return write_forces(path, order_of(store, during), FORMATS[name])


def taken(folder: Path, path: Path) -> Store:
    """An empty case into which a file was imported."""
    drafts = list(formats.read(GivenFile(path), Asked())[1])
    return case(folder, "again", *wire.batch_decoder.decode(wire.encoder.encode(drafts)))


def told(store: Store, *, beginnings: bool = True) -> Counter[Any]:
    """Every span of every unit with the way to it from its side."""
    with store.reader() as reader:
        forces = units.forces(reader)
    store.close()
    last = {one.id: one for one in forces}

    def way(force: Force | None) -> str:
        names: list[str] = []
        while force is not None and force.kind != Imported.ORDER:
            names.append(force.name)
            force = last.get(force.parent_id or b"")
        return "/".join(reversed(names))

    return Counter(
        (way(one), one.valid_from if beginnings else 0, one.valid_to, one.lon, one.lat, one.strength.least,
         one.strength.most, one.sidc, one.short_name)
        for one in forces if one.kind != Imported.ORDER
    )  # fmt: skip


@pytest.mark.parametrize(("name", "ending"), [("orbat-mapper", ".json"), ("csv", ".csv")])
def test_tree_places_strengths_and_spans_come_back(folder: Path, name: str, ending: str) -> None:
    store, path = case(folder, "first", *DRAFTS), folder / f"out{ending}"
    assert exported(store, path, name) == ()
    assert told(taken(folder, path)) == told(store)


def test_the_posture_of_a_day_comes_back_from_msdl(folder: Path) -> None:
    store, path = case(folder, "first", *DRAFTS), folder / "out.xml"
    assert exported(store, path, "msdl", Interval(NIGHT - 1, NIGHT)) == ()
    again = told(taken(folder, path), beginnings=False)
    whole = [one for one in told(store, beginnings=False) if one[2] in (None, NIGHT) and one[3] is not None]
    assert sorted(one[0] for one in again if one[3]) == sorted(one[0] for one in whole)
    assert {(*one[:2], None, *one[3:]) for one in whole} <= set(again)


def test_units_of_two_sources_stay_apart_whatever_their_ids(folder: Path) -> None:
    store, path = case(folder, "first", *DRAFTS), folder / "out.json"
    arrive(store, *DRAFTS[1:], file="other.json", source="Another")
    lost = exported(store, path, "orbat-mapper")
    assert lost == ("2 names of imported orders of battle: their sides stand at the top",)
    again = taken(folder, path)
    assert sum(told(again).values()) == sum(told(store).values())


def test_msdl_wants_a_moment_and_files_their_ending(folder: Path) -> None:
    store = case(folder, "first", *DRAFTS)
    with pytest.raises(BadInput, match="one moment"):
        exported(store, folder / "out.xml", "msdl")
    with pytest.raises(CannotWrite, match=r"does not end in \.json"):
        exported(store, folder / "first.flank", "orbat-mapper")
    store.close()
    bare = case(folder, "bare")
    with pytest.raises(BadInput, match="no forces"):
        exported(bare, folder / "out.csv", "csv")
    bare.close()


def test_a_case_of_the_baseline_leaves_with_its_marking_and_without_what_is_not_public(folder: Path) -> None:
    store = cases.with_baseline(folder / "base.flank", ANN, NOW)
    lost = exported(store, folder / "out.json", "orbat-mapper")
    scenario = json.loads((folder / "out.json").read_bytes())
    assert scenario["description"].startswith("UNCLASSIFIED / PUBLIC DATA · Posture over time")
    assert [side["name"] for side in scenario["sides"]] == ["Alliance"]
    assert any("only stand for an area or a home" in one for one in lost) and "who may order each force" in lost
    with store.reader() as reader:
        homes = {one.name for one in units.forces(reader) if one.position != "point"}
    waiting, seen = list(scenario["sides"][0]["subUnits"]), set()
    while waiting:
        one = waiting.pop()
        seen.add(one["name"])
        waiting += one["subUnits"]
        assert one["name"] not in homes or not one.get("location")
    assert homes & seen
    store.close()
