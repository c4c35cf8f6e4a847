"""Words in their box, and what the briefer hears of those that do not fit."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from console.domain.marking import Level, Marking
from console.exports.briefing.fit import too_long, typeset, words_height
from console.exports.briefing.frame import BAND, surround
from console.exports.briefing.page import Box, Cell, Words
from tests.exports.briefing.laid_out import FIGURE, ONE, TABLE, TWO, exercise

BOX = Box(80, 240, 560, 200)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.sampled_from((20, 28, 56)))
def test_words_are_cut_at_a_whole_line_and_nothing_stands_out_of_the_box(
    qapp: QApplication, text: str, size: int
) -> None:
    stand = typeset(Words(BOX, text, size))
    assert all(line.baseline < BOX.bottom for line in stand.lines)
    whole = replace(BOX, height=words_height(Words(BOX, text, size)))
    assert typeset(Words(whole, text, size)).left_out == 0
    if stand.left_out:
        assert stand.lines[-1].text.endswith("…")


def test_what_does_not_fit_is_told_by_its_first_words(qapp: QApplication) -> None:
    words = Words(BOX, "\n".join(f"Line {n}" for n in range(20)))
    told = too_long((), (words, FIGURE, TABLE))
    assert len(told) == 1 and "Line 0 Line 1" in told[0] and told[0].endswith(": 15.")


def test_a_table_tells_rows_without_room_and_cells_that_are_cut(qapp: QApplication) -> None:
    wide = (Cell("A very long name of a force that no column of five hundred pixels holds"), Cell("1"))
    told = too_long((), (replace(TABLE, rows=(wide, *TABLE.rows)),))
    assert len(told) == 2 and told[0].endswith(": 1.") and "A very long name" in told[1]


def test_a_long_title_takes_two_lines_above_the_body_and_a_longer_one_is_told(qapp: QApplication) -> None:
    two = surround(replace(ONE, title="Three reports name Russia but they come from two origins, neither has evidence"))
    assert len(typeset(two.title).lines) == 2 and not too_long(two.said, ())
    assert two.under.box.bottom < 236 and two.title.box.top > BAND
    assert "does not fit" in (told := too_long(surround(replace(ONE, title="word " * 60)).said, ()))[0] or told


def test_no_marking_is_ever_cut(qapp: QApplication) -> None:
    release = frozenset(f"{chr(65 + n % 26)}{chr(65 + n // 26)}X" for n in range(36))
    marking = Marking(Level.SECRET, "NATO", release, True, "EYES ONLY")
    for _, words in surround(replace(TWO, marking=marking)).bands:
        stand = typeset(words)
        assert not stand.left_out and " ".join(line.text for line in stand.lines) == marking.banner
        assert words.box.height <= BAND


def test_gates_passed_the_plan_and_the_exercise_stand_on_the_page(qapp: QApplication) -> None:
    around = surround(exercise(TWO))
    said = [part.text for part in around.parts if isinstance(part, Words)]
    assert "Gate passed by A with something missing: time" in said and "HYPOTHETICAL" in said
    assert sum("EXERCISE EXERCISE EXERCISE" in words for words in said) == 2 and len(around.edge) == 4
    assert "As known at 151944Z NOV 22 (20:44 Warsaw) · case demo" in said
    assert "First 30 minutes · 2 of 2 · 5e6f7a8b" in said
