"""Baseline rows about what happened: consultations, incidents, and the symbols in use. One function a file."""

from console.domain.categories import Category
from console.domain.times import Precision
from console.feeds.baseline_drafts import ConsultationDraft, IncidentDraft, SymbolDraft
from console.feeds.baseline_rows import Row

_CONFIDENCE = ("low", "moderate", "high")
_PLACES = ("point", "region")
_INTENT = ("yes", "no", "unclear", "criminal", "extremist")


def consultation(row: Row) -> ConsultationDraft:
    """An Article 4 or 5 case. Raises BadInput."""
    requested, considered = row.stated("requested_at"), row.stated("considered_at")
    if (requested is None) == (considered is None):
        row.refuse("requested_at", "and considered_at: exactly one of them is filled")
    met, trigger = row.stated("nac_met_at"), row.stated("trigger_at")
    if trigger is None:
        row.refuse("trigger_at", "is empty")
    least, most = row.range("latency_h_min", "latency_h_max")
    return ConsultationDraft(
        id=row.filled("id"),
        article=_article(row),
        status=row.filled("status"),
        requesters_iso2=row.listed("requesters_iso2"),
        requesters=row.filled("requesters"),
        requested_at=requested and requested[0],
        considered_at=considered and considered[0],
        precision=row.member("time_precision", Precision),
        nac_met_at=met and met[0],
        nac_met_precision=met and met[1],
        nac_format=row.text("nac_format"),
        trigger=row.filled("trigger"),
        trigger_at=trigger[0],
        trigger_precision=trigger[1],
        outcome=row.filled("outcome"),
        first_action=row.text("first_action"),
        latency_h_min=least,
        latency_h_max=most,
        latency_note=row.text("latency_note"),
        provenance=row.provenance(),
    )


def _article(row: Row) -> int:
    """Ids begin with the article: ``a4-`` invoked, ``a4x-`` weighed, ``a5-`` and ``a5x-`` alike."""
    start = row.filled("id")[:2]
    if start not in ("a4", "a5"):
        row.refuse("id", "begins with neither a4 nor a5")
    return int(start[1])


def incident(row: Row) -> IncidentDraft:
    """A past incident. Raises BadInput."""
    lon, lat = row.position()
    severity = row.count("severity")
    if not 1 <= severity <= 5:
        row.refuse("severity", f"is {severity}, not 1 to 5")
    return IncidentDraft(
        id=row.filled("id"),
        occurred_at=row.instant("occurred_at"),
        precision=row.member("time_precision", Precision),
        lon=lon,
        lat=lat,
        place=row.filled("place"),
        ascii_name=row.text("ascii_name"),
        country_iso2=row.filled("country_iso2"),
        category=row.member("category", Category),
        severity=severity,
        title=row.filled("title"),
        summary=row.filled("summary"),
        initial_attribution=row.filled("initial_attribution"),
        current_attribution=row.filled("current_attribution"),
        attribution_changed=row.flag("attribution_changed"),
        confidence=row.one_of("confidence", _CONFIDENCE),
        killed=row.whole("killed"),
        injured=row.whole("injured"),
        hostile_intent=row.one_of("hostile_intent", _INTENT),
        sidc=row.symbol(),
        source_names=row.filled("source_names"),
        place_precision=row.one_of("place_precision", _PLACES),
        provenance=row.provenance(),
    )


def symbol(row: Row) -> SymbolDraft:
    """A symbol code in use. Raises BadInput."""
    row.filled("sidc")
    return SymbolDraft(
        id=row.filled("id"),
        use=row.filled("use"),
        ascii_name=row.text("ascii_name"),
        standard_identity=row.filled("standard_identity"),
        sidc=row.symbol(),
        entity_note=row.text("entity_note"),
        provenance=row.provenance(),
    )
