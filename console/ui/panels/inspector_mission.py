"""A mission, an activity or an exercise in the inspector."""

from __future__ import annotations

from console.domain.letters import first_capital
from console.domain.times import Instant, Precision, dtg
from console.exports.countries import Countries
from console.ui.panels.force_facts import MissionFacts
from console.ui.panels.force_sources import SourcesPart
from console.ui.panels.force_words import Write, rings, strength, valid_chip, where
from console.ui.panels.inspector_sheet import Chip, Fact, Section, Sheet, checks, facts, to_check_chip, validity
from console.ui.words import tr


def mission_sheet(known: MissionFacts, write: Write, now: Instant) -> Sheet:
    """The sheet of a mission on the day ``now`` falls on."""
    mission, countries = known.mission, Countries(known.allies)
    # Without a country the place is a region, and the position only where its name may stand.
    region = not mission.country
    said = [(tr("mission"), mission.provenance), *((tr("its ring"), ring.provenance) for ring in known.coverages)]
    return Sheet(
        mission.name,
        (mission.place, tr("Area, not position")) if region else where(mission, countries, write),
        mission.sidc,
        (
            Chip(first_capital(mission.kind)),
            valid_chip(mission.valid_from, mission.valid_to, now),
            *to_check_chip(mission.provenance),
        ),
        to_check=checks(mission.provenance),
        sections=(
            *((Section(tr("What it is"), (Fact("", mission.description),)),) if mission.description else ()),
            Section(
                tr("Mission"),
                facts(
                    (tr("Command"), mission.command),
                    (tr("Strength"), strength(mission.strength)),
                    (tr("Domain"), mission.domain),
                    (tr("Status"), mission.status),
                    (tr("Valid"), validity(mission.valid_from, mission.valid_to)),
                ),
            ),
            *rings(known.coverages),
            SourcesPart(said, checks(mission.provenance)),
        ),
        finding=_finding(mission.valid_from, mission.valid_to, now),
    )


def _finding(start: Instant | None, end: Instant | None, now: Instant) -> str:
    span, day = validity(start, end), dtg(now, Precision.DAY)
    if start is not None and start > now:
        return tr("Not yet valid on {day}: {span}.", day=day, span=span)
    if end is not None and end <= now:
        return tr("No longer valid on {day}: {span}.", day=day, span=span)
    return tr("Valid on {day}: {span}.", day=day, span=span)
