"""Words of sources for what kind of thing happened, as our categories: only where they are clear, else None."""

import re
from functools import lru_cache

from console.domain.categories import Category

_WORDS = {
    Category.MISSILE_DRONE: r"air raids?|(cruise |ballistic )?missiles?( attack| strike)?|drone (attack|strike)s?",
    Category.AIRSPACE: r"airspace( violation| incursion| closure)?",
    Category.CYBER: r"cyber([ -]?(attack|security|incident))?s?|ransomware|ddos",
    Category.SABOTAGE: r"sabotage",
    Category.ELECTRONIC_WARFARE: r"(gps|gnss) (jamming|spoofing|interference)|electronic warfare",
    Category.BORDER_MIGRATION: r"border( crossing)?s?|migration|migrants",
    Category.INFORMATION: r"disinformation",
    Category.HUMANITARIAN: r"earthquakes?|(flash |coastal |river )?floods?|flooding|tsunamis?|volcan(o|ic eruption)s?"
    r"|wildfires?|forest fires?|(tropical )?cyclones?|hurricanes?|typhoons?|droughts?|landslides?|avalanches?"
    r"|evacuation|tornado(es)?",
    Category.TECHNOLOGICAL: r"chemical (accident|spill)s?|industrial accidents?|dam failure",
    Category.ENERGY: r"power outages?|blackouts?|energy",
    Category.TERRORISM: r"terroris[mt]|terror(ist)? attacks?",
    Category.HEALTH: r"health|epidemics?|pandemics?|disease outbreaks?",
}
_ALL = tuple((category, re.compile(rf"(?:{words})", re.IGNORECASE)) for category, words in _WORDS.items())
_MOST = 50
_ENDING = re.compile(r"[ -]+(warning|watch|alert|advisory|statement|emergency|report|news)s?$", re.IGNORECASE)


def kind(*said: str) -> int | None:
    """The code of the category the first clear one of some words or names means, exactly and not as part of a text."""
    for one in said[:_MOST]:
        if one and (found := _kind(one.strip()[:60])) is not None:
            return found
    return None


@lru_cache(maxsize=4096)
def _kind(one: str) -> int | None:
    """The same few words are asked about again and again."""
    plain = _ENDING.sub("", one)
    for category, words in _ALL:
        if words.fullmatch(plain):
            return category.code
    lower = plain.lower()
    return next((one.code for one in Category if lower in (one.value, one.label.lower())), None)
