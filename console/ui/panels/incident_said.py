"""Claimed | Assessed: what others say an incident was, and what we think; kept apart, side by side."""

from __future__ import annotations

from console.domain import times
from console.domain.claim import Claim
from console.domain.incident import Assessment, Nature
from console.domain.letters import first_capital
from console.domain.matrix_words import origin_name
from console.domain.report import CREDIBILITY
from console.domain.wording import listed, number
from console.domain.yardsticks import Yardstick
from console.services.assessments import NOT_ESTABLISHED
from console.ui.panels.incident_facts import IncidentFacts
from console.ui.panels.inspector_sheet import Fact, Said, Section
from console.ui.words import later, tr

CONFIDENCE = {
    "low": later("Low confidence"),
    "moderate": later("Moderate confidence"),
    "high": later("High confidence"),
}
NATURE = {
    Nature.DELIBERATE: later("Deliberate"),
    Nature.ACCIDENT: later("Accident"),
    Nature.CRIME: later("Crime"),
    Nature.NATURAL: later("Natural"),
    Nature.UNRESOLVED: later("Unresolved"),
}


def claimed(known: IncidentFacts) -> Said:
    """What is claimed: of the claims followed the one most reports make, else a past incident's first attribution."""
    followed = [one for one in known.claims if one.standing.followed] or list(known.claims)
    if followed:
        claim = max(followed, key=lambda one: one.backing.sources.reports)  # the newest of equals: they come so
        more = len(followed) - 1
        lines = (
            f"{claim.actor}: {_behind(claim)}",
            _best(claim),
            "" if not more else tr("One more claim") if more == 1 else tr("{many} more claims", many=number(more, tr)),
        )
        return Said(tr("Claimed"), claim.text, tuple(first_capital(line) for line in lines if line))
    if known.incident.claimed is None or (known.assessments and known.assessments[0].at is not None):
        return Said(tr("Claimed"), tr("No claim recorded"))
    first = (tr("First attribution"), _said_at(known.assessments[0])) if known.assessments else ()
    return Said(tr("Claimed"), first_capital(known.incident.claimed), first)


def assessed(known: IncidentFacts) -> Said:
    """What we think: the newest revision; a first attribution nobody has weighed is a claim."""
    revisions = known.assessments
    if not revisions or (len(revisions) < 2 and revisions[0].at is None):
        return Said(tr("Assessed"), tr("Cause not established"))
    newest = revisions[-1]
    # Why we think so stands among the assessments: the matrix is wanted in sight beside what it leads to.
    why = newest.narrative if newest.at is None else ""
    lines = (*_judged(newest, known.yardstick), _said_at(newest), why)
    return Said(tr("Assessed"), _attribution(newest), tuple(line for line in lines if line))


def assessments(known: IncidentFacts) -> Section:
    """All revisions, the newest first, with everything they say."""
    lines = [
        Fact(tr("Rev {number}", number=one.revision), " · ".join(part for part in _whole(one, known) if part))
        for one in reversed(known.assessments)
    ]
    return Section(tr("Assessments"), tuple(lines) or (Fact("", tr("None yet.")),))


def _whole(one: Assessment, known: IncidentFacts) -> tuple[str, ...]:
    takes = next((h for h in known.evidence.hypotheses if h.id == one.hypothesis_id), None)
    return (
        _attribution(one),
        *(_judged(one, known.yardstick) if one.at is not None else (_confidence(one),)),
        "" if takes is None else tr("Takes {label}: {text}", label=takes.label, text=takes.text),
        one.narrative,
        tr("What would change our mind: {text}", text=one.would_change) if one.would_change else "",
        one.author,
        tr("time not recorded") if one.at is None else times.dtg(one.at),
    )


def _judged(one: Assessment, yardstick: Yardstick) -> tuple[str, ...]:
    """Maker and shooter are two lines; likelihood and confidence are two more."""
    if one.at is None:
        return (_confidence(one) or tr("Confidence not stated"),)
    unsaid = tr("not established")
    return (
        tr(NATURE[one.nature]) if one.nature is not None else "",
        tr("Made in: {country}", country=one.made_in or unsaid),
        tr("Fired by: {who}", who=one.fired_by or unsaid),
        "" if one.likelihood is None else first_capital(yardstick.said(one.likelihood, tr)),
        _confidence(one) or tr("Confidence not stated"),
    )


def _confidence(one: Assessment) -> str:
    return tr(CONFIDENCE[one.confidence]) if one.confidence else ""


def _attribution(one: Assessment) -> str:
    return tr("Cause not established") if one.attribution == NOT_ESTABLISHED else first_capital(one.attribution)


def _behind(claim: Claim) -> str:
    behind = claim.backing.sources
    if not behind.reports:
        return tr("no report behind it counts now")
    names = listed([origin_name(one, tr) for one in behind.origins], tr)
    reports = tr("one report") if behind.reports == 1 else tr("{many} reports", many=number(behind.reports, tr))
    origins = (
        tr("one origin") if len(behind.origins) == 1 else tr("{many} origins", many=number(len(behind.origins), tr))
    )
    return tr("{reports}, {origins}: {names}", reports=reports, origins=origins, names=names)


def _best(claim: Claim) -> str:
    """What the best grade behind it says; a claim nobody credible makes must not look like one."""
    best = claim.backing.best
    if not best:
        return tr("None of it is graded") if claim.backing.sources.reports else ""
    words = CREDIBILITY.get(int(best[-1])) if best[-1].isdigit() else None
    return (
        tr("Best grade {grade}: {words}", grade=best, words=tr(words))
        if words
        else tr("Best grade {grade}", grade=best)
    )


def _said_at(revision: Assessment) -> str:
    when = tr("time not recorded") if revision.at is None else times.dtg(revision.at)
    return tr("Rev {number}, {author}, {when}", number=revision.revision, author=revision.author, when=when)
