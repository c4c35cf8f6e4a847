"""The further ways of ``resources/movement``: nodes, ways between them, and whose land is where; see its README."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from console.domain.land import Land
from console.domain.movement import Mode
from console.domain.network import Node, NodeKind
from console.feeds.baseline_rows import Row, csv_rows


@dataclass(frozen=True, slots=True)
class WayDraft:
    """A road, railway or lane through ``nodes`` (ids, also slugs of places of the baseline), ``gauge`` in millimetres.

    With a ``corridor`` (a slug) it draws that corridor of the baseline in more detail, and holds where the case has it.
    """

    id: str
    name: str
    mode: Mode
    gauge: int
    corridor: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class DrawnWays:
    """What the folder holds."""

    nodes: Mapping[str, Node]
    ways: tuple[WayDraft, ...]
    land: Land


def read_ways(folder: Path) -> DrawnWays:
    """Read the folder. Raises BadInput naming file, row and column, and OSError where the outlines are missing."""
    nodes = {node.id: node for node in map(_node, csv_rows(folder / "nodes.csv"))}
    return DrawnWays(nodes, tuple(map(_way, csv_rows(folder / "ways.csv"))), read_land(folder / "ground.npz"))


def read_land(path: Path) -> Land:
    """The outlines that ``maps.build_movement`` wrote."""
    with np.load(path, allow_pickle=False) as file:
        members = {name: file[name] for name in file.files}
    names = members["countries"].tobytes().decode().split("\n")
    places = members["xy"] / float(members["grain"].item())
    return Land(tuple(names[int(at)] for at in members["country"]), tuple(_rings(members, places)))


def _rings(members: dict[str, Any], places: Any) -> Iterator[tuple[Any, ...]]:
    """The rings of each polygon, the outer one first."""
    start, owner = members["start"], members["polygon"]
    firsts = np.flatnonzero(np.diff(owner, prepend=-1))
    for first, last in zip(firsts, [*firsts[1:], len(owner)], strict=True):
        yield tuple(places[start[ring] : start[ring + 1]] for ring in range(first, last))


def _node(row: Row) -> Node:
    kind = row.member("kind", NodeKind)
    lon, lat = row.position()
    row.provenance()
    return Node(row.filled("id"), row.filled("name"), kind, row.text("country_iso2"), lon, lat)


def _way(row: Row) -> WayDraft:
    mode, gauge, nodes = row.member("mode", Mode), row.whole("gauge_mm"), row.listed("nodes")
    if (mode is Mode.RAIL) != (gauge is not None):
        row.refuse("gauge_mm", "is filled for railways and for nothing else")
    if len(nodes) < 2:
        row.refuse("nodes", "names fewer than two")
    row.flag("across")
    row.provenance()
    return WayDraft(row.filled("id"), row.text("name"), mode, gauge or 0, row.text("corridor"), nodes)
