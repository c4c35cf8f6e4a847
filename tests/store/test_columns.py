"""Columns: every report once, what is not known marked as such, a box with its edges."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.store import columns
from console.store.ids import new_id
from tests.store.sample import ANN, LATER, REPORT, START, CaseFile, report

POINTS = [(20.0, 50.0), (22.0, 51.0), (22.0, 51.000001), (-12.5, 35.0), (0.0, 0.0)]


def take_in(case_file: CaseFile) -> list[bytes]:
    ids = [new_id(LATER) for _ in POINTS]
    with case_file.open() as store, store.operation("Import", ANN, LATER) as case:
        for row_id, (lon, lat) in zip(ids, POINTS, strict=True):
            report(case, row_id, "x", lon=lon, lat=lat, category=3, occurred_from=START)
    return ids


def test_every_report_is_there_once_with_its_numbers(either: CaseFile) -> None:
    ids = take_in(either)
    with either.read() as store:
        reader = store.writer_view()
        found = columns.reports(reader)
        assert columns.ids_of(reader, found.row) == [REPORT, *ids]
        assert np.isnan(found.lon[0]) and np.isnan(found.lat[0])
        assert (found.category[0], found.occurred_from[0]) == (columns.NO_CATEGORY, columns.NO_TIME)
        assert list(zip(found.lon[1:], found.lat[1:], strict=True)) == POINTS
        assert set(found.category[1:]) == {3} and set(found.occurred_from[1:]) == {START}
        assert all(array.flags.c_contiguous for array in found)
        with store.known_at(START) as rewound:
            assert all(len(array) == 0 for array in columns.reports(rewound))


def test_rows_that_are_not_there_are_left_out(plain: CaseFile) -> None:
    with plain.read() as store:
        assert columns.ids_of(store.writer_view(), np.array([1, 99])) == [REPORT]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(st.floats(-180, 180), st.floats(-180, 180)), st.tuples(st.floats(-90, 90), st.floats(-90, 90)))
def test_a_box_holds_what_lies_in_it(plain: CaseFile, lons: tuple[float, float], lats: tuple[float, float]) -> None:
    (west, east), (south, north) = sorted(lons), sorted(lats)
    if len(plain.labels()) == 11:
        take_in(plain)
    with plain.read() as store:
        found = columns.reports_in_box(store.writer_view(), west, south, east, north)
    inside = sorted((lon, lat) for lon, lat in POINTS if west <= lon <= east and south <= lat <= north)
    assert sorted(zip(found.lon, found.lat, strict=True)) == inside


def test_the_edges_belong_to_the_box(plain: CaseFile) -> None:
    take_in(plain)
    with plain.read() as store:
        found = columns.reports_in_box(store.writer_view(), 20.0, 50.0, 22.0, 51.0)
    assert list(zip(found.lon, found.lat, strict=True)) == [(20.0, 50.0), (22.0, 51.0)]


def test_parts_put_together_are_the_whole(plain: CaseFile) -> None:
    take_in(plain)
    with plain.read() as store:
        reader = store.writer_view()
        parts, after = [], 0
        while len(part := columns.reports_after(reader, after, 2).row):
            parts.append(columns.reports_after(reader, after, 2))
            after = int(part[-1])
        whole = columns.reports(reader)
        assert len(parts) > 2
        for together, at_once in zip(columns.joined(parts), whole, strict=True):
            assert np.array_equal(together, at_once, equal_nan=together.dtype.kind == "f")


def test_how_exactly_a_time_is_known_stands_beside_it(plain: CaseFile) -> None:
    known = ["minute", "hour", "day", "month", None]
    with plain.open() as store, store.operation("Import", ANN, LATER) as case:
        for precision in known:
            report(case, new_id(LATER), "x", occurred_from=START, time_precision=precision)
    with plain.read() as store:
        found = columns.reports(store.writer_view()).precision[-len(known) :].tolist()
    assert found == [columns.MINUTE, columns.HOUR, columns.DAY, columns.MONTH, columns.MINUTE]


def say(case_file: CaseFile, report_id: bytes, kind: str, at: int, **said: object) -> None:
    with case_file.open() as store, store.operation("Say", ANN, at) as case:
        case.insert("report_revision", id=new_id(at), report_id=report_id, at=at, author="Ann", kind=kind, **said)


def shown(case_file: CaseFile) -> dict[bytes, tuple[float, float]]:
    with case_file.read() as store:
        reader = store.writer_view()
        found = columns.reports(reader)
        parts = columns.joined([columns.reports_after(reader, 0, 2), columns.reports_after(reader, 0, 99)])
        assert sorted(set(parts.row)) == sorted(found.row)
        ids = columns.ids_of(reader, found.row)
        return dict(zip(ids, zip(found.lon.tolist(), found.lat.tolist(), strict=True), strict=True))


def test_what_was_withdrawn_or_dismissed_is_not_among_them_until_it_stands_again(plain: CaseFile) -> None:
    first, second, *_ = take_in(plain)
    with plain.read() as store:
        before = columns.standing(store.writer_view())
    say(plain, first, "withdrawn", LATER)
    say(plain, second, "dismissed", LATER)
    assert not {first, second} & shown(plain).keys() and len(shown(plain)) == 4
    with plain.read() as store:
        box = columns.reports_in_box(store.writer_view(), 19, 49, 23, 52)
        assert len(box.row) == 1 and columns.standing(store.writer_view()) != before
    say(plain, first, "reinstated", LATER + 1)
    say(plain, second, "new", LATER + 1)
    assert {first, second} <= shown(plain).keys()
    say(plain, first, "withdrawn", LATER + 2)
    assert first not in shown(plain)
    with plain.read() as store:
        before = columns.standing(store.writer_view())
    say(plain, second, "grade", LATER + 3, credibility=2)
    with plain.read() as store:
        assert columns.standing(store.writer_view()) == before


def test_only_the_newest_version_is_among_them(plain: CaseFile) -> None:
    old, *_ = take_in(plain)
    with plain.open() as store, store.operation("Import", ANN, LATER) as case:
        report(case, new_id(LATER), "newer", lon=1.0, lat=2.0, revises_id=old)
    assert old not in shown(plain) and (1.0, 2.0) in shown(plain).values()


def test_a_report_stands_where_a_person_placed_it(plain: CaseFile) -> None:
    take_in(plain)
    say(plain, REPORT, "placed", LATER, lon=30.0, lat=48.0, place_precision="town")
    say(plain, REPORT, "placed", LATER + 1, lon=31.0, lat=49.0, place_precision="town")
    assert shown(plain)[REPORT] == (31.0, 49.0)
    with plain.read() as store:
        (row,) = columns.reports_in_box(store.writer_view(), 30.5, 48.5, 31.5, 49.5).row
        assert columns.ids_of(store.writer_view(), np.array([row])) == [REPORT]
    say(plain, REPORT, "placed", LATER + 2, lon=31.0, lat=49.0, place_precision="region")
    assert np.isnan(shown(plain)[REPORT][0])


def test_what_is_known_only_as_a_region_is_told_apart(plain: CaseFile) -> None:
    first, *_ = take_in(plain)
    say(plain, REPORT, "placed", LATER, lon=31.0, lat=49.0, place_precision="region")
    with plain.open() as store, store.operation("Import", ANN, LATER) as case:
        report(case, new_id(LATER), "somewhere", lon=24.0, lat=50.0, place_precision="region", occurred_from=START)
    with plain.read() as store:
        found = columns.region_reports(store.writer_view())
        assert sorted(zip(found.lon, found.lat, strict=True)) == [(24.0, 50.0), (31.0, 49.0)]
        assert len(columns.reports(store.writer_view()).row) == 7 and first in shown(plain)
    say(plain, REPORT, "placed", LATER + 1, lon=31.0, lat=49.0, place_precision="town")
    with plain.read() as store:
        assert columns.region_reports(store.writer_view()).lon.tolist() == [24.0]


def test_a_position_that_went_stale_by_its_own_word_leaves_the_present(plain: CaseFile) -> None:
    with plain.open() as store, store.operation("Import", ANN, LATER) as case:
        arrival = new_id(LATER)
        case.insert(
            "arrival", id=arrival, name="live", format="cot", at=LATER, author="Ann", records=2, accepted=2, located=2,
            duplicates=0,
        )  # fmt: skip
        for kind, lon in (("a-f-G", 1.5), ("b-t-f", 2.5)):
            attributes = f'{{"type":"{kind}"}}'
            report(
                case, new_id(LATER), kind, lon=lon, lat=50.0, arrival_id=arrival, stale_at=LATER, attributes=attributes
            )
    with plain.read() as store:
        reader = store.writer_view()
        assert {1.5, 2.5} <= set(columns.reports(reader, LATER - 1).lon)
        assert 1.5 not in columns.reports(reader, LATER).lon and 2.5 in columns.reports(reader, LATER).lon
        assert 1.5 in columns.reports(reader).lon
        assert columns.standing(reader, LATER) != columns.standing(reader, LATER - 1)
