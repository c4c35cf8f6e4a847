"""A contact typed in one line: what it says, what it leaves out, and what it cannot be read as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.contact_line import LEVELS, MEANS, ContactLine, read_contact
from console.domain.errors import BadInput
from console.domain.times import MINUTE, dtg, parse_instant

NOW = parse_instant("152130Z NOV 22")
AT = parse_instant("152115Z NOV 22")
LETTERS = st.characters(categories=["L", "N"])
SUBJECTS = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=5).map(" ".join)
CODES = st.sampled_from(["PL", "US", "FR", "DE", "OSCE", "European Commission"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("PL US 2115Z phone air defence", ("PL", "US", AT, "phone", "", "air defence")),
        ("pl-us 2115 phone ministers: air defence", ("PL", "US", AT, "phone", "ministers", "air defence")),
        ("PL → US 152115Z secure line: who fired", ("PL", "US", AT, "secure line", "", "who fired")),
        ('PL "EU Council" 21:15 letter: sanctions', ("PL", "EU Council", AT, "letter", "", "sanctions")),
        ("PL US asks for consultations", ("PL", "US", NOW, "", "", "asks for consultations")),
        ("PL US ministers meet on Friday", ("PL", "US", NOW, "", "", "ministers meet on Friday")),
        ("PL and US, 152115Z NOV 22, who fired: open", ("PL", "US", AT, "", "", "who fired: open")),
    ],
)  # fmt: skip
def test_what_a_line_says(text: str, said: tuple[str, str, int, str, str, str]) -> None:
    line = read_contact(text, NOW)
    assert (line.one, line.other, line.at, line.means, line.level, line.subject) == said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "two that spoke"),
        ("PL", "two that spoke"),
        ("PL 2115Z phone: air defence", "two that spoke"),
        ("PL PL 2115Z phone: air defence", "both sides"),
        ("PL US 2115Z phone", "about"),
        ("PL US 2575Z phone: air defence", "no time"),
    ],
)
def test_what_is_missing_is_said(text: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read_contact(text, NOW)


def typed(line: ContactLine) -> str:
    """The line as it can be typed; exact to the minute."""
    one, other = (f'"{name}"' if " " in name else name for name in (line.one, line.other))
    known = " ".join(part for part in (one, other, dtg(line.at), line.means, line.level) if part)
    return f"{known}: {line.subject}"


@given(
    CODES, CODES, st.integers(0, 60 * 24 * 365 * 50), st.sampled_from(["", *MEANS]), st.sampled_from(["", *LEVELS]),
    SUBJECTS,
)  # fmt: skip
def test_what_is_written_is_read_as_the_same(
    one: str, other: str, minutes: int, means: str, level: str, subject: str
) -> None:
    line = ContactLine(one, other, minutes * MINUTE, means, level, subject)
    if one != other:
        assert read_contact(typed(line), NOW) == line


@given(st.text(max_size=60))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        line = read_contact(text, NOW)
    except BadInput:
        return
    assert line.one and line.other and line.subject and dtg(line.at)
