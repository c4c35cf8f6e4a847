"""Tables of well-known sources: what their columns mean, how their codes read, and what their kinds are here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from console.domain.categories import Category
from console.feeds import gdelt
from console.feeds.column_names import words_of
from console.feeds.meanings import Meaning

_POINT, _REGION = "point", "region"


@dataclass(frozen=True)
class Known:
    """A source known by some of its columns (``has``, in words). All columns are named in words here.

    ``event`` is what every row is about, where no column says. ``headline`` are the columns a headline is made of
    where none is one; ``read`` are words for the codes of a column, ``kinds`` categories for its codes, ``exact`` what
    its codes say of the place: ``point`` or ``region``.
    """

    name: str
    has: frozenset[str]
    mapping: Mapping[str, Meaning]
    headline: tuple[str, ...] = ()
    event: str = ""
    read: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    kinds: Mapping[str, Mapping[str, Category]] = field(default_factory=dict)
    exact: Mapping[str, str] = field(default_factory=dict)


def known(headers: Sequence[str]) -> Known | None:
    """The source that has such columns; None where it is no known one."""
    words = {words_of(header) for header in headers}
    return next((one for one in _KNOWN if one.has <= words), None)


def _table(
    name: str,
    has: str,
    mapping: Mapping[Meaning, str],
    headline: str = "",
    **more: str | Mapping[str, Mapping[str, str]] | Mapping[str, Mapping[str, Category]] | Mapping[str, str],
) -> Known:
    meanings = {words_of(column): meaning for meaning, columns in mapping.items() for column in columns.split()}
    return Known(
        name,
        frozenset(words_of(column) for column in has.split()),
        meanings,
        tuple(words_of(column) for column in headline.split()),
        **more,  # type: ignore[arg-type]
    )


_KNOWN = (
    _table(
        "GDELT 2.0 events",
        "GLOBALEVENTID SQLDATE EventRootCode ActionGeo_Lat ActionGeo_Long",
        {
            Meaning.ID: "GLOBALEVENTID",
            Meaning.TIME: "SQLDATE",
            Meaning.VERSION: "DATEADDED",
            Meaning.LAT: "ActionGeo_Lat",
            Meaning.LON: "ActionGeo_Long",
            Meaning.PLACE: "ActionGeo_FullName",
            Meaning.PLACE_PRECISION: "ActionGeo_Type",
            Meaning.CATEGORY: "EventCode EventRootCode",
        },
        "Actor1Name EventRootCode Actor2Name ActionGeo_FullName",
        read={words_of("EventRootCode"): gdelt.ROOTS},
        kinds={
            words_of("EventCode"): {
                "183": Category.TERRORISM, "1831": Category.TERRORISM, "1832": Category.TERRORISM,
                "1833": Category.TERRORISM, "195": Category.MISSILE_DRONE, "1951": Category.MISSILE_DRONE,
                "1952": Category.MISSILE_DRONE,
            },
            words_of("EventRootCode"): {
                "14": Category.POLITICAL, "16": Category.POLITICAL, "19": Category.LAND,
            },
        },
        exact={"1": _REGION, "2": _REGION, "3": _POINT, "4": _POINT, "5": _REGION},
    ),
    _table(
        "GDELT 2.0 mentions",
        "globaleventid eventtimedate mentiontimedate mentionidentifier",
        {
            Meaning.TIME: "eventtimedate",
            Meaning.VERSION: "mentiontimedate",
            Meaning.ORIGIN: "mentionsourcename",
            Meaning.TEXT: "mentionidentifier",
        },
        "mentionsourcename globaleventid",
        event="Mention",
    ),
    _table(
        "UCDP GED",
        "type_of_violence date_start date_end where_prec best dyad_name",
        {
            Meaning.ID: "id",
            Meaning.TIME: "date_start",
            Meaning.END: "date_end",
            Meaning.LAT: "latitude",
            Meaning.LON: "longitude",
            Meaning.PLACE: "where_coordinates adm_2 adm_1 country",
            Meaning.PLACE_PRECISION: "where_prec",
            Meaning.CATEGORY: "type_of_violence",
            Meaning.TITLE: "source_headline",
            Meaning.TEXT: "source_article",
            Meaning.ORIGIN: "source_office",
            Meaning.LEFT_OUT: "geom_wkt",
        },
        "dyad_name type_of_violence where_coordinates",
        read={
            words_of("type_of_violence"): {
                "1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence",
            }
        },
        kinds={words_of("type_of_violence"): {"1": Category.LAND, "2": Category.LAND}},
        exact={"1": _POINT, "2": _POINT, "3": _REGION, "4": _REGION, "5": _REGION, "6": _REGION, "7": _REGION},
    ),
    _table(
        "ACLED",
        "event_id_cnty event_date event_type sub_event_type latitude longitude",
        {
            Meaning.ID: "event_id_cnty",
            Meaning.TIME: "event_date",
            Meaning.VERSION: "timestamp",
            Meaning.LAT: "latitude",
            Meaning.LON: "longitude",
            Meaning.PLACE: "location admin3 admin2 admin1 country",
            Meaning.PLACE_PRECISION: "geo_precision",
            Meaning.CATEGORY: "sub_event_type event_type",
            Meaning.TEXT: "notes",
            Meaning.ORIGIN: "source",
        },
        "sub_event_type location",
        exact={"1": _POINT, "2": _REGION, "3": _REGION},
    ),
    _table(
        "ACLED on HDX HAPI",
        "location_code event_type events fatalities reference_period_start reference_period_end",
        {
            Meaning.TIME: "reference_period_start",
            Meaning.END: "reference_period_end",
            Meaning.PLACE: "admin2_name admin1_name location_name location_code",
            Meaning.CATEGORY: "event_type",
        },
        "event_type admin2_name admin1_name location_code",
    ),
    _table(
        "NAVCEN GPS disruptions",
        "Disruption_Date/Time Location Type Description Cause",
        {
            Meaning.TIME_MONTH_FIRST: "Disruption_Date/Time",
            Meaning.PLACE: "Location",
            Meaning.TEXT: "Description",
            Meaning.CATEGORY: "Cause",
        },
        "Cause Type Location",
        event="GPS disruption",
        kinds={
            "cause": dict.fromkeys(
                ("Unknown Interference", "Unintentional Interference", "Intentional Interference", "GPS Testing"),
                Category.ELECTRONIC_WARFARE,
            )
        },
    ),
    _table(
        "SIGACTS",
        "time event_type target city",
        {Meaning.TIME: "time", Meaning.PLACE: "city", Meaning.CATEGORY: "event_type"},
        "event_type target city",
        kinds={
            "event type": dict.fromkeys(
                ("Small Arms", "Mortar", "RPG", "Indirect Fire", "Indirect Fir", "Rocket", "Hand Grenade", "Mine"),
                Category.LAND,
            )
            | dict.fromkeys(("IED", "VBIED", "SVBIED", "vBIED", "Vest"), Category.TERRORISM)
        },
    ),
    _table(
        "Air raid alerts",
        "region started_at finished_at naive",
        {Meaning.TIME: "started_at", Meaning.END: "finished_at", Meaning.PLACE: "region"},
        "region",
        event="Air raid alert",
    ),
)  # fmt: skip
