"""What lies within a distance of here: nearest first, ringed, picked, copied; what is not public stands apart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.times import day_start
from console.domain.within import kind_of
from console.ui.drawings import drawings_of
from console.ui.here import Here
from console.ui.nearby import Nearby, nearby_of
from console.ui.picture import picture_of
from console.ui.render import settle
from console.ui.window import Window
from tests.places import P


@pytest.fixture
def card(whole: Window) -> Nearby:
    picture_of(whole).show_day(day_start("2022-11-20"))
    found = nearby_of(whole)
    found.show_round(Here(*P, "Przewodów"), 250_000)
    settle(whole)
    return found


def test_it_lists_what_the_shown_time_holds_nearest_first(whole: Window, card: Nearby) -> None:
    assert card.found is not None
    kinds = {kind_of(one.thing) for one in card.found.near}
    assert "incident" in kinds and "border crossing" in kinds
    distances = [one.metres for one in card.found.near]
    assert distances == sorted(distances) and distances[-1] <= 250_000
    shown = {incident.id for incident in picture_of(whole).shown.incidents}
    assert all(one.thing.id in shown for one in card.found.near if kind_of(one.thing) == "incident")


def test_what_is_not_public_is_told_apart(card: Nearby) -> None:
    assert card.found is not None and card.found.unplaced
    assert f"{len(card.found.unplaced)} not placed" in card.told.text()
    assert "only its home is known" in card.told.toolTip()


def test_the_ring_is_on_the_map_and_nothing_to_pick(whole: Window, card: Nearby) -> None:
    canvas = whole.map.canvas
    (ring,) = canvas.content.passing
    assert ring.annotation.shape.radius_m == 250_000
    assert ring.id not in {mark.id for mark in canvas.marks()}
    card.leave()
    assert canvas.content.passing == () and not card.isVisible()


def test_another_distance_searches_again(qtbot: QtBot, whole: Window, card: Nearby) -> None:
    assert card.found is not None
    before = len(card.found.near)
    card.radius.setText("1000 km")
    qtbot.keyClick(card.radius, Qt.Key.Key_Return)
    settle(whole)
    assert len(card.found.near) > before
    card.radius.setText("far")
    qtbot.keyClick(card.radius, Qt.Key.Key_Return)
    assert "length" in " ".join(notice.text for notice in whole.notices.shown)


def test_a_picked_row_is_selected_and_comes_into_view(whole: Window, card: Nearby) -> None:
    assert card.found is not None
    last = card.found.near[-1]
    kind, ident = card.table.model.id_at(len(card.found.near) - 1).split(":")
    whole.map.canvas.set_view(whole.map.canvas.view.scaled(100))
    card.table.picked.emit(f"{kind}:{ident}")
    settle(whole)
    assert (whole.selection.kind, whole.selection.id) == (kind, last.thing.id.hex())


def test_it_follows_the_time_shown(qtbot: QtBot, whole: Window, card: Nearby) -> None:
    first = card.found
    picture_of(whole).show_day(day_start("2015-01-01"))
    qtbot.waitUntil(lambda: card.found != first)
    assert card.found is not None
    assert not any(kind_of(one.thing) == "incident" and "Przewod" in one.thing.place for one in card.found.near)  # type: ignore[union-attr]


def test_it_is_copied_as_text(whole: Window, card: Nearby) -> None:
    next(button for button in card.findChildren(type(card._keep)) if button.text() == "Copy").click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Within 250 km of Przewodów"
    assert any(line.endswith("only its home is known") for line in lines)


def test_the_ring_can_be_kept(whole: Window, card: Nearby) -> None:
    card.keep_ring()
    settle(whole)
    (kept,) = drawings_of(whole).marks.values()
    assert (kept.annotation.label, kept.annotation.shape.radius_m) == ("250 km round Przewodów", 250_000)


def test_esc_puts_it_away(qtbot: QtBot, whole: Window, card: Nearby) -> None:
    qtbot.keyClick(card.radius, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_the_command_asks_round_what_is_selected(whole: Window) -> None:
    mark = next(iter(whole.map.canvas.marks()))
    whole.selection.select("unit", mark.id)
    whole.menus.run(next(command for command in whole.menus.table if command.id == "map.within"))
    settle(whole)
    card = nearby_of(whole)
    assert card.here is not None and card.here.point == (mark.lon, mark.lat)
    assert card.isVisible() and card.found is not None


def test_another_case_puts_it_away(whole: Window, card: Nearby) -> None:
    whole.session.close()
    settle(whole)
    assert card.here is None and not card.isVisible()
