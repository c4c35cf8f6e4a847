import gzip
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import times
from console.domain.categories import Category
from console.feeds import formats, positions
from console.feeds.columns import guess
from console.feeds.drafts import Asked, Draft, Refused, Rejected, ReportDraft, Warned
from console.feeds.given import GivenBytes


def _read(content: str | bytes, mapping: dict[str, str] | None = None, name: str | None = None) -> list[Draft]:
    given = GivenBytes("some.txt", content.encode() if isinstance(content, str) else content)
    return list(formats.read(given, Asked(mapping=mapping), name)[1])


def _reports(content: str | bytes, mapping: dict[str, str] | None = None) -> list[ReportDraft]:
    return [draft for draft in _read(content, mapping) if isinstance(draft, ReportDraft)]


def _warnings(drafts: Sequence[Draft]) -> str:
    return " ".join(draft.text for draft in drafts if isinstance(draft, Warned))


def _iso(moment: int | None) -> str | None:
    return None if moment is None else times.iso(moment)


def test_a_row_becomes_a_report_with_all_that_it_says() -> None:
    (report,) = _reports(
        "id,title,description,occurred_at,ended_at,latitude,longitude,town,category,source,killed\n"
        'E-1,Explosion,"Two dead,\nsays the mayor",2022-11-15T15:40+01:00,2022-11-15T16:00+01:00,50.4705,23.9345,'
        "Przewodów,missile-drone,Agency,2\n"
    )
    assert (report.number, report.external_id, report.headline) == (1, "E-1", "Explosion")
    assert report.body == "Two dead,\nsays the mayor"
    assert (_iso(report.occurred_from), _iso(report.occurred_to)) == ("2022-11-15T14:40:00Z", "2022-11-15T15:00:00Z")
    assert (report.time_precision, report.lon, report.lat, report.place) == ("minute", 23.9345, 50.4705, "Przewodów")
    assert (report.category, report.origin) == (Category.MISSILE_DRONE.code, "Agency")
    assert report.attributes == {"category": "missile-drone", "killed": "2"}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_any_delimiter_line_end_and_encoding(mark: str, end: str, encoding: str) -> None:
    rows = [
        ("Название", "lat", "lon"),
        ("Взрыв в приграничном районе", "50.4", "23.9"),
        ("Упала ракета", "50.5", "23.8"),
    ]
    text = end + end.join(mark.join(row) for row in rows) + end + end
    reports = _reports(text.encode(encoding))
    assert [(one.headline, one.lon) for one in reports] == [(row[0], float(row[2])) for row in rows[1:]]


def test_a_gzip_file_is_read_through() -> None:
    assert [one.headline for one in _reports(gzip.compress(b"name,lat,lon\na,50,20\n"))] == ["a"]


def test_decimal_commas_quotes_of_both_kinds_and_escapes() -> None:
    (report,) = _reports("name;szer;dł\nx;50,25;23,5\n")
    assert (report.lon, report.lat) == (23.5, 50.25)
    assert [one.headline for one in _reports("id, name, lat, lon\n1, 'a, b', 50, 20\n2, c, 51, 21\n")] == ["a, b", "c"]
    escaped = 'name,geometry\na,"{\\"type\\":\\"Point\\",\\"coordinates\\":[20,50]}"\n'
    assert _reports(escaped)[0].lon == 20
    doubled = 'name,geojson\na,         "{""type"":""Point"",""coordinates"":[20,50]}"\n'
    assert _reports(doubled)[0].lat == 50


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest() -> None:
    drafts = _read('name,lat,lon\n"open,50,20\nb,51,21\nc,52,22\n')
    assert [one.headline for one in drafts if isinstance(one, ReportDraft)] == ['"open', "b", "c"]
    assert "never closed" in _warnings(drafts)


def test_ragged_rows_and_columns_without_or_with_the_same_name() -> None:
    one, two = _reports("name,lat,lon,,note,note\na,50,20,x,p,q,extra\nb,51\n")
    assert one.attributes == {"column 4": "x", "note (2)": "q", "column 7": "extra"}
    assert (one.body, two.unlocated) == ("p", positions.HALF)


