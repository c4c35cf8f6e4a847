"""A mistake of our own: a report on this machine that says where, and nothing of the case."""

from datetime import UTC, datetime
from pathlib import Path

from console.config import mistakes

NOW = datetime(2022, 11, 15, 19, 44, tzinfo=UTC)


def stumble(secret: str) -> None:
    raise KeyError(secret)


def mistake() -> BaseException:
    try:
        stumble("Agent at Rzeszów")
    except KeyError as error:
        return error
    raise AssertionError


def test_a_report_says_where_and_what_ran_but_quotes_nothing(tmp_path: Path) -> None:
    path = mistakes.save(mistake(), tmp_path / "crashes", NOW, ["table.export"])
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "KeyError" in text and "in stumble" in text and "table.export" in text
    assert "Rzeszów" not in text


def test_the_mistake_before_it_is_told_too() -> None:
    try:
        try:
            stumble("x")
        except KeyError as first:
            raise ValueError("y") from first
    except ValueError as error:
        assert "after\nbuiltins.KeyError" in mistakes.text(error, NOW)


def test_a_disk_that_takes_nothing_is_no_second_mistake(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert mistakes.save(mistake(), blocked / "crashes", NOW) is None
