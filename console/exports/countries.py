"""Countries by their ISO 3166 alpha-2 code: what they are called, and whose clock a place there goes by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from console.domain.letters import folded
from console.domain.reference import Ally
from console.map.words import tr

# UN/LOCODE's code for what lies in international waters, which no list of countries has.
_OPEN_SEA = "XZ"
_CODE = r"\b[A-Z]{2}\b"
_ONLY_CODES = re.compile(rf"{_CODE}(?:\s*[/;,(]\s*{_CODE}\)?)*")


class Countries:
    """Names and clocks: the Alliance's own for an Ally, else the basemap's names and the time zone database."""

    def __init__(self, allies: Sequence[Ally] = ()) -> None:
        """Without Allies everything comes from the basemap and the time zone database."""
        self._names = {ally.iso2: ally.name for ally in allies}
        self._zones = {ally.iso2: ally.timezone for ally in allies}

    def name(self, iso2: str | None) -> str:
        """What a country is called; the code itself when nobody says."""
        if not iso2:
            return ""
        if iso2 == _OPEN_SEA:
            return tr("high seas")
        return self._names.get(iso2) or _basemap_names().get(iso2, iso2)

    def names(self, codes: Sequence[str]) -> str:
        """Several countries, by name in the order of the alphabet."""
        return ", ".join(sorted(self.name(code) for code in codes))

    def spelled_out(self, words: str) -> str:
        """``DK/LV (CA)`` with names in place of codes; words that are more than codes stay as they are."""
        if not _ONLY_CODES.fullmatch(words):
            return words
        return re.sub(r"\s*/\s*", " / ", re.sub(_CODE, lambda code: self.name(code.group()), words))

    def code(self, words: str) -> str | None:
        """The code of a country by its code or its name; None where neither is known."""
        plain = words.strip()
        if len(plain) == 2 and plain.isascii() and plain.isalpha():
            return plain.upper()
        wanted = folded(plain)
        named = {**_basemap_names(), **self._names}
        return next((iso2 for iso2, name in named.items() if folded(name) == wanted), None)

    def zone(self, iso2: str | None) -> str | None:
        """The IANA zone of an Ally's capital, or the only one of another country; None where it cannot be told."""
        if not iso2:
            return None
        return self._zones.get(iso2) or _only_zones().get(iso2)


def country_at(lon: float, lat: float) -> str | None:
    """Whose ground a place is, degrees WGS 84; None at sea."""
    from console.map import projection
    from console.map.basemap import shipped
    from console.map.whereabouts import HARBOUR

    country = shipped().country_at(*projection.plane(lon, lat), reach=HARBOUR)
    return None if country is None else shipped().countries.iso2[country]


@cache
def _basemap_names() -> Mapping[str, str]:
    from console.map.basemap import shipped

    countries = shipped().countries
    return dict(zip(countries.iso2, countries.name, strict=True))


@cache
def _only_zones() -> Mapping[str, str]:
    """Zones of countries that have one, by the first country of each line of the time zone database's zone1970.tab."""
    found: dict[str, list[str]] = {}
    table = resources.files("tzdata").joinpath("zoneinfo", "zone1970.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            codes, _, zone = line.split("\t")[:3]
            found.setdefault(codes.partition(",")[0], []).append(zone)
    return {code: zones[0] for code, zones in found.items() if len(zones) == 1}
