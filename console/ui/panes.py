"""The docks and the panels in them: one row of names as title, one panel below, or several in one column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.ui.dock_tabs import DockTabs
from console.ui.focus import Pane, enter_first
from console.ui.label import Label
from console.ui.theme import Look
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.ui.window import Window

RESTING: Final = "resting"
"""The name of timers that wait for a hand to come to rest before something is read: a picture need not wait."""
Area = Literal["left", "right", "tables"]


class Panel(QWidget):
    """A subject's widgets. It shows what the session's case says and writes only through the session."""

    #: What the panel counts or says beside its name; set it and call :meth:`tell`.
    told: str = ""

    def refresh(self, changes: Changes | None) -> None:
        """Read again what ``changes`` touches; ``None`` means everything: another case or another moment."""
        raise NotImplementedError

    def enter(self) -> bool:
        """Give the focus to the first widget that takes it; False when none does."""
        return enter_first(self)

    def tell(self, words: str) -> None:
        """Show ``words`` (a count) beside the panel's name."""
        self.told = words
        dock = self.parent()
        while dock is not None and not isinstance(dock, Dock):
            dock = dock.parent()
        if isinstance(dock, Dock):
            dock.retell()


@dataclass(frozen=True)
class PanelKind:
    """A panel the window offers: its id, its name, the dock it lives in, and how it is made."""

    id: str
    title: str
    area: Area
    make: Callable[[Window], Panel]


class Dock(QDockWidget):
    """One dock with the panels of one area. Its title row is what it is dragged by."""

    def __init__(self, look: Look, name: str, title: str, *, column: bool) -> None:
        """``column`` shows all panels one under the other; else one at a time, with tabs."""
        super().__init__(title)
        self.setObjectName(name)
        self._look = look
        self._kinds: list[PanelKind] = []
        self._panels: list[Panel] = []
        self.pane = Pane(title, self)
        self._body = QVBoxLayout(self.pane)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._title = QWidget(self)
        self._tabs = DockTabs(look, self._title, self)
        self._stack = QStackedWidget(self.pane)
        self._headings: list[Label] = []
        self._spaced: list[tuple[QHBoxLayout, tuple[int, int, int, int]]] = []
        self.setWidget(self.pane)
        if column:
            self._make_column()
        else:
            self._make_tabs()
        look.changed.connect(self._space)
        self._space()

    @property
    def panels(self) -> list[Panel]:
        """The panels, in order."""
        return self._panels

    def add(self, kind: PanelKind, panel: Panel) -> None:
        """Give the dock one more panel."""
        self._kinds.append(kind)
        self._panels.append(panel)
        if self._tabs.isHidden():
            self._add_section(kind, panel)
        else:
            self._stack.addWidget(panel)
            self._tabs.addTab(tr(kind.title))
            self.retell()
        panel.setAccessibleName(tr(kind.title))

    def show_panel(self, panel_id: str) -> None:
        """Bring a panel to the front and give it the focus."""
        self.show()
        self.raise_()
        place = next(place for place, kind in enumerate(self._kinds) if kind.id == panel_id)
        self._tabs.setCurrentIndex(place)
        if not self._panels[place].enter():
            self._tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def shown(self) -> int:
        """The place of the panel in front; of a column of panels the first."""
        return max(0, self._stack.currentIndex())

    def show_place(self, place: int) -> None:
        """Bring the panel at a place to the front; the focus stays."""
        if not self._tabs.isHidden():
            self._tabs.setCurrentIndex(place)

    def retell(self) -> None:
        """Show again what the panels say beside their names."""
        if not self._tabs.isHidden():
            self._tabs.tell(
                [(tr(kind.title), panel.told) for kind, panel in zip(self._kinds, self._panels, strict=True)]
            )
            return
        for heading, panel in zip(self._headings, self._panels, strict=True):
            heading.setText(panel.told)

    def _space(self) -> None:
        for row, steps in self._spaced:
            row.setContentsMargins(*(self._look.gap(step) for step in steps))

    def _make_tabs(self) -> None:
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._tabs.setAccessibleName(self.windowTitle())
        title = self._title
        title.setObjectName("paneTitle")
        title.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(title)
        self._spaced.append((row, (1, 0, 0, 0)))
        row.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.setTitleBarWidget(title)
        self._body.addWidget(self._stack)

    def _make_column(self) -> None:
        self._tabs.hide()
        self._stack.hide()
        self.setTitleBarWidget(self._title)
        scroll = QScrollArea(self.pane)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(scroll)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        scroll.setWidget(inside)
        self._body.addWidget(scroll)

    def _add_section(self, kind: PanelKind, panel: Panel) -> None:
        heading = QWidget(self.pane)
        heading.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if self._headings:
            heading.setObjectName("section")
        row = QHBoxLayout(heading)
        self._spaced.append((row, (4, 3, 4, 1)))
        self._space()
        name, told = Label(tr(kind.title), heading), Label("", heading)
        name.setObjectName("paneHeading")
        told.setProperty("ink", "muted")
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(told)
        self._headings.append(told)
        self._column.insertWidget(self._column.count() - 1, heading)
        self._column.insertWidget(self._column.count() - 1, panel)


def place_of(panels: Sequence[PanelKind], panel_id: str) -> PanelKind:
    """The panel of that id. Raises KeyError."""
    for kind in panels:
        if kind.id == panel_id:
            return kind
    raise KeyError(panel_id)
