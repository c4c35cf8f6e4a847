"""Which words two texts have in common, in order, in a time that is bounded whatever is written in them.

difflib finds what reads best, and takes minutes for thousands of words that repeat. Longer texts are first cut at words
that stand once in each (Cohen's patience diff), and what still repeats too much between two cuts is taken as replaced.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

_AT_ONCE: Final = 10_000
"""So many pairs of equal words difflib is given at once: a page against a page."""
_WORDS: Final = 500
_ALL: Final = 4 * _AT_ONCE


def common(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Runs of equal words, as (place before, place after, how many), rising in both."""
    if _cost(before, after) <= _AT_ONCE:
        yield from _matched(before, after)
        return
    least = min(len(before), len(after))
    head = next((at for at in range(least) if before[at] != after[at]), least)
    tail = next((at for at in range(least - head) if before[-1 - at] != after[-1 - at]), least - head)
    yield 0, 0, head
    left, a, b = _ALL, head, head
    ends = len(before) - tail, len(after) - tail
    for to_a, to_b in (*_cuts(before[head : ends[0]], after[head : ends[1]], head), ends):
        cost = _cost(before[a:to_a], after[b:to_b])
        if 0 < cost <= min(left, _AT_ONCE):
            left -= cost
            yield from ((a + i, b + j, many) for i, j, many in _matched(before[a:to_a], after[b:to_b]))
        if to_a < ends[0]:
            yield to_a, to_b, 1
        a, b = to_a + 1, to_b + 1
    yield *ends, tail


def _matched(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    yield from ((one.a, one.b, one.size) for one in blocks if one.size)


def _cost(before: Sequence[str], after: Sequence[str]) -> int:
    """How many pairs of equal words difflib would look at, again for each run it finds."""
    if max(len(before), len(after)) > _WORDS:
        return _AT_ONCE + 1
    there = Counter(after)
    return sum(many * there[word] for word, many in Counter(before).items())


def _cuts(before: Sequence[str], after: Sequence[str], offset: int) -> Iterator[tuple[int, int]]:
    """Places of words that stand once in each text, as many as come in the same order in both."""
    once, there = Counter(before), {word: at for at, word in enumerate(after)}
    alone = {word for word, many in Counter(after).items() if many == 1 == once[word]}
    pairs = [(at, there[word]) for at, word in enumerate(before) if word in alone]
    ends: list[int] = []
    last: list[int] = []
    back: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [number]
        back.append(last[at - 1] if at else -1)
    chain: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = back[number]
    yield from ((a + offset, b + offset) for a, b in reversed(chain))
