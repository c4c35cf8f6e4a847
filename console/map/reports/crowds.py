"""How crowded cells are, which decides whether their pixels show dots or density."""

from typing import Final

import numpy as np
import numpy.typing as npt

CROWDED: Final = (18, 27, 38)
"""From so many reports in a cell and the eight round it on the picture turns, in three steps, from dots to density."""


def levels(crowd: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    """The step, 0 (dots) to 3 (density), of cells from the numbers in them; of all but the outermost."""
    lines = crowd[:-2] + crowd[1:-1] + crowd[2:]
    near = lines[:, :-2] + lines[:, 1:-1] + lines[:, 2:]
    return np.asarray(sum((near >= limit).astype(np.uint8) for limit in CROWDED), np.uint8)


def levels_round(crowd: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    """The same of all cells of a ring."""
    return levels(np.pad(crowd, 1, mode="wrap"))
