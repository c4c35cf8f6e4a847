"""The shipped file: arrays in an uncompressed .npz whose bytes depend on the arrays alone."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from maps.topology import Points

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST = 32000  # steps that fit an int16


def pack(name: str, shapes: Sequence[tuple[Points, int]], quantum: float) -> dict[str, npt.NDArray[np.generic]]:
    """Shapes (metres of the plane) as steps of ``quantum`` metres from vertex to vertex.

    Members: ``step`` (n, 2) int16, 0 at the first vertex of a shape; ``first`` (m, 2) int32; ``start`` (m + 1);
    ``box`` (m, 4) in metres; ``tag`` (m). Vertices round to the same grid, so neighbours stay glued.
    """
    grids = [np.round(_divided(points, quantum * _LONGEST) / quantum).astype(np.int32) for points, _ in shapes]
    steps = [np.diff(grid, axis=0, prepend=grid[:1]) for grid in grids]
    boxes = [np.r_[grid.min(axis=0), grid.max(axis=0)] * quantum for grid in grids]
    return {
        f"{name}.quantum": np.array(quantum),
        f"{name}.step": np.vstack(steps or [np.zeros((0, 2))]).astype(np.int16),
        f"{name}.first": np.array([grid[0] for grid in grids], np.int32).reshape(-1, 2),
        f"{name}.start": np.r_[0, np.cumsum([len(grid) for grid in grids], dtype=np.int64)].astype(np.int32),
        f"{name}.box": np.array(boxes, np.float32).reshape(-1, 4),
        f"{name}.tag": np.array([tag for _, tag in shapes], np.int16),
    }


def unpacked(name: str, members: Mapping[str, npt.NDArray[np.generic]]) -> list[tuple[Points, int]]:
    """What :func:`pack` made of shapes, in metres, with their tags."""
    steps, first, start = members[f"{name}.step"], members[f"{name}.first"], members[f"{name}.start"]
    quantum = float(members[f"{name}.quantum"].item())
    return [
        ((np.cumsum(steps[begin:end], axis=0, dtype=np.int64) + head) * quantum, int(tag))
        for begin, end, head, tag in zip(start[:-1], start[1:], first, members[f"{name}.tag"], strict=True)
    ]


def _divided(points: Points, longest: float) -> Points:
    """The same line with extra vertices where a step would not fit the file's integers."""
    reach = np.abs(np.diff(points, axis=0)).max(axis=1)
    if len(points) < 2 or reach.max() <= longest:
        return points
    pieces = [points[:1]]
    for start, end, far in zip(points[:-1], points[1:], reach, strict=True):
        share = np.linspace(0, 1, int(far // longest) + 2)[1:, None]
        pieces.append(start + (end - start) * share)
    return np.vstack(pieces)


def text(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Strings as the bytes of their lines, UTF-8."""
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def write(path: Path, members: Mapping[str, npt.NDArray[np.generic]], late: tuple[str, ...] = ()) -> None:
    """Write the archive: fixed times, fixed order. Nothing is compressed, so that reading is copying, but ``late``.

    Those are the beginnings of the names of members that are read when nobody waits for the first picture.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            raw = io.BytesIO()
            np.lib.format.write_array(raw, np.ascontiguousarray(members[name]), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _EPOCH)
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED if name.startswith(late) else zipfile.ZIP_STORED
            archive.writestr(entry, raw.getvalue(), compresslevel=9)
