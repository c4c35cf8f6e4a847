"""What kind of crisis an incident or a report belongs to: fourteen kinds of the public baseline, terrorism, health.

The slugs key the colours and shapes of the design tokens.
"""

from enum import StrEnum


class Category(StrEnum):
    """A kind of incident: its slug is the value; ``code`` is what rows store, ``label`` what people read.

    The code is written into every stored report and incident and into operations that are never rewritten:
    append new kinds with the next number; never renumber, reuse or drop one.
    """

    code: int
    label: str

    MISSILE_DRONE = "missile-drone", 1, "Missile or drone"
    AIRSPACE = "airspace", 2, "Airspace"
    MARITIME_INFRASTRUCTURE = "maritime-infrastructure", 3, "Cables and pipelines"
    NAVAL = "naval", 4, "Naval"
    LAND = "land", 5, "Land"
    CYBER = "cyber", 6, "Cyber"
    SABOTAGE = "sabotage", 7, "Sabotage"
    ELECTRONIC_WARFARE = "electronic-warfare", 8, "Electronic warfare"
    BORDER_MIGRATION = "border-migration", 9, "Border, migration"
    INFORMATION = "information", 10, "Information"
    HUMANITARIAN = "humanitarian", 11, "Humanitarian"
    TECHNOLOGICAL = "technological", 12, "Technological"
    POLITICAL = "political", 13, "Political"
    ENERGY = "energy", 14, "Energy"
    TERRORISM = "terrorism", 15, "Terrorism"
    HEALTH = "health", 16, "Health"

    def __new__(cls, slug: str, code: int, label: str) -> "Category":
        """One member from its slug, code and label."""
        member = str.__new__(cls, slug)
        member._value_ = slug
        member.code = code
        member.label = label
        return member

    @staticmethod
    def from_code(code: int) -> "Category":
        """The kind a stored code means. Raises KeyError: a code nobody assigned is an error."""
        return _BY_CODE[code]


_BY_CODE = {category.code: category for category in Category}
