"""How sources name their columns, in several languages, the surest names first."""

import re
from typing import Final

from console.feeds.meanings import Meaning

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_APART = re.compile(r"[^\w]+|_+")

# Whole names, in words between blanks as words_of makes them.
NAMES: Final[dict[Meaning, tuple[str, ...]]] = {
    Meaning.GEOMETRY: (
        "wkt", "geojson", "geometry", "geom", "the geom", "geom wkt", "shape", "wkt geometry", "geo json",
        "footprint", "geometria", "geometrie", "polygon",
    ),
    Meaning.LAT: (
        "lat", "latitude", "lat dd", "latitude dd", "decimal latitude", "latitude decimal", "y", "ycoord", "y coord",
        "coord y", "szer", "szerokość", "szerokosc", "szerokość geograficzna", "szer geogr", "breite", "breitengrad",
        "широта", "шир", "point y", "platuma", "laius", "leveysaste", "latitud", "latitudine", "enlem", "reclat",
        "location lat", "position lat", "coordinates lat", "location latitude", "lat dms", "latitude dms",
        "primary lat dms",
    ),
    Meaning.LON: (
        "lon", "longitude", "lng", "long", "lon dd", "longitude dd", "decimal longitude", "longitude decimal", "x",
        "xcoord", "x coord", "coord x", "dł", "dl", "dług", "dlug", "długość", "dlugosc", "długość geograficzna",
        "länge", "längengrad", "laenge", "долгота", "довгота", "дол", "dł geogr", "point x", "ilguma", "pikkus",
        "pituusaste", "longitud", "longitudine", "boylam", "reclong", "location lon", "location lng", "location long",
        "position lon", "position lng", "coordinates lon", "coordinates lng", "location longitude", "lon dms",
        "long dms", "longitude dms", "prim long dms",
    ),
    Meaning.POSITION: (
        "latlon", "lat lon", "latlng", "lat lng", "lat long", "latitude longitude", "coordinates", "coordinate",
        "coords", "coord", "position", "pos", "mgrs", "grid", "grid ref", "grid reference", "utm", "geo", "geopoint",
        "geo point", "geo point 2d", "geolocation", "gps", "gps coordinates", "point", "location", "współrzędne",
        "wspolrzedne", "koordinaten", "координаты", "координати", "coordonnées", "location coordinates", "where",
    ),
    Meaning.TIME: (
        "occurred at", "occurred", "occurred from", "occured at", "event time", "event date", "event date time",
        "eventtimedate", "incident time", "incident date", "incident date time", "date time", "datetime", "time utc",
        "datetime utc", "date time utc", "timestamp", "timestamp utc", "time", "date", "date utc", "started at",
        "started",
        "start time", "start date", "start date time", "starttime", "startdate", "date start", "start", "begin",
        "begins", "begin time", "begin date", "valid from", "from", "first seen", "observed at", "observed",
        "observation time", "detected at", "acq date", "reported at", "report date", "report time", "reported",
        "reference period start", "dtg", "when", "day", "date of event", "date of incident", "date reported",
        "published at", "published", "publication date", "pub date", "pubdate", "created at", "created",
        "date created", "czas", "data", "data zdarzenia", "zeit", "datum", "zeitpunkt", "дата", "время", "час",
        "дата и время", "дата події", "fecha", "heure", "tarih", "horodatage",
    ),
    Meaning.CLOCK: (
        "time", "time of day", "hour", "clock", "time utc", "event time", "incident time", "start time", "acq time",
        "report time", "godzina", "czas", "uhrzeit", "время", "час", "heure", "hora", "saat",
    ),
    Meaning.YEAR: ("year", "iyear", "start year", "event year", "yr", "rok", "jahr", "год", "рік", "année"),
    Meaning.MONTH: (
        "month", "imonth", "start month", "event month", "mon", "miesiąc", "monat", "месяц", "місяць", "mois",
    ),
    Meaning.DAY: ("day", "iday", "start day", "event day", "day of month", "dzień", "tag", "день", "jour"),
    Meaning.END: (
        "ended at", "end time", "end date", "end date time", "endtime", "enddate", "date end", "end", "ends",
        "occurred to", "finished at", "finished", "finish", "finish time", "stopped at", "stop", "stop time", "until",
        "valid to", "valid until", "to", "last seen", "reference period end", "koniec", "ende", "bis", "конец",
        "кінець", "fin",
    ),
    Meaning.VERSION: (
        "updated at", "updated", "last updated", "last update", "modified at", "modified", "last modified",
        "date edited", "date updated", "date modified", "date added", "dateadded", "revision date", "edited at",
        "mention time date", "mentiontimedate", "mod date", "changed at",
    ),
    Meaning.ID: (
        "id", "event id", "incident id", "report id", "external id", "source id", "record id", "alert id", "eventid",
        "incidentid", "guid", "uuid", "uid", "identifier", "ident", "event id cnty", "globaleventid",
        "global event id", "feature id", "object id", "objectid", "fid", "gid", "key", "ref", "reference", "ref no",
        "reference number", "case number", "case no", "report number", "report no", "serial", "numer", "kennung",
        "идентификатор", "geonameid", "usgs id", "unit id", "data id", "disno", "dis no", "incident number",
        "event number", "case id",
    ),
    Meaning.TITLE: (
        "title", "headline", "name", "subject", "event name", "event title", "incident name", "incident title",
        "short description", "caption", "label", "summary title", "heading", "tytuł", "tytul", "nazwa", "titel",
        "überschrift", "bezeichnung", "название", "назва", "заголовок", "titre", "titolo", "source headline", "unit",
        "what", "event", "incident", "placename", "site name", "ascii name", "vessel name", "händelse", "rubrik",
        "įvykis", "pavadinimas",
    ),
    Meaning.TEXT: (
        "text", "description", "body", "details", "detail", "summary", "narrative", "notes", "note", "content",
        "message", "comment", "comments", "remarks", "remark", "long description", "event description",
        "incident description", "full text", "report", "desc", "opis", "treść", "tresc", "uwagi", "beschreibung",
        "bemerkung", "bemerkungen", "описание", "текст", "опис", "примечание", "resumen", "résumé", "descripción",
        "abstract", "observation", "observations", "beskrivning", "beskrivelse", "kuvaus", "kirjeldus", "apraksts",
        "aprašymas",
    ),
    Meaning.PLACE: (
        "place", "place name", "location", "location name", "address", "street", "locality",
        "settlement", "town", "city", "village",
        "where", "site", "miejsce", "miejscowość", "miejscowosc", "miasto", "lokalizacja", "ort", "stadt",
        "место", "населенный пункт", "населённый пункт", "город", "місце", "населений пункт", "місто", "lieu",
        "ville", "lugar", "localidad", "raion", "район", "gmina", "powiat", "municipality", "hromada", "громада",
        "district", "county", "admin3", "admin2", "admin2 name", "adm 2", "adm2", "oblast", "область", "region",
        "region name", "voivodeship", "województwo", "state", "province", "admin1", "admin1 name", "adm 1", "adm1",
        "area", "country", "country name", "country txt", "provstate", "province state", "place full name", "plats",
        "sted", "paikka", "koht", "vieta", "kraj", "land", "страна", "країна", "pays",
    ),
    Meaning.CATEGORY: (
        "category", "sub event type", "event type", "type", "type of event", "incident type", "attacktype1 txt",
        "call type", "event category", "incident category", "kind", "class", "classification", "attack type",
        "threat type", "disorder type", "disaster type", "hazard", "hazard type", "event kind", "subcategory",
        "sub category", "sub type", "kategoria", "rodzaj", "rodzaj zdarzenia", "typ", "art", "kategorie", "категория",
        "тип", "категорія", "вид", "catégorie", "tipo",
    ),
    Meaning.ORIGIN: (
        "source", "source name", "reported by", "reporter", "origin", "agency", "publisher", "author", "outlet",
        "source office", "mentionsourcename", "mention source name", "caller", "provider", "user", "username",
        "user name", "channel", "account", "sender", "posted by", "źródło", "zrodlo", "quelle", "источник", "джерело",
        "fuente",
    ),
}  # fmt: skip