@pytest.mark.parametrize(
    ("lat", "lon", "reason"),
    [
        ("0", "0.000", positions.ZERO),
        ("120.5", "40", positions.SWAPPED),
        ("9999999", "9999999", positions.UNKNOWN),
        ("nan", "20", positions.NO_NUMBER),
        ("50", "720", positions.BEYOND),
        ("north", "20", positions.NO_NUMBER),
    ],
)
def test_a_position_that_does_not_hold_is_told_and_the_report_kept(lat: str, lon: str, reason: str) -> None:
    first, second = _reports(f"name,lat,lon\na,{lat},{lon}\nb,50,20\n")
    assert (first.lon, first.lat, first.unlocated) == (None, None, reason)
    assert second.unlocated == "" and second.lat == 50


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("position", '"50.25, 23.5"'),
        ("location", '"(50.25, 23.5)"'),
        ("coordinates", '"[23.5, 50.25]"'),
        ("coord", "\"50°15'N 23°30'E\""),
        ("wkt", "POINT (23.5 50.25)"),
        ("the_geom", "SRID=4326;POINT Z (23.5 50.25 100)"),
        ("mgrs", "34UGA"),
    ],
)
def test_a_position_in_one_column(header: str, cell: str) -> None:
    cell = cell if header != "mgrs" else "34U FA 78 69"
    (report,) = _reports(f"name,{header}\na,{cell}\n")
    assert report.lon == pytest.approx(23.5, abs=0.1) and report.lat == pytest.approx(50.25, abs=0.1)


def test_a_line_or_area_stands_for_a_region() -> None:
    (report,) = _reports('name,wkt\na,"POLYGON ((20 50, 22 50, 22 52, 20 50))"\n')
    assert report.geometry.startswith('{"type":"Polygon"')
    assert (report.lon, report.lat, report.place_precision) == (21, 51, "region")


def test_all_rows_decide_whether_the_day_comes_first() -> None:
    rows = ["name,date"] + ["a,03/04/2024"] * 300 + ["a,25/04/2024"]
    assert {_iso(one.occurred_from) for one in _reports("\n".join(rows))} == {
        "2024-04-03T00:00:00Z",
        "2024-04-25T00:00:00Z",
    }
    open_ = _read("name,date\na,03/04/2024\nb,05/05/2024")
    assert [one.occurred_from is None for one in open_ if isinstance(one, ReportDraft)] == [True, False]
    assert "day may come before or after the month" in _warnings(open_)
    (told,) = _reports("name,date\na,03/04/2024\n", {"date": "time-month-first"})
    assert _iso(told.occurred_from) == "2024-03-04T00:00:00Z"


def test_with_dashes_the_day_comes_first_unless_the_column_tells_otherwise() -> None:
    assert _iso(_reports("name,date\na,03-04-2024\n")[0].occurred_from) == "2024-04-03T00:00:00Z"
    american = _reports("name,date\na,03-04-2024\nb,03-25-2024\n")
    assert _iso(american[0].occurred_from) == "2024-03-04T00:00:00Z"


def test_a_header_shorter_than_all_rows_still_names_its_columns() -> None:
    one, _ = _reports("id,name\n1,a,POINT (20 50)\n2,b,POINT (21 51)\n")
    assert (one.external_id, one.headline, one.lon) == ("1", "a", 20)


def test_remarks_before_the_header_are_none_of_the_table() -> None:
    assert [one.lat for one in _reports("sep=;\nname;lat;lon\na;50,5;20\n")] == [50.5]
    assert [one.lat for one in _reports("# made by hand, on Monday\n# again\nname,lat,lon\na,50,20\n")] == [50]


def test_a_day_and_a_clock_in_columns_of_their_own_and_days_written_as_midnights() -> None:
    (report,) = _reports("name,date,time\na,2022-11-15,1944\n")
    assert (_iso(report.occurred_from), report.time_precision) == ("2022-11-15T19:44:00Z", "minute")
    midnights = _reports("name,date\n" + "".join(f"a,2022-11-0{day} 00:00:00\n" for day in range(1, 8)))
    assert {one.time_precision for one in midnights} == {"day"}


