"""Made-up reports for measuring: words as frequent as in real text, places where many and few things happen."""

import numpy as np

from console.store.ids import new_ids
from console.store.reader import Row

COLUMNS = (
    "id", "external_id", "occurred_from", "occurred_to", "time_precision", "received_at", "lon", "lat", "place",
    "place_precision", "category", "headline", "body", "credibility",
)  # fmt: skip
"""What :func:`reports` gives of each."""

START = 1_668_470_400_000
"""2022-11-15 00:00 UTC."""

Floats = np.ndarray[tuple[int], np.dtype[np.float64]]

_WORDS = 30_000
_LENGTHS = ((1, 200), (2, 6_000), (3, 20_000), (4, _WORDS))
"""Syllables, and how many words there are when words of one more begin."""
_BODY_WORDS = (30, 71)
_HEADLINE_WORDS = (5, 11)
_TOWNS = 300
_CATEGORIES = 16
_NO_PLACE = 0.05


def vocabulary(dice: np.random.Generator) -> list[str]:
    """Different words of one to four syllables, the shortest first, as the frequent words of a language are."""
    onsets = ["", "b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "kr", "pr", "tr", "sz", "w"]
    syllables = [onset + vowel + end for onset in onsets for vowel in "aeiou" for end in ("", "n", "r", "s")]
    words: dict[str, None] = {}
    for length, until in _LENGTHS:
        while len(words) < until:
            words |= _drawn(dice, syllables, length)
    return list(words)[:_WORDS]


def _drawn(dice: np.random.Generator, syllables: list[str], length: int) -> dict[str, None]:
    """A few hundred words of so many syllables; a dict keeps them apart and in order."""
    return {"".join(syllables[index] for index in row): None for row in dice.integers(0, len(syllables), (200, length))}


def frequencies() -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Of the n-th word of the vocabulary: proportional to 1/n (Zipf), adding up to 1."""
    weights = 1 / np.arange(1, _WORDS + 1)
    return np.asarray(weights / weights.sum())


def typed(dice: np.random.Generator, words: list[str], count: int) -> list[str]:
    """What people search for: one to three words, drawn as often as they are written, the last often unfinished."""
    made = []
    for length in dice.integers(1, 4, count).tolist():
        chosen = [words[index] for index in dice.choice(len(words), length, p=frequencies()).tolist()]
        chosen[-1] = chosen[-1][: max(3, len(chosen[-1]) - int(dice.integers(0, 3)))]
        made.append(" ".join(chosen))
    return made


def reports(count: int, seed: int = 1) -> tuple[list[Row], list[str]]:
    """``count`` reports as rows of :data:`COLUMNS`, the same for the same seed, and their vocabulary."""
    dice = np.random.default_rng(seed)
    words = vocabulary(dice)
    lengths = dice.integers(*_BODY_WORDS, count)
    headline_lengths = dice.integers(*_HEADLINE_WORDS, count)
    ends = np.cumsum(lengths + headline_lengths)
    drawn = dice.choice(_WORDS, int(ends[-1]) if count else 0, p=frequencies())
    text = [words[index] for index in drawn.tolist()]
    lons, lats = positions(count, dice)
    lon, lat = lons.tolist(), lats.tolist()
    located = dice.random(count) >= _NO_PLACE
    categories = dice.integers(0, _CATEGORIES, count).tolist()
    minutes = np.sort(dice.integers(0, 30 * 24 * 60, count)).tolist()
    rows: list[Row] = []
    for n, row_id in enumerate(new_ids(START, count)):
        end = int(ends[n])
        body = end - int(lengths[n])
        start = body - int(headline_lengths[n])
        at = START + minutes[n] * 60_000
        place = (lon[n], lat[n], f"Town {n % _TOWNS}", "town") if located[n] else (None, None, None, None)
        rows.append(
            (row_id, f"e{n}", at, at, "minute", at + 60_000, *place, categories[n],
             " ".join(text[start:body]), " ".join(text[body:end]), n % 6 + 1)
        )  # fmt: skip
    return rows, words


def positions(count: int, dice: np.random.Generator) -> tuple[Floats, Floats]:
    """Degrees. Half around towns of very different size, half anywhere between Norway and Türkiye."""
    size = 1 / np.arange(1, _TOWNS + 1)
    town = dice.choice(_TOWNS, count, p=size / size.sum())
    town_lon, town_lat = dice.uniform(5, 45, _TOWNS), dice.uniform(36, 70, _TOWNS)
    near = dice.random(count) < 0.5
    lon = np.where(near, town_lon[town] + dice.normal(0, 0.2, count), dice.uniform(5, 45, count))
    lat = np.where(near, town_lat[town] + dice.normal(0, 0.1, count), dice.uniform(36, 70, count))
    return lon.round(5), lat.round(5)
