"""A slide of words in a subset of Markdown: headings, lists, **bold** and *emphasis*; all else stands as written.

Emphasis is a heavier letter, never a slanted one. Signs that do not come in pairs round words are letters as others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from console.domain.letters import shortened, unturned
from console.exports.briefing.measure import height_of
from console.exports.briefing.page import BODY, Body, Box, Element, Span, Words
from console.exports.briefing.scene import Scene
from console.map.words import tr

_HEADING: Final = re.compile(r"(#{1,3})\s+(.+?)\s*#*")
_BULLET: Final = re.compile(r"(\s*)[-*•]\s+(.+)")
_NUMBERED: Final = re.compile(r"(\s*)(\d{1,3}[.)])\s+(.+)")
_SIGN: Final = re.compile(r"(?<!\*)\*{1,3}(?!\*)|(?<!_)__(?!_)")
"""Longer runs are lines to fill in or to part by."""
_BEFORE: Final = frozenset("([{\"'“‘«—–-*_")
_BEHIND: Final = frozenset(")]}\"'”’»—–-*_.,;:!?…")
"""What may stand beside such words; within a word, a sum or an address the signs are letters."""
_WEIGHTS: Final = {"**": 600, "__": 600, "*": 500}
_SIZES: Final = {1: 38, 2: 32, 3: 28}
_TEXT: Final = 28
_INDENT: Final = 44.0
_WIDE: Final = 1500.0
_GAP: Final = 10.0
_FACTORS: Final = (1.6, 1.35, 1.15)


@dataclass(frozen=True)
class Block:
    """A heading, a line of a list with its sign, or a paragraph. ``level`` is how far it is set in."""

    text: str
    size: int = _TEXT
    weight: int = 400
    sign: str = ""
    level: int = 0
    spans: tuple[Span, ...] = ()


def body(scene: Scene) -> Body | None:
    """The text of the slide, from top to bottom; what has no room is left out whole and told to the briefer."""
    blocks = list(blocks_of(scene.slide.text))
    title = scene.slide.title
    if not title and blocks and blocks[0].size == _SIZES[1]:
        title = blocks.pop(0).text
    if not title and not blocks:
        return None
    # Few words stand larger; in the last of the sizes what has no room is left out.
    tried = (_laid_out(blocks, factor) for factor in _FACTORS)
    elements, left_out = next((one for one in tried if not one[1]), _laid_out(blocks, 1.0))
    return Body(title or scene.board.title, tuple(elements), too_long=tuple(left_out))


def _laid_out(blocks: list[Block], factor: float) -> tuple[list[Element], list[str]]:
    """The blocks under each other, their letters ``factor`` times as large; and what had no room."""
    elements: list[Element] = []
    left_out: list[str] = []
    top, indent, gap = BODY.top, _INDENT * factor, _GAP * factor * factor
    for number, block in enumerate(blocks):
        size = round(block.size * factor)
        left = BODY.left + block.level * indent + (indent if block.sign else 0.0)
        wide = BODY.left + _WIDE - left
        high = height_of(block.text, wide, size, block.weight, block.spans)
        if number and block.size > _TEXT:
            top += 2 * gap
        if top + high > BODY.bottom:
            left_out.append(tr("Not on the slide: {words}", words=shortened(block.text)))
            continue
        if block.sign:
            elements.append(Words(Box(left - indent, top, indent, high), block.sign, size, block.weight))
        elements.append(Words(Box(left, top, wide, high), block.text, size, block.weight, spans=block.spans))
        top += high + gap
    return elements, left_out


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a text, one a line; empty lines part them and are not blocks."""
    for line in unturned(text).splitlines():
        if not line.strip():
            continue
        if heading := _HEADING.fullmatch(line.strip()):
            yield _block(heading[2], size=_SIZES[len(heading[1])], weight=600)
        elif bullet := _BULLET.fullmatch(line):
            yield _block(bullet[2], sign="•", level=_level(bullet[1]))
        elif numbered := _NUMBERED.fullmatch(line):
            yield _block(numbered[3], sign=numbered[2], level=_level(numbered[1]))
        else:
            yield _block(line.strip())


def _level(indent: str) -> int:
    return min(2, len(indent.expandtabs(4)) // 2)


def _block(written: str, size: int = _TEXT, weight: int = 400, sign: str = "", level: int = 0) -> Block:
    """A block of words as written; bold where all of them are, which makes its sign so."""
    text, spans = weighted(written)
    weight = max((weight, *(heavy for start, end, heavy in spans if (start, end) == (0, len(text)))))
    return Block(text, size, weight, sign, level, tuple(span for span in spans if span[2] > weight))


def weighted(written: str) -> tuple[str, list[Span]]:
    """Words without the signs that make some of them heavier, and which those are: one pass, whatever is written."""
    pairs = list(_pairs(written))
    signs = sorted((place, place + len(sign)) for start, end, sign in pairs for place in (start, end))
    text, behind, moved = "", 0, {}
    for start, end in signs:
        text += written[behind:start]
        moved[start] = len(text)
        behind = end
    text += written[behind:]
    return text, [(moved[start], moved[end], _WEIGHTS[sign]) for start, end, sign in pairs]


def _pairs(written: str) -> Iterator[tuple[int, int, str]]:
    """Where signs stand that belong together, and which sign."""
    opened: dict[str, int] = {}
    for found in _SIGN.finditer(written):
        place = found.start()
        for sign in ("**", "*") if len(found[0]) == 3 else (found[0],):
            before, behind = written[place - 1 : place], written[place + len(sign) :][:1]
            ends = bool(before.strip()) and (not behind.strip() or behind in _BEHIND)
            begins = bool(behind.strip()) and (not before.strip() or before in _BEFORE)
            if ends and sign in opened:
                yield opened.pop(sign), place, sign
            elif begins:
                opened[sign] = place
            place += len(sign)
