"""Baseline rows about Allies, forces and what they do: one function a file."""

from console.domain import sidc, times
from console.domain.errors import UsageError
from console.domain.force import Position
from console.domain.force_kinds import POOL, RESPONSE
from console.feeds.baseline_drafts import AllyDraft, BattlegroupDraft, ForceDraft, OperationDraft
from console.feeds.baseline_rows import Row

_APPROVAL = ("yes", "partial", "no", "")


def ally(row: Row) -> AllyDraft:
    """One of the Allies. Raises BadInput."""
    lon, lat = row.position("capital_lon", "capital_lat")
    zone = row.filled("timezone")
    accession = row.day("accession_date")
    try:
        times.local_time(accession, zone)
    except UsageError as error:
        row.refuse("timezone", str(error))
    borders = row.listed("land_border_ru_by")
    return AllyDraft(
        id=row.filled("id"),
        iso2=row.filled("iso2"),
        iso3=row.filled("iso3"),
        name=row.filled("name"),
        ascii_name=row.text("ascii_name"),
        capital=row.filled("capital"),
        capital_lon=lon,
        capital_lat=lat,
        accession=accession,
        accession_note=row.text("accession_note"),
        region_group=row.filled("region_group"),
        timezone=zone,
        eastern_flank=row.flag("eastern_flank"),
        land_border_ru_by=() if borders == ("no",) else borders,
        land_border_note=row.text("land_border_note"),
        jfc_area=row.text("jfc_area"),
        parliament_approval=row.one_of("parliament_approval", _APPROVAL),
        parliament_note=row.text("parliament_note"),
        parliament_as_of=row.day_text("parliament_as_of"),
        provenance=row.provenance(),
    )


def battlegroup(row: Row) -> BattlegroupDraft:
    """One validity interval of a battlegroup. Raises BadInput."""
    lon, lat = row.position()
    least, most = row.range("strength_min", "strength_max")
    first, last = row.valid("valid_from", "valid_to")
    symbol, echelon = row.symbol(), row.filled("echelon")
    if symbol and sidc.parse(symbol).echelon != row.count("echelon"):
        row.refuse("echelon", f"is {echelon}, but the symbol code says otherwise")
    return BattlegroupDraft(
        id=row.filled("id"),
        bg_id=row.filled("bg_id"),
        name=row.filled("name"),
        ascii_name=row.text("ascii_name"),
        host_iso2=row.filled("host_iso2"),
        location=row.filled("location"),
        lon=lon,
        lat=lat,
        framework_iso2=row.filled("framework_iso2"),
        contributing_iso2=row.listed("contributing_iso2"),
        strength=row.whole("strength_persons"),
        strength_min=least,
        strength_max=most,
        strength_note=row.text("strength_note"),
        size_level=row.filled("size_level"),
        sidc=symbol,
        established=row.day("established"),
        change_note=row.text("change_note"),
        valid_from=first,
        valid_to=last,
        parent_hq=row.text("parent_hq"),
        provenance=row.provenance(),
    )


def force(row: Row) -> ForceDraft:
    """A response force, pool, group or headquarters. Raises BadInput."""
    lon, lat = row.position_if_any()
    least, most = row.range("strength_min", "strength_max")
    notice_least, notice_most = row.range("notice_days_min", "notice_days_max")
    first, last = row.valid("valid_from", "valid_to")
    symbol = row.symbol()
    return ForceDraft(
        id=row.filled("id"),
        unit=row.filled("id"),
        # A pool is a number of soldiers on paper: it has no symbol.
        kind=RESPONSE if symbol else POOL,
        name=row.filled("name"),
        ascii_name=row.text("ascii_name"),
        short=row.filled("short"),
        domain=row.filled("domain"),
        strength_min=least,
        strength_max=most,
        strength_note=row.text("strength_note"),
        notice_days_min=notice_least,
        notice_days_max=notice_most,
        notice_note=row.text("notice_note"),
        valid_from=first,
        valid_to=last,
        lead=row.text("lead"),
        home_place=row.text("home_place"),
        home_country_iso2=row.text("home_country_iso2"),
        position=Position.NOT_PUBLIC if lon is None else Position.HOME,
        lon=lon,
        lat=lat,
        note=row.text("note"),
        sidc=symbol,
        provenance=row.provenance(),
    )


def operation(row: Row) -> OperationDraft:
    """An operation, mission or exercise. Raises BadInput."""
    lon, lat = row.position()
    least, most = row.range("strength_min", "strength_max")
    first, last = row.valid("start_date", "end_date")
    return OperationDraft(
        id=row.filled("id"),
        name=row.filled("name"),
        ascii_name=row.text("ascii_name"),
        kind=row.filled("type"),
        domain=row.filled("domain"),
        place=row.filled("place"),
        country_iso2=row.text("country_iso2"),
        lon=lon,
        lat=lat,
        valid_from=first,
        valid_to=last,
        status=row.filled("status"),
        command=row.text("command"),
        strength_min=least,
        strength_max=most,
        strength_note=row.text("strength_note"),
        description=row.filled("description"),
        sidc=row.symbol(),
        provenance=row.provenance(),
    )
