"""The inspector: everything known about what is selected, and the form to say more about an incident."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from console.domain import times
from console.domain.incident import Incident
from console.domain.times import Instant
from console.ui.incident_desk import desk_of
from console.ui.notices import Notice
from console.ui.panels import incident_facts
from console.ui.panels.incident_facts import IncidentFacts
from console.ui.panels.inspector_draft import Draft, Drafting
from console.ui.panels.inspector_edit import IncidentEditor
from console.ui.panels.inspector_empty import EmptyView
from console.ui.panels.inspector_subjects import Shown, Subject, subject_of
from console.ui.panels.inspector_view import Deed, SheetView
from console.ui.panes import RESTING, Panel
from console.ui.selection import INCIDENT, REPORT
from console.ui.status_line import STYLES
from console.ui.triage import triage_of
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.domain.operation import Changes
    from console.ui.panels.inspector_fields import Typed
    from console.ui.panels.report_filing import ReportFiling
    from console.ui.window import Window

_KEPT_KEY = "kept"
_PAUSE_MS = 80


class InspectorPanel(Panel):
    """Follows the selection: incidents, units (on the day shown) and missions, and the kinds of reference."""

    def __init__(self, window: Window) -> None:
        """Nothing is shown until something is selected."""
        super().__init__()
        self._window = window
        self._session = window.session
        self._facts: IncidentFacts | None = None
        self._filing: ReportFiling | None = None
        self._focus_wanted = False
        self._stack = QStackedWidget(self)
        self.view = SheetView(window.look, self)
        self.editor = IncidentEditor(window.look, self)
        self.empty = EmptyView(window.look, self)
        self.drafting = Drafting(window, self.editor)
        for part in (self.empty, self.view, self.editor):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._style = window.preferences.value.coordinate_style
        self._of_hour = 0
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.setObjectName(RESTING)
        self._pause.timeout.connect(self._look_again)
        self._listen()
        self._show_nothing()

    @property
    def incident(self) -> Incident | None:
        """The incident shown, when one is."""
        return self._facts.incident if self._facts is not None else None

    @property
    def facts(self) -> IncidentFacts | None:
        """Everything read of the incident shown, when one is."""
        return self._facts

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return self._stack.currentWidget() is self.editor or self._filing_now is not None

    @property
    def filing(self) -> ReportFiling:
        """The form of a report being typed in, made when it is first needed."""
        if self._filing is None:
            from console.ui.panels.report_filing import ReportFiling

            self._filing = ReportFiling(self._window, self)
            self._filing.picker = self.drafting.picker
            self._filing.saved.connect(lambda report_id: self._show_saved(REPORT, report_id))
            self._filing.editor.cancelled.connect(self.cancel)
            self._stack.addWidget(self._filing.editor)
        return self._filing

    @property
    def _filing_now(self) -> ReportFiling | None:
        found = self._filing
        return found if found is not None and self._stack.currentWidget() is found.editor else None

    @property
    def can_edit(self) -> bool:
        """Whether an open incident is shown, and the case can be written."""
        return self.incident is not None and self.incident.closed_at is None and self._session.writable

    def refresh(self, changes: Changes | None) -> None:
        """Read again what is shown; an open form learns what happened to its incident."""
        if changes is not None and not changes.tables:
            return
        if changes is not None and not changes.written:
            self._pause.stop()  # read at once: it is no hand that pulls the time
        if self.editing and not self._session.writable:
            self._leave_form()
        draft = self.drafting.current
        if not self.editing or draft is None:
            self._read()
        elif draft.incident_id is not None:
            self._read_incident(draft.incident_id, self._underneath)

    def enter(self) -> bool:
        """Give the focus to the form, or to what scrolls."""
        if self.editing:
            (self.editor if self._filing_now is None else self._filing_now.editor).enter()
            return True
        return super().enter()

    def new(self, begun: Typed | None = None, reports: Sequence[bytes] = ()) -> None:
        """Open the form for a new incident, with what was typed into it before and not saved.

        ``begun`` is what to begin with instead; saving links ``reports``.
        """
        if self._session.writable:
            self._leave_form()
            self.drafting.new(begun, reports)
            self._show_form()

    def file_report(self) -> None:
        """Open the form for a report that came by telephone or is pasted, with what was typed before and not saved."""
        if self._session.writable:
            self._leave_form()
            self.filing.begin()
            self._stack.setCurrentWidget(self.filing.editor)
            self.filing.editor.enter()

    def edit(self) -> None:
        """Open the form for the incident shown, with what was typed into it before and not saved."""
        incident = self.incident
        if incident is not None and self.can_edit and not self.editing:
            self.drafting.edit(incident)
            self._show_form()

    def close_incident(self) -> None:
        """Close the incident shown."""
        from console.services.incidents import close_incident

        if self.can_edit and self.incident is not None:
            self._session.act(close_incident, self.incident.id)

    def reopen_incident(self) -> None:
        """Open the closed incident shown again."""
        from console.services.incidents import reopen_incident

        incident = self.incident
        if incident is not None and incident.closed_at is not None and self._session.writable:
            self._session.act(reopen_incident, incident.id)

    def cancel(self) -> None:
        """Leave the form; what was typed can be brought back."""
        back = self._leave_form()
        if back is not None:
            words = tr("Not saved. What you typed is kept.")
            self._window.say(Notice(words, "info", tr("Bring it back"), back, _KEPT_KEY))
        self._read()
        super().enter()

    def take_focus(self) -> None:
        """Have the focus once what is selected is shown; a form that is open has it at once."""
        if self.editing:
            self._window.show_panel("inspector")
        else:
            self._focus_wanted = True
            self._read()

    def event(self, event: QEvent) -> bool:
        """Qt's: a letter that is the key of an act here does that, whatever command it is the key of elsewhere."""
        if event.type() is QEvent.Type.ShortcutOverride and self._deed_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: on a report the keys of the triage; else the key that stands in a button does what the button does."""
        deed = self._deed_of(event)
        if self._window.selection.kind == REPORT and not self.editing and triage_of(self._window).answer(event):
            event.accept()
        elif deed is not None:
            deed.run()
        else:
            super().keyPressEvent(event)

    def _deed_of(self, event: QEvent) -> Deed | None:
        return self.view.deed_of(event) if self._stack.currentWidget() is self.view else None

    # following -------------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        self.editor.cancelled.connect(self.cancel)
        self.drafting.saved.connect(self._saved)
        self._window.selection.changed.connect(self._selected)
        self._session.opened.connect(self._other_case)
        self._window.preferences.changed.connect(self._preferred)
        self._window.time.changed.connect(self._other_time)
        desk_of(self._window).looked.connect(self._read)

    def _selected(self) -> None:
        self._focus_wanted = False
        self._leave_form()
        self._read()

    def _other_case(self) -> None:
        self.drafting.forget()
        if self._filing is not None:
            self._filing.forget()
        if self.editing:
            self._stack.setCurrentWidget(self.empty)
        self._show_nothing()
        self._window.selection.clear()

    def _preferred(self) -> None:
        style = self._window.preferences.value.coordinate_style
        if style != self._style:
            self._style = style
            if not self.editing:
                self._read()

    def _other_time(self) -> None:
        # A hand pulls the time, and a replay drives it, in many small moves: a force is read a few times a second.
        subject = subject_of(self._window.selection.kind)
        if subject is not None and subject.by_time and not self.editing and not self._pause.isActive():
            self._pause.start()

    def _look_again(self) -> None:
        if not self.editing and self._day() // times.HOUR != self._of_hour:
            self._read()

    def _read(self) -> None:
        kind, ident = self._window.selection.kind, self._window.selection.id
        if not ident or self._session.store is None:
            self._show_nothing()
            return
        subject = subject_of(kind)
        if subject is None:
            self._show_gone()
            return
        thing, day, query = bytes.fromhex(ident), self._day(), subject.read
        hour = self._of_hour = day // times.HOUR

        def found(read: tuple[Any]) -> None:
            if hour == self._of_hour:  # else another time was asked for since
                self._arrived(subject, kind, ident, read[0])

        # In a tuple: nothing found is an answer too.
        self._session.read(lambda reader: (query(reader, thing, day),), found)

    def _read_incident(self, incident_id: bytes, then: Callable[[IncidentFacts | None], None]) -> None:
        self._session.read(lambda reader: (incident_facts.read(reader, incident_id),), lambda found: then(found[0]))

    def _arrived(self, subject: Subject, kind: str, ident: str, found: Any) -> None:
        selection = self._window.selection
        if (kind, ident) != (selection.kind, selection.id) or self.editing:
            return
        self._facts = found if isinstance(found, IncidentFacts) else None
        if found is None:
            self._show_gone()
            return
        unsaved = self.incident is not None and self.drafting.keeps(self.incident.id) and self._session.writable
        note = tr("What you typed about this incident is not saved yet.") if unsaved else ""
        deeds = subject.deeds(self._window, found) if self._session.writable else ()
        self.view.show_sheet(
            subject.sheet(found, Shown(self._window, STYLES[self._style][1], self._day())), deeds, note
        )
        self._stack.setCurrentWidget(self.view)
        if self._focus_wanted:
            self._focus_wanted = False
            self._window.show_panel("inspector")

    def _show_nothing(self) -> None:
        self._facts = None
        if self._session.store is None:
            self.empty.say(tr("No case is open."), tr("Open one (Ctrl+O), or drop it here."), None)
        else:
            words = tr("Choose an incident or a force on the map, in a table or with Ctrl+K.")
            new = Deed(tr("New incident"), "", self.new) if self._session.writable else None
            self.empty.say(tr("Nothing is selected."), words, new)
        if not self.editing:
            self._stack.setCurrentWidget(self.empty)

    def _show_gone(self) -> None:
        moment = self._session.moment
        if moment is None:
            words = tr("Its creation was undone. Redo (Ctrl+Shift+Z) brings back what was undone last.")
        else:
            words = tr("It was not known at {time}. Esc comes back to now.", time=times.dtg(moment))
        self.empty.say(tr("This is not in the case as it is shown."), words, None)
        self._stack.setCurrentWidget(self.empty)

    # the form --------------------------------------------------------------------------------------------------------

    def _show_form(self) -> None:
        self._stack.setCurrentWidget(self.editor)
        self.editor.enter()

    def _leave_form(self) -> Callable[[], None] | None:
        """Put the form aside; gives what brings back what was typed, if anything was."""
        draft = self.drafting.put_aside()
        filed = self._filing is not None and self._filing.put_aside()
        if self.editing:
            self._stack.setCurrentWidget(self.empty)
        if filed:
            return self.file_report
        return None if draft is None else lambda: self._bring_back(draft)

    def _bring_back(self, draft: Draft) -> None:
        if draft.incident_id is None:
            self.new()
            return
        self._window.selection.select(INCIDENT, draft.incident_id.hex())
        self._read_incident(draft.incident_id, self._resume)

    def _resume(self, found: IncidentFacts | None) -> None:
        self._facts = found
        self.edit()

    def _underneath(self, found: IncidentFacts | None) -> None:
        draft = self.drafting.current
        if draft is not None and (found is None or found.incident.id == draft.incident_id):
            self._facts = found
            self.drafting.stands(None if found is None else found.incident)

    def _saved(self, incident_id: bytes) -> None:
        self._show_saved(INCIDENT, incident_id)

    def _show_saved(self, kind: str, thing: bytes) -> None:
        self._stack.setCurrentWidget(self.view)
        selection = self._window.selection
        if (selection.kind, selection.id) == (kind, thing.hex()):
            self._read()
        else:
            selection.select(kind, thing.hex())
        super().enter()

    def _day(self) -> Instant:
        return min(self._window.time.moment, self._session.now)


def inspector_of(window: Window) -> InspectorPanel | None:
    """The inspector of a window that has one."""
    panel: QWidget | None = window.panels.get("inspector")
    return panel if isinstance(panel, InspectorPanel) else None
