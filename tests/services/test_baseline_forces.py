"""What a new case knows of a force beside its place, line by line from the files, read here as a stranger would."""

import csv
from collections.abc import Iterator

import pytest

from console.config import paths
from console.domain.force import Force
from console.domain.operation import Actor
from console.domain.posture import standing
from console.domain.times import day_start, parse_day_or_instant
from console.store import force_facts, units
from console.store.reader import Reader
from tests import cases
from tests.store import memory

ANN = Actor("Ann", "Desk 1")
NOW = day_start("2026-11-21")


def lines(name: str) -> list[dict[str, str]]:
    with (paths.resources("baseline") / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with memory.folder() as folder, cases.with_baseline(folder / "forces.flank", ANN, NOW) as store:
        yield store.writer_view()


@pytest.fixture(scope="module")
def known(reader: Reader) -> list[Force]:
    return units.forces(reader)


def slugs(forces: list[Force]) -> dict[bytes, str]:
    return {force.id: force.unit_slug or "" for force in forces}


def test_everybody_stands_under_whom_the_file_says_on_the_first_and_last_day_of_every_line(known: list[Force]) -> None:
    named = slugs(known)
    for line in lines("subordination.csv"):
        for day in (line["valid_from"], line["valid_to"] or "2026-11-21"):
            there = {force.unit_slug: force for force in standing(known, day_start(day))}
            parent = there[line["child"]].parent_id
            assert parent is not None and named[parent] == line["parent"], (line["id"], day)


def test_a_day_is_read_with_the_headquarters_of_that_day(reader: Reader) -> None:
    day = parse_day_or_instant("2018-03-01")
    there = {force.unit_slug: force for force in units.forces(reader, day)}
    assert there["flf-ee"].parent_id == there["mnc-ne"].id and "mnd-n" not in there


def test_a_parent_has_its_own_source(known: list[Force]) -> None:
    under = {force.slug: force for force in known}
    brigade = under["flf-lt-3"].parent_source
    assert brigade is not None and brigade.source.startswith("German Federal Ministry of Defence")
    assert (brigade.to_check, brigade.check_note) == (False, "")
    norfolk = under["flf-fi-2"].parent_source
    assert norfolk is not None and norfolk.check_note == "To check: the chain of command below SACEUR."


def test_people_of_a_brigade_are_those_of_the_battlegroup_under_it(known: list[Force]) -> None:
    brigade = next(force for force in known if force.slug == "de-brigade-45-2")
    assert brigade.strength.note.startswith("includes the battlegroup")
    (below,) = (force for force in standing(known, NOW) if force.parent_id == brigade.id)
    assert below.slug == "flf-lt-3"


def test_what_each_nation_gives_is_what_its_line_says(known: list[Force]) -> None:
    given = {
        (force.slug, of.country): (
            of.strength.least,
            of.strength.most,
            of.strength.note,
            of.caveats,
            of.provenance.source,
        )
        for force in known
        for of in force.contributions
    }
    for line in lines("contributions.csv"):
        least, most = (int(line[end]) if line[end] else None for end in ("strength_min", "strength_max"))
        said = (least, most, line["strength_note"], line["caveats"], line["source"])
        assert given[line["placement"], line["country_iso2"]] == said, line["id"]


def test_every_nation_a_battlegroup_lists_takes_part(known: list[Force]) -> None:
    giving = {force.slug: {of.country for of in force.contributions} for force in known}
    for line in lines("battlegroups.csv"):
        assert giving[line["id"]] == {line["framework_iso2"], *line["contributing_iso2"].split(";")}, line["id"]


def test_what_a_force_is_like_is_what_its_line_says(known: list[Force]) -> None:
    placed = {force.slug: force for force in known}
    for line in lines("force_traits.csv"):
        force = placed[line["placement"]]
        assert (force.permanence or "", force.acts_as or "", force.caveats) == (
            line["permanence"], line["acts_as"], line["caveats"],
        ), line["id"]  # fmt: skip
        assert force.traits_source is not None and force.traits_source.check_note == line["check_note"]
        assert line["kind"] in ("", force.kind)


def test_the_ninth_battlegroup_is_at_home_in_sweden(known: list[Force]) -> None:
    home = next(force for force in known if force.slug == "flf-fi-2").home
    assert home is not None and (home.place, home.country, home.lat, home.lon) == ("Boden", "SE", 65.8252, 21.6887)


def test_host_nations_stand_in_the_list_though_nothing_was_counted(known: list[Force]) -> None:
    hosts = [force for force in standing(known, NOW) if force.kind == "host nation forces"]
    guests = {force.country for force in standing(known, NOW) if force.kind == "battlegroup"}
    assert guests < {force.country for force in hosts} and len(hosts) == 12
    assert all(force.strength.text == "unknown" and force.lon is None and force.provenance.to_check for force in hosts)


def test_who_may_order_what_is_what_the_lines_say(reader: Reader, known: list[Force]) -> None:
    named = slugs(known)
    found = {
        (named[of.unit_id], of.act.value, of.actor, of.verdict.value, of.condition)
        for of in force_facts.authorities(reader)
    }
    assert found == {
        (unit, act, line["actor"], line["verdict"], line["condition"])
        for line in lines("authority.csv")
        for unit in line["units"].split(";")
        for act in line["acts"].split(";")
    }


def test_only_since_the_reaction_force_may_saceur_deploy_without_the_council(reader: Reader) -> None:
    def free(slug: str) -> set[tuple[str, str]]:
        (unit,) = reader.rows("SELECT id FROM unit WHERE slug = ?", (slug,))
        return {
            (of.act.value, of.actor)
            for of in force_facts.authorities(reader, unit[0])
            if of.verdict.value == "allowed" and of.actor == "SACEUR"
        }

    assert free("vjtf") == {("alert", "SACEUR"), ("stage", "SACEUR"), ("prepare", "SACEUR")}
    assert ("deploy", "SACEUR") in free("arf")


def test_rings_stand_about_public_places_for_as_long_as_what_covers_them(reader: Reader) -> None:
    rings = force_facts.coverages(reader)
    assert {(ring.place, ring.radius_km, ring.lat, ring.lon) for ring in rings} == {
        (line["place"], float(line["radius_km"]), float(line["lat"]), float(line["lon"]))
        for line in lines("coverage.csv")
    }
    runs = {mission.id: (mission.valid_from, mission.valid_to) for mission in units.missions(reader)}
    for ring in rings:
        assert (ring.unit_id is None) != (ring.mission_id is None) and ring.note and ring.provenance.to_check
        if ring.mission_id is not None:
            assert (ring.valid_from, ring.valid_to) == runs[ring.mission_id]
