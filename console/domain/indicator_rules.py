"""The rules of indicators as people make them, and as they are kept."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.domain.categories import Category
from console.domain.durations import duration_words
from console.domain.errors import BadInput
from console.domain.times import DAY, MINUTE

LONGEST: Final = 28 * DAY
MOST: Final = 100_000
_LONGEST_NAME: Final = 80


class Where(StrEnum):
    """What kind of area a rule watches."""

    EVERYWHERE = "everywhere"
    COUNTRY = "country"
    REGION = "region"
    BOX = "box"
    DRAWING = "drawing"


@dataclass(frozen=True)
class Area:
    """Where reports count. ``country`` is an ISO 3166-1 code, ``name`` what people call the area.

    ``region`` is a first-order region of the map by its name, ``box`` west, south, east, north in degrees WGS 84,
    ``drawing`` the id of a polygon, circle or corridor drawn on the map, hexadecimal.
    """

    where: Where = Where.EVERYWHERE
    country: str = ""
    region: str = ""
    box: tuple[float, float, float, float] | None = None
    drawing: str = ""
    name: str = ""

    @property
    def words(self) -> str:
        """What people read."""
        if self.where is Where.EVERYWHERE:
            return "everywhere"
        if self.where is Where.BOX and self.box is not None and not self.name:
            west, south, east, north = self.box
            return f"{south:g} to {north:g} N, {west:g} to {east:g} E"
        return self.name or self.region or self.country


@dataclass(frozen=True)
class Rule:
    """``threshold`` reports of ``category`` (None: any) in ``area`` within ``window`` milliseconds raise it."""

    category: Category | None
    area: Area
    window: int
    threshold: int

    @property
    def words(self) -> str:
        """``5 Airspace in 1 h, Estonia``."""
        kind = "reports" if self.category is None else self.category.label
        return f"{self.threshold} {kind} in {duration_words(self.window)}, {self.area.words}"


@dataclass(frozen=True)
class Indicator:
    """A rule with its name, as it is kept."""

    id: bytes
    name: str
    rule: Rule
    enabled: bool


def require_sound(name: str, rule: Rule) -> None:
    """Raises BadInput, with what to do, when an indicator cannot be kept."""
    if not name.strip():
        raise BadInput("An indicator needs a name: what it would mean when it is raised.")
    if len(name.strip()) > _LONGEST_NAME:
        raise BadInput(f"The name has more than {_LONGEST_NAME} letters. Say it in a few words.")
    if not MINUTE <= rule.window <= LONGEST:
        raise BadInput("The window runs from 1 minute to 28 days: type it as 10 min, 6 h or 2 d.")
    if not 1 <= rule.threshold <= MOST:
        raise BadInput(f"The threshold is a number of reports from 1 to {MOST}.")
    box = rule.area.box
    if rule.area.where is Where.BOX and (box is None or not (box[0] < box[2] and box[1] < box[3])):
        raise BadInput("The box needs its south-west and north-east corner: 48,22 to 52,25.")


def rule_text(rule: Rule) -> str:
    """A rule as it is kept: JSON."""
    area = rule.area
    told = {
        "where": area.where.value,
        "country": area.country,
        "region": area.region,
        "box": list(area.box) if area.box else None,
        "drawing": area.drawing,
        "name": area.name,
    }
    return json.dumps(
        {
            "kind": "count",
            "category": None if rule.category is None else rule.category.value,
            "area": {key: value for key, value in told.items() if value},
            "window_ms": rule.window,
            "threshold": rule.threshold,
        },
        ensure_ascii=False,
    )


def read_rule(text: str) -> Rule:
    """The reverse of :func:`rule_text`. Raises BadInput for what no console wrote."""
    try:
        told = json.loads(text)
        area = told["area"]
        box = area.get("box")
        return Rule(
            None if told["category"] is None else Category(told["category"]),
            Area(
                Where(area["where"]),
                str(area.get("country", "")),
                str(area.get("region", "")),
                None if box is None else (float(box[0]), float(box[1]), float(box[2]), float(box[3])),
                str(area.get("drawing", "")),
                str(area.get("name", "")),
            ),
            int(told["window_ms"]),
            int(told["threshold"]),
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise BadInput("An indicator of this case has a rule no console writes: it was changed by hand.") from None
