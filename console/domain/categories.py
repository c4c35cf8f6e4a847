"""What kind of crisis an incident or a report belongs to: fourteen kinds of the public baseline, terrorism, health.

The slugs key the colours and shapes of the design tokens.
"""

from enum import StrEnum


class Category(StrEnum):
    """A kind of incident; the value is its slug."""

    MISSILE_DRONE = "missile-drone"
    AIRSPACE = "airspace"
    MARITIME_INFRASTRUCTURE = "maritime-infrastructure"
    NAVAL = "naval"
    LAND = "land"
    CYBER = "cyber"
    SABOTAGE = "sabotage"
    ELECTRONIC_WARFARE = "electronic-warfare"
    BORDER_MIGRATION = "border-migration"
    INFORMATION = "information"
    HUMANITARIAN = "humanitarian"
    TECHNOLOGICAL = "technological"
    POLITICAL = "political"
    ENERGY = "energy"
    TERRORISM = "terrorism"
    HEALTH = "health"

    @property
    def code(self) -> int:
        """The number rows store."""
        return _CODES[self]

    @property
    def label(self) -> str:
        """What people read."""
        return _LABELS[self]

    @staticmethod
    def from_code(code: int) -> "Category":
        """The kind a stored number means. Raises KeyError: a number nobody assigned is an error."""
        return _BY_CODE[code]


# Stored in every report and incident, and inside operations that are never rewritten: append new kinds with the
# next number; never renumber, reuse or drop one.
_CODES = {
    Category.MISSILE_DRONE: 1,
    Category.AIRSPACE: 2,
    Category.MARITIME_INFRASTRUCTURE: 3,
    Category.NAVAL: 4,
    Category.LAND: 5,
    Category.CYBER: 6,
    Category.SABOTAGE: 7,
    Category.ELECTRONIC_WARFARE: 8,
    Category.BORDER_MIGRATION: 9,
    Category.INFORMATION: 10,
    Category.HUMANITARIAN: 11,
    Category.TECHNOLOGICAL: 12,
    Category.POLITICAL: 13,
    Category.ENERGY: 14,
    Category.TERRORISM: 15,
    Category.HEALTH: 16,
}
_BY_CODE = {code: category for category, code in _CODES.items()}
_LABELS = {
    Category.MISSILE_DRONE: "Missile or drone",
    Category.AIRSPACE: "Airspace",
    Category.MARITIME_INFRASTRUCTURE: "Cables and pipelines",
    Category.NAVAL: "Naval",
    Category.LAND: "Land",
    Category.CYBER: "Cyber",
    Category.SABOTAGE: "Sabotage",
    Category.ELECTRONIC_WARFARE: "Electronic warfare",
    Category.BORDER_MIGRATION: "Border, migration",
    Category.INFORMATION: "Information",
    Category.HUMANITARIAN: "Humanitarian",
    Category.TECHNOLOGICAL: "Technological",
    Category.POLITICAL: "Political",
    Category.ENERGY: "Energy",
    Category.TERRORISM: "Terrorism",
    Category.HEALTH: "Health",
}
