"""The form of an activation: one step for the forces ticked, on whose authority, from when, with what caveat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from console.domain.decision import SHORT, Decision, Step
from console.domain.operation import Actor, Changes
from console.domain.question import due_time
from console.domain.spoken_time import read_time
from console.domain.times import Instant, Interval, dtg
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.consult.activation_table import STEPS
from console.ui.force_forms.force_field import ForceField
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.force import Force
    from console.services.consult_picture import ConsultPicture
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
    step = ChoiceBox(window.look, sheet)
    for one, words in STEPS.items():
        step.addItem(f"{SHORT[one]}  {tr(words)}", one.value)
    step.setCurrentIndex(_next(decision, chosen))
    sheet.labelled(tr("Step"), step)
    boxes = []
    for unit in _offered(picture, decision):
        box = CheckBox(window.look, picture.unit_names.get(unit, ""), sheet)
        box.setChecked(unit in chosen)
        sheet.body.addWidget(box)
        boxes.append((unit, box))
    other = ForceField(window.look, tr("Another force"), tr("Name, nation or place"), sheet)
    other.offer(forces)
    sheet.labelled(tr("Another force"), other)
    who = sheet.field(tr("On whose authority"), WHO[Step(step.currentData())])
    caveat = sheet.field(tr("Caveat"))
    at = sheet.field(tr("When, Zulu"), dtg(window.clock.now()))
    holds = sheet.field(tr("Holds from"))
    holds.setPlaceholderText(tr("As 2100Z, +12 h or 241200Z NOV 26; nothing: at once"))
    measure = sheet.field(tr("Measure"))
    measure.setPlaceholderText(tr("Invented, as EX-CRM-0001"))
    note = sheet.field(tr("Note"))
    stood = [who.text()]

    def follow() -> None:
        if who.text() == stood[0]:
            who.setText(WHO[Step(step.currentData())])
            stood[0] = who.text()

    step.currentIndexChanged.connect(follow)

    def asked() -> Work:
        moment, named = window.clock.now(), other.force
        units = [unit for unit, box in boxes if box.isChecked()] + ([] if named is None else [named.id])
        when, from_then = read_time(at.text(), moment).at, due_time(holds.text(), moment)

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.decisions import ActivationForm, activate

            forms = [
                ActivationForm(
                    unit, Step(step.currentData()), who.text(), caveat.text(), when, from_then, note.text(),
                    measure.text(),
                )
                for unit in dict.fromkeys(units)
            ]  # fmt: skip
            return None, activate(store, actor, now, decision.id, forms)

        return work

    sheet.act(tr("Record step"), writing(window, sheet, asked))
    open_beside(window, sheet, step)


def _offered(picture: ConsultPicture, decision: Decision) -> list[bytes]:
    """Forces somebody thought of already: activated, of the option taken, of the crisis."""
    option = next((one for one in picture.options if one.id == decision.option_id), None)
    found = [one.unit_id for one in decision.activations if one.unit_id is not None]
    found += [] if option is None else option.units
    found += [] if picture.crisis is None else picture.crisis.units
    return list(dict.fromkeys(found))


def _next(decision: Decision, chosen: Sequence[bytes | None]) -> int:
    """The step after the furthest that the forces chosen took."""
    steps = list(Step)
    taken = [steps.index(one.step) for one in decision.activations if one.unit_id in chosen]
    return min(max(taken) + 1, len(steps) - 1) if taken else 0
