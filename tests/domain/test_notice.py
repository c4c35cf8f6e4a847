"""Notice to move as a person writes it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.errors import BadInput
from console.domain.force import Readiness
from console.domain.notice import notice_words, parse_notice

DAYS = st.integers(0, 999).map(float)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5-30", (5, 30)), ("5–30 days", (5, 30)), (" 10 DAYS", (10, 10)), ("from 45", (45, None)),
        ("unknown", (None, None)), ("up to 3 d", (None, 3)), ("72 h", (3, 3)), ("no delay", (0, 0)),
        ("2.5", (2.5, 2.5)), ("5 to 7 days", (5, 7)),
    ],
)  # fmt: skip
def test_it_is_read(text: str, days: tuple[float | None, float | None]) -> None:
    assert parse_notice(text) == days


@pytest.mark.parametrize("text", ["", "soon", "5–", "-3", "from", "1e9", "5–30–60", "days"])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="no notice to move"):
        parse_notice(text)


@settings(max_examples=30)
@given(st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS))
def test_what_is_written_is_read_as_it_was(least: float | None, more: float | None) -> None:
    most = None if more is None else (least or 1) + more
    if least is None and most is None:
        return
    assert parse_notice(notice_words(Readiness(least, most, "", None))) == (least, most)
