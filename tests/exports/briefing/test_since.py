"""What changed on a slide since it was frozen: told where it did, and nothing where nothing did."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.domain.audience import Audience
from console.domain.marking import Level
from console.domain.storyboard import Slide, SlideKind, Storyboard
from console.domain.times import parse_instant
from console.exports.briefing.build import briefing
from console.exports.briefing.differences import differences
from console.exports.briefing.page import Box, Cell, Column, Element, Page, Table, Words
from console.exports.briefing.since import since
from console.store import crises
from console.store.casefile import open_reading
from tests import cases

WHILE = parse_instant("201212Z NOV 26")
AFTER = parse_instant("201500Z NOV 26")


def paper(*elements: Element) -> Page:
    return Page(b"s" * 16, "A title.", "Board", "case", 0, "", elements, "", "", 60)


def words(text: str, left: float = 300.0, top: float = 100.0) -> Words:
    return Words(Box(left, top, 200, 40), text, 28)


def test_a_value_that_changed_is_told_with_its_name_and_what_it_was() -> None:
    before = paper(words("Fired by", 90), words("not established"))
    after = paper(words("Fired by", 90), words("Ukraine"))
    assert differences(before, after) == ("Fired by: “Ukraine”, was “not established”",)
    assert differences(after, after) == ()


def test_what_moved_down_is_no_change_and_what_is_gone_is_told() -> None:
    before = paper(words("one report", top=100), words("another", top=140))
    after = paper(words("a third", top=100), words("one report", top=140))
    assert differences(before, after) == ("Now on it: “a third”", "No longer on it: “another”")


def test_a_value_is_never_said_to_have_been_one_of_another_name() -> None:
    before = paper(words("Confidence", 90), words("low"), words("1841Z", 90, 140), words("AP", 300, 140))
    after = paper(words("Fired by", 90), words("Ukraine"), words("151841Z", 90, 140), words("AP", 300, 140))
    assert differences(before, after) == ("Fired by: “Ukraine”",)


def test_of_a_table_the_cell_that_changed_is_told() -> None:
    columns = (Column("Force", 200), Column("Strength", 100))
    table = Table(Box(0, 0, 300, 200), columns, ((Cell("BG Latvia"), Cell("1 900")), (Cell("BG Estonia"), Cell("–"))))
    more = replace(table, rows=((Cell("BG Latvia"), Cell("3 500")), (Cell("BG Poland"), Cell("1 000"))))
    assert differences(paper(table), paper(more)) == (
        "BG Latvia, Strength: “3 500”, was “1 900”", "Now on it: “BG Poland, 1 000”", "No longer on it: “BG Estonia”",
    )  # fmt: skip


@pytest.mark.parametrize("audience", [None, Audience("All", Level.TOP_SECRET, frozenset({"NATO"}))])
def test_slides_that_are_other_by_now_say_so(tmp_path: Path, qapp: QApplication, audience: Audience | None) -> None:
    kinds = (SlideKind.SILENCE, SlideKind.DECISION, SlideKind.TEXT)
    with open_reading(cases.story(tmp_path / "heron.flank", "grey-heron")) as store:
        with store.reader() as reader:
            crisis = crises.crises(reader)[0].id
        slides = tuple(
            Slide(bytes([place] * 16), kind, text="As written.") for place, kind in enumerate(kinds, start=1)
        )
        late = Slide(b"l" * 16, SlideKind.SILENCE, known_at=AFTER)
        board = Storyboard(b"b" * 16, "Board", (*slides, late), crisis_id=crisis, known_at=WHILE)
        found = since(store, board, AFTER, audience)
        assert "“Agreed under silence”, was “Silence runs”" in found[slides[0].id]
        assert found[slides[1].id][0].startswith("There is something to show now: “Agreed under silence: ")
        assert set(found) == {slides[0].id, slides[1].id}
        assert since(store, board, AFTER, audience, briefing(store, board, AFTER, audience).pages) == found
