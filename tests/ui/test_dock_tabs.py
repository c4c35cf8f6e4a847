"""The names over a dock: what is counted beside them gives way before a name does."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.ui.dock_tabs import DockTabs
from console.ui.theme import Look

_TOLD = [("Reports", "12 480"), ("Incidents", "15"), ("Claims", "1 hostile"), ("Due", "1")]


def _made(qtbot: QtBot, look: Look, width: int) -> DockTabs:
    row = QWidget()
    qtbot.addWidget(row)
    row.resize(width, look.px("row"))
    tabs = DockTabs(look, row, row)
    for name, _ in _TOLD:
        tabs.addTab(name)
    tabs.tell(_TOLD)
    return tabs


def _texts(tabs: DockTabs) -> list[str]:
    return [tabs.tabText(place) for place in range(tabs.count())]


def test_where_there_is_room_every_name_has_its_count(qtbot: QtBot, look: Look) -> None:
    tabs = _made(qtbot, look, 1_000)
    assert _texts(tabs) == ["Reports  12 480", "Incidents  15", "Claims  1 hostile", "Due  1"]
    assert not tabs.property("air")


def test_where_there_is_none_the_one_in_front_keeps_its_count_and_the_others_have_it_in_their_tip(
    qtbot: QtBot, look: Look
) -> None:
    tabs = _made(qtbot, look, 200)
    assert _texts(tabs) == ["Reports  12 480", "Incidents", "Claims", "Due"]
    assert tabs.tabToolTip(2) == "Claims  1 hostile" and not tabs.tabToolTip(0)
    tabs.setCurrentIndex(2)
    assert _texts(tabs) == ["Reports", "Incidents", "Claims  1 hostile", "Due"]
