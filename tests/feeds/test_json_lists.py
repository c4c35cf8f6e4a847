import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import times
from console.feeds import formats
from console.feeds.drafts import Asked, Draft, Refused, Rejected, ReportDraft
from console.feeds.given import GivenBytes


def _read(content: str | bytes, name: str | None = None) -> list[Draft]:
    given = GivenBytes("some.txt", content.encode() if isinstance(content, str) else content)
    return list(formats.read(given, Asked(), name)[1])


def _reports(content: str | bytes) -> list[ReportDraft]:
    return [draft for draft in _read(content) if isinstance(draft, ReportDraft)]


_ONE = {
    "id": 7,
    "title": "Explosion",
    "text": "Two dead",
    "time": 1668519600000,
    "location": {"lat": 50.47, "lon": 23.93, "name": "Przewodów"},
    "tags": ["a", "b"],
    "checked": True,
    "deep": {"er": {"x": [1, None]}},
}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([_ONE]),
        json.dumps({"count": 1, "results": [_ONE]}),
        json.dumps({"hits": {"total": 1, "hits": [_ONE]}}),
        json.dumps({"users": [{"n": 1}], "events": [_ONE]}),
        json.dumps(_ONE),
        json.dumps(_ONE) + "\n",
        "\ufeff" + json.dumps([_ONE]),
        json.dumps([_ONE]).encode("utf-16"),
    ],
)
def test_a_list_of_objects_however_it_is_wrapped(content: str | bytes) -> None:
    (report,) = _reports(content)
    assert (report.external_id, report.headline, report.body) == ("7", "Explosion", "Two dead")
    assert (report.lon, report.lat, times.iso(report.occurred_from or 0)) == (23.93, 50.47, "2022-11-15T13:40:00Z")
    assert report.attributes["tags"] == "a, b"
    assert report.attributes["checked"] == "true"
    assert report.attributes["deep.er"] == '{"x":[1,null]}'


def test_an_object_a_line_and_lines_that_are_none() -> None:
    drafts = _read('{"name":"a","lat":50,"lon":20}\n{"name":"b",\n{"name":"c","lat":51,"lon":21,"more":"x"}\n[1]\n')
    assert [(one.number, one.headline) for one in drafts if isinstance(one, ReportDraft)] == [(1, "a"), (3, "c")]
    assert [one.record for one in drafts if isinstance(one, Rejected)] == [2, 4]


def test_rows_in_arrays_and_a_geometry_in_an_object() -> None:
    assert [one.lat for one in _reports('[["name","lat","lon"],["a",50,20],["b",51.5,21]]')] == [50, 51.5]
    (report,) = _reports('[{"name":"a","geometry":{"type":"Point","coordinates":[20,50]},"x":null}]')
    assert (report.lon, report.lat) == (20, 50)
    (listed,) = _reports('[{"name":"a","coordinates":[20.5,50.5]}]')
    assert (listed.lon, listed.lat) == (20.5, 50.5)


def test_numbers_that_are_none_leave_a_report_unlocated() -> None:
    first, second = _reports('[{"name":"a","lat":NaN,"lon":20},{"name":"b","lat":1e999,"lon":20}]')
    assert (first.lon, second.lon) == (None, None) and second.unlocated


@pytest.mark.parametrize(
    "content",
    [
        "[]", "{}", "[[]]", "[1,2]", '["a"]', '"a"', "1", "null", "true", '{"a":"b"}', '{"a":[]}', '[{"a":1},{"a":2}]',
        '[{"day":"2022-02-25","losses":5}]', "[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000,
        '[{"name":' + "[" * 100_000, '[{"a":1},', "[1,]", "{a:1}", "nul", "'a'", '{"a":1}}',
        "[1" + ",1" * 200_000 + "]",
        '[{"name":' + "9" * 5_000 + "}]", '["\\ud800"]', "[NaN]",
    ],
)  # fmt: skip
def test_json_without_a_list_of_records_is_refused(content: str) -> None:
    with pytest.raises(Refused, match=r"Not taken: some\.txt"):
        _read(content)


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["name", "lat", "lon", "time", "data", "geometry", "x"]), inner, max_size=5),
    ),
    max_leaves=25,
)


@settings(max_examples=50)
@given(_JSON, st.integers(0, 400))
def test_any_json_and_any_beginning_of_it_is_reports_or_a_refusal(value: object, cut: int) -> None:
    text = json.dumps(value)
    for content in (text, text[:cut]):
        try:
            _read(content, "json")
        except Refused as refusal:
            assert "Not taken" in str(refusal)
