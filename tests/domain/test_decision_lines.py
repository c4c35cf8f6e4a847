"""Reservations and tasks typed one a line: what they say, and what cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.decision_lines import TaskLine, read_reservations, read_tasks
from console.domain.errors import BadInput
from console.domain.times import parse_instant

NOW = parse_instant("201212Z NOV 26")


def test_reservations_are_read_by_ally() -> None:
    said = read_reservations("HU no basing\n\nuk: by its own law\nHU  nor transit ")
    assert said == {"HU": "no basing nor transit", "GB": "by its own law"}


def test_a_reservation_without_an_ally_is_refused() -> None:
    with pytest.raises(BadInput, match="names no Ally"):
        read_reservations("no basing on its ground")


def test_what_cannot_be_read_is_told_in_part() -> None:
    for text in ("x" * 9_000, "a;b;c;" + "d" * 9_000):
        with pytest.raises(BadInput) as refused:
            read_reservations(text)
        assert len(str(refused.value)) < 150


def test_tasks_have_owner_and_time_where_they_are_said() -> None:
    said = read_tasks("Release the statement; Press; 1800Z\nWrite to Kyiv;;\nCall Riga", NOW)
    assert said == (
        TaskLine("Release the statement", "Press", parse_instant("201800Z NOV 26")),
        TaskLine("Write to Kyiv", "", None),
        TaskLine("Call Riga", "", None),
    )


@pytest.mark.parametrize(
    ("text", "why"), [("a; b; soon", "due"), ("a; b; 1800Z; d", "too many"), ("; Press", "says not what")]
)
def test_a_task_that_cannot_be_read_is_refused(text: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read_tasks(text, NOW)


@given(st.text(max_size=80))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    for read in (read_reservations, lambda one: read_tasks(one, NOW)):
        try:
            read(text)
        except BadInput:
            continue
