"""What a text may say at a past moment: nothing dated later."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.hindsight import names_later, without_later
from console.domain.times import parse_instant

MIDNIGHT = parse_instant("2022-11-15T00:00Z")


@pytest.mark.parametrize(
    "text",
    [
        "opened 15 Nov 2022", "seen in Nov 2022", "since 2022-11-15", "in 2022-12", "Dec 2022", "from 2023 on",
        "11-19 Nov 2024", "the winter of 2022-23", "Steadfast, 2025-26", "by December 2022",
    ],
)  # fmt: skip
def test_later_dates_are_recognised(text: str) -> None:
    assert names_later(text, MIDNIGHT)


@pytest.mark.parametrize(
    "text",
    ["14 Nov 2022", "2022-11-14", "Oct 2022", "2022", "the winter of 2021-22", "May 2022, then June", "1,650 men", ""],
)
def test_what_was_over_is_kept(text: str) -> None:
    assert not names_later(text, MIDNIGHT)
    assert without_later(text, MIDNIGHT) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Unit 29155 (named 17 Apr 2021, closed in 2024)", "Unit 29155"),
        ("Second base since 2014; jets there in Sep 2025", "Second base since 2014"),
        ("Set up in 2022. Doubled in 2024. Led by FR", "Set up in 2022. Led by FR"),
        ("Seen on 19 May 2026", ""),
        ("Set up in Dec. 2022", ""),
        ("Begun in Dec. Seen in 2025. 2022 was quiet", "Begun in Dec."),
        ("LSM (28 Jun 2022); SHAPE, 4 Dec 2025", "LSM (28 Jun 2022)"),
    ],
)
def test_asides_clauses_and_sentences_that_tell_later_things_go(text: str, left: str) -> None:
    assert without_later(text, MIDNIGHT) == left


_WORDS = st.sampled_from(
    [
        "seen",
        "Dec",
        "Dec.",
        "Nov",
        "15",
        "2022",
        "2022-11",
        "2024",
        "(2025)",
        "(",
        ")",
        ";",
        ".",
        "in May 2026",
        "2022-23",
    ]
)


@given(st.lists(_WORDS, max_size=12).map(" ".join))
def test_nothing_later_is_left_whatever_the_text(text: str) -> None:
    left = without_later(text, MIDNIGHT)
    assert not names_later(left, MIDNIGHT)
    assert without_later(left, MIDNIGHT) == left


def test_a_semicolon_inside_brackets_does_not_part_a_clause() -> None:
    text = "LSM, 28 Jun 2022; suv.report, Feb 2025 (about 1,600 soldiers; BE, CZ); press report"
    assert without_later(text, parse_instant("2022-11-15T00:00Z")) == "LSM, 28 Jun 2022; press report"
