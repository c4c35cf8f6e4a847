"""Incidents and forces as the page is told of them: plain words and numbers, each with when it holds.

Places are whole metres of the plane. Nothing carries an id of the case: ids tell times, and how many there are.
"""

from typing import Any, Final

from console.domain.coordinates import decimal
from console.domain.force import Force, Imported, Mission
from console.domain.incident import Assessment, Incident, Status
from console.domain.letters import first_capital
from console.domain.notice import notice_words
from console.domain.numbers import grouped
from console.domain.picture import Known, Shown
from console.domain.provenance import Provenance
from console.domain.time_window import TimeWindow
from console.domain.times import Instant, dtg
from console.exports.briefing import sentences
from console.exports.briefing.assessed_words import likelihood_words, made_and_fired
from console.exports.interactive.symbols import Symbols
from console.exports.picture_layers import incident_layer, layer_of, marks_of
from console.exports.picture_names import force_detail, force_name, place_words
from console.map import projection
from console.map.marks import UnitMark
from console.map.views import FLANK
from console.map.words import later, tr
from console.store import claims, crises, incidents
from console.store.reader import Reader

Entry = dict[str, Any]
"""One thing of the page's data, by name."""
REPORTS: Final = "reports"
"""The layer of reports."""

_STATUS: Final = {
    Status.UNVERIFIED: later("Unverified"),
    Status.DEVELOPING: later("Developing"),
    Status.ASSESSED: later("Assessed"),
}
_STRUCTURE: Final = frozenset({Imported.ORDER, Imported.SIDE, Imported.GROUP})
"""What only holds others together has no place and no row."""
_ANY: Final = TimeWindow(None, 0)
_FORCE_RANK: Final = 2
_AREA_RANK: Final = -1
_LEADS: Final = 10


def incident_entries(reader: Reader, known: Known, symbols: Symbols) -> list[Entry]:
    """Every incident, the newest first; one without a place has a row and no mark. Those of an open crisis lead."""
    leading = {one for crisis in crises.crises(reader) if crisis.open for one in crisis.incidents}
    return [_incident(reader, known, one, one.id in leading, symbols) for one in known.incidents]


def _incident(reader: Reader, known: Known, one: Incident, leads: bool, symbols: Symbols) -> Entry:
    marks = marks_of(Shown(_ANY, (one,), behind=known.behind)).incidents
    mark = marks[0] if marks else None
    when = dtg(one.occurred_at, one.precision)
    start, end = one.known_time
    x, y = _place(mark.lon, mark.lat) if mark is not None else (None, None)
    return {
        "title": one.title,
        "name": one.title if mark is None else mark.title,
        "short": when,
        "detail": " · ".join(part for part in (when, one.place) if part),
        "meta": " · ".join((tr(one.category.label), tr(_STATUS[one.status]))),
        "layer": incident_layer(one.category),
        "family": "incident",
        "rank": one.severity + (_LEADS if leads else 0),
        "from": start,
        "to": end,
        "x": x,
        "y": y,
        "region": "" if mark is None else mark.region,
        **symbols.incident(one.category.value, one.severity, one.status.value).told,
        "sides": _sides(reader, one),
        "text": one.summary,
        "rows": _rows(
            (tr("Time"), when),
            (tr("Place"), _where(one)),
            (tr("Killed"), grouped(one.killed) if one.killed else ""),
            (tr("Injured"), grouped(one.injured) if one.injured else ""),
            (tr("Sources"), one.source_names or ""),
        ),
        "check": _check(one.provenance),
    }


def _where(one: Incident) -> str:
    if one.region_only or one.lon is None or one.lat is None:
        return one.place or one.country or tr("no place known")
    return " · ".join(part for part in (one.place, decimal(one.lon, one.lat)) if part)


def _sides(reader: Reader, one: Incident) -> list[Entry]:
    """What is claimed beside what is assessed, always both: a cause that is not established says so."""
    revisions = incidents.assessments(reader, one.id)
    said = sentences.said_of(revisions)
    followed = [claim for claim in claims.of_incident(reader, one.id) if claim.standing.followed]
    claimed, lines = tr("No claim recorded"), []
    if followed:
        first = max(followed, key=lambda claim: claim.backing.sources.reports)
        claimed, lines = sentences.sentence(first.text), [first.actor]
    elif said is None and one.claimed:
        claimed, lines = sentences.sentence(one.claimed), [tr("First attribution")]
    weighed = []
    if said is not None:
        weighed = [f"{name}: {words}" for name, words in made_and_fired(one, said)]
        if said.likelihood is not None:
            weighed.append(tr("Likelihood: {words}", words=likelihood_words(reader, said)))
        weighed.append(tr("Confidence: {word}", word=tr(said.confidence) if said.confidence else tr("not stated")))
    return [
        {"kind": "claimed", "title": tr("Claimed"), "text": claimed, "lines": [first_capital(line) for line in lines]},
        {"kind": "assessed", "title": _assessed_at(said), "text": sentences.cause(said), "lines": weighed},
    ]


