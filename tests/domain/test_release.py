"""Everybody in an audience must be allowed; in doubt a thing is withheld, with the reason."""

import pytest

from console.domain.audience import Audience
from console.domain.marking import Level, Marking
from console.domain.release import may_see, why_nobody, why_not


def audience(level: Level, *members: str) -> Audience:
    return Audience("them", level, frozenset(members))


@pytest.mark.parametrize(
    ("marking", "level", "members", "seen"),
    [
        ("UNCLASSIFIED / PUBLIC DATA", Level.PUBLIC, (), True),
        ("UNCLASSIFIED / PUBLIC DATA REL TO POL", Level.PUBLIC, (), False),
        ("NATO UNCLASSIFIED", Level.PUBLIC, (), False),
        ("NATO UNCLASSIFIED", Level.UNCLASSIFIED, (), False),
        ("NATO UNCLASSIFIED", Level.UNCLASSIFIED, ("NATO", "EU"), False),
        ("NATO UNCLASSIFIED REL TO EU, NATO", Level.UNCLASSIFIED, ("NATO", "EU"), True),
        ("NATO SECRET", Level.SECRET, ("POL", "USA"), True),
        ("NATO SECRET", Level.CONFIDENTIAL, ("POL",), False),
        ("NATO SECRET REL TO EU", Level.SECRET, ("POL",), True),
        ("NATO SECRET REL TO EU", Level.SECRET, ("POL", "USA"), False),
        ("NATO SECRET REL TO EU", Level.SECRET, ("NATO",), False),
        ("NATO SECRET REL TO POL, DEU", Level.SECRET, ("POL", "DEU"), True),
        ("POL RESTRICTED", Level.SECRET, ("POL",), True),
        ("POL RESTRICTED", Level.SECRET, ("NATO",), False),
        ("NATO RESTRICTED REL TO NOBODY", Level.TOP_SECRET, ("NATO",), False),
        ("RESTRICTED", Level.SECRET, ("NATO",), False),
    ],
)
def test_who_may_see_what(marking: str, level: Level, members: tuple[str, ...], seen: bool) -> None:
    assert may_see(Marking.parse(marking), audience(level, *members)) is seen


def test_the_reason_says_who_is_missing() -> None:
    listed = Marking.parse("NATO SECRET REL TO POL")
    assert why_not(listed, audience(Level.SECRET, "POL", "DEU")) == "NATO SECRET REL TO POL is not released to DEU."
    assert "above UNCLASSIFIED" in why_not(listed, audience(Level.UNCLASSIFIED, "POL"))


def test_why_nobody_may_see_a_product_names_what_does_not_go_together() -> None:
    parts = [Marking.parse(one) for one in ("NATO SECRET REL TO POL", "NATO RESTRICTED", "NATO SECRET REL TO EST")]
    assert "NATO SECRET REL TO POL and NATO SECRET REL TO EST" in why_nobody(parts)
    assert why_nobody(parts[:2]) == ""
