"""A slide of words in a subset of Markdown: headings, lists, and lines in bold; everything else stands as written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from console.domain.letters import shortened
from console.exports.briefing.measure import height_of
from console.exports.briefing.page import BODY, Body, Box, Element, Words
from console.exports.briefing.scene import Scene
from console.map.words import tr

_HEADING: Final = re.compile(r"(#{1,3})\s+(.+?)\s*#*")
_BULLET: Final = re.compile(r"(\s*)[-*•]\s+(.+)")
_NUMBERED: Final = re.compile(r"(\s*)(\d{1,3}[.)])\s+(.+)")
_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
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
        high = height_of(block.text, wide, size, block.weight)
        if number and block.size > _TEXT:
            top += 2 * gap
        if top + high > BODY.bottom:
            left_out.append(tr("Not on the slide: {words}", words=shortened(block.text)))
            continue
        if block.sign:
            elements.append(Words(Box(left - indent, top, indent, high), block.sign, size, block.weight))
        elements.append(Words(Box(left, top, wide, high), block.text, size, block.weight))
        top += high + gap
    return elements, left_out


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a text, one a line; empty lines part them and are not blocks."""
    for line in text.splitlines():
        if not line.strip():
            continue
        if heading := _HEADING.fullmatch(line.strip()):
            yield Block(_plain(heading[2]), _SIZES[len(heading[1])], 600)
        elif bullet := _BULLET.fullmatch(line):
            yield Block(_plain(bullet[2]), weight=_weight(bullet[2]), sign="•", level=_level(bullet[1]))
        elif numbered := _NUMBERED.fullmatch(line):
            yield Block(_plain(numbered[3]), weight=_weight(numbered[3]), sign=numbered[2], level=_level(numbered[1]))
        else:
            yield Block(_plain(line.strip()), weight=_weight(line.strip()))


def _level(indent: str) -> int:
    return min(2, len(indent.expandtabs(4)) // 2)


def _weight(text: str) -> int:
    """Bold where all of a line is: parts of one stand as the rest."""
    return 600 if _BOLD.fullmatch(text) else 400


def _plain(text: str) -> str:
    return _BOLD.sub(r"\2", text)
