"""How old something is, in words."""

import pytest

from console.domain.ages import age
from console.domain.times import DAY, HOUR, MINUTE


@pytest.mark.parametrize(
    ("old", "words"),
    [
        (-5, "under 1 min"), (MINUTE - 1, "under 1 min"), (MINUTE, "1 min"), (14 * MINUTE + 59_999, "14 min"),
        (HOUR, "1 h 00"), (2 * HOUR + 3 * MINUTE, "2 h 03"), (2 * DAY - 1, "47 h 59"), (2 * DAY, "2 d"),
        (59 * DAY, "59 d"), (60 * DAY, "2 months"), (729 * DAY, "24 months"), (730 * DAY, "2 years"),
    ],
)  # fmt: skip
def test_an_age_is_said_as_exactly_as_it_helps(old: int, words: str) -> None:
    assert age(old) == words
