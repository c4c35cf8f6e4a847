"""What the sheet of a report says of newer versions and of very long texts."""

from dataclasses import replace

from console.domain.report import Report
from console.ui.panels.inspector_report import differences, named
from tests.ui.things import NOW

OLD = Report(
    b"a", None, "Agency", None, NOW, None, None, None, None, None, "", None, None, "Alert", "Sirens in Lviv\nStay in",
    "B", 2, "Agency",
)  # fmt: skip


def test_a_newer_version_is_told_by_the_lines_that_went_and_came() -> None:
    newer = replace(OLD, id=b"b", headline="Alert", body="Sirens in Lviv\nAll clear", lon=24.0, lat=49.8)
    assert differences(OLD, newer) == ["− Stay in", "+ All clear", "± the position is another"]
    assert differences(OLD, replace(OLD, id=b"c")) == ["The same text."]


def test_a_very_long_line_is_cut_and_compared_at_once() -> None:
    long = replace(OLD, headline="x" * 9_000, body="\n".join(f"line {n} " + "y" * 400 for n in range(1_500)))
    found = differences(OLD, long)
    assert len(found) == 60 and max(map(len, found)) <= 302
    assert len(named(long)) < 400
