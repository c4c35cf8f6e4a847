"""A briefing of two pages with every element on them, of plain values that do not depend on the day."""

from dataclasses import replace

from console.domain.marking import PUBLIC
from console.domain.times import parse_instant
from console.exports.briefing.build import Briefing
from console.exports.briefing.page import (
    BODY,
    Box,
    Cell,
    Column,
    Disc,
    Figure,
    Fill,
    Map,
    Page,
    Picture,
    Stroke,
    Table,
    Words,
)
from console.map import views
from console.map.content import Content
from tests.exports.printed import INCIDENTS, UNITS

AT = parse_instant("2022-11-15T19:44Z")
MAP = Map(Box(1240, 240, 600, 640), views.HOME, Content(INCIDENTS, UNITS), frozenset({"PL"}), "The <b>flank</b>")
TABLE = Table(
    Box(80, 600, 1100, 140),
    (Column("Force", 500), Column("Strength", 300, "right")),
    ((Cell("BG Estonia", 600), Cell("1 430")), (Cell("BG Latvia & friends"), Cell("2 100 ?", ink="ink.muted"))),
)
FIGURE = Figure(
    Box(80, 760, 1100, 140),
    (
        Fill(Box(80, 760, 400, 30), "state.accent"),
        Stroke(((80, 800), (400, 880)), "state.danger", 3.0, (2, 2)),
        Disc(600, 830, 20, "ink.muted"),
        Words(Box(640, 820, 300, 40), "in 36–60 h", 24),
    ),
    "Arrivals: 36–60 h",
)
CLAIMED = Words(Box(80, 240, 560, 330), "Claimed\nRussian missiles hit Poland <script>", 34, 600)
ONE = Page(
    slide_id=b"1" * 16, title="Two killed at Przewodów. Cause not established.", board="First 30 minutes", case="demo",
    known_at=AT, place="20:44 Warsaw", elements=(CLAIMED, TABLE, FIGURE, MAP), sources="Sources: Reuters.",
    notes="Say what is known.\n\nDo not say “Russian-made”.", seconds=150, marking=PUBLIC, number=1, of=2,
    kind="incident", code="1a2b3c4d",
)  # fmt: skip
TWO = replace(
    ONE, title="What Allies can do", elements=(Words(BODY, "One option."),), number=2, kind="text", notes="",
    hypothetical=True, overrides=("Gate passed by A with something missing: time",), code="5e6f7a8b",
)  # fmt: skip
MADE = Briefing("First 30 minutes", "demo", (ONE, TWO), PUBLIC)


def with_picture(png: bytes) -> Page:
    """A page with a photograph."""
    return replace(TWO, elements=(Picture(BODY, png, "A crater beside a grain dryer"),))


def exercise(page: Page) -> Page:
    """The page of an exercise."""
    return replace(page, marking=replace(page.marking, exercise=True))
