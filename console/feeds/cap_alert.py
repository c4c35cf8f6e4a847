"""An alert of the Common Alerting Protocol, whatever it came in, as values and as one draft of a report.

CAP 1.2 (OASIS, 2010) is the rule for what the fields mean; 1.0 and 1.1 differ in spelling only. XML and GeoJSON fill
:class:`Alert` and ask :func:`draft`; nothing of CAP is interpreted twice.
"""

from typing import NamedTuple

from console.domain.letters import cut
from console.feeds import plain
from console.feeds.cap_areas import Area, all_areas, placed
from console.feeds.drafts import ReportDraft
from console.feeds.elements import line
from console.feeds.kinds import kind
from console.feeds.told_times import ToldTimes

_MOST_ATTRIBUTES = 80
_LONGEST_ATTRIBUTE = 2000
_MOST_REFERENCES = 1000
_UNREAL = ("Exercise", "Test", "Draft", "System")
# An exercise is played in full; what only tests a line or was never released takes nothing back.
_EFFECTIVE = ("Actual", "Exercise", "")


class Info(NamedTuple):
    """One ``info`` block: what is said in one language."""

    language: str = ""
    categories: tuple[str, ...] = ()
    event: str = ""
    responses: tuple[str, ...] = ()
    urgency: str = ""
    severity: str = ""
    certainty: str = ""
    effective: str = ""
    onset: str = ""
    expires: str = ""
    sender_name: str = ""
    headline: str = ""
    description: str = ""
    instruction: str = ""
    others: tuple[tuple[str, str], ...] = ()
    areas: tuple[Area, ...] = ()


class Alert(NamedTuple):
    """One message. ``kind`` is its ``msgType``; ``references`` is the text as it stands."""

    identifier: str = ""
    sender: str = ""
    sent: str = ""
    status: str = ""
    kind: str = ""
    references: str = ""
    infos: tuple[Info, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


def draft(number: int, alert: Alert, told: ToldTimes, external_id: str | None = None) -> ReportDraft:
    """The alert as one report; ``external_id`` where the sender and identifier of CAP are not what names it."""
    infos = _by_language(alert.infos)
    first = infos[0] if infos else Info()
    sent = told.read(alert.sent)
    starts = told.first(first.onset, first.effective, alert.sent)
    areas = all_areas(info.areas for info in infos)
    place = placed(areas)
    referred = referenced(alert.references, alert.sender) if alert.status in _EFFECTIVE else ()
    return ReportDraft(
        number=number,
        headline=_headline(alert, first),
        body=_body(infos),
        external_id=external_id or _external_id(alert.sender, alert.identifier),
        occurred_from=starts.at,
        time_precision=starts.precision,
        lon=place.lon,
        lat=place.lat,
        place="; ".join(dict.fromkeys(area.description for area in first.areas if area.description)),
        place_precision=place.precision,
        unlocated="" if place.lon is not None else place.unlocated,
        geometry=place.geometry,
        category=kind(*(info.event for info in infos), *(name for info in infos for name in info.categories)),
        version_at=sent.at,
        updates=referred,
        withdraws=alert.kind.lower() == "cancel" and bool(referred),
        stale_at=_stale_at(infos, sent.at, told),
        origin=first.sender_name or alert.sender,
        attributes=_attributes(alert, infos, areas, place.unlocated if place.lon is not None else ""),
    )


def referenced(references: str, sender: str) -> tuple[str, ...]:
    """The external ids a text of ``sender,identifier,sent`` triples names; a bare identifier is of the same sender."""
    found = []
    for one in references.split():
        parts = [part.strip() for part in one.split(",") if part.strip()]
        if len(parts) >= 3:
            found.append(_external_id(parts[0], ",".join(parts[1:-1])))
        elif len(parts) == 2:
            found.append(_external_id(parts[0], parts[1]))
        elif parts:
            # CAP 1.0 wrote identifier/sender.
            identifier, slash, other = parts[0].rpartition("/")
            old = slash and "@" in other
            found.append(_external_id(other if old else sender, identifier if old else parts[0]))
    return tuple(dict.fromkeys(one for one in found if one))[:_MOST_REFERENCES]


def _external_id(sender: str, identifier: str) -> str | None:
    return (f"{sender},{identifier}" if sender else identifier) or None


def _by_language(infos: tuple[Info, ...]) -> list[Info]:
    """What is said in English first (CAP: no language is English), else in the language that comes first."""
    if not infos:
        return []
    english = next((info for info in infos if (info.language or "en").lower().startswith("en")), infos[0])
    return sorted(infos, key=lambda info: _language(info) != _language(english))


def _language(info: Info) -> str:
    return (info.language or "en").lower().partition("-")[0]


def _headline(alert: Alert, first: Info) -> str:
    said = line(plain.text(first.headline or first.event))
    kind_of = alert.kind.strip() or "Alert"
    whose = first.sender_name or alert.sender or "an unnamed sender"
    if kind_of.lower() == "cancel":
        said = f"Cancelled: {said}" if said else f"Cancelled: an earlier message of {whose}"
    elif not said:
        said = f"{kind_of} of {whose}, without text"
    return f"{alert.status.upper()}: {said}" if alert.status in _UNREAL else said


def _body(infos: list[Info]) -> str:
    """The texts of all blocks, each language and text once; what is not in the first language is named."""
    parts: dict[str, None] = {}
    for info in infos:
        texts = [plain.text(text) for text in (info.description, info.instruction)]
        other = _language(info) != _language(infos[0])
        if other:
            texts = [f"[{info.language}] {line(plain.text(info.headline or info.event))}", *texts]
        parts.update((text, None) for text in texts if text)
    return "\n\n".join(parts)


def _stale_at(infos: list[Info], sent: int | None, told: ToldTimes) -> int | None:
    """When the last of its blocks expires; none where one does not say, or it would be before it was sent."""
    ends = [told.at(info.expires) for info in infos]
    last = max((end for end in ends if end is not None), default=None)
    return None if last is None or None in ends or (sent is not None and last < sent) else last


def _attributes(alert: Alert, infos: list[Info], areas: list[Area], unplaced: str) -> dict[str, str]:
    first = infos[0] if infos else Info()
    said: list[tuple[str, str]] = [
        ("status", alert.status),
        ("message type", alert.kind),
        ("event", first.event),
        ("category", ", ".join(dict.fromkeys(name for info in infos for name in info.categories))),
        ("severity", first.severity),
        ("urgency", first.urgency),
        ("certainty", first.certainty),
        ("response", ", ".join(first.responses)),
        ("sender", alert.sender),
        ("sender name", first.sender_name),
        ("effective", first.effective),
        ("onset", first.onset),
        ("expires", first.expires),
        ("references", alert.references),
        ("languages", ", ".join(dict.fromkeys(info.language for info in infos if info.language))),
        ("area left out", unplaced),
        *alert.others,
        *((name, value) for area in areas for name, value in area.codes),
        *(pair for info in infos for pair in info.others),
    ]
    return gathered(said)


def gathered(said: list[tuple[str, str]]) -> dict[str, str]:
    """Named texts as attributes: blanks left out, equal names joined, neither too many nor too long."""
    attributes: dict[str, dict[str, None]] = {}
    for name, value in said:
        name, value = line(name)[:100], plain.text(value)
        if not name or not value or (name not in attributes and len(attributes) >= _MOST_ATTRIBUTES):
            continue
        values = attributes.setdefault(name, {})
        if len(values) < 500:
            values[value] = None
    return {name: cut(", ".join(values), _LONGEST_ATTRIBUTE) for name, values in attributes.items()}
