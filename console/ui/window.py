"""The window: marking, command bar, map in the middle, docks around it, status line. It assembles; others do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from console.ui import frame
from console.ui.arriving.dropping import drop_files
from console.ui.arriving.live import stop_live
from console.ui.backups import BackupTimer
from console.ui.banner import Banner, Standing, frame_width, paint_frames
from console.ui.case_marking import CaseMarking
from console.ui.case_search import case_search
from console.ui.clock import Clock
from console.ui.command_bar import CommandBar
from console.ui.commands import table
from console.ui.desks import Desks
from console.ui.focus import FocusOutline, Pane, go_round
from console.ui.ground_words import GroundWords
from console.ui.jobs import Jobs
from console.ui.known_at import KnownAt
from console.ui.log_line import LogLine
from console.ui.map_place import MapPlace
from console.ui.menus import Menus
from console.ui.notices import Notice, Notices
from console.ui.opening import Openings
from console.ui.override_strip import OverrideStrip
from console.ui.palette import Palette, Search
from console.ui.panes import Dock, Panel, PanelKind, place_of
from console.ui.preferences import Preferences
from console.ui.replay import Replay
from console.ui.selection import Selection
from console.ui.session import Session
from console.ui.shown_time import ShownTime
from console.ui.status_line import STYLES, StatusLine
from console.ui.theme import Look
from console.ui.time_words import held_words
from console.ui.unseen import Unseen
from console.ui.words import tr

_LEAST = (1024, 640)


class Window(QMainWindow):
    """One window on one case. Panels reach everything they need through its public attributes."""

    def __init__(self, look: Look, preferences: Preferences, session: Session, panels: Sequence[PanelKind]) -> None:
        """``panels`` are made at once, in the order of their tabs and of Ctrl+1…9."""
        super().__init__()
        self.look: Look = look
        self.preferences: Preferences = preferences
        self.session: Session = session
        self.clock: Clock = session.clock
        self.selection = Selection(self)
        self.time: ShownTime = ShownTime(session, self)
        self.replay: Replay = Replay(self.time, self)
        self.jobs = Jobs(self)
        self.openings = Openings(self)
        self.marking = CaseMarking(session, self)
        self.standing = Standing()
        self.search: Search | None = case_search(session)
        self.kinds = tuple(panels)
        self.panels: dict[str, Panel] = {}
        self._sized = False
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST)
        self._make_top()
        self._make_middle()
        self._make_docks()
        self._make_foot()
        self.log_line = LogLine(self)
        self.backups = BackupTimer(self)
        self.menus = Menus(self, self.bar.menus, table(self.kinds))
        self.map.show_buttons(self, self.menus.table)
        self._make_keys()
        self._listen()
        self.known_at = KnownAt(self)
        self._show_standing()

    def place_strip(self, widget: QWidget) -> None:
        """Put a control under the map: the date, the timeline."""
        self._strip.addWidget(widget)
        self.strip.show()

    def say(self, notice: Notice) -> None:
        """Show a notice."""
        self.notices.say(notice)

    def show_panel(self, panel_id: str) -> None:
        """Bring a panel to the front with the focus in it. Raises KeyError."""
        kind = place_of(self.kinds, panel_id)
        self.desks.leave()
        self._dock_of(kind).show_panel(panel_id)

    def find_or_do(self) -> None:
        """Open the palette under its field."""
        palette = Palette(self, self.search)
        palette.open_under(self.bar.find_place())

    def find_places(self) -> None:
        """Open the palette for places, positions and what the case holds."""
        palette = Palette(self, self.search, finding=True)
        palette.open_under(self.bar.find_place())

    def write_log(self) -> None:
        """Open the watch log's line under the field."""
        self.log_line.open_at(self.bar.find_place())

    def reset_layout(self) -> None:
        """Docks where the program puts them."""
        self.desks.leave()
        frame.lay_out(self, self.left, self.right, self.tables)
        self._size_docks()

    def quit(self) -> None:
        """Close the window and with it the program."""
        self.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: docks get their sizes when there is a size to share."""
        super().showEvent(event)
        if not self._sized:
            self._sized = True
            if not frame.bring_back(self, self.preferences):
                self._size_docks()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt's: keep the layout, stop the work, fold the case into one file; what fails is said before the end."""
        self.desks.leave()
        frame.keep(self, self.map.canvas, self.preferences)
        self.replay.stop()
        stop_live(self)
        self.jobs.stop_all()
        refused = self.session.close_all()
        if refused:
            self._say_last(refused)
            event.ignore()
            return
        self.jobs.close()
        self.session.end()
        self.preferences.finish()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Esc goes one step back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.replay.playing:
            self.replay.stop()
        elif self.notices.close_newest() or self.map.canvas.found.clear():
            pass
        elif self.session.moment is not None:
            self.session.put_back(None)
        else:
            self.desks.leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt's: files may be dropped."""
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt's: a dropped case is opened, anything else is imported."""
        event.acceptProposedAction()
        drop_files(self, self._dropped(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: the frames of an exercise and of a view put back lie in the window's margin."""
        super().paintEvent(event)
        if frame_width(self.standing):
            paint_frames(QPainter(self), self.rect(), self.look, self.standing)

    def _make_top(self) -> None:
        top = QWidget(self)
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner = Banner(self.look, top)
        self.bar = CommandBar(self.look, "Ctrl K", top)
        self.bar.wanted.connect(self.find_or_do)
        self.bar.workplaces.wanted.connect(lambda place: self.desks.go_to(place))
        self.overrides: OverrideStrip = OverrideStrip(self, top)
        column.addWidget(self.banner)
        column.addWidget(self.bar)
        column.addWidget(self.overrides)
        self.setMenuWidget(top)

    def _make_middle(self) -> None:
        self.middle = Pane(tr("Map"), self)
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.map: MapPlace = MapPlace(self.look, self.selection, self.middle)
        self.strip = Pane(tr("Time"), self.middle)
        self.strip.setObjectName("strip")
        self.strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._strip = QVBoxLayout(self.strip)
        self._strip.setContentsMargins(0, 0, 0, 0)
        self.strip.hide()
        column.addWidget(self.map, 1)
        column.addWidget(self.strip)
        stack = QStackedWidget(self)
        stack.addWidget(self.middle)
        self.setCentralWidget(stack)
        self.desks = Desks(self, stack, column)
        self.notices = Notices(self.look, self.map)

    def _make_docks(self) -> None:
        self.unseen = Unseen(self.session, self)
        self.left = Dock(self.look, "left", tr("Layers"), column=True)
        self.right = Dock(self.look, "right", tr("Inspector"), column=False)
        self.tables = Dock(self.look, "tables", tr("Tables"), column=False)
        for kind in self.kinds:
            panel = self.panels[kind.id] = kind.make(self)
            self._dock_of(kind).add(kind, panel)
            self.unseen.watch(panel)
        frame.lay_out(self, self.left, self.right, self.tables)

    def _make_foot(self) -> None:
        self.line = StatusLine(self.look, self)
        self.line.show_style(self.preferences.value.coordinate_style)
        self.line.show_network(off=self.preferences.value.network_off)
        self.line.show_scale(self.map.denominator)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.line, 1)

    def _make_keys(self) -> None:
        self._outline = FocusOutline(self.look, self, self.map.canvas)
        QShortcut("F6", self).activated.connect(lambda: go_round(self._panes(), 1))
        QShortcut("Shift+F6", self).activated.connect(lambda: go_round(self._panes(), -1))

    def _panes(self) -> tuple[Pane, ...]:
        if self.desks.desk is not None:
            return (self.bar, self.desks.desk, self.line)
        return (self.bar, self.left.pane, self.middle, self.strip, self.tables.pane, self.right.pane, self.line)

    def _listen(self) -> None:
        self.preferences.changed.connect(self._preferred)
        self.preferences.failed.connect(lambda sentence: self.say(Notice(sentence, "warn", key="settings")))
        self.clock.ticked.connect(self._show_time)
        self.time.changed.connect(self._show_time)
        self.replay.changed.connect(self._show_time)
        self.session.leaving.connect(self.jobs.stop_told)
        self.session.opened.connect(self._case_opened)
        self.session.opened.connect(self.replay.stop)
        self.session.moved.connect(self._show_standing)
        self.session.changed.connect(self._case_changed)
        self.session.said.connect(self.say)
        self.marking.changed.connect(self._show_standing)
        self.desks.changed.connect(self._show_standing)
        self.selection.changed.connect(self.menus.refresh)
        self.jobs.changed.connect(lambda: self.line.show_jobs(self.jobs.running))
        self.jobs.failed.connect(lambda sentence: self.say(Notice(sentence, "warn")))
        self.map.canvas.pointed.connect(lambda lon, lat: self.line.show_position((lon, lat)))
        self.map.canvas.left.connect(lambda: self.line.show_position(None))
        self.map.canvas.hinted.connect(self.line.show_hint)
        GroundWords(self.map.canvas, self.line)
        self.map.scaled.connect(self._show_scale)
        self.desks.changed.connect(self._show_scale)
        self.line.style_wanted.connect(self._next_style)
        self.line.undo_wanted.connect(self.session.undo)
        self.line.stop_wanted.connect(self.jobs.stop)

    def _show_scale(self) -> None:
        """The scale of the map, where the map is shown."""
        desk = self.desks.desk
        seen = desk is None or desk.map_holder() is not None
        self.line.show_scale(self.map.denominator if seen else None)

    def _dock_of(self, kind: PanelKind) -> Dock:
        return {"left": self.left, "right": self.right, "tables": self.tables}[kind.area]

    def _preferred(self) -> None:
        value = self.preferences.value
        rescaled = value.scale != self.look.scale
        self.look.become(value.theme, value.scale)
        self.line.show_style(value.coordinate_style)
        self.line.show_network(off=value.network_off)
        self._show_time()
        if rescaled:
            self._size_docks()
            self._show_saved()
            self.menus.refresh()

    def _say_last(self, sentences: Sequence[str]) -> None:
        """The case is closed, but something about it must be read; closing the window again leaves."""
        self.session.opened.emit()
        for sentence in sentences:
            self.say(Notice(sentence, "danger", tr("Quit"), self.quit, key=sentence))

    def _case_opened(self) -> None:
        self._show_standing()
        self.menus.refresh()
        self.unseen.forget()
        for panel in self.panels.values():
            panel.refresh(None)

    def _case_changed(self, changes: object) -> None:
        if changes is None:
            self._show_standing()
        self._show_saved()
        self.menus.refresh()
        self.unseen.refresh(self.panels.values(), changes)  # type: ignore[arg-type]

    def _show_standing(self) -> None:
        store = self.session.store
        self.bar.workplaces.show_id(self.desks.workplace)
        plan = None if self.desks.desk is None else self.desks.desk.plan
        before = self.standing
        self.standing = Standing(self.marking.of_window, self.session.moment is not None, plan is not None)
        self.banner.show_standing(self.standing)
        title = "" if store is None else store.case.title
        self.bar.show_case(
            title,
            read_only=self.session.why_read_only,
            encrypted=store is not None and store.encrypted,
            exercise=self.standing.exercise,
        )
        named = [tr("EXERCISE")] * self.standing.exercise + [title] * bool(title) + [tr("Flank Console")]
        self.setWindowTitle(" – ".join(named))
        width = frame_width(self.standing)
        self.setContentsMargins(width, width, width, width)
        self._show_time()
        self._show_saved()
        if self.standing != before:
            self.update()

    def _show_time(self) -> None:
        now, city = self.clock.now(), self.preferences.value.city
        after = self.session.told(self.session.past.after)
        self.bar.steps.show_after(None if self.session.moment is None else after)
        if self.replay.playing:
            self.bar.show_time(self.time.window.end, city, known_at=self.session.moment, replay=self.replay.words)
            return
        showing = "" if self.time.live else held_words(self.time.window)
        plan = None if self.desks.desk is None else self.desks.desk.plan
        self.bar.show_time(now, city, known_at=self.session.moment, showing=showing, plan=plan)

    def _show_saved(self) -> None:
        label = self.session.rights.undo if self.session.writable else None
        self.line.show_saved(self.session.last_saved, None if label is None else self.session.told(label))

    def _next_style(self) -> None:
        styles = list(STYLES)
        here = styles.index(self.preferences.value.coordinate_style)
        self.preferences.change(coordinate_style=styles[(here + 1) % len(styles)])

    def _size_docks(self) -> None:
        frame.size_docks(self, self.look, self.left, self.right, self.tables)

    def _dropped(self, event: QDropEvent) -> list[Path]:
        return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