def test_an_interval_that_ends_before_it_starts_keeps_its_start() -> None:
    drafts = _read("name,started_at,finished_at\na,2022-11-15T10:00Z,2022-11-15T09:00Z\nb,2022-11-15,2022-11-16\n")
    first, second = (one for one in drafts if isinstance(one, ReportDraft))
    assert (_iso(first.occurred_from), first.occurred_to) == ("2022-11-15T10:00:00Z", None)
    assert first.attributes == {"finished_at": "2022-11-15T09:00Z"}
    assert _iso(second.occurred_to) == "2022-11-17T00:00:00Z"
    assert "1 end before the start" in _warnings(drafts)


def test_a_time_that_is_none_is_kept_as_it_was_written() -> None:
    drafts = _read("name,time\na,2022-11-15 10:00\nb,soon\n")
    second = drafts[1]
    assert isinstance(second, ReportDraft) and second.occurred_from is None
    assert second.attributes == {"time": "soon"}
    assert "taken as UTC" in _warnings(drafts) and "1 time could not be read" in _warnings(drafts)


def test_equal_rows_and_repeated_numbers_are_all_handed_on() -> None:
    assert len(_reports("id,name,lat,lon\n1,a,50,20\n1,a,50,20\n,a,50,20\n2,b,50,20\n3,c,50,20")) == 5


def test_a_row_that_says_nothing_is_rejected_with_its_number() -> None:
    drafts = _read("name,lat,lon,n\na,50,20,1\n,,,7\nb,51,21,2\n")
    assert [one.record for one in drafts if isinstance(one, Rejected)] == [2]
    assert [one.number for one in drafts if isinstance(one, ReportDraft)] == [1, 3]


@pytest.mark.parametrize(
    "content",
    [
        "a,b,c\n1,2,3\n",
        "day,losses\n2022-02-25,2800\n2022-02-26,4300\n",
        "name,lat,lon\n",
        "0,0,data\n",
        "\n",
        "one line of prose\nand another, with a comma\n\nand one more",
        "=cmd|' /C calc'!A0\n@SUM(1+9)*cmd|' /C calc'!A0",
        "1\n00:00:01,000 --> 00:00:02,000\nWhat is said\n\n2\n00:00:03,000 --> 00:00:04,000\nAnd more\n",
        b"\x00\x01\x02\x03" * 50,
    ],
)
def test_what_is_no_table_of_reports_is_refused_in_a_sentence(content: str | bytes) -> None:
    with pytest.raises(Refused, match=r"Not taken: some\.txt .+\."):
        _read(content)


def test_formulas_are_texts() -> None:
    (report,) = _reports('title,lat,lon\n"=HYPERLINK(""x"")",50,20\n')
    assert report.headline == '=HYPERLINK("x")'


def test_a_mapping_corrects_the_guess() -> None:
    (report,) = _reports("a,b,c\nBang,50,20\n", {"a": "title", "b": "lat", "c": "lon"})
    assert (report.headline, report.lat, report.lon) == ("Bang", 50, 20)
    with pytest.raises(Refused, match="Meanings are"):
        _read("name,lat,lon\na,50,20\n", {"name": "headline"})
    (again,) = _reports("name,when,seen\na,2022-11-15,Town\n", {"when": "time", "seen": "time-day-first"})
    assert again.attributes == {"seen": "Town"}
    (moved,) = _reports("lat,lon,y\n1,20,50\n", {"y": "lat"})
    assert (moved.lat, moved.attributes) == (50, {"lat": "1"})
    others = _read("name,lat,lon\na,50,20\n", {"nom": "title"})
    assert "others than those whose meaning was told" in _warnings(others) and isinstance(others[1], ReportDraft)


def test_a_long_headline_is_cut_and_kept_whole_in_the_text() -> None:
    (report,) = _reports(f"title,description\n{'word ' * 60},more to say\n")
    assert len(report.headline) <= 160 and report.headline.endswith("…")
    assert report.body.startswith("word word") and report.body.endswith("more to say")


_CELL = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.sampled_from(
        ["lat", "lon", "name", "date", '"', "'", "\\", "\0", "50.1", "POINT (1 2)", "01/02/2024", "{", "="]
    ),
)


