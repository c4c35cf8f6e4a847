"""The Compare desk: any two days of the posture side by side – what changed as a list, on the map and in charts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from console.domain.picture import Shown
from console.domain.times import DAY, add_months
from console.exports.compare_reading import Compared, read_comparison
from console.exports.compare_rows import ARROW
from console.map import projection, views
from console.map.views import View
from console.ui import icons
from console.ui.acts.forces import INVASION_KEY
from console.ui.columns import number
from console.ui.compare_charts import CompareCharts
from console.ui.compare_list import ChangeList
from console.ui.compare_presets import INVASION_TODAY, PRESETS, Preset
from console.ui.compare_told import ChangeTold
from console.ui.day_field import DayField
from console.ui.desk_card import Card
from console.ui.desk_kinds import DeskKind
from console.ui.desks import Desk
from console.ui.label import CutLabel
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.panels.inspector_flow import Flow
from console.ui.picture import picture_of
from console.ui.picture_map import map_of
from console.ui.selection import FORCES
from console.ui.style import mark
from console.ui.table_export import ask_where
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.store.reader import Reader
    from console.ui.window import Window

TABLES: Final = ("unit", "placement", "readiness", "contribution", "mission", "ally")
_SHARES: Final = (37, 36, 27)
"""How the width is shared by list, map and charts, percent."""


_FIELD: Final = 30
"""How wide a day is, steps of the grid."""
_CLOSEST: Final = 1_500.0
"""Metres a pixel: one town alone says not where it is."""


class CompareDesk(Desk):
    """What stood on the first day is compared with what stands on the second."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """24 Feb 2022 against today, until other days are chosen."""
        super().__init__(window, kind)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._told: tuple[str, str] = ("", "")
        self._view: View | None = None
        self._fits = True
        self._make_head()
        self._changes = Card(window.look, tr("What changed"), self, hypothetical=False)
        self.before = DayField(window, self._changes, tr("First day"), INVASION_TODAY.before)
        self._swap = QToolButton(self._changes)
        self.after = DayField(window, self._changes, tr("Second day"), None)
        self._presets = self._make_presets()
        self.list = ChangeList(window, self._changes)
        self.told = ChangeTold(window.look, self._changes)
        self._middle = QFrame(self)
        self._holder = QVBoxLayout()
        self.charts = CompareCharts(window, self)
        self._as_of = CutLabel("", self)
        self._lay_out()
        self._listen()
        self._dress()
        self.remember(self.list.grid)

    def map_holder(self) -> QVBoxLayout | None:
        """The map stands in the middle."""
        return self._holder

    def refresh(self, changes: Changes | None) -> None:
        """Compare again what changed."""
        if changes is None or changes.touches(*TABLES):
            self._compare()

    def opened(self) -> None:
        """Keep the view of the map for the way back."""
        self._view, self._fits = self._window.map.canvas.view, True
        super().opened()
        self._select(self._window.selection.kind, self._window.selection.id)

    def left(self) -> None:
        """The map shows the picture again, where it was."""
        self._clear_map()
        if self._view is not None:
            self._window.map.canvas.set_view(self._view)

    def show_preset(self, preset: Preset) -> None:
        """Compare the two days of a preset."""
        limit = self._window.time.limit
        before = add_months(limit // DAY * DAY, -preset.ago) + DAY if preset.ago else preset.before
        self.before.hold(before)
        self.after.hold(preset.after)
        self._fits = True
        self._compare()

    def swap(self) -> None:
        """The second day against the first."""
        first = self.before.held
        self.before.hold(self.after.held)
        self.after.hold(first)
        self._compare()

    # Made once -------------------------------------------------------------------------------------

    def _make_head(self) -> None:
        look = self._window.look
        self._title = CutLabel("", self)
        self._title.setProperty("ink", "secondary")
        self.head.addWidget(self._title, 1)
        export = QPushButton(tr("Export list…"), self)
        export.clicked.connect(lambda: ask_where(self._window, self.list))
        self.head.addWidget(export)
        self.first = KeyedButton(look, tr(INVASION_TODAY.title), INVASION_KEY, self)
        mark(self.first, "act", "main")
        self.first.clicked.connect(lambda: self.show_preset(INVASION_TODAY))
        self.head.addWidget(self.first)

    def _lay_out(self) -> None:
        gap = self._window.look.gap
        self._middle.setObjectName("deskCard")
        inside = QVBoxLayout(self._middle)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(self._holder)
        days = QHBoxLayout()
        days.setSpacing(gap(2))
        for widget in (self.before, self._swap, self.after):
            days.addWidget(widget)
        days.addStretch(1)
        self._changes.body.addLayout(days)
        self._changes.body.addWidget(self._presets)
        self._changes.body.addWidget(self.list, 1)
        self._changes.body.addWidget(self.told)
        whole = QHBoxLayout()
        whole.setSpacing(gap(3))
        for card, share in zip((self._changes, self._middle, self.charts), _SHARES, strict=True):
            card.setMinimumWidth(1)
            whole.addWidget(card, share)
        self.body.addLayout(whole, 1)
        self._as_of.setProperty("type", "small")
        self._as_of.setProperty("ink", "secondary")
        self.body.addWidget(self._as_of)

    def _make_presets(self) -> QWidget:
        flow = QWidget(self._changes)
        line = Flow(flow, self._window.look.gap(1))
        for preset in PRESETS:
            button = QPushButton(tr(preset.title), flow)
            button.setProperty("act", "choice")
            button.clicked.connect(partial(self._pressed, preset))
            line.addWidget(button)
        return flow

    def _dress(self) -> None:
        look = self._window.look
        self._swap.setIcon(icons.icon(look, "swap"))
        self._swap.setIconSize(QSize(look.gap(4), look.gap(4)))
        for field in (self.before, self.after):
            field.setFixedWidth(look.gap(_FIELD))

    def _pressed(self, preset: Preset, _checked: bool = False) -> None:
        self.show_preset(preset)

    def _listen(self) -> None:
        window = self._window
        self._swap.setAccessibleName(tr("Swap the two days"))
        self._swap.setToolTip(tr("Swap the two days"))
        self._swap.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._swap.clicked.connect(self.swap)
        for field in (self.before, self.after):
            field.chosen.connect(self._compare)
        self.list.thing_picked.connect(window.selection.select)
        self.list.row_shown.connect(self.told.tell)
        self.list.thing_opened.connect(picture_of(window).locate)
        window.selection.changed.connect(self._select)
        window.clock.ticked.connect(self._follow)
        window.look.changed.connect(self._dress)

    # Shown -----------------------------------------------------------------------------------------

    def _compare(self) -> None:
        self._told = (self.before.day, self.after.day)
        for field in (self.before, self.after):
            field.show_time()
        before, after = self.before.moment, self.after.moment

        def read(reader: Reader) -> Compared:
            return read_comparison(reader, before, after)

        self.list.set_empty(tr("Nothing is known to have changed between these days."), tr("Choose others above."))
        if self._window.session.store is None:
            self.list.set_empty(tr("No case is open."), tr("Open one with Ctrl+O, or drop its file here."))
            self._clear()
            return
        self._window.session.read(read, partial(self._show, self._told))

    def _show(self, days: tuple[str, str], compared: Compared) -> None:
        if self._window.desks.desk is not self or days != self._told:
            return
        before, after = days
        self._title.say(f"{before} {ARROW} {after}")
        self._changes.aside.say(number(len(compared.lines)))
        self.list.show_rows(compared.rows, tr("from {before} to {after}", before=before, after=after))
        self.charts.show_compared(compared, before, after)
        self._as_of.say(_as_of_words(compared))
        self._show_map(compared)
        self._select(self._window.selection.kind, self._window.selection.id)
        if self._fits:
            self._fits = False
            self._fit()

    def _clear(self) -> None:
        self._clear_map()
        self.list.set_rows(())
        self.charts.clear()
        for label in (self._title, self._changes.aside, self._as_of):
            label.say("")

    def _clear_map(self) -> None:
        self._window.map.canvas.show_changes(())
        shown = map_of(self._window)
        if shown is not None:
            shown.show_instead(None)

    def _show_map(self, compared: Compared) -> None:
        shown = map_of(self._window)
        if shown is not None:
            window = picture_of(self._window).window
            shown.show_instead(Shown(window, forces=compared.forces, allies=compared.allies))
        self._window.map.canvas.show_changes(compared.marks)

    def _fit(self) -> None:
        """All that changed and has a place, in view, and no closer than a country."""
        canvas = self._window.map.canvas
        changed = {mark.id: mark for mark in canvas.content.changes}
        places = [(one.lon, one.lat) for one in canvas.marks() if one.id in changed]
        places += [projection.degrees(*mark.way[0].tolist()) for mark in changed.values() if mark.way is not None]
        if places:
            view = views.around(places, canvas.width(), canvas.height())
            canvas.go_to(view.scaled(max(view.metres_per_pixel, _CLOSEST)))

    def _select(self, kind: str, thing: str) -> None:
        self.list.select_thing(thing if kind in FORCES else "")

    def _follow(self) -> None:
        """Another day may have begun."""
        if self._window.desks.desk is self and self._told != (self.before.day, self.after.day):
            self._compare()


def _as_of_words(compared: Compared) -> str:
    """``As published; 14 of 23 changes to check. 3 of them have no public position and are not on the map.``"""
    lines = compared.lines
    checks = sum(any(one.to_check for one in row.provenances) for row in lines)
    if not lines:
        return tr("As published.")
    parts = [tr("As published; {checks} of {all} to check.", checks=number(checks), all=number(len(lines)))]
    placed = {mark.id for mark in compared.marks if mark.id in compared.placed}
    unplaced = len(compared.marks) - len(placed)
    if unplaced:
        parts.append(
            count(
                "{n} force without a public position is in the list alone.",
                "{n} forces without a public position are in the list alone.",
                unplaced,
            )
        )
    return " ".join(parts)
