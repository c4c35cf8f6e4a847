import zipfile
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import times
from console.feeds import formats
from console.feeds.drafts import Asked, Draft, Refused, ReportDraft, Warned
from console.feeds.given import GivenBytes
from tests.feeds.workbook_files import sheet, xlsx


def _read(content: bytes) -> list[Draft]:
    return list(formats.read(GivenBytes("some.zip", content), Asked())[1])


_ROWS = [
    ["Incidents of the week"],
    [],
    ["id", "title", "when it was time", "lat", "lon", "killed"],
    [7, "Explosion", datetime(2022, 11, 15, 14, 40), 50.47, 23.93, 2],
    [8, "Alarm", datetime(2022, 11, 16, 9, 5), 0, 0, None],
]


def test_the_rows_of_all_sheets_that_are_tables() -> None:
    drafts = _read(xlsx({"One": _ROWS, "Notes": [["a", "b"], [1, 2]], "Two": [["name", "lat", "lon"], ["x", 51, 21]]}))
    one, two, three = (draft for draft in drafts if isinstance(draft, ReportDraft))
    assert (one.number, one.external_id, one.headline, one.lon, one.lat) == (1, "7", "Explosion", 23.93, 50.47)
    assert times.iso(one.occurred_from or 0) == "2022-11-15T14:40:00Z"
    assert one.attributes == {"killed": "2", "sheet": "One"}
    assert (two.lon, two.unlocated != "") == (None, True)
    assert (three.number, three.headline, three.attributes) == (3, "x", {"sheet": "Two"})
    assert any("Notes" in draft.text for draft in drafts if isinstance(draft, Warned))


def test_a_workbook_without_a_table_of_reports_is_refused() -> None:
    with pytest.raises(Refused, match=r"Notes.*no column that tells"):
        _read(xlsx({"Notes": [["a", "b"], [1, 2]]}))
    with pytest.raises(Refused):
        _read(xlsx({"Empty": []}))


def _with_row(row: str) -> bytes:
    whole, made = BytesIO(xlsx({"One": _ROWS})), BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            stretched = sheet(_ROWS).replace("</sheetData>", f"{row}</sheetData>")
            new.writestr(name, stretched if "sheet1" in name else old.read(name))
    return made.getvalue()


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c s='1' r='XFD1048576'><v>1</v></c></row>",
        '<row><c r="XFD1048576"><v>1</v></c></row>',
    ],
)
def test_a_few_cells_stretched_over_everything_are_refused_before_they_are_read(row: str) -> None:
    with pytest.raises(Refused, match="million cells"):
        _read(_with_row(row))


def test_a_sheet_that_is_only_styled_down_to_its_last_row_is_read() -> None:
    styled = '<row r="1048576" s="1" customFormat="1"><c r="XFD1048576" s="1"/></row>'
    assert len([draft for draft in _read(_with_row(styled)) if isinstance(draft, ReportDraft)]) == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_workbook_with_turned_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    content = bytearray(_WORKBOOK)
    for at, byte in changes:
        content[at % len(content)] = byte
    try:
        _read(bytes(content))
    except Refused as refusal:
        assert "Not taken" in str(refusal)


_WORKBOOK = xlsx({"One": _ROWS})
