"""The form of an activation: one step for the forces ticked, on whose authority, from when, with what caveat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from console.domain.decision import SHORT, Decision, Step
from console.domain.gates import activation_words
from console.domain.operation import Actor, Changes
from console.domain.question import due_time
from console.domain.spoken_time import read_time
from console.domain.times import Instant, Interval, dtg
from console.ui.check_box import CheckBox
from console.ui.consult.activation_table import STEPS
from console.ui.consult.form_parts import choice
from console.ui.force_forms.force_field import ForceField
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.force import Force
    from console.services.consult_picture import ConsultPicture
    from console.services.decisions import ActivationForm
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

WHO: Final = {
    Step.WARNING: "SACEUR", Step.PREPARATION: "nation", Step.REQUEST: "SACEUR", Step.PREDEPLOYMENT: "Council",
    Step.ORDER: "Council", Step.TRANSFER: "nation",
}  # fmt: skip
"""Whose step each is (reference/procedures.md, section 7; ACTPRED and ACTORD to check): a suggestion in the form."""


def ask_activation(
    window: Window, picture: ConsultPicture, decision: Decision, chosen: Sequence[bytes | None] = ()
) -> None:
    """Ask for a step; the forces of the decision, of its option and of the crisis are offered, others are typed."""
    day = window.clock.now()

    def standing(reader: Reader) -> list[Force]:
        from console.store import units

        return units.forces(reader, Interval(day, day + 1))

    window.session.read(standing, lambda forces: _ask(window, picture, decision, chosen, forces))


def _ask(
    window: Window, picture: ConsultPicture, decision: Decision, chosen: Sequence[bytes | None], forces: Sequence[Force]
) -> None:
    sheet = Sheet(window, tr("Activate forces"))
    sheet.heading(tr("Which step, for which forces?"))
    offered = [(unit, picture.unit_names.get(unit, ""), unit in chosen) for unit in _offered(picture, decision)]
    fields = _Fields(window, sheet, offered, forces, _next(decision, chosen), free=picture.free_of_cause)

    def asked() -> Work:
        forms = fields.forms()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.decisions import activate

            return None, activate(store, actor, now, decision.id, forms)

        return work

    sheet.act(tr("Record step"), writing(window, sheet, asked))
    open_beside(window, sheet, fields.step)


class _Fields:
    """A step for the forces ticked and one typed; whose step it is follows, unless somebody wrote another."""

    def __init__(
        self, window: Window, sheet: Sheet, offered: Sequence[tuple[bytes, str, bool]], forces: Sequence[Force],
        step: Step, *, free: bool,
    ) -> None:  # fmt: skip
        self._clock, self._free = window.clock.now, free
        steps = [(one.value, f"{SHORT[one]}  {tr(words)}") for one, words in STEPS.items()]
        self.step = choice(window, sheet, tr("Step"), steps, step.value)
        self._cause = sheet.text("", "secondary")
        if offered:
            sheet.text(tr("Forces"), "secondary")
        self._boxes = []
        for unit, name, ticked in offered:
            box = CheckBox(window.look, name, sheet)
            box.setChecked(ticked)
            sheet.body.addWidget(box)
            self._boxes.append((unit, box))
        self._other = ForceField(window.look, tr("Another force"), tr("Name, nation or place"), sheet)
        self._other.offer(forces)
        sheet.labelled(tr("Another force"), self._other)
        self._who = sheet.field(tr("On whose authority"), WHO[step])
        self._stood = WHO[step]
        self._caveat = sheet.field(tr("Caveat"))
        self._at = sheet.field(tr("When, Zulu"), dtg(window.clock.now()))
        self._holds = sheet.field(tr("Holds from"))
        self._holds.setPlaceholderText(tr("As 2100Z, +12 h or 241200Z NOV 26; nothing: at once"))
        self._measure = sheet.field(tr("Measure"))
        self._measure.setPlaceholderText(tr("Invented, as EX-CRM-0001"))
        self._note = sheet.field(tr("Note"))
        self.step.currentIndexChanged.connect(self._follow)
        self._follow()

    def forms(self) -> list[ActivationForm]:
        """What was typed, a form for each force. Raises ConsoleError where something cannot be read."""
        from console.services.decisions import ActivationForm

        moment, named = self._clock(), self._other.force
        units = [unit for unit, box in self._boxes if box.isChecked()] + ([] if named is None else [named.id])
        at, holds = read_time(self._at.text(), moment).at, due_time(self._holds.text(), moment)
        step, who = Step(self.step.currentData()), self._who.text()
        return [
            ActivationForm(unit, step, who, self._caveat.text(), at, holds, self._note.text(), self._measure.text())
            for unit in dict.fromkeys(units)
        ]

    def _follow(self) -> None:
        words = activation_words(Step(self.step.currentData()), self._free, tr)
        self._cause.setText(words)
        self._cause.setVisible(bool(words))
        if self._who.text() == self._stood:
            self._stood = WHO[Step(self.step.currentData())]
            self._who.setText(self._stood)


def _offered(picture: ConsultPicture, decision: Decision) -> list[bytes]:
    """Forces somebody thought of already: activated, of the option taken, of the crisis."""
    option = next((one for one in picture.options if one.id == decision.option_id), None)
    found = [one.unit_id for one in decision.activations if one.unit_id is not None]
    found += [] if option is None else option.units
    found += [] if picture.crisis is None else picture.crisis.units
    return list(dict.fromkeys(found))


def _next(decision: Decision, chosen: Sequence[bytes | None]) -> Step:
    """The step after the furthest that the forces chosen took."""
    steps = list(Step)
    taken = [steps.index(one.step) for one in decision.activations if one.unit_id in chosen]
    return steps[min(max(taken) + 1, len(steps) - 1)] if taken else steps[0]
