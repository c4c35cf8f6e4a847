"""The form of a consultation: who asks, on what basis, at what level, how Allies are asked, until when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from console.domain.attendance import Level
from console.domain.consultation import Basis, Consultation, Way
from console.domain.operation import Actor, Changes
from console.domain.round_table import ALIASES
from console.domain.times import Instant
from console.services.consult_picture import ConsultPicture
from console.ui.consult.chosen import consulting_of
from console.ui.consult.form_parts import AheadField, PastField, choice, lines
from console.ui.desk_kinds import COUNCIL
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, open_beside, writing
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_BASES = (
    (Basis.ARTICLE_4, later("Article 4: an Ally is threatened")),
    (Basis.ARTICLE_5, later("Article 5: an armed attack, with its two gates")),
    (Basis.MEETING, later("Council meeting: the chair calls it")),
    (Basis.INFORMATION, later("Information")),
)
_LEVELS = (
    (Level.AMBASSADORS, later("Ambassadors")),
    (Level.MINISTERS, later("Ministers")),
    (Level.LEADERS, later("Heads of government")),
)
_WAYS = ((Way.AT_ONCE, later("All at once, on a secure link")), (Way.CAPITALS, later("Through capitals")))
_ASKED, _WEIGHED, _NEITHER = "asked", "weighed", ""


def ask_consultation(window: Window, picture: ConsultPicture, before: Consultation | None = None) -> None:
    """Open one, or say something else of ``before``."""
    sheet = Sheet(window, tr("Ask for a consultation") if before is None else tr("Edit consultation"))
    sheet.heading(tr("Who asks, on what basis?"))
    fields = _Fields(window, sheet, picture, before)

    def asked() -> Work:
        return fields.work()

    def then(made: object) -> None:
        if isinstance(made, bytes):
            consulting_of(window).choose_consultation(made)
            window.desks.show(COUNCIL)

    sheet.act(tr("Open consultation") if before is None else tr("Save"), writing(window, sheet, asked, then))
    open_beside(window, sheet, fields.first)


class _Fields:
    """What is asked; it stays as typed while something is missing."""

    def __init__(self, window: Window, sheet: Sheet, picture: ConsultPicture, before: Consultation | None) -> None:
        self._before, self._picture = before, picture
        open_ones = [one for one in picture.crises if one.closed_at is None]
        self._crisis = self._new_crisis = None
        if before is None and open_ones:
            chosen = None if picture.crisis is None else picture.crisis.id
            self._crisis = choice(window, sheet, tr("Crisis"), [(one.id, one.title) for one in open_ones], chosen)
        elif before is None:
            self._new_crisis = sheet.field(tr("Crisis, which is opened with it"))
            self._new_crisis.setPlaceholderText(tr("What the situation is called"))
        known = before.title if before is not None else "" if self._crisis is None else self._crisis.currentText()
        self.title = sheet.field(tr("What is consulted about"), known)
        self.title.selectAll()
        self.first = self.title if self._new_crisis is None else self._new_crisis
        self._basis = choice(
            window, sheet, tr("Basis"), [(one.value, tr(words)) for one, words in _BASES],
            None if before is None else before.basis,
        )  # fmt: skip
        self._who = sheet.field(
            tr("Which Allies ask or weigh it, by letters"), "" if before is None else " ".join(before.requester_isos)
        )
        self._who.setPlaceholderText(tr("As LV, or LV EE LT"))
        since = None if before is None else before.requested_at or before.considered_at
        state = _ASKED if before is None or before.requested_at is not None else _WEIGHED if since else _NEITHER
        words = ((_ASKED, tr("Asked for")), (_WEIGHED, tr("Weighed, not asked for")), (_NEITHER, tr("Neither")))
        self._state = choice(window, sheet, tr("How far it is"), words, state)
        self._since = PastField(window, sheet, tr("Since when, Zulu"), since)
        self._now = window.clock.now
        self._level = choice(
            window, sheet, tr("Level"), [(one.value, tr(words)) for one, words in _LEVELS],
            None if before is None or before.level is None else before.level.value,
        )  # fmt: skip
        self._way = choice(
            window, sheet, tr("How Allies are asked"), [(one.value, tr(words)) for one, words in _WAYS],
            None if before is None or before.way is None else before.way.value,
        )  # fmt: skip
        self._deadline = AheadField(
            window, sheet, tr("Deadline, Zulu; empty for none"), None if before is None else before.deadline_at
        )
        self._trigger = sheet.field(tr("What set it off"), "" if before is None else before.trigger)
        self._agenda = lines(window, sheet, tr("Agenda"), "" if before is None else before.agenda, 16)
        self._marking = MarkChoice(sheet, window, None if before is None else before.marking)

    def work(self) -> Work:
        """What is to be written. Raises BadInput for what cannot be read."""
        from console.services.consultation import ConsultationForm

        before, state = self._before, self._state.currentData()
        since = self._since.value if state else None
        if since is None and state:
            since = self._now()
        # That it was weighed before it was asked for stays on record.
        weighed = before.considered_at if before is not None and state == _ASKED else None
        crisis = b"" if self._crisis is None else bytes(self._crisis.currentData())
        # Where one of both names is given, it is that of both.
        named = "" if self._new_crisis is None else self._new_crisis.text()
        title = self.title.text() or named
        form = ConsultationForm(
            crisis if before is None else before.crisis_id or b"", title, Basis(self._basis.currentData()),
            letters(self._who.text()), Level(self._level.currentData()), Way(self._way.currentData()),
            self._agenda.toPlainText(), self._trigger.text(), since if state == _ASKED else None,
            since if state == _WEIGHED else weighed, self._deadline.value, self._marking.value,
        )  # fmt: skip
        name = None if self._new_crisis is None else named or form.title

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.consultation import edit_consultation, open_consultation
            from console.services.crises import CrisisForm

            if before is not None:
                return None, edit_consultation(store, actor, now, before.id, form, ConsultationForm.of(before))
            return open_consultation(store, actor, now, form, None if name is None else CrisisForm(title=name))

        return work


def letters(text: str) -> tuple[str, ...]:
    """``lv, EE LT`` as the letters of Allies."""
    found = re.findall(r"[A-Za-z]+", text.upper())
    return tuple(ALIASES.get(one, one) for one in found)