def _assessed_at(said: Assessment | None) -> str:
    """With the time: wherever the map is wound back to, this is what was thought then."""
    if said is None or said.at is None:
        return tr("Assessed")
    return tr("Assessed {time}", time=dtg(said.at))


def force_entries(known: Known, symbols: Symbols) -> list[Entry]:
    """Every placement and mission, by name; one without a public position has a row and no mark."""
    forces = [_force(one, symbols) for one in known.forces if one.kind not in _STRUCTURE]
    found = [*forces, *(_mission(one, symbols) for one in known.missions)]
    return sorted(found, key=lambda entry: (entry["title"].casefold(), entry["from"]))


def _force(one: Force, symbols: Symbols) -> Entry:
    marks = marks_of(Shown(_ANY, forces=(one,))).units
    detail = force_detail(one.lead, one.strength.text)
    rows = _rows(
        (tr("Whole name"), "" if one.name == force_name(one) else one.name),
        (tr("Place"), place_words(one)),
        (tr("Led by"), one.lead),
        (tr("With"), ", ".join(one.contributors)),
        (tr("Strength"), _strength(one)),
        (tr("Notice to move"), notice_words(one.readiness, tr)),
        (tr("Source"), _source(one.provenance)),
    )
    place = place_words(one) or tr("no public position")
    return _standing(one, marks, force_name(one), detail, place, rows, one.note, symbols)


def _mission(one: Mission, symbols: Symbols) -> Entry:
    marks = marks_of(Shown(_ANY, missions=(one,))).units
    rows = _rows(
        (tr("Kind"), first_capital(tr(one.kind))),
        (tr("Place"), place_words(one)),
        (tr("Command"), one.command),
        (tr("Strength"), _strength(one)),
        (tr("Source"), _source(one.provenance)),
    )
    return _standing(one, marks, one.name, tr(one.kind), place_words(one), rows, one.description, symbols)


def _standing(
    one: Force | Mission,
    marks: tuple[UnitMark, ...],
    title: str,
    detail: str,
    place: str,
    rows: list[list[str]],
    text: str,
    symbols: Symbols,
) -> Entry:
    mark = marks[0] if marks else None
    x, y = _place(mark.lon, mark.lat) if mark is not None else (None, None)
    area = mark is not None and mark.area_only
    return {
        "title": title,
        "name": title if mark is None else mark.name,
        "short": "" if mark is None else mark.detail,
        "detail": " · ".join(part for part in (detail, place) if part),
        "layer": layer_of(one),
        "family": "force",
        "rank": _AREA_RANK if area else _FORCE_RANK,
        "standing": 1,
        "from": one.valid_from or 0,
        "to": one.valid_to,
        "x": x,
        "y": y,
        "area": int(area),
        **({} if mark is None else symbols.force(mark.sidc).told),
        "rows": rows,
        "text": text,
        "check": _check(one.provenance),
    }


def _strength(one: Force | Mission) -> str:
    known = one.strength
    text = tr("unknown") if known.text == "unknown" else known.text
    return f"{text} ({known.note})" if known.note else text


def _source(known: Provenance) -> str:
    return tr("{source}, as of {day}", source=known.source, day=known.as_of) if known.source else ""


def _check(known: Provenance | None) -> str:
    return "" if known is None or not known.to_check else known.check_note or tr("To check.")


def _rows(*pairs: tuple[str, str]) -> list[list[str]]:
    return [[name, value] for name, value in pairs if value]


def _place(lon: float, lat: float) -> tuple[int, int]:
    x, y = projection.plane(lon, lat)
    return round(x), round(y)


def since(known: Known, at: Instant) -> Instant:
    """When the first incident was, for a slider that shows everything."""
    return min((one.known_time.start for one in known.incidents), default=at)


def flank() -> list[int]:
    """What the map shows first, west, south, east, north in the plane: the flank from the Black Sea to the Gulf."""
    x, y = projection.forward(*zip(*FLANK, strict=True))
    return [round(float(edge)) for edge in (x.min(), y.min(), x.max(), y.max())]
