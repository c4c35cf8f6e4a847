"""The sheet of assumptions: every figure the models use, its spread, where it comes from; changed where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from console.domain.assumption import Assumption, Shape
from console.domain.assumption import Sheet as Kind
from console.domain.errors import ConsoleError
from console.domain.operation import Actor, Changes
from console.domain.spreads import parse_spread, spread_words
from console.domain.times import Instant
from console.ui.columns import Column
from console.ui.label import Label
from console.ui.outline import Outline
from console.ui.panels.inspector_sheet import checks
from console.ui.race.row_editor import RowEditor
from console.ui.sheet import Sheet
from console.ui.table_view import TableView
from console.ui.words import count, later, tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_WIDTH_UNITS, _LEAST_ROWS = 260, 10
_TABLES = ("assumption",)
_NONE = "\N{NO-BREAK SPACE}"
"""In a cell of a group, where an en dash would say that something is missing."""
_VALUE, _SOURCE = (1, 2, 3), 5


_HEADINGS = {
    Kind.MOVEMENT: later("Assumptions of arrivals and race"),
    Kind.CONSULTATION: later("Assumptions of the forecast of consultations"),
}


def show_assumptions(window: Window, kind: Kind = Kind.MOVEMENT) -> None:
    """Read them and show the sheet, the first chosen in it."""
    window.session.read(partial(_read, kind=kind), lambda found: _open(window, kind, found))


def _read(reader: Reader, kind: Kind) -> tuple[Assumption, ...]:
    from console.services.assumptions import assumptions

    return tuple(assumptions(reader, kind).values())


def _open(window: Window, kind: Kind, found: Sequence[Assumption]) -> None:
    sheet = AssumptionSheet(window, kind, found)
    sheet.choose(found[0].key)
    sheet.open()
    sheet.fit()
    sheet.table.setFocus(Qt.FocusReason.OtherFocusReason)


class AssumptionSheet(Sheet):
    """Enter on a row changes it in its place; typing filters."""

    def __init__(self, window: Window, kind: Kind, found: Sequence[Assumption]) -> None:
        """Follows the case while it is open."""
        super().__init__(window, tr("Assumptions"), hypothetical=True)
        self._window, self._kind = window, kind
        self._editor: RowEditor | None = None
        self.heading(tr(_HEADINGS[kind]))
        writable = window.session.writable
        how = tr("Enter changes a row: one number, a range 1–24, or least–most likely–most. Typing filters.")
        self.text(how if writable else tr("Typing filters."), "secondary")
        self.table: TableView[Assumption | str] = TableView(window.look, tr("Assumptions"), _columns(), _ident, self)
        self.table.show_as(_columns(), Outline(_ident, lambda row: 0 if isinstance(row, str) else 1, lambda _: True))
        self.table.setMinimumHeight(window.look.px("row") * _LEAST_ROWS)
        self.body.addWidget(self.table, 1)
        self.note = self.text("", "secondary")
        self.note.setMinimumHeight(self.note.fontMetrics().lineSpacing() * 3)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.one, self.all = QPushButton(tr("Set back"), self), QPushButton(tr("Set back all"), self)
        self.own = Label("", self)
        self.own.setProperty("ink", "secondary")
        line = QHBoxLayout()
        for widget in (self.one, self.all, self.own):
            line.addWidget(widget)
        line.addStretch(1)
        self.body.addLayout(line)
        self.closing()
        self.table.picked.connect(self._tell)
        if writable:
            self.table.open_with(self._edit)
            self.one.clicked.connect(self._reset)
            self.all.clicked.connect(self._reset_all)
        window.session.changed.connect(self._changed)
        self.setMinimumWidth(min(window.look.gap(_WIDTH_UNITS), window.width() - window.look.gap(16)))
        self._most_rows = max(_LEAST_ROWS, (window.height() - window.look.gap(90)) // window.look.px("row"))
        self.table.setFixedHeight(window.look.px("row") * min(self._most_rows, len(found) + 12))
        self._show(found)

    def _show(self, found: Sequence[Assumption]) -> None:
        self._found = {one.key: one for one in found}
        rows: list[Assumption | str] = []
        for one in found:
            if one.group not in rows:
                rows.append(one.group)
            rows.append(one)
        self.table.set_rows(rows)
        self._tell(self.table.selected_id)

    def choose(self, key: str) -> None:
        """Choose a row, and say what it rests on."""
        self.table.select(key)
        self._tell(key)

    def _tell(self, key: str) -> None:
        """What the chosen row rests on, and what is own."""
        one = self._found.get(key)
        self.note.setText("" if one is None else _note(one))
        own = sum(other.own for other in self._found.values())
        may = self._window.session.writable
        self.one.setVisible(may and one is not None and one.own)
        self.all.setVisible(may and own > 0)
        self.own.setText(
            count("{n} own value in this case", "{n} own values in this case", own)
            if own
            else tr("All as the program ships them")
        )

    def _edit(self) -> None:
        one = self._found.get(self.table.selected_id)
        if one is None or not self._window.session.writable:
            return
        first, last = (self.table.cell_area(one.key, column) for column in (_VALUE[0], _VALUE[-1]))
        source = self.table.cell_area(one.key, _SOURCE)
        given = one.provenance.source if one.own else ""
        self._editor = RowEditor(
            self.table,
            [(tr("Value of {label}", label=one.label), spread_words(one.spread), first.united(last)),
             (tr("Source"), given, source)],
            lambda values: self._set(one, *values),
        )  # fmt: skip

    def _set(self, one: Assumption, value: str, source: str) -> str:
        try:
            spread = parse_spread(value)
        except ConsoleError as error:
            return str(error)

        def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
            from console.services.assumptions import set_assumption

            return None, set_assumption(store, actor, now, one.key, spread, source)

        self._window.session.attempt(work, lambda _: None, lambda error: self.note.setText(str(error)))
        return ""

    def _reset(self) -> None:
        from console.services.assumptions import reset_assumption

        self._window.session.act(reset_assumption, self.table.selected_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reset_all(self) -> None:
        from console.services.assumptions import reset_all

        self._window.session.act(reset_all, self._kind)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, changes: Changes | None) -> None:
        if changes is None or not changes.written:
            self.reject()
        elif changes.touches(*_TABLES):
            self._window.session.read(partial(_read, kind=self._kind), self._show)


def _ident(row: Assumption | str) -> str:
    return row if isinstance(row, str) else row.key


def _columns() -> tuple[Column[Assumption | str], ...]:
    return (
        Column(tr("Assumption"), _label, 108, 66, bold=lambda row: isinstance(row, str) or row.own, after=_own),
        Column(tr("Least"), lambda row: _figure(row, "least"), 16, 14, number=True),
        Column(
            tr("Likely"), lambda row: _figure(row, "mode"), 16, 14, number=True,
        ),
        Column(tr("Most"), lambda row: _figure(row, "most"), 16, 14, number=True),
        Column(
            tr("Unit"), lambda row: _NONE if isinstance(row, str) else tr(row.unit), 24, 20,
            note=lambda row: None if isinstance(row, str) else checks(row.provenance) or None,
            role=lambda _: "ink.secondary",
        ),
        Column(
            tr("Source"), lambda row: _NONE if isinstance(row, str) else row.provenance.source, 60, 30, stretch=True,
            role=lambda _: "ink.secondary", tip=lambda row: "" if isinstance(row, str) else _note(row),
        ),
    )  # fmt: skip


def _label(row: Assumption | str) -> str:
    return tr(row) if isinstance(row, str) else tr(row.label)


def _own(row: Assumption | str) -> str:
    return tr("own") if isinstance(row, Assumption) and row.own else ""


def _figure(row: Assumption | str, part: str) -> str:
    """A fixed value has only the likely figure, a range only its two ends."""
    if isinstance(row, str):
        return _NONE
    only = {Shape.FIXED: ("mode",), Shape.RANGE: ("least", "most")}.get(row.spread.shape)
    return "" if only is not None and part not in only else f"{getattr(row.spread, part):g}"


def _note(one: Assumption) -> str:
    parts = [tr(one.note), tr("Source: {source}, as of {day}.", source=one.provenance.source, day=one.provenance.as_of)]
    if checks(one.provenance):
        parts.append(tr("To check: {what}.", what=checks(one.provenance).rstrip(".")))
    return " ".join(part for part in parts if part)
