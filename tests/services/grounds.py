"""A map for tests of two countries with two regions each: cut into squares of ten degrees."""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]


class Ground:
    """Poland lies west of 30° east, Ukraine east of it; north and south of 50° are their regions."""

    countries = ("PL", "UA")
    country_names = ("Poland", "Ukraine")
    regions = ("North", "South", "North", "South")
    region_countries = np.array([0, 0, 1, 1], np.int16)

    def of(self, lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> tuple[Numbers, Numbers]:
        country = np.where(np.isnan(lon), -1, (lon >= 30).astype(np.int32))
        region = np.where(country < 0, -1, 2 * country + (lat < 50))
        return country.astype(np.int32), region.astype(np.int32)
