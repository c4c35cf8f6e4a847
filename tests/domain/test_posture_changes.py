"""Two days side by side: what changed, in words, and the totals of both."""

from dataclasses import replace

import pytest

from console.domain.force import ActsAs, Home, Permanence, Position, Readiness, Strength
from console.domain.posture_changes import What, between, changed, compare
from console.domain.posture_words import Names, all_said
from console.domain.times import DAY
from tests.domain.forces import UNKNOWN, force, gives, key, persons

RIGA = {"place": "Rīga", "country": "LV", "lon": 24.1052, "lat": 56.9496}
COUNTRIES = {"GB": "United Kingdom", "DK": "Denmark", "FR": "France"}
NAMES = Names(lambda code: COUNTRIES.get(code, code), {key("MND-N"): "MND-N"}.__getitem__)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({}, RIGA, "Moved from Tapa to Rīga, 280 km"),
        (
            {},
            {"position": Position.NOT_PUBLIC, "lon": None, "lat": None},
            "Its position is not public any more; it was Tapa",
        ),
        ({"strength": persons(100, 120)}, {"strength": persons(200)}, "Strength 200, was 100–120"),
        ({"strength": persons(100)}, {"strength": UNKNOWN}, "Strength unknown, was 100"),
        ({}, {"parent_id": key("MND-N")}, "Under MND-N"),
        ({"parent_id": key("MND-N")}, {}, "Under no other force, was under MND-N"),
        ({}, {"lead": "DK"}, "Led by Denmark, was led by United Kingdom"),
        ({"contributors": ("IS",)}, {"contributors": ("DK", "FR")}, "Denmark and France joined; IS left"),
        (
            {"contributors": ("DK",)},
            {"contributors": ("DK",), "contributions": (gives("DK", persons(200)),)},
            "Denmark gives 200, was unknown",
        ),
        ({}, {"readiness": Readiness(5, 7, "", None)}, "Notice to move 5–7 days"),
        (
            {"readiness": Readiness(5, 7, "", "SACEUR")},
            {"readiness": Readiness(5, 7, "", None)},
            "Not known who orders it, was SACEUR",
        ),
        (
            {"readiness": Readiness(5, 7, "", None)},
            {"readiness": Readiness(5, 7, "in a week", None)},
            "Notice to move in other words: in a week",
        ),
        ({"permanence": Permanence.ROTATIONAL}, {"permanence": Permanence.PERMANENT}, "Now permanent, was rotational"),
        ({}, {"acts_as": ActsAs.COALITION, "caveats": "none at night"}, "Acts for a coalition; caveats: none at night"),
        ({"size_level": "battlegroup"}, {"size_level": "brigade"}, "Size brigade, was battlegroup"),
        ({"home": Home("Bergen", "NO", None, None)}, {}, "No home other than its place, was Bergen, NO"),
        ({}, {}, ""),
    ],
)
def test_what_changed_of_a_force_in_words(before: dict[str, object], after: dict[str, object], words: str) -> None:
    assert all_said(between(force("A", **before), force("A", **after)), NAMES) == words  # type: ignore[arg-type]


def test_forces_appear_and_end_and_changes_stand_by_kind() -> None:
    stays, ends, begins = force("stays"), force("ends", persons(5)), force("begins")
    found = changed([stays, ends], [begins, replace(stays, strength=persons(9))])
    assert [(change.what, change.force.name) for change in found] == [
        (What.APPEARED, "begins"), (What.ENDED, "ends"), (What.RESIZED, "stays"),
    ]  # fmt: skip
    assert (
        all_said(found, NAMES) == "Begins at Tapa, strength unknown; ended at Tapa, 5 persons; strength 9, was unknown"
    )


def test_a_comparison_has_the_totals_of_both_days() -> None:
    first = force("A", persons(100), valid_to=DAY)
    then = replace(first, placement_id=key("then"), valid_from=DAY, valid_to=None, strength=Strength(None, 90, 110, ""))
    found = compare([first, then, force("B", persons(7), country="LV", valid_from=DAY)], 0, DAY)
    assert [(net.name, net.before.words(), net.after.words()) for net in found.by_host] == [
        ("EE", "100", "90–110"), ("LV", "none", "7"),
    ]  # fmt: skip
    assert [change.what for change in found.changes] == [What.APPEARED, What.RESIZED]
