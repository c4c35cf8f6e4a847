"""What things of the picture are called in tables and on the map."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from console.domain.force import Force, Mission, Position
from console.ui.words import tr

_LAND_FORCES = "NATO Forward Land Forces "
_BRIGADE = 18
# UN/LOCODE's code for installations in international waters, which no list of countries has.
_OPEN_SEA = "XZ"
_CODE = re.compile(r"\b[A-Z]{2}\b")


def force_name(force: Force) -> str:
    """The name on the map: ``BG Estonia`` for NATO Forward Land Forces Estonia, ``Brigade Latvia`` from a brigade up.

    The echelon digits of the symbol code (9 and 10, APP-6D) tell which; a response force goes by its short name.
    """
    if not force.name.startswith(_LAND_FORCES):
        return force.short_name or force.name
    host = force.name.removeprefix(_LAND_FORCES)
    return tr("Brigade {host}", host=host) if echelon(force.sidc) >= _BRIGADE else tr("BG {host}", host=host)


def echelon(sidc: str | None) -> int:
    """Digits 9 and 10 of a symbol code as a number; 0 without one."""
    return int(sidc[8:10]) if sidc and len(sidc) == 20 else 0


def force_detail(lead: str, strength: str) -> str:
    """The line under the name: ``GB · 1 430``."""
    known = strength if strength != "unknown" else tr("strength unknown")
    return f"{lead} · {known}" if lead else known


def country_name(iso2: str | None, allies: Mapping[str, str]) -> str:
    """A country by its ISO 3166 alpha-2 code, as the Alliance or else the basemap names it; the code when neither."""
    if not iso2:
        return ""
    if iso2 == _OPEN_SEA:
        return tr("international waters")
    return allies.get(iso2) or _basemap_names().get(iso2, iso2)


def spelled_out(lead: str, allies: Mapping[str, str]) -> str:
    """``DK/LV (CA)`` with the countries' names in place of their codes; other words stay."""
    return _CODE.sub(lambda found: country_name(found.group(), allies), lead)


def place_words(thing: Force | Mission) -> str:
    """Where it is, saying so where the place is a home, an area, or not public."""
    if isinstance(thing, Mission):
        return thing.place if thing.country else tr("{place} (area, not position)", place=thing.place)
    if thing.position is Position.NOT_PUBLIC:
        return tr("position not public")
    if thing.position is Position.HOME:
        return tr("{place} (home)", place=thing.place)
    if thing.position is Position.AREA:
        return tr("{place} (area, not position)", place=thing.place)
    return thing.place


@cache
def _basemap_names() -> Mapping[str, str]:
    from console.map.basemap import shipped

    countries = shipped().countries
    return dict(zip(countries.iso2, countries.name, strict=True))
