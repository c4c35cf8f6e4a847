"""Finds places by name in the shipped gazetteer: any spelling, any alphabet, a typo. See ``maps/SOURCES.md``.

Exact names come first, then names that begin as typed, then names with such a word in them, then misspelt ones;
within each, the larger and the nearer. Everything is arrays and bytes: a search takes a few milliseconds and may run on
any thread; reading the file takes longer and is done once.
"""

import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from console.config import paths
from console.domain import misspelling, spelling
from console.domain.letters import folded

Numbers = npt.NDArray[np.int64]
_MOST_PREFIXED: Final = 60_000
_WELL_KNOWN: Final = 20_000
"""People from which a place with exactly the name typed is surely meant: no misspellings are offered beside it."""
_NEAR_KM: Final = 150.0
_SHORTEST_MISSPELT: Final = 4
_ADDRESS: Final = re.compile(r"\s+(?:k|vs|mstl|mst)\.\s*$")
"""What kind of place it is, as Lithuanian addresses say it; no key holds it."""


class Match(IntEnum):
    """How well a name fits what was typed, best first."""

    EXACT = 0
    BEGINS = 1
    WORD = 2
    LIKE = 3


@dataclass(frozen=True)
class Found:
    """A place: its usual name, the local one and the spelling that matched (each empty where it says nothing new).

    ``country`` is ISO 3166-1 alpha-2, ``lon`` and ``lat`` are degrees WGS84, ``people`` is 0 where unknown.
    """

    name: str
    local: str
    spelling: str
    country: str
    country_name: str
    region: str
    lon: float
    lat: float
    people: int
    match: Match


@dataclass(frozen=True)
class _Hits:
    """Places by number with the key each was found by and how good that is; larger is better."""

    place: Numbers
    key: Numbers
    score: npt.NDArray[np.float64]
    match: Match


