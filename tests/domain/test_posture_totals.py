"""Totals that are honest: ranges stay ranges, unknown is counted, pools are never added, nobody twice."""

from dataclasses import replace

import pytest

from console.domain.force import ActsAs, Force, Imported, Position, Strength
from console.domain.posture_totals import NOBODY, Total, totals
from console.domain.provenance import Provenance
from tests.domain.forces import force, gives, persons


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (Total(), "none"),
        (Total(unknown=2), "unknown"),
        (Total(1000, 1000, 1), "1\N{THIN SPACE}000"),
        (Total(1000, 1200, 1, 2), "1\N{THIN SPACE}000–1\N{THIN SPACE}200 and 2 unknown"),
        (Total(500, None, 1), "≥\N{THIN SPACE}500"),
        (Total(0, None, 1, 1), "some and 1 unknown"),
    ],
)
def test_a_total_in_words(made: Total, words: str) -> None:
    assert made.words() == words


def words(found: dict[str, Total]) -> dict[str, str]:
    return {name: one.words().replace("\N{THIN SPACE}", "") for name, one in found.items()}


def test_by_host_only_people_in_place_are_counted_and_pools_are_never_added() -> None:
    forces = [
        force("Tapa", persons(1000, 1200)),
        force("Second", Strength(None, 500, None, "")),
        force("Latvia", country="LV"),
        force("Reaction force", persons(40000), position=Position.HOME, country="IT", kind="response force"),
        force("Tier 1", persons(100000), kind="force pool", position=Position.NOT_PUBLIC, country=None),
    ]
    found = totals(forces)
    assert words(dict(found.by_host)) == {"EE": "≥1500", "LV": "unknown"}
    assert (found.in_place.words(), found.on_call.words()) == (
        "≥\N{THIN SPACE}1\N{THIN SPACE}500 and 1 unknown", "40\N{THIN SPACE}000",
    )  # fmt: skip
    assert words(dict(found.by_kind)) == {"battlegroup": "≥1500 and 1 unknown", "response force": "40000"}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (force("named", persons(1200), contributors=("DK",)), {NOBODY: "1200", "DK": "unknown", "GB": "unknown"}),
        (
            force("given", persons(1000, 1200), contributors=("DK",), contributions=(gives("GB", persons(800)),)),
            {NOBODY: "200–400", "DK": "unknown", "GB": "800"},
        ),
        (
            force("all", persons(1000), contributions=(gives("GB", persons(800)), gives("FR", persons(200)))),
            {"FR": "200", "GB": "800"},
        ),
        (force("no figure", contributions=(gives("FR", persons(200)),)), {"FR": "200", "GB": "unknown"}),
        (force("one nation", persons(4000), acts_as=ActsAs.NATION), {"GB": "4000"}),
        (force("nobody says", persons(4000)), {NOBODY: "4000"}),
        (force("more given than there are", persons(100), contributions=(gives("GB", persons(300)),)), {"GB": "300"}),
    ],
)
def test_by_nation_the_rest_is_nobody_s_unless_a_source_breaks_it_down(made: Force, expected: dict[str, str]) -> None:
    assert words(dict(totals([made]).by_nation)) == expected


def test_a_total_names_what_is_to_be_checked_in_it() -> None:
    doubtful = replace(force("A", persons(5)), provenance=Provenance("press", "2022", True, "To check: the size."))
    assert totals([doubtful, force("B", persons(7))]).in_place.to_check == (doubtful,)


def test_what_a_file_brought_is_never_added() -> None:
    told = totals([force("BG", persons(1000)), force("1st Tank Army", persons(40_000), kind=Imported.UNIT)])
    assert told.in_place.words() == "1\N{THIN SPACE}000" and "imported unit" not in told.by_kind
