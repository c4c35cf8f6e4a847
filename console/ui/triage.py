"""What is done with reports from the keyboard: graded in two keys, accepted, linked, dismissed, told apart from echoes.

The same keys work on the rows of the table and on the sheet of a report. Letters A to F begin a grade, so no act has
one of them; an act that ends the work on a report goes on to the next new one, a grade does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from console.domain.grade_keys import Grade, GradeKeys
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.commands import why_not_writable
from console.ui.label import Label
from console.ui.notices import Notice
from console.ui.selection import REPORT
from console.ui.theme import Look
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.placing import Placing
    from console.store.casefile import Store
    from console.ui.window import Window

_Verb = Callable[["Store", Actor, Instant, Sequence[bytes]], Changes]
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Triage(QObject):
    """Acts on the reports chosen in one window: all rows chosen in the table, or the one that is selected."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window; ask :func:`triage_of` for its one."""
        super().__init__(window)
        self._window = window
        self.grade_keys = GradeKeys()
        self.hint = Hint(window.look, self.grade_keys, window)
        window.selection.changed.connect(self._selected)

    @property
    def chosen(self) -> list[str]:
        """The keys of the reports an act is for."""
        from console.ui.panels.reports import reports_of

        selection, panel = self._window.selection, reports_of(self._window)
        if selection.kind != REPORT or not selection.id:
            return []
        rows = panel.table.selected_ids if panel is not None else []
        return rows if selection.id in rows else [selection.id]

    @property
    def possible(self) -> bool:
        """Whether a report is chosen and may be worked on."""
        return bool(self.chosen) and self._window.session.writable

    @property
    def why_not(self) -> str:
        """Why nothing can be done, as a sentence; empty when it can."""
        return why_not_writable(self._window) or ("" if self.chosen else tr("Choose a report in the table first."))

    def answer(self, event: QKeyEvent) -> bool:
        """Do what a key means on a report; whether it means anything."""
        if event.modifiers() not in _PLAIN:
            return False
        keys, text = self.grade_keys, event.text()
        if event.key() == Qt.Key.Key_Escape:
            return self._told(keys.cancel())
        if keys.takes(text):
            return self._told(self._graded(text))
        if keys.cancel():
            self.hint.tell()
        act = self._acts().get(text.lower() if text else "") or (self.accept if event.key() in _ENTER else None)
        if act is None or not self.chosen:
            return False
        self._if_possible(act)
        return True

    # Acts ------------------------------------------------------------------------------------------------------------

    def begin_grade(self) -> None:
        """Wait for a grade: a letter and a number."""
        self.grade_keys.begin()
        self.hint.tell()

    def grade(self, grade: Grade) -> None:
        """Grade what is chosen; it stays chosen, for a grade alone does not take it out of the inbox."""
        from console.services.reports import grade_reports

        self._do(_with(grade_reports, grade.reliability, grade.credibility), goes_on=False)

    def accept(self) -> None:
        """Take what is chosen out of the inbox."""
        from console.services.reports import accept_reports

        self._do(accept_reports)

    def put_back(self) -> None:
        """Put what is chosen back into the inbox."""
        from console.services.reports import put_back_in_inbox

        self._do(put_back_in_inbox, goes_on=False)

    def link(self) -> None:
        """Ask which incident what is chosen belongs to."""
        from console.ui.report_choosers import ask_incident

        ask_incident(self._window, self)

    def link_to(self, incident_id: bytes) -> None:
        """Link what is chosen to an incident."""
        from console.services.reports import link_reports

        self._do(_with(link_reports, incident_id))

    def unlink(self) -> None:
        """Take what is chosen off its incident; ask which where there are several."""
        from console.ui.report_choosers import ask_unlink

        ask_unlink(self._window, self)

    def unlink_from(self, incident_id: bytes) -> None:
        """Take what is chosen off an incident."""
        from console.services.reports import unlink_reports

        self._do(_with(unlink_reports, incident_id), goes_on=False)

    def dismiss(self) -> None:
        """Ask why what is chosen is set aside."""
        from console.ui.report_choosers import ask_dismissal

        ask_dismissal(self._window, self)

    def dismiss_for(self, reason: str) -> None:
        """Set aside what is chosen."""
        from console.services.reports import dismiss_reports

        self._do(_with(dismiss_reports, reason))

    def withdraw(self) -> None:
        """Ask who took back what is chosen."""
        from console.ui.report_choosers import ask_withdrawal

        ask_withdrawal(self._window, self)

    def withdraw_for(self, reason: str) -> None:
        """Record that what is chosen was withdrawn."""
        from console.services.reports import withdraw_reports

        self._do(_with(withdraw_reports, reason), goes_on=False)

    def reinstate(self) -> None:
        """Record that what is chosen stands after all."""
        from console.services.reports import reinstate_reports

        self._do(reinstate_reports, goes_on=False)

    def repeats(self) -> None:
        """Ask which report what is chosen relays."""
        from console.ui.report_choosers import ask_repeated

        ask_repeated(self._window, self)

    def repeat(self, report_id: bytes | None) -> None:
        """Record what report those chosen relay; None: they stand by themselves."""
        from console.services.reports import mark_repeats

        self._do(_with(mark_repeats, report_id), goes_on=False)

    def origin(self) -> None:
        """Ask whose knowledge what is chosen is."""
        from console.ui.report_choosers import ask_origin

        ask_origin(self._window, self)

    def come_from(self, origin: str) -> None:
        """Record whose knowledge it is; empty gives it back to its source."""
        from console.services.reports import mark_origin

        self._do(_with(mark_origin, origin), goes_on=False)

    def where(self) -> None:
        """Ask where what is chosen is."""
        from console.ui.place_chooser import ask_place

        ask_place(self._window, self)

    def place(self, placing: Placing) -> None:
        """Record where it is; what came with it stays as it was."""
        from console.services.placing import place_reports

        self._do(_with(place_reports, placing), goes_on=False)

    def new_incident(self) -> None:
        """Open the form for a new incident with what the report says; saving it links the report."""
        from console.ui.report_incident import new_from

        new_from(self._window, [bytes.fromhex(key) for key in self.chosen])

    # Doing -----------------------------------------------------------------------------------------------------------

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            "g": self.begin_grade, " ": self.accept, "l": self.link, "x": self.dismiss, "w": self.withdraw,
            "=": self.repeats, "o": self.origin, "p": self.where, "u": self.put_back,
        }  # fmt: skip

    def _if_possible(self, act: Callable[[], None]) -> None:
        if self.possible:
            act()
        else:
            self._window.say(Notice(self.why_not, "warn", key="why-not"))

    def _graded(self, text: str) -> bool:
        if not self.chosen:
            return False
        grade = self.grade_keys.press(text)
        if grade is not None:
            self._if_possible(lambda: self.grade(grade))
        return True

    def _told(self, answered: bool) -> bool:
        self.hint.tell()
        return answered

    def _selected(self) -> None:
        self.grade_keys.cancel()
        self.hint.tell()

    def _do(self, verb: _Verb, *, goes_on: bool = True) -> None:
        from console.ui.panels.reports import reports_of

        chosen, panel = self.chosen, reports_of(self._window)
        if not chosen:
            return
        ids = [bytes.fromhex(key) for key in chosen]
        following = panel.next_new(chosen) if goes_on and panel is not None else ""

        def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
            return None, verb(store, actor, now, ids)

        def done(_: None) -> None:
            if following and self._window.selection.id in chosen:
                self._window.selection.select(REPORT, following)

        self._window.session.attempt(work, done)


