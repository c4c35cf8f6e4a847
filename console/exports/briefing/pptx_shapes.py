"""The parts of a slide in a PowerPoint file, as its XML: words, rectangles, tables and pictures.

Written out rather than put together with python-pptx, which takes a second for twelve slides. Every text is escaped.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from console.domain.letters import unturned
from console.exports.briefing.fit import PADDING, Line, cell_text, has_head, head_height, rows_shown, typeset
from console.exports.briefing.page import MARGIN, WIDTH, Align, Box, Cell, Column, Fill, Table, Words
from console.map.style import style

EMU: Final = 6350
"""Units of the format in a pixel of the page: 1920 of them are 13.33 inches."""
FACE: Final = "Arial"
_BOLD: Final = 600
_LINE: Final = 1.5
_Runs: TypeAlias = tuple[tuple[str, int], ...]
"""A line in pieces of one weight each."""
_SIDES: Final[dict[Align, str]] = {"left": "l", "right": "r", "centre": "ctr"}
_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""“No Style, No Grid”, by the number every PowerPoint knows it by."""
_TABLE: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
_DECORATIVE: Final = (
    "<a:extLst><a:ext uri='{C183D7F6-B498-43B3-948B-1728B52AA6E4}'><adec:decorative val='1' "
    "xmlns:adec='http://schemas.microsoft.com/office/drawing/2017/decorative'/></a:ext></a:extLst>"
)
_BARRED: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


_THIN: Final = ("\u2009", "\u202f")
"""Between the thousands: other programs break lines at the first, not at the second."""
_SLACK: Final = (0.04, 24.0)
"""A share of its width, and pixels at most: heavy letters of this face are wider than those the lines were made for."""


def plain(text: str) -> str:
    """Text without what a file of this format cannot hold."""
    return unturned(_BARRED.sub("", text)).replace(*_THIN)


def words_shape(number: int, name: str, words: Words, *, title: bool = False) -> str:
    """A box of words with the lines that are shown; or the title of the slide."""
    stand = typeset(words)
    # A single line never becomes two where another face is a little wider.
    wrap = "square" if len(stand.lines) > 1 or words.align != "left" else "none"
    kind = "<p:cNvSpPr txBox='1'/><p:nvPr/>"
    if title:
        kind = "<p:cNvSpPr><a:spLocks noGrp='1'/></p:cNvSpPr><p:nvPr><p:ph type='title'/></p:nvPr>"
    # A title keeps its lines: broken anew in a wider face, two of them may become three.
    texts = (
        [tuple(tuple(line.runs(words.weight)) for line in stand.lines)]
        if title
        else [(one,) for one in _paragraphs(words, stand.lines)]
    )
    paragraphs = "".join(
        _paragraph(text, words.size, words.ink, words.align, words.spacing, stand.pitch) for text in texts
    )
    box = replace(words.box, width=WIDTH - MARGIN - words.box.left) if title else _roomy(words)
    return (
        f"<p:sp><p:nvSpPr>{_named(number, name)}{kind}</p:nvSpPr>"
        f"<p:spPr>{_placed(box)}<a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:noFill/></p:spPr>"
        f"<p:txBody><a:bodyPr wrap='{wrap}' lIns='0' tIns='0' rIns='0' bIns='0' anchor='t'><a:noAutofit/></a:bodyPr>"
        f"<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def fill_shape(number: int, name: str, fill: Fill) -> str:
    """A rectangle, which whoever reads slides aloud passes over."""
    form, adjust = "rect", ""
    if fill.radius:
        share = min(0.5, fill.radius / min(fill.box.width, fill.box.height))
        form, adjust = "roundRect", f"<a:gd name='adj' fmla='val {round(share * 100_000)}'/>"
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr id='{number}' name={quoteattr(name)}>{_DECORATIVE}</p:cNvPr>"
        "<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{_placed(fill.box)}<a:prstGeom prst='{form}'><a:avLst>{adjust}</a:avLst></a:prstGeom>"
        f"{_filled(fill.fill)}{_line('a:ln', fill.line, fill.width)}</p:spPr></p:sp>"
    )


def picture_shape(number: int, name: str, box: Box, alt: str, link: str, line: str = "") -> str:
    """A picture that says what it shows; ``link`` is its id among the slide's relations."""
    return (
        f"<p:pic><p:nvPicPr>{_named(number, name, alt)}"
        "<p:cNvPicPr><a:picLocks noChangeAspect='1'/></p:cNvPicPr><p:nvPr/></p:nvPicPr>"
        f"<p:blipFill><a:blip r:embed='{link}'/><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{_placed(box)}<a:prstGeom prst='rect'><a:avLst/></a:prstGeom>{_line('a:ln', line, _LINE)}</p:spPr>"
        "</p:pic>"
    )


