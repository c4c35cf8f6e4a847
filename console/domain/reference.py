"""Reference facts of the picture: Allies and places."""

from dataclasses import dataclass

from console.domain.provenance import Provenance
from console.domain.times import Instant


@dataclass(frozen=True, slots=True)
class Ally:
    """One of the Allies; ``accession`` is the day it became one. Countries are ISO 3166 alpha-2.

    ``parliament_note`` says what its parliament must approve, as of ``parliament_as_of``.
    """

    id: bytes
    slug: str
    iso2: str
    iso3: str
    name: str
    capital: str
    lon: float
    lat: float
    accession: Instant
    region: str
    timezone: str
    eastern_flank: bool
    jfc_area: str
    parliament_approval: str
    provenance: Provenance
    parliament_note: str = ""
    parliament_as_of: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A base, port, headquarters, chokepoint or corridor. ``geometry`` is GeoJSON text, longitude first."""

    id: bytes
    slug: str | None
    name: str
    kind: str
    country: str | None
    lon: float | None
    lat: float | None
    geometry: str | None
    sidc: str | None
    note: str
    provenance: Provenance
