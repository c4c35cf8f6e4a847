"""Small workbooks for tests, written by hand: texts inline, numbers as numbers, days with a style of their own."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape

Cell = str | float | datetime | None
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1">'
    '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def xlsx(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """The bytes of a workbook."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        numbers = range(1, len(sheets) + 1)
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/></Types>',
        )
        archive.writestr("_rels/.rels", _related(("1", "officeDocument", "xl/workbook.xml")))
        named = "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, name in zip(numbers, sheets, strict=True)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{named}</sheets></workbook>',
        )
        parts = [(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
        archive.writestr("xl/_rels/workbook.xml.rels", _related(*parts, ("s", "styles", "styles.xml")))
        archive.writestr("xl/styles.xml", _STYLES)
        for n, rows in zip(numbers, sheets.values(), strict=True):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", sheet(rows))
    return buffer.getvalue()


def sheet(rows: Sequence[Sequence[Cell]]) -> str:
    """The XML of one sheet."""
    lines = "".join(
        f'<row r="{y}">{"".join(_cell(f"{chr(64 + x)}{y}", cell) for x, cell in enumerate(row, 1))}</row>'
        for y, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _related(*parts: tuple[str, str, str]) -> str:
    each = "".join(f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{to}"/>' for key, kind, to in parts)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def _cell(at: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f'<c r="{at}" s="1"><v>{(cell - datetime(1899, 12, 30)).total_seconds() / 86400}</v></c>'
    if isinstance(cell, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{at}"><v>{cell}</v></c>'
