"""Revise an assessment: what we think now, beside the matrix it rests on. Nothing typed is lost to others' words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from console.domain.errors import BadInput
from console.domain.incident import Assessment, Nature, Status
from console.domain.operation import Actor, Changes
from console.domain.times import Instant, dtg
from console.services.assessments import NOT_ESTABLISHED, AssessmentForm
from console.ui.choice_box import ChoiceBox
from console.ui.incident_desk import desk_of
from console.ui.label import Label
from console.ui.notices import Notice
from console.ui.panels.incident_facts import IncidentFacts
from console.ui.panels.incident_said import CONFIDENCE, NATURE
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, open_beside, writing
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_TEXT_UNITS, _SHORT_UNITS, _WIDTH_UNITS = 18, 11, 130
STATUS = {
    Status.UNVERIFIED: later("Unverified: only claims"),
    Status.DEVELOPING: later("Developing: some of it holds"),
    Status.ASSESSED: later("Assessed: this is what we think"),
}


def ask_assessment(window: Window, known: IncidentFacts) -> None:
    """Ask what we think of an incident now; the newest revision stands in the fields."""
    newest = known.assessments[-1] if known.assessments else None
    sheet = Sheet(window, tr("Revise assessment"))
    sheet.setMinimumWidth(window.look.gap(_WIDTH_UNITS))
    number = 1 if newest is None else newest.revision + 1
    sheet.heading(tr("{title}: Rev {number}", title=known.incident.title, number=number))
    meanwhile = sheet.text("", "warn")
    meanwhile.hide()
    fields = AssessmentFields(window, sheet, known)
    seen = _Seen(window, known, meanwhile)
    kept, incident_id = desk_of(window).unsaved, known.incident.id
    before = fields.texts
    if incident_id in kept:
        fields.put(kept.pop(incident_id))
        meanwhile.setText(tr("What you typed before and did not save is back."))
        meanwhile.show()

    def asked() -> Work:
        form, number = fields.form, seen.revision

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.assessments import revise_assessment

            return None, revise_assessment(store, actor, now, known.incident.id, form, number)

        return work

    sheet.act(tr("Save revision"), writing(window, sheet, asked))
    window.session.changed.connect(seen.look)
    sheet.finished.connect(lambda _how: window.session.changed.disconnect(seen.look))

    def left() -> None:
        if fields.texts != before:
            kept[incident_id] = fields.texts
            window.say(Notice(tr("Not saved. What you typed is kept: R brings it back."), "info", key="unsaved"))

    sheet.rejected.connect(left)
    open_beside(window, sheet, fields.attribution)


class AssessmentFields:
    """The fields of one revision on a sheet."""

    def __init__(self, window: Window, sheet: Sheet, known: IncidentFacts) -> None:
        """Filled with the newest revision."""
        newest = known.assessments[-1] if known.assessments else None
        form = AssessmentForm.of(newest, known.incident.status)
        self._yardstick = known.yardstick
        said = "" if form.attribution == NOT_ESTABLISHED else form.attribution
        self.attribution = sheet.field(tr("What happened"), said)
        self.attribution.setPlaceholderText(tr("Cause not established"))
        look = window.look
        self.takes = _choice(sheet, window, [(tr("None of them yet"), None)] + [
            (f"{one.label}: {one.text}", one.id) for one in known.evidence.hypotheses
        ], form.hypothesis_id)  # fmt: skip
        if known.evidence.hypotheses:
            sheet.labelled(tr("Hypothesis it takes"), self.takes)
        else:
            self.takes.hide()
        natures: list[tuple[str, object]] = [(tr("not said"), None)]
        natures += [(tr(NATURE[nature]), nature.value) for nature in Nature]
        self.nature = _choice(sheet, window, natures, form.nature and form.nature.value)
        confidences: list[tuple[str, object]] = [(tr("not said"), None)]
        confidences += [(tr(words), key) for key, words in CONFIDENCE.items()]
        self.confidence = _choice(sheet, window, confidences, form.confidence)
        self.made_in, self.fired_by = QLineEdit(form.made_in, sheet), QLineEdit(form.fired_by, sheet)
        for field in (self.made_in, self.fired_by):
            field.setPlaceholderText(tr("not established"))
        self.likelihood = QLineEdit("" if form.likelihood is None else f"{form.likelihood * 100:.4g}", sheet)
        self.likelihood.setPlaceholderText(tr("As 70, in per cent"))
        self.status = _choice(sheet, window, [(tr(STATUS[one]), one.value) for one in Status], form.status.value)
        pair(sheet, window, (tr("Made in"), self.made_in), (tr("Fired by"), self.fired_by))
        pair(sheet, window, (tr("Nature"), self.nature), (tr("Confidence"), self.confidence))
        pair(sheet, window, (tr("Likelihood, %"), self.likelihood), (tr("How far we know"), self.status))
        self._word: Label = sheet.text("", "secondary")
        self.narrative = _text(sheet, tr("Why"), form.narrative, look.gap(_TEXT_UNITS))
        self.would_change = _text(sheet, tr("What would change our mind"), form.would_change, look.gap(_SHORT_UNITS))
        self.marking = MarkChoice(sheet, window, form.marking)
        self._all: tuple[QLineEdit | QComboBox | QPlainTextEdit, ...] = (
            self.attribution, self.takes, self.made_in, self.fired_by, self.nature, self.confidence, self.likelihood,
            self.status, self.narrative, self.would_change,
        )  # fmt: skip
        # As they lie, not as they were made: one line after the other.
        for one, following in pairwise(self._all):
            QWidget.setTabOrder(one, following)
        self.likelihood.textChanged.connect(lambda _text: self._say_word())
        self._say_word()

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in the fields, each as text, to keep it."""
        return tuple(
            str(one.currentIndex())
            if isinstance(one, QComboBox)
            else (one.toPlainText() if isinstance(one, QPlainTextEdit) else one.text())
            for one in self._all
        )

    def put(self, texts: tuple[str, ...]) -> None:
        """Put back what stood in the fields."""
        for one, text in zip(self._all, texts, strict=True):
            if isinstance(one, QComboBox):
                one.setCurrentIndex(int(text))
            elif isinstance(one, QPlainTextEdit):
                one.setPlainText(text)
            else:
                one.setText(text)

    @property
    def form(self) -> AssessmentForm:
        """What was typed. Raises BadInput when the likelihood is no number."""
        nature = self.nature.currentData()
        return AssessmentForm(
            attribution=self.attribution.text().strip() or NOT_ESTABLISHED,
            made_in=self.made_in.text().strip(),
            fired_by=self.fired_by.text().strip(),
            nature=Nature(nature) if nature else None,
            likelihood=likelihood_of(self.likelihood.text()),
            confidence=self.confidence.currentData(),
            narrative=self.narrative.toPlainText().strip(),
            would_change=self.would_change.toPlainText().strip(),
            hypothesis_id=self.takes.currentData(),
            marking=self.marking.value,
            status=Status(self.status.currentData()),
        )

    def _say_word(self) -> None:
        try:
            likelihood = likelihood_of(self.likelihood.text())
        except BadInput as error:
            self._word.setText(str(error))
            return
        if likelihood is None:
            words = tr(
                "Likelihood in the words of {scale}; how well it is founded is confidence.", scale=self._yardstick.name
            )
        else:
            words = tr("Said as: {words}", words=self._yardstick.said(likelihood, tr))
        self._word.setText(words)


