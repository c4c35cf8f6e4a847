"""The forms of an option: its title and who would act, its forces, the claims it answers, the plan of its race."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QSizePolicy

from console.domain.course_option import Actor as Acting
from console.domain.course_option import Option
from console.domain.operation import Actor, Changes
from console.domain.playbook import PlaybookOption
from console.domain.times import Instant, Interval
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.consult.form_parts import choice
from console.ui.consult.option_rows import ACTORS
from console.ui.race.force_list import ForceList
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.force import Force
    from console.services.consult_picture import ConsultPicture
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_LIST_UNITS: Final = 90


def saving(option: Option) -> Work:
    """The work that keeps an option as it is now."""

    def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
        from console.services.options import OptionForm, edit_option

        return None, edit_option(store, actor, now, option.id, OptionForm.of(option))

    return work


def ask_option(window: Window, picture: ConsultPicture, option: Option | None) -> None:
    """Ask for a new option, from nothing or from a playbook, or for another title, actor or marking of one."""
    if picture.crisis is None:
        return
    if option is not None:
        _ask(window, picture.crisis.id, option, ())
        return
    crisis_id = picture.crisis.id

    def offered(reader: Reader) -> tuple[PlaybookOption, ...]:
        from console.services.playbooks import playbooks

        taken = {one.title for one in picture.options}
        found = [one for playbook in playbooks(reader) for one in playbook.options if one.title not in taken]
        return tuple({one.title: one for one in found}.values())

    window.session.read(offered, lambda found: _ask(window, crisis_id, None, found))


def _ask(window: Window, crisis_id: bytes, option: Option | None, offered: Sequence[PlaybookOption]) -> None:
    sheet = Sheet(window, tr("New option") if option is None else tr("Edit option"))
    sheet.heading(tr("What could be done?"))
    begun = None
    if offered:
        titles = [(-1, tr("Nothing: write it")), *((place, one.title) for place, one in enumerate(offered))]
        begun = choice(window, sheet, tr("Begin from a playbook's option"), titles)
    title = sheet.field(tr("Title"), "" if option is None else option.title)
    actors = [("", tr("Not said yet")), *((who.value, tr(words)) for who, words in ACTORS.items())]
    stands = "" if option is None or option.actor is None else option.actor.value
    actor = choice(window, sheet, tr("Who would act"), actors, stands)
    marking = MarkChoice(sheet, window, None if option is None else option.marking)

    def prefill() -> None:
        chosen = _begun(begun, offered)
        if chosen is not None:
            title.setText(chosen.title)
            actor.setCurrentIndex(max(0, actor.findData(chosen.actor)))

    if begun is not None:
        begun.currentIndexChanged.connect(prefill)

    def asked() -> Work:
        who = Acting(actor.currentData()) if actor.currentData() else None
        if option is not None:
            return saving(replace(option, title=title.text(), actor=who, marking=marking.value))
        chosen = _begun(begun, offered)

        def work(store: Store, person: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.options import OptionForm, put_option

            criteria = {} if chosen is None else dict(chosen.criteria)
            return put_option(
                store, person, now, crisis_id, OptionForm(title.text(), who, criteria, marking=marking.value)
            )

        return work

    sheet.act(tr("Put beside the others") if option is None else tr("Save"), writing(window, sheet, asked))
    open_beside(window, sheet, title)


def _begun(begun: ChoiceBox | None, offered: Sequence[PlaybookOption]) -> PlaybookOption | None:
    place = None if begun is None else begun.currentData()
    return offered[place] if isinstance(place, int) and 0 <= place < len(offered) else None


def ask_forces(window: Window, picture: ConsultPicture, option: Option) -> None:
    """Ask which forces of the posture it uses."""
    day = window.clock.now()

    def standing(reader: Reader) -> list[Force]:
        from console.store import units

        return units.forces(reader, Interval(day, day + 1))

    window.session.read(standing, lambda forces: _ask_forces(window, picture, option, forces))


def _ask_forces(window: Window, picture: ConsultPicture, option: Option, forces: Sequence[Force]) -> None:
    sheet = Sheet(window, tr("Forces of the option"))
    sheet.heading(tr("Which forces does “{option}” use?", option=option.title))
    stays = _boxes(window, sheet, [(unit, picture.unit_names.get(unit, "")) for unit in option.units], option.units)
    adding = ForceList(window, forces, sheet)
    adding.setMinimumHeight(window.look.gap(_LIST_UNITS))
    adding.back.hide()
    adding.begin(option.units)
    sheet.labelled(tr("Add from the posture of today"), adding)

    added: list[bytes] = []

    def asked() -> Work:
        kept = [unit for unit, box in stays if box.isChecked()]
        return saving(replace(option, units=tuple(dict.fromkeys([*kept, *added]))))

    run = writing(window, sheet, asked)

    def take(found: Sequence[Force]) -> None:
        added[:] = [force.id for force in found]
        sentence = run()
        if sentence:
            sheet.refuse(sentence)

    adding.taken.connect(take)
    adding.left.connect(sheet.reject)
    if stays:
        sheet.act(tr("Keep those ticked above"), run)
    else:
        sheet.closing()
    open_beside(window, sheet, adding.field)


def ask_claims(window: Window, picture: ConsultPicture, option: Option) -> None:
    """Ask which claims about the crisis' incidents it has to answer."""
    sheet = Sheet(window, tr("Claims to answer"))
    sheet.heading(tr("Which claims does “{option}” have to answer?", option=option.title))
    known = [
        (one.id, f"{one.actor}: {one.text}")
        for one in picture.claims
        if one.standing.followed or one.id in option.claims
    ]
    if not known:
        sheet.text(tr("No claim about the crisis' incidents is on the list. New claim… puts one there."), "secondary")
        sheet.closing()
        open_beside(window, sheet, sheet)
        return
    boxes = _boxes(window, sheet, known, option.claims)

    def asked() -> Work:
        return saving(replace(option, claims=tuple(claim for claim, box in boxes if box.isChecked())))

    sheet.act(tr("Save"), writing(window, sheet, asked))
    open_beside(window, sheet, boxes[0][1])


def ask_plan_of(window: Window, picture: ConsultPicture, option: Option) -> None:
    """Ask which plan's race shows what it gives."""
    sheet = Sheet(window, tr("Race of the option"), hypothetical=True)
    sheet.heading(tr("Which plan shows what “{option}” gives?", option=option.title))
    plans = [(b"", tr("None")), *picture.plans.items()]
    plan = choice(window, sheet, tr("Plan"), plans, option.plan_id)
    if not picture.plans:
        sheet.text(tr("No plan is kept yet. Make one on the Race desk (Ctrl+Alt+N)."), "secondary")

    def asked() -> Work:
        return saving(replace(option, plan_id=bytes(plan.currentData()) or None))

    sheet.act(tr("Save"), writing(window, sheet, asked))
    open_beside(window, sheet, plan)


def _boxes(
    window: Window, sheet: Sheet, offered: Sequence[tuple[bytes, str]], ticked: Sequence[bytes]
) -> list[tuple[bytes, CheckBox]]:
    made = []
    for thing, words in offered:
        box = CheckBox(window.look, words, sheet)
        box.setChecked(thing in ticked)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # Long words are cut, the tip has all.
        sheet.body.addWidget(box)
        made.append((thing, box))
    return made
