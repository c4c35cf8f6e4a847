"""The forms of the texts: the next version, an amendment to one, what became of an amendment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.draft_text import Amendment, Draft, Outcome
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.services.consult_picture import ConsultPicture
from console.ui.check_box import CheckBox
from console.ui.consult.draft_card import amendment_words
from console.ui.consult.form_parts import choice, lines
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, open_beside, writing
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_TEXT_UNITS = 66
_OUTCOMES = ((Outcome.NOT_TAKEN, later("Not taken")), (Outcome.WITHDRAWN, later("Withdrawn by its proposer")))


def ask_version(window: Window, picture: ConsultPicture, draft: Draft | None) -> None:
    """Ask for the next version of a text, from the newest one; without one for the first."""
    one = picture.consultation
    if one is None:
        return
    sheet = Sheet(window, tr("New version"))
    sheet.heading(
        tr("First text") if draft is None else tr("{title} v{number}", title=draft.title, number=draft.version + 1)
    )
    title = sheet.field(tr("What it is"), tr("Statement") if draft is None else draft.title)
    title.setToolTip(tr("Another name begins another text."))
    wanted = () if draft is None else [a for a in picture.amendments if a.draft_id == draft.id and a.outcome is None]
    text = lines(window, sheet, tr("Text"), "" if draft is None else draft.text, _TEXT_UNITS)
    if wanted:
        sheet.text(tr("Amendments it takes; a tick puts the words in, you may still change them."), "secondary")
    ticks = [(_tick(window, sheet, amendment), amendment) for amendment in wanted]

    def take(amendment: Amendment, *, ticked: bool) -> None:
        before, after = (amendment.old, amendment.new) if ticked else (amendment.new, amendment.old)
        stood = text.toPlainText()
        if before and before in stood:
            text.setPlainText(stood.replace(before, after, 1))
        elif not before and after:
            text.setPlainText(f"{stood}\n{after}")

    for box, amendment in ticks:
        box.toggled.connect(lambda ticked, amendment=amendment: take(amendment, ticked=ticked))
    proposer = sheet.field(tr("Who proposes it"), tr("chair"))
    note = sheet.field(tr("Note"))
    marking = MarkChoice(sheet, window, None if draft is None else draft.marking)

    def asked() -> Work:
        from console.services.drafts import DraftForm

        taken = tuple(amendment.id for box, amendment in ticks if box.isChecked())
        form = DraftForm(title.text(), text.toPlainText(), proposer.text(), note.text(), taken, marking=marking.value)

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.drafts import put_draft

            return put_draft(store, actor, now, one.id, form)

        return work

    sheet.act(tr("Put before the Council"), writing(window, sheet, asked))
    open_beside(window, sheet, text)


def ask_amendment(window: Window, draft: Draft) -> None:
    """Ask who wants which words changed."""
    sheet = Sheet(window, tr("Amendment"))
    sheet.heading(tr("Amendment to {draft}", draft=draft.name))
    proposer = sheet.field(tr("Who wants it: an Ally's letters, or a name"))
    old = lines(window, sheet, tr("These words; nothing where some are only added"), units=14)
    new = lines(window, sheet, tr("Become these; nothing where they go"), units=14)
    reason = sheet.field(tr("Why, in a few words"))
    marking = MarkChoice(sheet, window, None)

    def asked() -> Work:
        from console.services.drafts import AmendmentForm

        form = AmendmentForm(
            proposer.text(), old.toPlainText(), new.toPlainText(), reason.text(), marking=marking.value
        )

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.drafts import propose_amendment

            return propose_amendment(store, actor, now, draft.id, form)

        return work

    sheet.act(tr("Record amendment"), writing(window, sheet, asked))
    open_beside(window, sheet, proposer)


def ask_answer(window: Window, amendment: Amendment) -> None:
    """Ask what became of an amendment that is in no version: one that is taken is ticked in the next version."""
    sheet = Sheet(window, tr("Answer amendment"))
    sheet.heading(tr("{proposer}: {what}", proposer=amendment.proposer, what=amendment_words(amendment)))
    sheet.text(tr("Taken? Tick it in the next version, which takes it in."), "secondary")
    outcome = choice(window, sheet, tr("What became of it"), [(one.value, tr(words)) for one, words in _OUTCOMES])
    note = sheet.field(tr("Why, in a few words"))

    def asked() -> Work:
        became, why = Outcome(outcome.currentData()), note.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.drafts import answer_amendment

            return None, answer_amendment(store, actor, now, amendment.id, became, why)

        return work

    sheet.act(tr("Answer"), writing(window, sheet, asked))
    open_beside(window, sheet, outcome)


def _tick(window: Window, sheet: Sheet, amendment: Amendment) -> CheckBox:
    words = f"{amendment.proposer}: {amendment_words(amendment)}"
    box = CheckBox(window.look, words.replace("&", "&&"), sheet)
    sheet.body.addWidget(box)
    return box
