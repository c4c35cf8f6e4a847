"""The kind of event a source's own words mean here; None where that is not clear."""

import re
from functools import lru_cache

from console.domain.categories import Category

_SLUGS = {str(category): category for category in Category} | {
    category.label.lower(): category for category in Category
}
# The first that fits decides: the narrow before the wide.
_PATTERNS = tuple(
    (re.compile(pattern, re.IGNORECASE), category)
    for pattern, category in (
        (r"suicide|terror|hostage|car bomb|\bs?vbied\b|теракт", Category.TERRORISM),
        (
            r"\bgps\b|gnss|jamm|spoof|electronic (warfare|attack)|interference|\bРЭБ\b|\bРЕБ\b",
            Category.ELECTRONIC_WARFARE,
        ),
        (r"airspace|air ?space|intercept(ion)? of aircraft|overflight", Category.AIRSPACE),
        (
            r"drone|\buavs?\b|missile|shahed|air[- ]?strikes?|air raid|air alert|\bfpv\b|geran|ballistic|"
            r"rakiet|ракет|дрон|бпла|шахед|повітряна тривога|воздушная тревога",
            Category.MISSILE_DRONE,
        ),
        (r"cyber|ddos|ransomware|malware|phishing|hack|кибер|кібер", Category.CYBER),
        (r"(undersea|subsea|submarine) cable|\bcables?\b|pipeline", Category.MARITIME_INFRASTRUCTURE),
        (r"sabotage|arson|диверси", Category.SABOTAGE),
        (r"naval|maritime|\bvessels?\b|\bships?\b|piracy|pirate|sea mine", Category.NAVAL),
        (r"migra(nt|tion)|border crossing|illegal crossing|refugee", Category.BORDER_MIGRATION),
        (r"disinformation|misinformation|propaganda|information operation|fake news", Category.INFORMATION),
        (r"black ?out|power (outage|cut|grid|plant)|electricity|energy|gas supply", Category.ENERGY),
        (r"epidemic|pandemic|outbreak|disease|health|cholera|virus", Category.HEALTH),
        (
            r"nuclear|radiolog|chemical|industrial|hazmat|\bcbrn\b|technological|train accident|derail",
            Category.TECHNOLOGICAL,
        ),
        (
            r"earthquake|flood|storm|cyclone|hurricane|tornado|tsunami|volcan|wildfire|forest fire|drought|landslide|"
            r"heat ?wave|famine|humanitarian|evacuat|displacement",
            Category.HUMANITARIAN,
        ),
        (r"protest|riot|demonstration|election|coup|sanction|diplomat|political|mob violence", Category.POLITICAL),
        (
            r"battle|clash|armed|shelling|artillery|mortar|small arms|\brpgs?\b|indirect fire|direct fire|"
            r"explosions?/remote|remote explosive|combat|offensive|обстр|бой|бої",
            Category.LAND,
        ),
    )
)


_LONGEST = 200
_LOOKED_AT = 1_000


def category(words: str) -> Category | None:
    """The kind meant by a word of a source, ``Shelling/artillery/missile attack`` or our own ``missile-drone``."""
    return _category(words[:_LOOKED_AT].strip()[:_LONGEST])


@lru_cache(maxsize=4096)
def _category(plain: str) -> Category | None:
    """What is remembered is never longer than a word: thousands of long cells would fill the memory."""
    own = _SLUGS.get(plain.lower())
    if own is not None:
        return own
    return next((kind for pattern, kind in _PATTERNS if pattern.search(plain)), None)
