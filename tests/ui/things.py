"""What the window's tests share: a moment, a person, rows, a panel that remembers, a service of their own."""

from PySide6.QtWidgets import QVBoxLayout

from console.domain.operation import Actor, Changes
from console.domain.times import parse_instant
from console.store.casefile import Store
from console.store.ids import new_id
from console.ui.columns import Column
from console.ui.panes import Panel, PanelKind
from console.ui.table_view import TableView
from console.ui.theme import Look
from console.ui.window import Window

NOW = parse_instant("151944Z NOV 22")
LATER = parse_instant("2026-11-21T19:44Z")
ACTOR = Actor("A. Example", "Desk 1")
Row = tuple[str, str, int | None]
ROWS: list[Row] = [("a", "Przewodów", 10), ("b", "Nord Stream", None), ("c", "Kraków drone", -3), ("d", "przewodow", 2)]


class Told(Panel):
    """A panel with one table, remembering each refresh."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.refreshed: list[Changes | None] = []
        self.table: TableView[Row] = table(window.look)
        column = QVBoxLayout(self)
        column.addWidget(self.table)

    def refresh(self, changes: Changes | None) -> None:
        self.refreshed.append(changes)


def table(look: Look) -> TableView[Row]:
    view: TableView[Row] = TableView(
        look,
        "Things",
        [
            Column("Name", lambda row: row[1], 40),
            Column(
                "Size", lambda row: "" if row[2] is None else str(row[2]), 20, sort=lambda row: row[2], number=True,
                note=lambda row: "The size is still to be checked." if row[2] == 10 else None,
            ),
        ],
        lambda row: row[0],
    )  # fmt: skip
    view.set_rows(ROWS)
    return view


KINDS = (
    PanelKind("layers", "Layers", "left", Told),
    PanelKind("incident", "Incident", "right", Told),
    PanelKind("force", "Force", "right", Told),
    PanelKind("things", "Things", "tables", Told),
    PanelKind("others", "Others", "tables", Told),
)


def write_entry(store: Store, actor: Actor, now: int, text: str) -> Changes:
    """A service of the tests' own: somebody more who may sign on."""
    with store.operation(f"Add “{text}”", actor, now) as db:
        db.insert("person", id=new_id(now), name=text, station=actor.station)
    return db.changes
