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
from console.ui.consult.decision_card import AGREED
from console.ui.consult.form_parts import choice, lines
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.services.decisions import DecisionForm
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
        """``Statement v2 · agreed under silence``, or that it is not agreed yet."""
        stands = tr("not agreed yet") if self.agreed is None else tr(AGREED[self.agreed]).lower()
        return f"{self.draft.name} · {stands}"


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
    if picture.consultation is None:
        return
    of = picture.consultation.id
    sheet = Sheet(window, tr("Record decision"))
    sheet.heading(tr("What was decided?"))
    fields = _Fields(window, sheet, picture)

    def asked() -> Work:
        form = fields.form(of)

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.decisions import decide

            return decide(store, actor, now, form)

        return work

    def made(decision_id: object) -> None:
        if isinstance(decision_id, bytes):
            then(decision_id)

    sheet.act(tr("Record decision"), writing(window, sheet, asked, made))
    open_beside(window, sheet, fields.title)


class _Fields:
    """The version adopted fills title, text, how it came to be and when; the rest is typed."""

    def __init__(self, window: Window, sheet: Sheet, picture: ConsultPicture) -> None:
        self._clock, self._now = window.clock.now, window.clock.now()
        self._offered = adoptable(picture, self._now)
        versions = [(place, one.words) for place, one in enumerate(self._offered)]
        none = (_NO_TEXT, tr("No version: other words"))
        self._version = choice(window, sheet, tr("Version adopted"), [*versions, none])
        self.title = sheet.field(tr("Title, in a few words"))
        self._agreed = choice(
            window, sheet, tr("How it came to be"), [(how.value, tr(words)) for how, words in AGREED.items()]
        )
        self._at = sheet.field(tr("When, Zulu"), dtg(self._now))
        basis = "" if picture.consultation is None else picture.consultation.basis
        self._basis = sheet.field(tr("Basis"), basis)
        self._text = lines(window, sheet, tr("Text"), units=_HIGH)
        self._conditions = lines(window, sheet, tr("Conditions"), units=_LOW)
        self._reserved = lines(window, sheet, tr("National reservations, one Ally a line"), units=_LOW)
        self._reserved.setPlaceholderText(tr("HU no basing on its ground"))
        self._tasks = lines(window, sheet, tr("Tasks, one a line: what; who; until when"), units=_LOW)
        self._tasks.setPlaceholderText(tr("Release the statement; Press; 1800Z"))
        options = [(b"", tr("None")), *((one.id, one.title) for one in picture.options)]
        self._option = choice(window, sheet, tr("Option taken"), options)
        self._marking = MarkChoice(sheet, window, None)
        self._version.currentIndexChanged.connect(self._fill)
        self._fill()

    def form(self, consultation_id: bytes) -> DecisionForm:
        """What was typed. Raises ConsoleError where something cannot be read."""
        from console.services.crisis_tasks import TaskForm
        from console.services.decisions import DecisionForm

        moment, one, how = self._clock(), self._adopted(), Agreed(self._agreed.currentData())
        at = moment if self._at.text() == dtg(self._now) else read_time(self._at.text(), moment).at
        silence = one.silence if one is not None and how is Agreed.SILENCE else None
        tasks = read_tasks(self._tasks.toPlainText(), moment)
        return DecisionForm(
            consultation_id, self.title.text(), self._text.toPlainText(), self._basis.text(), how,
            None if one is None else one.draft.id, None if silence is None else silence.id,
            bytes(self._option.currentData()) or None, self._conditions.toPlainText(), at,
            read_reservations(self._reserved.toPlainText()),
            tuple(TaskForm(task.text, task.owner, task.due_at) for task in tasks), self._marking.value,
        )  # fmt: skip

    def _adopted(self) -> Adoptable | None:
        place = self._version.currentData()
        return self._offered[place] if isinstance(place, int) and place >= 0 else None

    def _fill(self) -> None:
        one = self._adopted()
        self._text.setReadOnly(one is not None)
        self._text.setPlainText("" if one is None else one.draft.text)
        if one is None:
            return
        self.title.setText(one.draft.title)
        self._agreed.setCurrentIndex(self._agreed.findData((one.agreed or Agreed.CHAIR).value))
        closed = None if one.silence is None else standing(one.silence, self._now).since
        self._at.setText(dtg(self._now if closed is None else closed))
