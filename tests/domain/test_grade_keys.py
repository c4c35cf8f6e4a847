"""A grade is typed in two keys, and a slip never grades."""

import pytest

from console.domain.grade_keys import Grade, GradeKeys, parse_grade


def typed(keys: GradeKeys, text: str) -> Grade | None:
    grade = None
    for key in text:
        grade = keys.press(key) if keys.takes(key) else None
    return grade


def test_a_letter_and_a_number_are_a_grade_and_the_first_is_shown_meanwhile() -> None:
    keys = GradeKeys()
    assert keys.press("b") is None
    assert keys.shown == "B_"
    assert keys.press("2") == Grade("B", 2)
    assert keys.shown == "" and not keys.waiting


def test_another_letter_takes_the_place_of_the_first() -> None:
    assert typed(GradeKeys(), "ac3") == Grade("C", 3)


def test_enter_takes_the_letter_alone_and_a_number_alone_needs_to_be_begun() -> None:
    keys = GradeKeys()
    assert typed(keys, "d\r") == Grade("D", None)
    assert not keys.takes("4"), "a number by itself is the key of a saved view"
    keys.begin()
    assert keys.press("4") == Grade(None, 4)


def test_a_grade_begun_can_be_given_up() -> None:
    keys = GradeKeys()
    keys.press("A")
    assert keys.cancel() and not keys.cancel()
    assert not keys.takes("1") and not keys.takes("z")


@pytest.mark.parametrize(
    ("text", "grade"),
    [("b2", Grade("B", 2)), (" F 6 ", Grade("F", 6)), ("c", Grade("C")), ("3", Grade(None, 3)), ("", Grade()),
     ("B7", None), ("G1", None), ("B22", None), ("²", None)],
)  # fmt: skip
def test_a_grade_written_out_is_read_or_refused(text: str, grade: Grade | None) -> None:
    assert parse_grade(text) == grade
