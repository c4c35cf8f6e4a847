"""Stances at the capitals: hidden until asked for, each with its code and letter, none over another."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from console.domain.stance import Stance
from console.map import views
from console.map.canvas import MapCanvas
from console.map.looks import STANCES, Looks
from console.map.stance_places import StanceMark, StanceSign
from console.map.views import View
from tests.map.canvases import canvas_at

CAPITALS = {
    "SI": (14.51, 46.06), "HR": (15.98, 45.81), "AT": (16.37, 48.21), "SK": (17.11, 48.15), "HU": (19.04, 47.5),
    "RS": (20.46, 44.82), "ME": (19.26, 42.44), "AL": (19.82, 41.33), "MK": (21.43, 42.0), "BG": (23.32, 42.7),
}  # fmt: skip
FLANK = View(19.0, 45.5, 7000.0)


def marks(*, released: bool = False) -> list[StanceMark]:
    stances = list(Stance)
    return [
        StanceMark(iso2, lon, lat, stances[number % len(stances)], f"{iso2}, Statement v2", released)
        for number, (iso2, (lon, lat)) in enumerate(CAPITALS.items())
    ]


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, FLANK, 600, 500)
    made.set_stances(marks())
    return made


def signs(canvas: MapCanvas) -> list[StanceSign]:
    sheet = canvas.arrangement().stances
    return [] if sheet is None else sheet.signs


def test_they_are_hidden_until_asked_for(canvas: MapCanvas) -> None:
    assert signs(canvas) == [] and not canvas.looks.shown(STANCES)
    canvas.set_looks(Looks().toggled(STANCES))
    assert {sign.mark.iso2 for sign in signs(canvas)} == set(CAPITALS)


def test_in_a_crowd_no_sign_lies_over_another_and_each_is_found(canvas: MapCanvas) -> None:
    canvas.set_looks(Looks().toggled(STANCES))
    assert not any(one.box.meets(other.box) for one, other in combinations(signs(canvas), 2))
    for sign in signs(canvas):
        box = sign.box
        assert canvas.stance_at(QPointF((box.left + box.right) / 2, (box.top + box.bottom) / 2)) == sign.mark
    assert canvas.stance_at(QPointF(1, 1)) is None


def test_what_is_out_of_sight_has_no_sign(canvas: MapCanvas) -> None:
    canvas.set_looks(Looks().toggled(STANCES))
    canvas.set_view(views.around([CAPITALS["BG"]], 600, 500))
    assert [sign.mark.iso2 for sign in signs(canvas)] == ["BG"]


def test_every_stance_has_a_letter_and_is_said_in_words() -> None:
    told = {mark.stance: (mark.letter, mark.spoken) for mark in marks()}
    assert len({letter for letter, _ in told.values()}) == len(Stance)
    assert told[Stance.NO_INSTRUCTIONS] == ("N", "HU, Statement v2: No instructions")


def test_only_what_is_released_leaves(canvas: MapCanvas) -> None:
    assert canvas.content.leaving.stances == ()
    canvas.set_stances(marks(released=True))
    assert len(canvas.content.leaving.stances) == len(CAPITALS)
