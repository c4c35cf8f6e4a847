"""What has been measured: places, the legs between them, and what they come to, as values and as plain text."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from console.domain import coordinates, geodesics
from console.domain.geodesics import Leg, Point
from console.domain.lengths import Unit, area_text, bearing_text, length_text


@dataclass(frozen=True)
class Measurement:
    """Places in degrees, with a name where a thing stands there; ``closed`` leads back to the first."""

    points: tuple[Point, ...] = ()
    names: tuple[str, ...] = ()
    closed: bool = False
    unit: Unit = Unit.KM

    def with_point(self, point: Point, name: str = "") -> "Measurement":
        """One place further."""
        return replace(self, points=(*self.points, point), names=(*self.names, name))

    @property
    def way(self) -> tuple[Point, ...]:
        """All places in order, the first again at the end of a closed one."""
        return (*self.points, *self.points[:1]) if self.closed else self.points

    @cached_property
    def legs(self) -> tuple[Leg, ...]:
        """From each place to the next."""
        return tuple(geodesics.leg(start, end) for start, end in pairwise(self.way))

    @property
    def total(self) -> float:
        """Metres along all legs."""
        return sum(leg.metres for leg in self.legs)

    @cached_property
    def area(self) -> float:
        """Square metres inside a closed one, else 0."""
        return geodesics.area(self.points)[0] if self.closed else 0.0

    def leg_text(self, leg: Leg) -> str:
        """``146 km · 252°``."""
        return f"{length_text(leg.metres, self.unit)} · {bearing_text(leg.bearing)}"

    @property
    def summary(self) -> tuple[str, ...]:
        """The lines beside its end: the last leg, and what all of it comes to."""
        if not self.legs:
            return ()
        if self.closed:
            return area_text(self.area, self.unit), f"{length_text(self.total, self.unit)} round"
        last = (self.leg_text(self.legs[-1]),)
        return last if len(self.legs) == 1 else (*last, f"{length_text(self.total, self.unit)} in all")

    @property
    def text(self) -> str:
        """All of it, to be copied: a line a leg, then the sums. Bearings are true."""
        if not self.legs:
            return ""
        names = [self._place(at) for at in range(len(self.points))]
        names += names[:1] if self.closed else []
        lines = [
            f"{start} – {end}: {length_text(leg.metres, self.unit)}, {bearing_text(leg.bearing)}"
            for (start, end), leg in zip(pairwise(names), self.legs, strict=True)
        ]
        if self.closed:
            area = area_text(self.area, self.unit)
            lines.append(f"Area {area}, {length_text(self.total, self.unit)} round")
        elif len(self.legs) > 1:
            lines.append(f"In all {length_text(self.total, self.unit)}")
        return "\n".join(lines)

    def _place(self, at: int) -> str:
        name, where = self.names[at], coordinates.decimal(*self.points[at])
        return f"{name} ({where})" if name else where