class Gazetteer:
    """The places of one file. Raises OSError, ValueError or KeyError when it cannot be read."""

    def __init__(self, path: Path) -> None:
        """Reads everything: about a third of a second."""
        with np.load(path) as file:
            raw = {name: lzma.decompress(file[name].tobytes()) for name in file.files}
        self.lat = (_numbers(raw["lat"]) / 1e4).astype(np.float32)
        self.lon = (_numbers(raw["lon"]) / 1e4).astype(np.float32)
        self.people = _numbers(raw["people"])
        self._fame = np.log10(self.people + 30.0).astype(np.float32)
        self.country_of = np.frombuffer(raw["country"], np.uint8)
        self.region_of = _numbers(raw["region"])
        self.countries = [(line[:2], line[3:]) for line in raw["countries"].decode().split("\n")]
        self.regions = raw["regions"].decode().split("\n")
        self._names = raw["names"]
        self._name_at = _line_starts(self._names)
        self._keys = raw["keys"]
        self._key_at = _line_starts(self._keys)
        blanks = np.flatnonzero(np.frombuffer(self._keys, np.uint8) == ord(" "))
        self._word_at = (blanks + 1).astype(np.int32)
        self._first = np.concatenate(([0], np.cumsum(_numbers(raw["key.count"]), dtype=np.int32)))
        self._place = np.cumsum(_numbers(raw["key.place"]), dtype=np.int32)
        self._spelt = misspelling.Spellings(self._keys, self._key_at)

    def __len__(self) -> int:
        """How many places there are."""
        return len(self.lat)

    def find(self, text: str, near: tuple[float, float] | None = None, limit: int = 12) -> list[Found]:
        """The places meant by ``text``, best first; ``near`` (lon, lat) prefers what lies there.

        After a comma a country or region may follow: "Brest, Belarus".
        """
        wanted, _, where = text.partition(",")
        wanted = _ADDRESS.sub("", wanted)
        key = spelling.key(wanted)
        # Letters in a heap fall together to a sound or two, which is the beginning of many a name.
        if not key or len(key) * 3 < sum(letter.isalnum() for letter in wanted):
            return []
        fitting = self._within(where)
        found: list[Found] = []
        seen: set[int] = set()
        for hits in self._tiers(key.encode()):
            if len(found) >= limit:
                break
            for number, at in self._best(hits, near, fitting, folded(wanted), 2 * limit):
                if number not in seen and len(found) < limit:
                    seen.add(number)
                    found.append(self._found(number, at, hits.match, folded(wanted).strip()))
            if hits.match is not Match.WORD or not found:
                continue
            if any(one.match is Match.EXACT and one.people >= _WELL_KNOWN for one in found):
                break
        return found

    def words(self, number: int) -> list[str]:
        """The usual name of a place, its local name, its other spellings."""
        return self._names[self._name_at[number] : self._name_at[number + 1] - 1].decode().split("\t")

    def position(self, number: int) -> tuple[float, float]:
        """Where a place lies, (lon, lat)."""
        return round(float(self.lon[number]), 4), round(float(self.lat[number]), 4)

    def _tiers(self, key: bytes) -> Iterator[_Hits]:
        low, high = self._range(key)
        exact = low < high and self._key(low) == key
        yield self._hits(np.arange(low, low + exact), Match.EXACT)
        beginning = np.arange(low + exact, min(high, low + _MOST_PREFIXED))
        yield self._hits(beginning, Match.BEGINS, 2.0 * len(key) / np.maximum(self._spelt.length[beginning], 1))
        yield self._hits(self._with_word(key), Match.WORD)
        if len(key) >= _SHORTEST_MISSPELT:
            like, far = self._spelt.like(key)
            yield self._hits(like, Match.LIKE, -3.0 * far)

    def _hits(self, keys: npt.ArrayLike, match: Match, score: npt.ArrayLike = 0.0) -> _Hits:
        """All places found by these keys; ``score`` is one number or one a key."""
        keys = np.asarray(keys, np.int64)
        counts = self._first[keys + 1] - self._first[keys]
        owner = np.repeat(np.arange(len(keys)), counts)
        before = np.cumsum(counts) - counts
        posting = self._first[keys][owner] + np.arange(len(owner)) - before[owner]
        places = self._place[posting].astype(np.int64)
        scores = np.broadcast_to(np.asarray(score, np.float64), keys.shape)[owner]
        return _Hits(places, keys[owner], scores + self._fame[places], match)

    def _best(
        self,
        hits: _Hits,
        near: tuple[float, float] | None,
        fitting: npt.NDArray[np.bool_] | None,
        typed: str,
        most: int,
    ) -> list[tuple[int, int]]:
        """The best (place, key) of some hits, each place once."""
        places, keys, score = hits.place, hits.key, hits.score
        if fitting is not None:
            inside = fitting[places]
            places, keys, score = places[inside], keys[inside], score[inside]
        if near is not None and len(places):
            away = self._km(places, *near)
            score = score + 1.5 * np.exp(-away / _NEAR_KM) + 0.8 * np.exp(-away / 1000)
        if len(places) > 4 * most:
            chosen = np.argpartition(-score, 4 * most)[: 4 * most]
            places, keys, score = places[chosen], keys[chosen], score[chosen]
        bonus = [0.4 * (folded(self.words(int(number))[0]) == typed) for number in places]
        order = np.lexsort((places, -(score + np.asarray(bonus, np.float64))))
        best = {int(places[at]): int(keys[at]) for at in order[::-1]}
        ranked = list(dict.fromkeys(int(places[at]) for at in order))
        return [(number, best[number]) for number in ranked[:most]]

    def _found(self, number: int, key_number: int, match: Match, typed: str) -> Found:
        code, country_name = self.countries[self.country_of[number]]
        words = self.words(number)
        key = self._key(key_number).decode()
        fitting = [word for word in words if word and key in spelling.keys(word, code)]
        matched = next((word for word in fitting if folded(word) == typed), fitting[0] if fitting else "")
        return Found(
            name=words[0],
            local=words[1],
            spelling="" if matched in words[:2] else matched,
            country=code,
            country_name=country_name,
            region=self.regions[self.region_of[number]],
            lon=round(float(self.lon[number]), 4),
            lat=round(float(self.lat[number]), 4),
            people=int(self.people[number]),
            match=match,
        )

    def _within(self, where: str) -> npt.NDArray[np.bool_] | None:
        """Which places lie in the country or region named; None where none is meant."""
        wanted = spelling.key(where)
        if not wanted:
            return None
        code = where.strip().upper()
        lands = [code == one[0] or spelling.key(one[1]).startswith(wanted) for one in self.countries]
        parts = [bool(name) and spelling.key(name).startswith(wanted) for name in self.regions]
        if not any(lands) and not any(parts):
            return None
        inside: npt.NDArray[np.bool_] = np.array(lands)[self.country_of] | np.array(parts)[self.region_of]
        return inside

    def _km(self, places: Numbers, lon: float, lat: float) -> npt.NDArray[np.float64]:
        """Kilometres to a place, good enough to prefer the nearer."""
        north = self.lat[places] - lat
        east = (self.lon[places] - lon) * np.cos(np.radians(lat))
        return np.asarray(np.hypot(north, east) * 111.2, np.float64)

    def _range(self, prefix: bytes) -> tuple[int, int]:
        """The keys that begin so, as a half-open range of their numbers."""
        return self._bisect(prefix), self._bisect(prefix + b"\xff")

    def _bisect(self, wanted: bytes) -> int:
        low, high = 0, len(self._key_at) - 1
        while low < high:
            middle = (low + high) // 2
            if self._key(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def _with_word(self, key: bytes) -> Numbers:
        """The keys that have a later word beginning so."""
        letters, spots = np.frombuffer(self._keys, np.uint8), self._word_at
        for place, letter in enumerate(key):
            spots = spots[letters[np.minimum(spots + place, len(letters) - 1)] == letter]
        return np.unique(np.searchsorted(self._key_at, spots, side="right") - 1).astype(np.int64)

    def _key(self, number: int) -> bytes:
        return self._keys[self._key_at[number] : self._key_at[number + 1] - 1]


@lru_cache(maxsize=1)
def shipped() -> Gazetteer:
    """The gazetteer the program comes with; the first call reads it, on whatever thread."""
    return Gazetteer(paths.maps() / "gazetteer.npz")


def _numbers(raw: bytes) -> npt.NDArray[np.int32]:
    """int32 whose like bytes lie beside each other."""
    return np.ascontiguousarray(np.frombuffer(raw, np.uint8).reshape(4, -1).T).view("<i4")[:, 0]


def _line_starts(text: bytes) -> npt.NDArray[np.int32]:
    """Where each line begins, and one past the end of the last line's newline."""
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n"))
    return np.concatenate(([0], ends + 1, [len(text) + 1])).astype(np.int32)
