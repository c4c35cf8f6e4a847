"""The form of a decision, filled from the silence that was kept or the version that is agreed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from console.domain.consensus import State, consensus
from console.domain.decision import Agreed
from console.domain.decision_lines import read_reservations, read_tasks
from console.domain.draft_text import Draft
from console.domain.operation import Actor, Changes
from console.domain.silence import Silence, newest, standing
from console.domain.silence import State as Heard
from console.domain.spoken_time import read_time
from console.domain.times import Instant, dtg
from console.ui.choice_box import ChoiceBox
from console.ui.consult.decision_card import AGREED
from console.ui.consult.national_form import text_field
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.store.casefile import Store
    from console.ui.window import Window

_NO_TEXT: Final = -1
_HIGH, _LOW = 24, 12


@dataclass(frozen=True, slots=True)
class Adoptable:
    """A version that can be adopted; with the silence that was kept on it, if one was, and how it stands by now."""

    draft: Draft
    silence: Silence | None
    agreed: Agreed | None

    @property
    def words(self) -> str:
        """``Statement v2 · agreed under silence``."""
        return f"{self.draft.name} · {tr(AGREED[self.agreed]).lower()}" if self.agreed is not None else self.draft.name


def adoptable(picture: ConsultPicture, now: Instant) -> list[Adoptable]:
    """The versions, those that are agreed first, then the newest."""
    found = []
    for draft in picture.drafts:
        last = newest([one for one in picture.silences if one.draft_id == draft.id])
        kept = last is not None and standing(last, now).state is Heard.KEPT
        stands = consensus(draft, picture.positions, last, picture.allies, now).state
        agreed = Agreed.SILENCE if kept else Agreed.TABLE if stands is State.AGREED else None
        found.append(Adoptable(draft, last if kept else None, agreed))
    return sorted(found, key=lambda one: (one.agreed is None, -one.draft.at))


def ask_decision(window: Window, picture: ConsultPicture, then: Callable[[bytes], None]) -> None:
    """Ask what was decided; ``then`` gets its id once it is in the case."""
    consultation = picture.consultation
    if consultation is None:
        return
    of, now = consultation.id, window.clock.now()
    offered = adoptable(picture, now)
    sheet = Sheet(window, tr("Record decision"))
    sheet.heading(tr("What was decided?"))
    version = ChoiceBox(window.look, sheet)
    for place, one in enumerate(offered):
        version.addItem(one.words, place)
    version.addItem(tr("No version: other words"), _NO_TEXT)
    sheet.labelled(tr("Version adopted"), version)
    title = sheet.field(tr("Title, in a few words"))
    agreed = ChoiceBox(window.look, sheet)
    for how, words in AGREED.items():
        agreed.addItem(tr(words), how.value)
    sheet.labelled(tr("How it came to be"), agreed)
    at = sheet.field(tr("When, Zulu"), dtg(now))
    basis = sheet.field(tr("Basis"), consultation.basis)
    text = text_field(window, sheet, tr("Text"), units=_HIGH)
    conditions = text_field(window, sheet, tr("Conditions"), units=_LOW)
    reserved = text_field(window, sheet, tr("National reservations, one Ally a line"), units=_LOW)
    reserved.setPlaceholderText(tr("HU no basing on its ground"))
    tasks = text_field(window, sheet, tr("Tasks, one a line: what; who; until when"), units=_LOW)
    tasks.setPlaceholderText(tr("Release the statement; Press; 1800Z"))
    option = ChoiceBox(window.look, sheet)
    option.addItem(tr("None"), b"")
    for course in picture.options:
        option.addItem(course.title, course.id)
    sheet.labelled(tr("Option taken"), option)
    marking = MarkChoice(sheet, window, None)

    def chosen() -> Adoptable | None:
        place = version.currentData()
        return offered[place] if isinstance(place, int) and place >= 0 else None

    def fill() -> None:
        one = chosen()
        text.setReadOnly(one is not None)
        text.setPlainText("" if one is None else one.draft.text)
        if one is not None:
            title.setText(one.draft.title)
            agreed.setCurrentIndex(agreed.findData((one.agreed or Agreed.CHAIR).value))
            closed = None if one.silence is None else standing(one.silence, now).since
            at.setText(dtg(now if closed is None else closed))

    version.currentIndexChanged.connect(fill)
    fill()

    def asked() -> Work:
        moment = window.clock.now()
        one, how = chosen(), Agreed(agreed.currentData())
        when = moment if at.text() == dtg(now) else read_time(at.text(), moment).at
        said, follow = read_reservations(reserved.toPlainText()), read_tasks(tasks.toPlainText(), moment)

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.crisis_tasks import TaskForm
            from console.services.decisions import DecisionForm, decide

            form = DecisionForm(
                of, title.text(), text.toPlainText(), basis.text(), how, None if one is None else one.draft.id,
                one.silence.id if one is not None and one.silence is not None and how is Agreed.SILENCE else None,
                bytes(option.currentData()) or None, conditions.toPlainText(), when, said,
                tuple(TaskForm(task.text, task.owner, task.due_at) for task in follow), marking.value,
            )  # fmt: skip
            return decide(store, actor, now, form)

        return work

    def made(decision_id: object) -> None:
        if isinstance(decision_id, bytes):
            then(decision_id)

    sheet.act(tr("Record decision"), writing(window, sheet, asked, made))
    open_beside(window, sheet, title)
