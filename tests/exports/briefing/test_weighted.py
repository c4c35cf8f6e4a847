"""Bold and emphasis within a line: from what is written to what stands on the slide and in PowerPoint."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from console.exports.briefing.fit import typeset, words_height
from console.exports.briefing.kinds.text import weighted
from console.exports.briefing.page import Box, Words
from console.exports.briefing.paint import paint_elements
from console.exports.briefing.pptx_shapes import words_shape

BOX = Box(0, 0, 300, 400)
WRITTEN = st.lists(st.sampled_from(("**", "*", "***", "__", " ", "a", "Ω", "😀", "\n", "<b>", "(", ".", "\u202e")))


@pytest.mark.parametrize("written", ["2 * 3 * 4", "a**b**c", "f(*args, **kwargs)", "____ (name)", "https://x/*a*/b",
                                     "****", "* * *", "** open", "snake__case__name", "**"])  # fmt: skip
def test_signs_that_stand_for_themselves_are_letters(written: str) -> None:
    assert weighted(written) == (written, [])


def test_signs_round_words_make_them_heavier() -> None:
    assert weighted("**Do not** say *why*.") == ("Do not say why.", [(0, 6, 600), (11, 14, 500)])
    assert weighted("(***both***)") == ("(both)", [(1, 5, 600), (1, 5, 500)])


@settings(max_examples=80, deadline=None)
@given(WRITTEN)
def test_every_letter_stands_once_whatever_is_written(qapp: QApplication, parts: list[str]) -> None:
    written = "".join(parts)
    text, spans = weighted(written)
    assert re.sub(r"[*_]", "", text) == re.sub(r"[*_]", "", written)
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)
    words = Words(BOX, text, spans=tuple(spans))
    words = replace(words, box=replace(BOX, height=words_height(words)))
    lines = typeset(words).lines
    assert _letters("".join(line.text for line in lines)) == _letters(text)
    assert all("".join(letters for letters, _ in line.runs(400)) == line.text for line in lines)
    native = "".join(re.findall("<a:t>(.*?)</a:t>", words_shape(2, "Words", words)))
    assert _letters(native.replace("&lt;", "<").replace("&gt;", ">")) == _letters(text)


def test_heavier_letters_take_their_room_and_are_painted_heavier(qapp: QApplication) -> None:
    text = "Allies met and asked whether this was meant"
    plain = Words(Box(0, 0, 400, 90), text, 28)
    heavy = replace(plain, spans=((0, len(text), 600),))
    assert [line.text for line in typeset(heavy).lines] == [line.text for line in typeset(_as(plain, 600)).lines]
    assert _painted(heavy) == _painted(_as(plain, 600)) != _painted(plain)
    native = words_shape(2, "Words", replace(plain, spans=((7, 10, 600), (11, 14, 500))))
    assert re.findall("b='(.)'.*?<a:t>(.*?)</a:t>", native)[:2] == [("0", "Allies "), ("1", "met")]


def _as(words: Words, weight: int) -> Words:
    return replace(words, weight=weight)


def _letters(text: str) -> str:
    return re.sub("[\\s\u202e]", "", text)


def _painted(words: Words) -> bytes:
    image = QImage(400, 90, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    paint_elements(painter, (words,))
    painter.end()
    return bytes(image.constBits())