def _with(verb: Callable[..., Changes], *more: Any) -> _Verb:
    """A service with what it wants beside the reports."""
    return lambda store, actor, now, ids: verb(store, actor, now, ids, *more)


class Hint(Label):
    """The grade as far as it is typed, ``B_``, over the head of the panel it is typed in: no row is covered."""

    def __init__(self, look: Look, keys: GradeKeys, parent: QWidget) -> None:
        """Hidden while no grade is begun."""
        super().__init__("", parent)
        self._look, self._keys = look, keys
        self.setObjectName("gradeHint")
        self.hide()

    def tell(self) -> None:
        """Show what is typed, or nothing."""
        shown = self._keys.shown
        words = tr("1–6; Enter: letter alone; Esc: none") if self._keys.letter else tr("A–F, then 1–6; Esc: none")
        self.setText(tr("Grade {shown}   {next}", shown=shown, next=words) if shown else "")
        self.hide()
        if shown:
            self._lie_over(_panel_of(QApplication.focusWidget()) or self.window())
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))

    def _lie_over(self, place: QWidget) -> None:
        if self.parentWidget() is not place:
            self.setParent(place)
        gap = self._look.gap
        self.setContentsMargins(gap(3), gap(1), gap(3), gap(1))
        self.setWordWrap(False)
        self.show()
        self.adjustSize()
        self.move(QPoint(max(0, place.width() - self.width() - gap(3)), gap(1) // 2))
        self.raise_()


def _panel_of(widget: QWidget | None) -> QWidget | None:
    from console.ui.panes import Panel

    while widget is not None and not isinstance(widget, Panel):
        widget = widget.parentWidget()
    return widget


def triage_of(window: Window) -> Triage:
    """What is done with the reports of a window, made when the first asks for it."""
    return window.findChild(Triage) or Triage(window)
