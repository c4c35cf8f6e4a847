"""When something is due, as it is typed: a slip in the year is refused before any clock has to tell it."""

import pytest

from console.domain.errors import BadInput
from console.domain.question import dated, due_time
from console.domain.times import DAY, HOUR, parse_instant

NOW = parse_instant("151944Z NOV 22")


def test_a_time_of_ours_is_taken() -> None:
    assert due_time("2100Z", NOW) == parse_instant("152100Z NOV 22") and due_time("+2 h", NOW) == NOW + 2 * HOUR
    assert due_time("2999-12-31", NOW) == parse_instant("2999-12-31T00:00Z") + DAY and due_time(" ", NOW) is None


@pytest.mark.parametrize("typed", ["9999-12-31", "3000-06-01", "0001-01-01", "312359Z DEC 9999"])
def test_a_year_that_is_nobodys_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="Check the year"):
        due_time(typed, NOW)


@pytest.mark.parametrize("at", [1 << 62, -(1 << 62), 253_402_300_800_000])
def test_no_moment_beyond_all_calendars_is_kept(at: int) -> None:
    with pytest.raises(BadInput, match="Check the year"):
        dated(at)
