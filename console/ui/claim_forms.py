"""The small forms of claims: a new one, what is thought of it and our line, closing it, reports behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from console.domain.claim import Claim, Standing
from console.domain.errors import BadInput
from console.domain.operation import Actor, Changes
from console.domain.times import Instant, dtg, parse_instant
from console.services.claims import ClaimForm
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.claim_words import standing_words
from console.ui.selection import CLAIM, INCIDENT, REPORT
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.report import Report
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_LINE_UNITS = 20
_SETTLED = tuple(standing for standing in Standing if not standing.followed)


def ask_new(window: Window) -> None:
    """Ask who says what: about the incident selected, or from the report selected, which then stands behind it."""
    kind, ident = window.selection.kind, window.selection.id
    if ident and kind in (REPORT, INCIDENT):
        thing = bytes.fromhex(ident)
        window.session.read(lambda reader: _given(reader, kind, thing), lambda given: _ask_new(window, given))
    else:
        _ask_new(window, ClaimForm(actor="", text=""))


def ask_revision(window: Window, claim: Claim) -> None:
    """Ask what is thought of a claim now, and our line."""
    sheet = Sheet(window, tr("Revise claim"))
    sheet.heading(tr("“{claim}”", claim=claim.text))
    sheet.text(claim.actor, "secondary")
    standing = _choice(window, sheet, Standing, claim.standing)
    line = _line(window, sheet, claim.our_line)
    reason = sheet.field(tr("Why, in a few words"))

    def asked() -> Work:
        thought, ours, why = _chosen(standing), line.toPlainText(), reason.text()
        if not thought.followed and not why.strip():
            raise BadInput(tr("Say in a few words why it is closed: taken back, shown wrong, nobody says it any more."))

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.claims import revise_claim

            return None, revise_claim(store, actor, now, claim.id, thought, ours, why)

        return work

    sheet.act(tr("Save"), writing(window, sheet, asked))
    _open(sheet, standing)


def ask_closing(window: Window, claim: Claim) -> None:
    """Ask how a claim ended, and why; it stays in the case."""
    sheet = Sheet(window, tr("Close claim"))
    sheet.heading(tr("“{claim}”", claim=claim.text))
    sheet.text(tr("It stays in the case with all that was said of it; it is only no longer followed."), "secondary")
    standing = _choice(window, sheet, _SETTLED, Standing.CLOSED)
    reason = sheet.field(tr("Why, in a few words"))

    def asked() -> Work:
        ended, why = _chosen(standing), reason.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.claims import close_claim

            return None, close_claim(store, actor, now, claim.id, why, ended)

        return work

    sheet.act(tr("Close claim"), writing(window, sheet, asked))
    _open(sheet, standing)


def ask_backing(window: Window, claims: Sequence[Claim], report_ids: list[bytes], *, off: bool = False) -> None:
    """Ask behind which claim reports stand; with ``off`` from behind which they are taken."""
    sheet = Sheet(window, tr("Take from behind a claim") if off else tr("Put behind a claim"))
    sheet.heading(
        tr("From behind which claim are these reports taken?") if off else tr("Which claim do these reports carry?")
    )
    choice = ChoiceBox(window.look, sheet)
    for claim in claims:
        choice.addItem(f"{claim.actor}: {claim.text}", claim.id)
    sheet.labelled(tr("Claim"), choice)

    def asked() -> Work:
        claim_id = bytes(choice.currentData())

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.claims import back_claim, unback_claim

            verb = unback_claim if off else back_claim
            return None, verb(store, actor, now, claim_id, report_ids)

        return work

    sheet.act(tr("Take from behind it") if off else tr("Put behind it"), writing(window, sheet, asked))
    _open(sheet, choice)


def follow_again(window: Window, claim: Claim) -> None:
    """Put a closed claim back on the list."""
    from console.services.claims import reopen_claim

    window.session.act(reopen_claim, claim.id)


def _given(reader: Reader, kind: str, thing: bytes) -> ClaimForm:
    """What is known of a new claim already, from what is selected."""
    from console.store import reports

    if kind == INCIDENT:
        return ClaimForm(actor="", text="", incident_id=thing)
    report: Report | None = reports.report(reader, thing)
    if report is None:
        return ClaimForm(actor="", text="")
    about = report.incident_ids[0] if report.incident_ids else None
    said = report.occurred_from if report.occurred_from is not None else report.received_at
    return ClaimForm(
        actor=report.source, text=report.headline, claimed_at=said, incident_id=about, report_ids=(report.id,)
    )


def _ask_new(window: Window, given: ClaimForm) -> None:
    sheet = Sheet(window, tr("New claim"))
    sheet.heading(tr("Who says what?"))
    if given.report_ids:
        sheet.text(tr("The report selected stands behind it."), "secondary")
    elif given.incident_id is not None:
        sheet.text(tr("It is about the incident selected."), "secondary")
    actor = sheet.field(tr("Who says it"), given.actor)
    text = sheet.field(tr("What is claimed, as it is said"), given.text)
    said = sheet.field(
        tr("When it was said, Zulu"), dtg(window.session.clock.now() if given.claimed_at is None else given.claimed_at)
    )
    hostile = CheckBox(window.look, tr("Hostile: said to harm or to mislead us"), sheet)
    hostile.setChecked(given.hostile)
    sheet.body.addWidget(hostile)
    standing = _choice(window, sheet, Standing, Standing.LIVE)
    line = _line(window, sheet, "")
    marking = MarkChoice(sheet, window, None)

    def asked() -> Work:
        form = ClaimForm(
            actor=actor.text(),
            text=text.text(),
            hostile=hostile.isChecked(),
            claimed_at=parse_instant(said.text()) if said.text().strip() else None,
            standing=_chosen(standing),
            our_line=line.toPlainText(),
            incident_id=given.incident_id,
            report_ids=given.report_ids,
            marking=marking.value,
        )

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.claims import make_claim

            return make_claim(store, actor, now, form)

        return work

    def made(claim_id: object) -> None:
        if isinstance(claim_id, bytes):
            window.selection.select(CLAIM, claim_id.hex())

    sheet.act(tr("Put on the list"), writing(window, sheet, asked, made))
    _open(sheet, text if given.actor and not given.text else actor)


def _choice(window: Window, sheet: Sheet, standings: Iterable[Standing], chosen: Standing) -> ChoiceBox:
    choice = ChoiceBox(window.look, sheet)
    for standing in standings:
        choice.addItem(standing_words(standing), standing.value)
    choice.setCurrentIndex(choice.findData(chosen.value))
    sheet.labelled(tr("Where it stands"), choice)
    return choice


def _chosen(choice: ChoiceBox) -> Standing:
    """What was chosen, which Qt keeps as its bare text."""
    return Standing(choice.currentData())


def _line(window: Window, sheet: Sheet, text: str) -> QPlainTextEdit:
    line = QPlainTextEdit(text, sheet)
    line.setTabChangesFocus(True)
    line.setFixedHeight(window.look.gap(_LINE_UNITS))
    sheet.labelled(tr("Our line: what we say to it"), line)
    return line


def _open(sheet: Sheet, first: QWidget) -> None:
    sheet.open()
    sheet.fit()
    first.setFocus()
