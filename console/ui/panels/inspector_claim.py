"""A claim in the inspector: who says what, our line beside it, the reports behind it, what was thought of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain import times
from console.domain.claim import Claim, ClaimRevision
from console.domain.report import Report, stands
from console.ui.claim_words import about, backing_words, standing_role, standing_word, standing_words
from console.ui.panels.inspector_sheet import Chip, Fact, Said, Section, Sheet, facts
from console.ui.panels.inspector_subjects import Shown, Subject
from console.ui.panels.inspector_view import Deed
from console.ui.selection import INCIDENT
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.times import Instant
    from console.store.reader import Reader
    from console.ui.window import Window


@dataclass(frozen=True)
class ClaimFacts:
    """What is read of one claim. ``known`` holds what the reports behind it relay."""

    claim: Claim
    reports: tuple[Report, ...]
    known: dict[bytes, Report]
    revisions: tuple[ClaimRevision, ...]


def _read(reader: Reader, claim_id: bytes, _day: Instant) -> ClaimFacts | None:
    from console.store import claims, reports

    found = claims.claim(reader, claim_id)
    if found is None:
        return None
    behind = reports.reports_of(reader, found.report_ids)
    known = {one.id: one for one in behind} | reports.relayed_by(reader, behind)
    return ClaimFacts(found, tuple(behind), known, tuple(claims.revisions(reader, claim_id)))


def _sheet(found: ClaimFacts, shown: Shown) -> Sheet:
    claim = found.claim
    said = "" if claim.claimed_at is None else tr("said {time}", time=times.dtg(claim.claimed_at))
    return Sheet(
        tr("“{claim}”", claim=claim.text),
        tuple(part for part in (claim.actor, said) if part),
        None,
        (
            Chip(standing_word(claim.standing), standing_role(claim), standing_words(claim.standing)),
            Chip(about(claim).capitalize(), "state.warn" if claim.hostile else "line.strong"),
            *((Chip(claim.marking.text),) if claim.marking is not None else ()),
        ),
        Said(tr("They say"), claim.text, tuple(part for part in (claim.actor, said) if part)),
        _our_line(claim),
        sections=(
            Section(
                tr("Reports behind it"),
                tuple(_report(one, found.known) for one in found.reports) or (Fact("", tr("None yet.")),),
                backing_words(claim.backing) if found.reports else "",
            ),
            Section(tr("What was thought of it"), tuple(map(_revision, reversed(found.revisions)))),
            Section(
                tr("Claim"),
                facts(
                    (tr("About"), claim.incident),
                    (tr("On the list"), _by(claim.author, claim.made_at)),
                    (tr("Marking"), claim.marking.text if claim.marking is not None else shown.marking),
                ),
            ),
        ),
        finding=_finding(claim),
    )


def _our_line(claim: Claim) -> Said:
    if not claim.our_line:
        return Said(tr("Our line"), tr("No line yet"))
    return Said(
        tr("Our line"), claim.our_line, tuple(part for part in (_by(claim.revised_by, claim.revised_at),) if part)
    )


def _finding(claim: Claim) -> str:
    if not claim.standing.followed or not claim.backing.linked:
        return ""
    if not claim.backing.sources.reports:
        return tr("Nothing that still counts is behind it: what was, was withdrawn.")
    if claim.backing.best[1:] in ("4", "5"):
        return tr("Nothing behind it is better than doubtful ({grade}).", grade=claim.backing.best)
    return ""


def _report(report: Report, known: dict[bytes, Report]) -> Fact:
    parts = [report.headline, report.source, times.dtg(report.received_at)]
    if report.repeats_id is not None:
        parts.append(tr("relays another report"))
    if not stands(report, known):
        parts.append(tr("counts nothing any more"))
    return Fact(report.grade or tr("not graded"), " · ".join(part for part in parts if part))


def _revision(said: ClaimRevision) -> Fact:
    who = said.author if said.at is None else f"{said.author}, {times.dtg(said.at)}"
    return Fact(standing_word(said.standing), " · ".join(part for part in (said.reason, said.our_line, who) if part))


def _by(author: str, at: Instant | None) -> str:
    return author if at is None else f"{author}, {times.dtg(at)}".removeprefix(", ")


def _deeds(window: Window, found: ClaimFacts) -> tuple[Deed, ...]:
    from console.ui import claim_forms

    claim = found.claim
    if not claim.standing.followed:
        return (
            Deed(tr("Follow again"), "", lambda: claim_forms.follow_again(window, claim), main=True),
            *_incident(window, claim),
        )
    return (
        Deed(tr("Revise claim…"), "R", lambda: claim_forms.ask_revision(window, claim), main=True),
        Deed(tr("Close claim…"), "", lambda: claim_forms.ask_closing(window, claim)),
        *_incident(window, claim),
    )


def _incident(window: Window, claim: Claim) -> tuple[Deed, ...]:
    about = claim.incident_id
    if about is None:
        return ()
    return (Deed(tr("Incident"), "I", lambda: window.selection.select(INCIDENT, about.hex())),)


SUBJECT = Subject(_read, _sheet, _deeds)
"""How a claim is shown and worked on."""