ALL_NAMES: Final = frozenset(name for names in NAMES.values() for name in names)

# Parts of a name, for names nobody foresaw: "this_is_latitude_yo", "Disruption Date/Time".
PARTS: Final[dict[Meaning, re.Pattern[str]]] = {
    Meaning.GEOMETRY: re.compile(r"\bwkt\b|geojson|\bgeom(etry)?\b"),
    Meaning.LAT: re.compile(r"latitud|\blat\b|широт|\bszer(ok\w+)?\b"),
    Meaning.LON: re.compile(r"longitud|\b(lon|lng|long)\b|долгот|довгот|\bdł(ug\w+)?\b"),
    Meaning.POSITION: re.compile(r"coordinat|\bmgrs\b|\bgeo ?location\b|\blat ?lo?ng?\b|координат"),
    Meaning.END: re.compile(r"\b(end|ends|ended|finish|finished|stop|stopped|until)\b"),
    Meaning.VERSION: re.compile(r"\b(updated?|modified|edited|changed|added)\b"),
    Meaning.TIME: re.compile(r"\b(date|time|datetime|timestamp|dtg|datum|дата)\b"),
    Meaning.ID: re.compile(r"\b(incident|event|case|report|record|alert) (id|number|no|nr|ref)\b"),
    Meaning.TITLE: re.compile(r"\b(title|headline|subject)\b"),
    Meaning.TEXT: re.compile(r"\b(description|narrative|notes|remarks|summary)\b"),
    Meaning.CATEGORY: re.compile(r"\b(category|(event|incident|attack|hazard) (type|kind))\b"),
}
NOT_PARTS: Final = re.compile(r"\b(zone|precision|accuracy|code|status|flag|hash|url|tone|offset|length)\b")


def words_of(header: str) -> str:
    """A header in small letters, its words between single blanks: ``startedAt`` and ``STARTED_AT`` are "started at"."""
    return " ".join(part for part in _APART.split(_CAMEL.sub(" ", header.strip())) if part).lower()
