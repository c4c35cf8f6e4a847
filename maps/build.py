"""Builds ``basemap.npz`` and ``gshhg.npz`` from the packages of SOURCES.md: ``python -m maps.build WHEELS GSHHG``.

Same inputs, same bytes. Geometry is projected, cut into levels of detail and stored as flat arrays, so that the
program only reads and paints.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from console.map import projection
from maps import detail, labels, packing, regions, sources, terrain, topology, towns
from maps.topology import Points

LEVELS = (300.0, 1000.0, 2600.0, 6000.0, 20000.0)
"""Most metres per physical pixel each level serves."""
FINE = (200.0, 550.0, 1600.0, 4000.0, 8000.0)
"""Side in metres of the square a lost triangle may have at each level: about a pixel of the level's usual scale,
long and flat, so that nothing visible goes."""
COARSE = 4000.0
"""The same outside the detailed region."""
QUANTUM = 20
"""Parts of that side that coordinates are rounded to."""
LATE = ("town.", "region.", "lake_named.", "river_named.", "admin0.", "admin1.", "land0.", "lake0.", "coast0.")
"""How the names of members begin that are read only when somebody looks closely or asks what a place is called."""
SMALLEST = 2.0
"""Islands and lakes below this many such squares are left out of a level."""


@dataclass(frozen=True)
class Weighed:
    """A projected line with the weight of each vertex and where it is kept in detail."""

    points: Points
    weights: Points
    detailed: npt.NDArray[np.bool_]

    @staticmethod
    def of(degrees: Points) -> "Weighed":
        """Project and weigh a line given in degrees."""
        west, south, east, north = sources.BOX
        lon, lat = degrees[:, 0], degrees[:, 1]
        points = np.column_stack(projection.forward(lon, lat))
        inside = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        return Weighed(points, topology.weights(points), inside)

    def at(self, level: float) -> Points:
        """The vertices that weigh enough at a level, given by its entry in FINE."""
        least = np.where(self.detailed, level, max(level, COARSE)) ** 2
        return self.points[self.weights >= least]


def main(arguments: Sequence[str]) -> int:
    """Build and say how large each part came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path, help="folder with the unpacked wheels")
    parser.add_argument("gshhg", type=Path, help="folder with the unpacked Debian package")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder for the two files")
    chosen = parser.parse_args(arguments)
    nations = sources.countries(chosen.sources)
    ground = shapely.union_all([nation.area for nation in nations])
    land = _outlines(nations, sources.boundary_lines(chosen.sources))
    _write(chosen.out / "basemap.npz", build(chosen.sources, nations, ground, land), LATE)
    _write(chosen.out / "gshhg.npz", detail.build(chosen.gshhg, ground, packing.unpacked("land0", land)))
    return 0


def _write(path: Path, members: dict[str, npt.NDArray[np.generic]], late: tuple[str, ...] = ()) -> None:
    packing.write(path, members, late)
    for name, array in members.items():
        if array.nbytes > 100_000:
            print(f"{name:24} {array.nbytes / 1e6:6.2f} MB {array.shape}")
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


def build(
    root: Path, nations: Sequence[sources.Country], ground: BaseGeometry, outlines: dict[str, npt.NDArray[np.generic]]
) -> dict[str, npt.NDArray[np.generic]]:
    """Every member of the basemap by name. ``ground``: all countries as one; ``outlines``: see :func:`_outlines`."""
    members: dict[str, npt.NDArray[np.generic]] = {"levels": np.array(LEVELS)}
    members |= outlines
    land = (ring for nation in nations for ring in sources.rings(nation.area) if sources.touches_box(ring))
    members |= terrain.rasters(root, (np.column_stack(projection.forward(*ring.T)) for ring in land))
    lakes, rivers = sources.lakes(root, nations), sources.rivers(root)
    members |= _rings("lake", lakes)
    members |= _lines("river", rivers)
    members |= labels.waters("lake_named", [lake for lake in lakes if lake.name])
    members |= labels.waters("river_named", [river for river in rivers if river.name])
    members |= _lines("admin", sources.admin_lines(root, ground), levels=FINE[:3])
    members |= labels.countries(nations)
    large, small = towns.cities(root)
    members |= labels.cities("city", large) | labels.cities("town", small)
    members |= labels.seas()
    members |= regions.regions(root, nations)
    return members


