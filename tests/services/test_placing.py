"""Places are accepted for all reports of a source that say the same words, and taken back as one."""

import pytest

from console.domain.errors import BadInput
from console.services.placing import Placing, place_reports, place_sources
from console.services.reports import ReportForm, file_report
from console.store import reports, unplaced
from console.store.casefile import Store
from console.store.undo import undo
from tests.services.people import ANN, NOW

LVIV = Placing(23.9, 49.7, "Lviv Oblast, Ukraine", "region", "region called so")


def test_what_says_the_same_words_is_placed_together(store: Store) -> None:
    for words in ("Lvivska oblast", "Lvivska oblast", "Sumska oblast", ""):
        file_report(store, ANN, NOW, ReportForm(headline="Alert", source="Sirens", place=words))
    file_report(store, ANN, NOW, ReportForm(headline="Alert", source="Other", place="Lvivska oblast"))
    reader = store.writer_view()
    (first, *_) = unplaced.unplaced(reader)
    assert (first.source, first.words, first.count) == ("Sirens", "Lvivska oblast", 2)
    place_sources(store, ANN, NOW, [(first.source_id, first.words, LVIV)])
    placed = [row for row in reports.received(reader) if row.placed]
    assert len(placed) == 2 and {row.place for row in placed} == {"Lviv Oblast, Ukraine"}
    assert all(row.region_only and (row.lon, row.lat) == (23.9, 49.7) for row in placed)
    assert [row.count for row in unplaced.unplaced(reader)] == [1, 1]
    with pytest.raises(BadInput, match="No report is left"):
        place_sources(store, ANN, NOW, [(first.source_id, first.words, LVIV)])
    undo(store, ANN, NOW)
    assert unplaced.unplaced(reader)[0].count == 2


def test_one_report_is_placed_alone(store: Store) -> None:
    report_id, _ = file_report(store, ANN, NOW, ReportForm(headline="Alert", place="Przewodów"))
    place_reports(store, ANN, NOW, [report_id], Placing(23.9, 50.5, "Przewodów", "town"))
    found = reports.report(store.writer_view(), report_id)
    assert found is not None and found.placed and not found.region_only
    with pytest.raises(BadInput, match="outside"):
        place_reports(store, ANN, NOW, [report_id], Placing(230, 50.5, "Przewodów", "town"))
