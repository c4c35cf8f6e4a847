"""Builds ``maps/gazetteer.npz`` from the packages of SOURCES.md: ``python -m maps.build_gazetteer FOLDER``.

Same inputs, same bytes. Two sources of GeoNames: places with 500 people and more, and places that have a postcode,
which adds the villages. What is found by which key is worked out here, so that the program only reads and compares.
"""

import argparse
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from console.domain import spelling
from maps import packing
from maps.places import Place, read

_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]


def main(arguments: Sequence[str]) -> int:
    """Build and say how large each part came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path, help="folder with the unpacked packages")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("gazetteer.npz"))
    chosen = parser.parse_args(arguments)
    places, countries, regions = read(chosen.sources)
    members = build(places, countries, regions)
    packing.write(chosen.out, members)
    for name, array in members.items():
        print(f"{name:12} {array.nbytes / 1e6:6.2f} MB")
    print(f"{chosen.out}: {chosen.out.stat().st_size / 1e6:.2f} MB, {len(places)} places")
    return 0


def build(
    places: Sequence[Place], countries: dict[str, str], regions: dict[str, str]
) -> dict[str, npt.NDArray[np.generic]]:
    """Every member by name, squeezed: see :mod:`console.map.gazetteer`, which reads them."""
    ordered = sorted(places, key=lambda place: (spelling.key(place.name), place.country, place.lat, place.lon))
    codes = sorted({place.country for place in ordered})
    kept = sorted({place.region for place in ordered if place.region in regions} | {""})
    numbers = {code: number for number, code in enumerate(kept)}
    postings = sorted({(found, number) for number, place in enumerate(ordered) for found in place.found_by()})
    lines = defaultdict(list)
    for found, number in postings:
        lines[found].append(number)
    counts = [len(lines[found]) for found in sorted(lines)]
    return {
        "lat": _numbers([round(place.lat * 1e4) for place in ordered]),
        "lon": _numbers([round(place.lon * 1e4) for place in ordered]),
        "people": _numbers([place.people for place in ordered]),
        "country": _squeezed(np.array([codes.index(place.country) for place in ordered], np.uint8).tobytes()),
        "region": _numbers([numbers.get(place.region, 0) for place in ordered]),
        "names": _text("\t".join((place.name, place.local, *place.others)) for place in ordered),
        "keys": _text(sorted(lines)),
        "key.count": _numbers(counts),
        "key.place": _numbers(np.diff([number for _, number in postings], prepend=0)),
        "countries": _text(f"{code}\t{countries.get(code, code)}" for code in codes),
        "regions": _text(regions.get(code, "") for code in kept),
    }


def _numbers(values: Sequence[int] | npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    """Numbers as int32 with like bytes beside each other, which squeezes better."""
    return _squeezed(np.asarray(values, "<i4").view(np.uint8).reshape(-1, 4).T.tobytes())


def _text(lines: Iterable[str]) -> npt.NDArray[np.uint8]:
    return _squeezed("\n".join(lines).encode())


def _squeezed(raw: bytes) -> npt.NDArray[np.uint8]:
    packed = lzma.compress(raw, lzma.FORMAT_XZ, lzma.CHECK_CRC32, filters=_FILTERS)
    return np.frombuffer(packed, np.uint8)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