def _outlines(
    nations: Sequence[sources.Country], boundary: Sequence[tuple[Points, bool, bool]]
) -> dict[str, npt.NDArray[np.generic]]:
    """Land, coast, border and disputed lines, all from the same arcs."""
    owned = [(owner, ring) for owner, nation in enumerate(nations) for ring in sources.rings(nation.area)]
    owners = [owner for owner, _ in owned]
    net = topology.build([ring for _, ring in owned])
    arcs = [Weighed.of(arc) for arc in net.arcs]
    kinds = _kinds(net, owners, boundary)
    inner = [Weighed.of(points) for points, disputed, inside in boundary if disputed and inside]
    whole = [topology.area(net.assemble(ring, [arc.points for arc in arcs])) for ring in range(len(net.rings))]
    near = [sources.touches_box(ring) for _, ring in owned]
    members: dict[str, npt.NDArray[np.generic]] = {}
    for number, level in enumerate(FINE):
        thin = [arc.at(level) for arc in arcs]
        large = [ring for ring, size in enumerate(whole) if size >= SMALLEST * (level if near[ring] else COARSE) ** 2]
        used = {part if part >= 0 else ~part for ring in large for part in net.rings[ring]}
        polygons = [(net.assemble(ring, thin), owners[ring]) for ring in large]
        members |= packing.pack(f"land{number}", [entry for entry in polygons if len(entry[0]) > 3], level / QUANTUM)
        for kind in ("coast", "border", "disputed"):
            chosen = [(thin[arc], 0) for arc in sorted(used) if kinds[arc] == kind]
            chosen += [(line.at(level), 0) for line in inner] if kind == "disputed" else []
            members |= packing.pack(f"{kind}{number}", chosen, level / QUANTUM)
    return members


def _kinds(net: topology.Topology, owners: Sequence[int], boundary: Sequence[tuple[Points, bool, bool]]) -> list[str]:
    """What each arc is: coast (one side only), border or disputed; empty for seams of the source."""
    disputed = np.vstack([points for points, dispute, _ in boundary if dispute])
    solid = np.vstack([points for points, dispute, _ in boundary if not dispute])
    kinds = []
    for arc, users in zip(net.arcs, net.users(), strict=True):
        if len({owners[ring] for ring in users}) > 1:
            kinds.append("disputed" if _nearer(arc, disputed, solid) else "border")
        elif len(users) > 1 or np.all(np.abs(arc[:, 0]) > 179.99) or np.all(arc[:, 1] < -85):
            kinds.append("")
        else:
            kinds.append("coast")
    return kinds


def _nearer(arc: Points, one: Points, other: Points) -> bool:
    """Whether most vertices of an arc lie nearer to the points of one set than to those of the other."""
    sample = arc[:: max(1, len(arc) // 9)]

    def distance(points: Points) -> Points:
        return np.array([np.hypot(*(points - vertex).T).min() for vertex in sample])

    return bool(np.mean(distance(one) < distance(other)) > 0.5)


def _lines(
    name: str, lines: Iterable[sources.Line], levels: Sequence[float] = FINE
) -> dict[str, npt.NDArray[np.generic]]:
    weighed = [(Weighed.of(line.points), line.rank) for line in lines]
    members: dict[str, npt.NDArray[np.generic]] = {}
    for number, level in enumerate(levels):
        members |= packing.pack(f"{name}{number}", [(line.at(level), rank) for line, rank in weighed], level / QUANTUM)
    return members


def _rings(name: str, rings: Iterable[sources.Line]) -> dict[str, npt.NDArray[np.generic]]:
    weighed = [(Weighed.of(ring.points), ring.rank) for ring in rings]
    sizes = [topology.area(ring.points) for ring, _ in weighed]
    members: dict[str, npt.NDArray[np.generic]] = {}
    for number, level in enumerate(FINE):
        kept = [
            (ring.at(level), rank)
            for (ring, rank), size in zip(weighed, sizes, strict=True)
            if size >= SMALLEST * level**2
        ]
        members |= packing.pack(f"{name}{number}", [entry for entry in kept if len(entry[0]) > 3], level / QUANTUM)
    return members


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
