"""How long the first answer of a search by name takes: processor time, half of the names misspelt."""

import random
from time import process_time
from typing import Final

from console.map.gazetteer import Gazetteer, shipped

QUERIES: Final = 500
_SEED: Final = 4
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_LEAST: Final = 4


def measure(queries: int = QUERIES) -> dict[str, float]:
    """Milliseconds of processor time (50th and 95th centile, worst), and the share found within ten lines."""
    places = shipped()
    times, found = [], 0
    for typed, meant in _queries(places, queries):
        start = process_time()
        answers = places.find(typed, (26.0, 53.5), limit=10)
        times.append((process_time() - start) * 1000)
        found += any(places.words(meant)[0] == answer.name for answer in answers)
    times.sort()
    return {
        "find_ms_p50": round(times[len(times) // 2], 2),
        "find_ms_p95": round(times[int(len(times) * 0.95)], 2),
        "find_ms_max": round(times[-1], 2),
        "find_share": round(found / len(times), 3),
    }


def _queries(places: Gazetteer, count: int) -> list[tuple[str, int]]:
    """Names (usual, local or another spelling) of places drawn at random, every other one with a mistake or two."""
    draw = random.Random(_SEED)
    made: list[tuple[str, int]] = []
    while len(made) < count:
        number = draw.randrange(len(places))
        name = draw.choice([word for word in places.words(number) if word])
        if len(name) >= _LEAST:
            made.append((_misspelt(name, draw) if len(made) % 2 else name, number))
    return made


def _misspelt(name: str, draw: random.Random) -> str:
    """One mistake, in longer names two: a letter wrong, missing, doubled or swapped with the next."""
    for _ in range(1 + (len(name) > 8)):
        at = draw.randrange(1, len(name) - 1)
        before, letter, after = name[:at], name[at], name[at + 1 :]
        kind = draw.randrange(4)
        if kind == 0:
            name = before + draw.choice(_LETTERS) + after
        elif kind == 1 and len(name) > _LEAST:
            name = before + after
        elif kind == 2:
            name = before + letter + letter + after
        else:
            name = before + after[:1] + letter + after[1:]
    return name
