"""What services ask of the map: which country and region a place lies in. Whoever calls them hands it in."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]


class Ground(Protocol):
    """What knows which area a place lies in; areas are numbers, −1 is none."""

    @property
    def countries(self) -> Sequence[str]:
        """ISO 3166-1 codes."""

    @property
    def country_names(self) -> Sequence[str]:
        """What they are called."""

    @property
    def regions(self) -> Sequence[str]:
        """First-order regions by name."""

    @property
    def region_countries(self) -> npt.NDArray[np.int16]:
        """The country of each region."""

    def of(self, lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> tuple[Numbers, Numbers]:
        """Country and region of each place."""
