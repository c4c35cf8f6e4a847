"""The forces that hold at the end of the time shown: as a tree under their headquarters, or as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout

from console.domain.authority import Authority
from console.domain.force import Force
from console.domain.operation import Changes
from console.domain.subordination import climbed
from console.domain.times import Interval, overlaps
from console.exports.countries import Countries
from console.ui import picture_glyphs
from console.ui.columns import number
from console.ui.force_lines import Line, list_lines, opens, tree_lines
from console.ui.force_totals import totals_words
from console.ui.latest import Latest
from console.ui.outline import Outline
from console.ui.panels.force_columns import ForceColumns, figures
from console.ui.panels.forces_foot import ForcesFoot
from console.ui.panels.table_panel import TablePanel
from console.ui.picture import picture_of
from console.ui.selection import FORCES, MISSION, UNIT
from console.ui.time_words import moment_in_file
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.picture import Known, Shown
    from console.store.reader import Reader
    from console.ui.window import Window

_FEW = 500
"""So many forces are put in order and added up within a few milliseconds; more, beside the window."""


class Forces(TablePanel[Line]):
    """Follows the picture; its selection is the window's. What is folded in the tree stays so from day to day."""

    def __init__(self, window: Window) -> None:
        """Empty until the case is read."""
        self._columns = ForceColumns(self._symbol)
        self._lines: Latest[list[Line]] = Latest(window.jobs)
        self._totals: Latest[str] = Latest(window.jobs)
        self._outline: Outline[Line] = Outline(lambda line: line.id, lambda line: line.depth, opens)
        super().__init__(window, tr("Forces"), self._columns.table(), lambda line: line.id, FORCES)
        self._picture = picture_of(window)
        self.foot = ForcesFoot(window.look, self)
        self.foot.chosen.connect(self.show_as_tree)
        self.foot.edit.clicked.connect(self.edit_chosen)
        self.table.chosen.connect(self._offer)
        window.session.changed.connect(self._offer)
        window.session.admitted.connect(self._offer)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setSpacing(0)
            layout.addWidget(self.foot)
        self.table.answer_keys(self._answer)
        self.table.opened.connect(lambda line: self._picture.locate(self._stands_for(line)))
        self._picture.changed.connect(lambda: window.unseen.show(self, self._show))
        self._picture.window_changed.connect(self._date)
        window.preferences.changed.connect(self._show_face)
        self._face: bool | None = None
        self._turned = False
        self._authorities: Sequence[Authority] = ()
        self._show_face()
        self._date()

    @property
    def is_tree(self) -> bool:
        """Whether it shows the tree, not the table."""
        return self._window.preferences.value.forces_as_tree

    def show_as_tree(self, tree: bool) -> None:
        """Show the tree or the table, from now on."""
        self._window.preferences.change(forces_as_tree=tree)

    @property
    def chosen(self) -> list[Force]:
        """The forces of the rows that are chosen, in the order shown; headings and what nations give are none."""
        ids = set(self.table.selected_ids)
        lines = self.table.model.shown_rows() if ids else []
        return [line.force for line in lines if line.id in ids and line.force is not None]

    def refresh(self, changes: Changes | None) -> None:
        """The picture reads the forces; who may order them is read here."""
        if self._window.session.store is None:
            self._authorities = ()
        elif changes is None or changes.touches("authority"):
            self._window.session.read(_authorities, self._ordered)
        self._say_empty(tr("No force is known for this time."), tr("Choose another time below the map."))

    def _show_face(self) -> None:
        if self._face == self.is_tree:
            return
        self._face = self.is_tree
        columns = self._columns.tree() if self._face else self._columns.table()
        self.table.show_as(columns, self._outline if self._face else None)
        self.foot.show_face(tree=self._face)
        self._turned = True
        self._show()

    def _show(self) -> None:
        shown, fresh = self._picture.shown, self._picture.fresh
        self._columns.countries = Countries(self._picture.known.allies)
        self._columns.orders = self._orders()
        make = partial(_made, shown, self._picture.known, self._columns.countries.name, tree=bool(self._face))
        few = len(shown.forces) <= _FEW
        self._lines.ask(make, lambda lines: self.table.set_rows(lines, mark=fresh), at_once=few)
        self._say_empty(tr("No force is known for this time."), tr("Choose another time below the map."))

    def _ordered(self, known: Sequence[Authority]) -> None:
        self._authorities = known
        self._show()

    def _date(self) -> None:
        self.table.period = moment_in_file(self._picture.window)

    def _orders(self) -> dict[bytes, list[Authority]]:
        """Who may order what at the last moment of the time shown."""
        window = self._picture.window
        moment, found = Interval(window.at, window.end), defaultdict[bytes, list[Authority]](list)
        for one in self._authorities:
            if overlaps(moment, one.valid_from, one.valid_to):
                found[one.unit_id].append(one)
        return found

    def _count(self) -> None:
        """How many forces and missions are found, whatever is folded, and what they add up to."""
        found = self.table.model.found_rows()
        shown, total = _things(found), len(self._picture.shown.forces) + len(self._picture.shown.missions)
        self.tell(number(total) if shown == total else tr("{n} of {all}", n=number(shown), all=number(total)))
        if self._turned and found:
            self._turned = False
            self.table.select(self.table.selected_id)
        self._totals.ask(lambda: totals_words(found), self.foot.tell, at_once=len(found) <= _FEW)

    def edit_chosen(self) -> None:
        """Ask what changes of the forces chosen."""
        from console.ui.forces_form import ask_many

        forces = self.chosen
        if forces and self._window.session.writable:
            ask_many(self._window, forces)

    def _offer(self) -> None:
        """Where several are chosen, the act that is for all of them."""
        number_of = len(self.chosen)
        self.foot.offer(number_of if number_of > 1 and self._window.session.writable else 0)

    def _answer(self, event: QKeyEvent) -> bool:
        if event.text() != "/":
            return False
        self.table.begin_filter()
        return True

    def _pick(self, thing: str) -> None:
        standing = self._stands_for(thing)
        missions = {mission.id.hex() for mission in self._picture.shown.missions}
        if standing:
            self._window.selection.select(MISSION if standing in missions else UNIT, standing)
        else:
            self._window.selection.clear()

    def _follow(self, kind: str, thing: str) -> None:
        """What a nation gives is a row of its own and stands for the force it is given to; a heading, for nothing."""
        if (thing if kind in self._kinds else "") == self._stands_for(self.table.selected_id):
            return
        super()._follow(kind, thing)

    def _symbol(self, sidc: str) -> QPixmap:
        look, density = self._window.look, self.devicePixelRatioF()
        return picture_glyphs.force(look, sidc, density) if sidc else picture_glyphs.no_force(look, density)

    @staticmethod
    def _stands_for(line: str) -> str:
        """The id of the force or mission of a row; empty for the heading of a group."""
        return "" if line.startswith("group:") else line.partition(":")[0]


def forces_of(window: Window) -> Forces | None:
    """The forces of a window that lists them."""
    panel = window.panels.get("forces")
    return panel if isinstance(panel, Forces) else None


def _authorities(reader: Reader) -> Sequence[Authority]:
    from console.store import force_facts

    return force_facts.authorities(reader)


def _made(shown: Shown, known: Known, country: Callable[[str], str], *, tree: bool) -> list[Line]:
    """The rows; where they are many, with what groups add up to, which painting and ordering then only read."""
    if not tree:
        return list_lines(shown.forces, shown.missions)
    lines = tree_lines(climbed(shown.forces, known.forces, shown.window.at), shown.missions, country)
    if len(shown.forces) > _FEW:
        for line in lines:
            figures(line)
    return lines


def _things(lines: list[Line]) -> int:
    return len({line.thing.id for line in lines if line.thing is not None})