@settings(max_examples=50)
@given(
    st.lists(st.lists(_CELL, max_size=5), max_size=8), st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n", "\r"])
)
def test_any_cells_are_reports_or_a_refusal(rows: list[list[str]], mark: str, end: str) -> None:
    text = end.join(mark.join(row) for row in rows)
    try:
        drafts = _read(text, name="csv")
    except Refused as refusal:
        assert str(refusal).endswith(".")
        return
    records = [
        one.number if isinstance(one, ReportDraft) else one.record for one in drafts if not isinstance(one, Warned)
    ]
    assert records == list(range(1, len(records) + 1))


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_any_bytes_are_reports_or_a_refusal(content: bytes) -> None:
    try:
        _read(content)
        _read(content, name="csv")
    except Refused as refusal:
        assert "Not taken" in str(refusal)


def test_a_file_full_of_open_quotes_is_read_in_reasonable_time() -> None:
    lines = [f'"open {number},50,20' if number % 2003 == 0 else f"n{number},50,20" for number in range(12_000)]
    drafts = _read("\n".join(["name,lat,lon", *lines]))
    assert len([one for one in drafts if isinstance(one, ReportDraft)]) == 12_000
    assert "lines have a quote that is never closed" in _warnings(drafts)


def test_a_day_in_columns_of_its_parts() -> None:
    one, two, three = _reports("city,year,month,day\nLublin,2022,11,15\nLublin,2022,11,0\nLublin,2022,,\n")
    assert (_iso(one.occurred_from), one.time_precision) == ("2022-11-15T00:00:00Z", "day")
    assert (_iso(two.occurred_from), two.time_precision) == ("2022-11-01T00:00:00Z", "month")
    assert three.occurred_from is None


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            "Lp.;Data zdarzenia;Godzina;Miejscowość;Szer. geogr.;Dł. geogr.;Rodzaj zdarzenia;Opis;Źródło",
            "1;15.11.2022;15:40;Przewodów;50,47;23,93;eksplozja;Wybuch w suszarni;PAP",
            ["detail", "time", "time-of-day", "place", "lat", "lon", "category", "text", "origin"],
        ),
        (
            "№;Дата;Время;Область;Широта;Долгота;Тип;Описание",
            "1;15.11.2022;15:40;Львовская;50,47;23,93;ракета;Взрыв у границы",
            ["detail", "time", "time-of-day", "place", "lat", "lon", "category", "text"],
        ),
        (
            "time;latitude;longitude;mag;id;updated;place;type",
            "2022-11-15T14:40:00Z;50;20;4;us1;2022-11-16T00:00Z;10 km N of X;earthquake",
            ["time", "lat", "lon", "detail", "id", "version", "place", "category"],
        ),
        (
            "Event;Started;Ended at;Where;updated_at",
            "Explosion;soon;2022-11-15 11:00;Town;2022-11-16",
            ["title", "detail", "end", "place", "version"],
        ),
        (
            "a;b;c",
            "2022-11-15 10:00;(50.5, 23.5);a longer text of more than six words",
            ["time", "position", "text"],
        ),
    ],
)
def test_columns_are_guessed_by_name_and_value(header: str, row: str, expected: list[str]) -> None:
    assert list(guess(header.split(";"), [row.split(";")]).values()) == expected


def test_a_catalogue_of_names_is_no_table_of_reports() -> None:
    with pytest.raises(Refused, match="no column that tells"):
        _read("code,name,remarks\n" + "".join(f"{number},Symbol {number},\n" for number in range(9)))


@pytest.mark.parametrize("before", ["", "50.4", "10:30", "J+1", "POINT", "2022-11-15"])
def test_a_cell_of_blanks_without_end_is_read_at_once(before: str) -> None:
    cell = before + " " * 300_000 + "x"
    cells = f'"{cell}","{cell}","{cell}","{cell}",A blast,Hrubieszów'
    (report,) = _reports(f"when,lat,position,trigger,title,place\n{cells}\n")
    assert (report.headline, report.lat) == ("A blast", None)
