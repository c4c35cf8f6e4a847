"""A report being typed in: begun, put aside, brought back, saved. What was typed is kept until it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.ui.panels import report_fields
from console.ui.panels.inspector_edit import Picker
from console.ui.panels.report_fields import Chosen, Typed
from console.ui.panels.report_form import ReportEditor
from console.ui.status_line import STYLES

if TYPE_CHECKING:
    from console.domain.operation import Actor, Changes
    from console.domain.times import Instant
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.find import Answers, Goal
    from console.ui.window import Window


class ReportFiling(QObject):
    """Between the form and the case. ``saved`` tells the id of the report filed."""

    saved = Signal(bytes)

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Nothing is typed yet. The form is a child of ``parent``."""
        super().__init__(parent)
        self._window = window
        self.editor = ReportEditor(window.look, parent, window.clock.now)
        self.editor.find_place = self._find
        self.editor.saved.connect(self.save)
        self.editor.pick_wanted.connect(self._pick)
        self.picker: Picker | None = None
        self.open = False
        self._began = Typed()
        self._kept: tuple[Typed, Chosen | None] | None = None

    def begin(self) -> None:
        """Put an empty report into the form, or what was typed before and not saved."""
        from console.ui.find import finder_of

        typed, chosen = self._kept or (Typed(), None)
        self._kept, self.open = None, True
        self.editor.show_typed(typed, self._window.marking.of_case, can_pick=self.picker is not None)
        self.editor.chosen = chosen
        finder_of(self._window).prepare()
        self._window.session.read(_sources, self.editor.know_sources)

    def put_aside(self) -> bool:
        """Take the form's text away and keep it if anything was typed; whether something was."""
        if not self.open:
            return False
        self.open = False
        typed = self.editor.typed
        if not report_fields.touched(typed, self._began):
            return False
        self._kept = (typed, self.editor.chosen)
        return True

    def forget(self) -> None:
        """Forget everything: what was typed for one case must never be saved in another."""
        self.open, self._kept = False, None

    def save(self) -> None:
        """File the report, or say beside each field what is wrong."""
        store = self._window.session.store
        exercise = store is not None and store.case.exercise
        form, wrong = report_fields.read(self.editor.typed, self._window.clock.now(), self.editor.chosen, exercise)
        self.editor.show_errors(wrong)
        if form is None:
            return
        written = form

        def verb(store: Store, actor: Actor, now: Instant) -> tuple[bytes, Changes]:
            from console.services.reports import file_report

            return file_report(store, actor, now, written)

        self._window.session.attempt(verb, self._written, lambda error: self.editor.show_notes((str(error),)))

    def _written(self, report_id: bytes) -> None:
        self.open = False
        self.saved.emit(report_id)

    def _find(self, text: str) -> None:
        from console.ui.find import finder_of

        finder_of(self._window).ask(text, lambda answers: self._found(text, answers))

    def _found(self, text: str, answers: Answers) -> None:
        towns = [(goal, "town") for goal in answers.places]
        areas = [(goal, "region") for goal in answers.areas]
        points = [(goal, "point") for goal in answers.positions]
        ranked = [*points, *(areas + towns if answers.areas_first else towns + areas)]
        self.editor.offer_places(
            text, [(f"{goal.name} · {goal.detail}", self._chosen(goal, how)) for goal, how in ranked]
        )

    def _chosen(self, goal: Goal, precision: str) -> Chosen:
        return Chosen(goal.name, self._write(goal.lon, goal.lat), goal.lon, goal.lat, precision)

    def _pick(self) -> None:
        if self.picker is not None:
            self.picker(self._picked)

    def _picked(self, lon: float, lat: float) -> None:
        if self.open:
            self.editor.set_typed(replace(self.editor.typed, position=self._write(lon, lat)))

    def _write(self, lon: float, lat: float) -> str:
        return STYLES[self._window.preferences.value.coordinate_style][1](lon, lat)


def _sources(reader: Reader) -> dict[str, str]:
    from console.store import reports

    return reports.source_grades(reader)