def likelihood_of(text: str) -> float | None:
    """A number of per cent as 0 to 1, or None for nothing. Raises BadInput."""
    plain = text.replace("%", "").replace(",", ".").strip()
    if not plain:
        return None
    try:
        value = float(plain)
    except ValueError:
        value = -1
    if not 0 <= value <= 100:
        raise BadInput(tr("A likelihood is a number from 0 to 100 %, or nothing."))
    return value / 100


class _Seen:
    """The newest revision the author of a form has read; one written meanwhile is told, and then it was read."""

    def __init__(self, window: Window, known: IncidentFacts, told: Label) -> None:
        self.revision = known.assessments[-1].revision if known.assessments else 0
        self._window, self._incident_id, self._told = window, known.incident.id, told

    def look(self, changes: Changes | None) -> None:
        """See whether somebody wrote one."""
        if changes is None or changes.touches("assessment"):
            self._window.session.read(self._newest, self._arrived)

    def _newest(self, reader: Reader) -> list[Assessment]:
        from console.store.incidents import assessments

        return assessments(reader, self._incident_id)

    def _arrived(self, revisions: list[Assessment]) -> None:
        if isValid(self._told) and revisions and revisions[-1].revision != self.revision:
            newest = revisions[-1]
            self.revision = newest.revision
            when = "" if newest.at is None else dtg(newest.at)
            words = tr(
                "{author} wrote Rev {number} meanwhile ({when}): {what}. {why} What you typed is kept.",
                author=newest.author, number=newest.revision, when=when, what=newest.attribution, why=newest.narrative,
            )  # fmt: skip
            self._told.setText(words)
            self._told.show()


def pair(sheet: Sheet, window: Window, *named: tuple[str, QWidget]) -> None:
    """Widgets to fill in side by side, each under its name."""
    line = QHBoxLayout()
    line.setSpacing(window.look.gap(3))
    for name, widget in named:
        column = QVBoxLayout()
        column.setSpacing(window.look.gap(1))
        label = Label(name, sheet)
        label.setProperty("ink", "secondary")
        label.setBuddy(widget)
        widget.setAccessibleName(name)
        column.addWidget(label)
        column.addWidget(widget)
        line.addLayout(column, 1)
    sheet.body.addLayout(line)


def _choice(sheet: Sheet, window: Window, values: list[tuple[str, object]], now: object) -> QComboBox:
    made = ChoiceBox(window.look, sheet)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    for words, value in values:
        made.addItem(words, value)
    made.setCurrentIndex(max(0, next((place for place, (_, value) in enumerate(values) if value == now), 0)))
    return made


def _text(sheet: Sheet, name: str, value: str, height: int) -> QPlainTextEdit:
    field = QPlainTextEdit(value, sheet)
    field.setTabChangesFocus(True)
    field.setFixedHeight(height)
    sheet.labelled(name, field)
    return field
