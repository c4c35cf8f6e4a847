"""What is read of an incident for the slides about it: assessments, claims, and the reports with whose they are."""

from dataclasses import dataclass

from console.domain.claim import Claim
from console.domain.incident import Assessment, Incident
from console.domain.marking import Marking
from console.domain.matrix import Mark
from console.domain.report import Report, origin_of, stands
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import established, outdated, said_of, sources_of
from console.exports.check_words import checked
from console.store import claims, incidents, matrix, reports


@dataclass(frozen=True)
class Voice:
    """An origin behind a claim, and the reports that rest on it, in the order they came."""

    origin: str
    reports: tuple[Report, ...]


@dataclass(frozen=True)
class IncidentFacts:
    """An incident as it stood. ``claims``: the one most reports make first. ``assessment`` None: nobody weighed it.

    ``sided`` are reports that somebody marked for or against an explanation.
    """

    incident: Incident
    assessments: tuple[Assessment, ...]
    assessment: Assessment | None
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    known: dict[bytes, Report]
    sided: frozenset[bytes]

    @property
    def counting(self) -> list[Report]:
        """The reports that count now: none that was taken back, and none that relays such a one."""
        known = self._all
        return [one for one in self.reports if stands(one, known)]

    @property
    def _all(self) -> dict[bytes, Report]:
        return self.known | {one.id: one for one in self.reports}

    def sources(self, most: int = 8) -> tuple[Report, ...]:
        """Whom the slide rests on, the most telling first: what is behind the claims, the first report, the newest.

        Once a cause is assessed the newest that take a side come first: they bear it.
        """
        claimed = {one for claim in self.claims for one in claim.report_ids}
        counting = self.counting
        behind = [one for one in counting if one.id in claimed]
        weighed = [one for one in counting if one.id in self.sided and one.id not in claimed]
        newest = tuple(reversed(weighed))
        lead = newest[:4] if established(self.assessment) else ()
        return tuple({one.id: one for one in (*lead, *behind, *weighed[:1], *newest) or counting}.values())[:most]

    def told_by(self, grades: bool) -> tuple[tuple[str, ...], bool]:
        """The names for the foot of a slide and whether a fact is to check; of a past incident those of its row."""
        provenance = self.incident.provenance
        if self.reports or provenance is None:
            return sources_of(self.sources(), grades)
        given = self.incident.source_names or provenance.source
        names = [name.strip() for name in given.split(";") if name.strip()]
        return tuple(checked(name, provenance.to_check) for name in names), provenance.to_check

    @property
    def markings(self) -> tuple[Marking | None, ...]:
        """Of all of it."""
        claimed = tuple(one.marking for one in self.claims)
        assessed = tuple(one.marking for one in (*self.assessments[:1], *self.assessments[-1:]))
        relayed = tuple(one.marking for one in self.known.values())
        return (self.incident.marking, *assessed, *claimed, *(one.marking for one in self.reports), *relayed)

    def voices(self, claim: Claim) -> tuple[Voice, ...]:
        """The origins behind a claim, the first to say it first; only reports that count now."""
        behind: dict[str, list[Report]] = {}
        known = self._all
        for report in self.counting:
            if report.id in claim.report_ids:
                behind.setdefault(origin_of(report, known), []).append(report)
        return tuple(Voice(origin, tuple(found)) for origin, found in behind.items())

    @property
    def since_assessed(self) -> int:
        """How many reports that count came after the newest assessment: nobody has weighed them in one."""
        at = None if self.assessment is None else self.assessment.at
        return 0 if at is None else sum(one.received_at > at for one in self.counting)

    def outdated(self, claim: Claim) -> bool:
        """Whether our line to a claim is older than the assessment that says what it was: it may say too little now."""
        return outdated(claim, self.assessments)


def facts_of(scene: Scene) -> IncidentFacts | None:
    """What is known of the incident of a slide; None where there is none the audience may see."""
    incident_id = scene.incident_id
    incident = incidents.incident(scene.reader, incident_id) if incident_id is not None else None
    if incident is None:
        return None
    found = tuple(incidents.assessments(scene.reader, incident.id))
    linked = sorted(reports.of_incident(scene.reader, incident.id), key=lambda one: (one.received_at, one.id))
    followed = claims.of_incident(scene.reader, incident.id)
    followed.sort(key=lambda one: (not one.standing.followed, -one.backing.sources.reports))
    return IncidentFacts(
        incident,
        found,
        said_of(found),
        tuple(followed),
        tuple(linked),
        reports.relayed_by(scene.reader, linked),
        frozenset(one.report_id for one in matrix.marks(scene.reader, incident.id) if one.mark is not Mark.NEUTRAL),
    )
