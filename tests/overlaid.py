"""An overlay in a case, as an import writes it, for the tests of whoever reads and shows it."""

import json
from dataclasses import dataclass, field

from console.domain.operation import Actor
from console.domain.times import Instant
from console.store.casefile import Store
from console.store.ids import new_id


@dataclass(frozen=True)
class Row:
    """One shape as it is kept."""

    name: str
    geometry: str | None
    style: dict[str, object] = field(default_factory=dict)
    valid_from: Instant | None = None
    valid_to: Instant | None = None
    description: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def point(lon: float, lat: float) -> str:
    """A point as GeoJSON."""
    return json.dumps({"type": "Point", "coordinates": [lon, lat]})


def square(west: float, south: float, side: float) -> str:
    """An area as GeoJSON."""
    corners = [(0, 0), (side, 0), (side, side), (0, side), (0, 0)]
    ring = [[west + right, south + up] for right, up in corners]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def put_overlay(store: Store, actor: Actor, now: Instant, name: str, *rows: Row) -> tuple[bytes, list[bytes]]:
    """Keep an overlay; gives its id and those of its shapes."""
    overlay_id, ids = new_id(now), [new_id(now) for _ in rows]
    with store.operation(f"Import {name}", actor, now) as case:
        case.insert("overlay", id=overlay_id, name=name, format="kml", author=actor.name, made_at=now)
        for number, (row_id, row) in enumerate(zip(ids, rows, strict=True), 1):
            case.insert(
                "overlay_feature", id=row_id, overlay_id=overlay_id, number=number, name=row.name, folder="Folder",
                geometry=row.geometry, style=json.dumps(row.style), valid_from=row.valid_from, valid_to=row.valid_to,
                description=row.description, attributes=json.dumps(row.attributes),
            )  # fmt: skip
    return overlay_id, ids
