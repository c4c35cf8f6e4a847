"""The bar over the window: what gives way where there is little room."""

from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from console.domain.times import parse_instant
from console.ui.command_bar import CommandBar
from console.ui.menu_row import MenuRow
from console.ui.theme import Look

TITLES = ("File", "Edit", "View", "Map", "Incident", "Log", "Tools", "Help")


def test_the_local_time_gives_way_before_a_menu_is_cut(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = CommandBar(Look("dark", 1.0), "Ctrl K", window)
    for title in TITLES:
        bar.menus.addMenu(title)
    bar.show_case("Night shift")
    bar.show_time(parse_instant("2026-11-21T19:44Z"), "Europe/Warsaw")
    bar.resize(2400, bar.height())
    window.show()
    local = next(label for label in bar.findChildren(QLabel) if label.objectName() == "localTime")

    def shows_local(width: int) -> bool:
        bar.resize(width, bar.height())
        bar.layout().activate()
        assert bar.menus.width() > bar.menus.actionGeometry(bar.menus.actions()[-1]).right()
        return local.isVisible()

    narrow = next(width for width in range(2400, 300, -10) if not shows_local(width))
    assert shows_local(narrow + 10)


def test_the_last_menus_give_way_before_the_switch_of_workplaces(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = CommandBar(Look("dark", 1.0), "Ctrl K", window)
    for title in (*TITLES, "Crisis", "Forces", "Consultation", "Briefing"):
        bar.menus.addMenu(title)
    bar.show_time(parse_instant("2026-11-21T19:44Z"), "Europe/Warsaw")
    window.show()

    def in_more(width: int) -> bool:
        bar.resize(width, bar.height())
        bar.layout().activate()
        return bar.menus.more.menuAction() in bar.menus.actions()

    first = next(width for width in range(2400, 300, -10) if in_more(width))
    assert bar.workplaces.isVisible()
    least = next(width for width in range(first, 300, -10) if in_more(width) and not bar.workplaces.isVisible())
    assert least < first and len(bar.menus.actions()) > 1


def test_menus_without_room_stand_in_one_at_the_end_and_open_from_there(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    row = MenuRow(window)
    window.setMenuBar(row)
    menus = [row.addMenu(title) for title in TITLES]
    menus[-1].addAction("Keys")
    window.show()
    row.give_room(row.whole_width() - 1)
    assert [action.text() for action in row.actions()] == [*TITLES[:-2], "More"]
    assert [action.text() for action in row.more.actions()] == list(TITLES[-2:])
    assert row.sizeHint().width() < row.whole_width()
    row.open(menus[-1])
    assert menus[-1].isVisible()
    menus[-1].close()
    row.more.close()
    menus[-1].menuAction().setVisible(False)  # Nothing to offer: all others have room again.
    assert [action.text() for action in row.actions() if action.isVisible()] == list(TITLES[:-1])