def table_shape(number: int, name: str, table: Table) -> str:
    """A real table of the rows that have room, with lines under them and no colours of its own; empty without any."""
    head = tuple(Cell(column.title, 500, "ink.muted") for column in table.columns)
    rows = table.rows[: rows_shown(table)]
    shown = (head, *rows) if has_head(table) else rows
    if not shown or not table.columns:
        return ""
    high = head_height(table) + table.row_height * len(rows)
    box = Box(table.box.left, table.box.top, sum(column.width for column in table.columns), high)
    columns = "".join(f"<a:gridCol w='{_emu(column.width)}'/>" for column in table.columns)
    lines = "".join(_row(table, row, is_head=has_head(table) and place == 0) for place, row in enumerate(shown))
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{_named(number, name)}"
        "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp='1'/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>"
        f"{_placed(box, 'p:xfrm')}<a:graphic><a:graphicData uri='{_TABLE}'><a:tbl>"
        f"<a:tblPr firstRow='{int(has_head(table))}'><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{lines}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(table: Table, row: Sequence[Cell], *, is_head: bool) -> str:
    high = head_height(table) if is_head else table.row_height
    under = "line.strong" if is_head else "line.hair"
    cells = "".join(_cell(table, column, cell, under) for cell, column in zip(row, table.columns, strict=False))
    return f"<a:tr h='{_emu(high)}'>{cells}</a:tr>"


def _cell(table: Table, column: Column, cell: Cell, under: str) -> str:
    text = " ".join(cell_text(table, column, cell).split("\n"))
    none = "".join(f"<a:{side} w='0'><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
    return (
        f"<a:tc><a:txBody><a:bodyPr wrap='{'square' if table.lines > 1 else 'none'}'/><a:lstStyle/>"
        f"{_paragraph((((text, cell.weight),),), table.size, cell.ink, column.align)}</a:txBody>"
        f"<a:tcPr marL='0' marR='{_emu(PADDING)}' marT='0' marB='0' anchor='ctr'>"
        f"{none}{_line('a:lnB', under, _LINE)}{_filled(cell.fill)}</a:tcPr></a:tc>"
    )


def _paragraph(
    lines: tuple[_Runs, ...],
    size: int,
    ink: str,
    align: Align = "left",
    spacing: float = 0.0,
    pitch: float = 0.0,
) -> str:
    """Lines of one paragraph. Sizes in the format are hundredths of a point; a pixel of the page is half of one."""
    leading = f"<a:lnSpc><a:spcPts val='{round(pitch * 50)}'/></a:lnSpc>" if pitch else ""
    apart = f" spc='{round(spacing * 50)}'" if spacing else ""

    def look(weight: int) -> str:
        return (
            f"<a:rPr lang='en-GB' sz='{size * 50}' b='{int(weight >= _BOLD)}'{apart}>{_filled(ink)}"
            f"<a:latin typeface='{FACE}'/><a:cs typeface='{FACE}'/></a:rPr>"
        )

    shown = [runs for runs in lines if any(text for text, _ in runs)]
    runs = "".join(
        (f"<a:br>{look(line[0][1])}</a:br>" if number else "")
        + "".join(f"<a:r>{look(weight)}<a:t>{escape(plain(text))}</a:t></a:r>" for text, weight in line)
        for number, line in enumerate(shown)
    )
    nothing = "<a:spcBef><a:spcPts val='0'/></a:spcBef><a:spcAft><a:spcPts val='0'/></a:spcAft>"
    return f"<a:p><a:pPr algn='{_SIDES[align]}'>{leading}{nothing}</a:pPr>{runs}</a:p>"


def _paragraphs(words: Words, lines: Sequence[Line]) -> list[_Runs]:
    """Lines joined as they were in their text before they were broken: a word that was parted is whole again."""
    found: list[_Runs] = []
    behind = 0
    text = words.text
    for line in lines:
        begins = text.find(line.text, behind)
        parted = begins == behind and behind > 0
        runs = tuple(line.runs(words.weight))
        if line.first:
            found.append(runs)
        else:
            found[-1] = _joined(found[-1], runs, "" if parted else " ")
        behind = begins + len(line.text) if begins >= 0 else behind
    return found


def _joined(before: _Runs, after: _Runs, between: str) -> _Runs:
    """The pieces of two lines as those of one; where they meet in one weight they are one."""
    if not before or not after:
        return before + after
    (last, weight), (first, other) = before[-1], after[0]
    if weight == other:
        return (*before[:-1], (f"{last}{between}{first}", weight), *after[1:])
    return (*before[:-1], (f"{last}{between}", weight), *after)


def _roomy(words: Words) -> Box:
    """The box with a little more room where its text does not begin."""
    box = words.box
    more = min(_SLACK[0] * box.width, _SLACK[1])
    left = box.left - {"left": 0.0, "centre": more / 2, "right": more}[words.align]
    return Box(left, box.top, box.width + more, box.height)


def _named(number: int, name: str, alt: str = "") -> str:
    told = f" descr={quoteattr(plain(alt))}" if alt else ""
    return f"<p:cNvPr id='{number}' name={quoteattr(plain(name))}{told}/>"


def _placed(box: Box, tag: str = "a:xfrm") -> str:
    return (
        f"<{tag}><a:off x='{_emu(box.left)}' y='{_emu(box.top)}'/>"
        f"<a:ext cx='{_emu(box.width)}' cy='{_emu(box.height)}'/></{tag}>"
    )


def _line(tag: str, role: str, width: float) -> str:
    return f"<{tag} w='{_emu(width)}'>{_filled(role)}</{tag}>"


def _filled(role: str) -> str:
    if not role:
        return "<a:noFill/>"
    return f"<a:solidFill><a:srgbClr val='{style('light').colour(role).name()[1:].upper()}'/></a:solidFill>"


def _emu(pixels: float) -> int:
    return round(pixels * EMU)
