"""What a column of a table can mean; the values are kept with a source, so they never change."""

from enum import StrEnum


class Meaning(StrEnum):
    """A meaning of a column. Several may be text, place, category, position, shape; of the others one counts."""

    ID = "id"
    TITLE = "title"
    TEXT = "text"
    TIME = "time"
    TIME_DAY_FIRST = "time-day-first"
    TIME_MONTH_FIRST = "time-month-first"
    CLOCK = "time-of-day"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    END = "end"
    VERSION = "version"
    LAT = "lat"
    LON = "lon"
    POSITION = "position"
    POSITION_LON_FIRST = "position-lon-first"
    GEOMETRY = "geometry"
    PLACE = "place"
    PLACE_PRECISION = "place-precision"
    CATEGORY = "category"
    ORIGIN = "origin"
    DETAIL = "detail"
    LEFT_OUT = "left-out"

    @property
    def label(self) -> str:
        """What people read."""
        return _LABELS[self]


_LABELS = {
    Meaning.ID: "The source's own number",
    Meaning.TITLE: "Headline",
    Meaning.TEXT: "Text",
    Meaning.TIME: "Time",
    Meaning.TIME_DAY_FIRST: "Time, day before month",
    Meaning.TIME_MONTH_FIRST: "Time, month before day",
    Meaning.CLOCK: "Time of day",
    Meaning.YEAR: "Year",
    Meaning.MONTH: "Month of the year",
    Meaning.DAY: "Day of the month",
    Meaning.END: "End",
    Meaning.VERSION: "Time of this version",
    Meaning.LAT: "Latitude",
    Meaning.LON: "Longitude",
    Meaning.POSITION: "Position (latitude first, or MGRS)",
    Meaning.POSITION_LON_FIRST: "Position, longitude first",
    Meaning.GEOMETRY: "Shape (WKT or GeoJSON)",
    Meaning.PLACE: "Place in words",
    Meaning.PLACE_PRECISION: "How exact the place is",
    Meaning.CATEGORY: "Kind of event",
    Meaning.ORIGIN: "Who says so",
    Meaning.DETAIL: "Kept as a detail",
    Meaning.LEFT_OUT: "Left out",
}
