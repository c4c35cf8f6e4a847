"""Who looks at a product: a level they are cleared to, and the nations and organisations that sit there."""

from dataclasses import dataclass

from console.domain.marking import Level


@dataclass(frozen=True)
class Audience:
    """An audience. ``members`` are codes as in a release list: ISO 3166-1 alpha-3 of nations, NATO, EU, UN and others.

    ``id`` is empty where it is not kept in the case. Everybody in it must be allowed to see a thing for it to be shown.
    """

    name: str
    level: Level
    members: frozenset[str]
    note: str = ""
    id: bytes = b""
