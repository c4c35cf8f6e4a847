"""The tables at the sizes of screens people have."""

import pytest
from PySide6.QtWidgets import QApplication, QTableView

from console.ui.panels.forces import Forces
from console.ui.panels.incidents import Incidents
from console.ui.panels.log import Log
from console.ui.render import settle
from console.ui.window import Window


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("name", ["incidents", "forces", "log"])
def test_nothing_scrolls_sideways_and_no_time_is_cut(whole: Window, size: tuple[int, int], name: str) -> None:
    whole.resize(*size)
    whole.reset_layout()
    whole.show_panel(name)
    settle(whole)
    QApplication.processEvents()
    panel = whole.panels[name]
    assert isinstance(panel, Forces | Incidents | Log)
    grid = panel.table.findChild(QTableView)
    assert grid is not None
    assert grid.horizontalScrollBar().maximum() == 0
    assert grid.horizontalHeader().length() == grid.viewport().width()
    shown = [place for place in range(len(panel.table.model.columns)) if not grid.isColumnHidden(place)]
    titles = [panel.table.model.columns[place].title for place in shown]
    assert {"incidents": "Incident", "forces": "Place", "log": "What"}[name] in titles
    assert len(shown) == len(panel.table.model.columns) or size[0] < 1920
    if "Time" in titles:
        model, time = panel.table.model, titles.index("Time")
        room = grid.columnWidth(shown[time]) - whole.look.gap(4)
        words = [str(model.data(model.index(row, shown[time]))) for row in range(model.rowCount())]
        assert max(grid.fontMetrics().horizontalAdvance(text) for text in words) <= room


def test_what_has_no_room_is_still_copied(whole: Window) -> None:
    whole.resize(1366, 768)
    whole.reset_layout()
    QApplication.processEvents()
    panel = whole.panels["forces"]
    assert isinstance(panel, Forces)
    panel.show_as_tree(False)
    panel.table.select(panel.table.model.id_at(0))
    assert panel.table.selected_text().splitlines()[0].endswith("Higher")
