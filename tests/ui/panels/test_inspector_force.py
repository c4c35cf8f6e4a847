"""A force in the inspector: what its place means, how strong, under whom, and at other times."""

from pathlib import Path

import pytest

from console.domain import coordinates
from console.domain.force import Force, Mission, Readiness, Strength
from console.domain.times import parse_instant
from console.store import units
from console.ui.panels.inspector_force import (
    ForceFacts,
    MissionFacts,
    force_sheet,
    mission_sheet,
    notice,
    read,
    strength,
)
from console.ui.panels.inspector_sheet import Sheet
from tests import cases
from tests.ui.things import ACTOR

NOW = parse_instant("2026-11-21T19:44Z")
DAY = parse_instant("2022-11-15T12:00Z")


def of(path: Path, slug_or_name: str, day: int = NOW) -> Sheet:
    with cases.with_baseline(path / "case.flank", ACTOR, NOW) as store:
        reader = store.writer_view()
        things: list[Force | Mission] = [*units.forces(reader), *units.missions(reader)]
        thing = next(thing for thing in things if slug_or_name in (thing.name, thing.slug))
        found = read(reader, thing.id, day)
    if isinstance(found, MissionFacts):
        return mission_sheet(found, coordinates.decimal, day)
    assert isinstance(found, ForceFacts)
    return force_sheet(found, coordinates.decimal, day)


def value(sheet: Sheet, name: str) -> str:
    return next(fact.text for section in sheet.sections for fact in section.facts if fact.name == name)


def test_a_battlegroup_is_shown_as_on_the_day_and_the_other_intervals_are_listed(tmp_path: Path) -> None:
    sheet = of(tmp_path, "NATO Forward Land Forces Latvia", DAY)
    assert value(sheet, "Lead") == "Canada"
    assert value(sheet, "Strength").startswith("1\N{THIN SPACE}887")
    assert "Czechia" in value(sheet, "Contributors")
    others = next(section for section in sheet.sections if section.heading == "At other times")
    assert others.aside == str(len(others.facts)) == "2"
    assert sheet.to_check


def test_the_home_of_a_headquarters_is_not_where_its_troops_are(tmp_path: Path) -> None:
    assert "Home of its headquarters, not where its troops are" in of(tmp_path, "bmd").where


def test_a_force_without_a_public_position_says_so_and_gives_no_coordinates(tmp_path: Path) -> None:
    sheet = of(tmp_path, "nfm-tier-1")
    assert sheet.where == ("Position not public",)
    assert value(sheet, "Notice") == "0 to 10 days"
    assert value(sheet, "Strength") == "≥\N{THIN SPACE}100\N{THIN SPACE}000 · up to or well over 100,000"


def test_a_past_mission_is_said_to_be_past(tmp_path: Path) -> None:
    sheet = of(tmp_path, "eagle-assist")
    assert [chip.words for chip in sheet.chips][:2] == ["Collective defence (Article 5)", "Past"]
    assert value(sheet, "Command") == "SACEUR"


@pytest.mark.parametrize(
    ("readiness", "words"),
    [
        (None, "not published"),
        (Readiness(2, 3, "", None), "2–3 days"),
        (Readiness(None, 30, "", None), "30 days"),
        (Readiness(None, None, "", None), "not published"),
        (Readiness(0, 0, "always on", None), "always on"),
    ],
)
def test_notice_to_move_as_published(readiness: Readiness | None, words: str) -> None:
    assert notice(readiness) == words


def test_a_range_stays_a_range_and_unknown_is_said() -> None:
    assert strength(Strength(1450, 1000, 1900, "")) == "1\N{THIN SPACE}000–1\N{THIN SPACE}900"
    assert strength(Strength(None, None, None, "")) == "unknown"
