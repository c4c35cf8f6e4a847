"""A silence in words: what runs, what was kept, broken or withdrawn; on the wall without the Ally's name."""

from dataclasses import replace

import pytest

from console.domain.silence import Reason, Silence, SilenceEvent
from console.domain.times import DAY, HOUR, MINUTE, SECOND, parse_instant
from console.ui.consult.silence_words import countdown, opened_words, sentence, told, weight

OPENED, CLOSES = parse_instant("200900Z NOV 26"), parse_instant("201400Z NOV 26")
SILENCE = Silence(b"s", b"d", OPENED, CLOSES, "chair", "A. Example")
LETTERS = {b"ro": "RO", b"se": "SE"}


def event(kind: str, at: int, ally: bytes | None = None, closes: int | None = None, text: str = "") -> SilenceEvent:
    return SilenceEvent(b"e", kind, at, at, ally, closes, Reason.WORDING if ally else None, text, "A. Example")


@pytest.mark.parametrize(
    ("left", "words"),
    [(HOUR + 47 * MINUTE + 31 * SECOND, "01:47:31"), (1, "00:00:01"), (0, "00:00:00"), (DAY + 2 * HOUR, "26:00:00")],
)
def test_the_countdown_is_hours_minutes_seconds(left: int, words: str) -> None:
    assert countdown(left) == words


def test_each_reminder_makes_it_heavier() -> None:
    weights = [weight(minutes * MINUTE) for minutes in (61, 60, 15, 5)]
    assert len(set(weights)) == 4
    assert sorted(weights) == weights


def test_while_it_runs() -> None:
    said = told(SILENCE, CLOSES - HOUR, LETTERS)
    assert (said.large, said.first, said.second) == ("01:00:00", "closes 201400Z NOV 26", "15:00 Brussels, Fri")
    assert sentence(SILENCE, CLOSES - HOUR) == "Silence runs: agreed at 1400Z unless an Ally writes."
    assert opened_words(SILENCE) == "opened 200900Z · by the chair"


def test_kept_at_its_deadline_though_nobody_looked() -> None:
    said = told(SILENCE, CLOSES, LETTERS)
    assert (said.large, said.first) == ("Agreed under silence", "at 201400Z NOV 26")
    assert sentence(SILENCE, CLOSES + DAY) == "Agreed under silence at 201400Z."


def test_broken_by_whom_when_and_why() -> None:
    broken = replace(SILENCE, events=(event("broken", OPENED + HOUR, b"ro", text="point 3"),))
    said = told(broken, CLOSES + DAY, LETTERS)
    assert (said.large, said.first, said.second) == ("Broken by RO", "at 201000Z NOV 26", "wording: point 3")
    hidden = told(broken, CLOSES + DAY, LETTERS, hidden=True)
    assert "RO" not in hidden.large + hidden.first + hidden.second


def test_extended_and_withdrawn() -> None:
    longer = replace(SILENCE, events=(event("extended", OPENED + HOUR, closes=CLOSES + HOUR),))
    assert told(longer, CLOSES, LETTERS).first == "closes 201500Z NOV 26"
    assert opened_words(longer).endswith("extended")
    gone = replace(SILENCE, events=(event("withdrawn", OPENED + HOUR),))
    assert told(gone, CLOSES, LETTERS).large == "Silence withdrawn"
    assert sentence(gone, CLOSES) == "Silence withdrawn at 201000Z."
