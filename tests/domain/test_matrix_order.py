"""Rows are shown ranked first, echoes under what they relay, what counts nothing last, neutral ones on request."""

from console.domain.matrix_order import Band, arranged, bands, hidden
from tests.domain.matrices import Told, weighed


def test_rows_stand_in_bands_with_echoes_under_their_own() -> None:
    found = weighed(
        Told("official", "B4", "CI"), Told("spokesman", "A1", "NN"), Told("agency", "B2", "CI", of=1),
        Told("service", "B2", "IC"), Told("gone", "A1", "IC", withdrawn=True), Told("rumour", "F6", "CI"),
        Told("unread", "", ""), hypotheses=2,
    )  # fmt: skip
    lines = arranged(found)
    assert [(line.row.report.source, line.under, line.band) for line in lines] == [
        ("service", False, Band.RANKED), ("official", False, Band.DOUBTFUL), ("agency", True, Band.DOUBTFUL),
        ("rumour", False, Band.UNJUDGED), ("unread", False, Band.UNJUDGED), ("gone", False, Band.GONE),
    ]  # fmt: skip
    assert hidden(found) == 1
    assert len(arranged(found, neutral=True)) == 7
    assert [band for band, _ in bands(lines)] == list(Band)
