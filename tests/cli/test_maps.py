"""``map``: the map on paper or as a picture."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.cli.conftest import NOW, Flank
from tests.exports.printed import pages


@pytest.mark.parametrize("ending", ["html", "png"])
def test_no_map_is_as_known_at_a_moment_to_come(flank: Flank, case: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"flank.{ending}"
    code, _, err = flank("map", case, out, "--now", NOW, "--known-at", "2026-11-21T10:01:00Z")
    assert code == 65 and "still to come" in err and not out.exists()


@pytest.mark.usefixtures("qapp")
def test_a_pdf_has_the_paper_asked_for_and_the_export_stands_in_the_journal(
    flank: Flank, case: Path, tmp_path: Path, rows: Callable[..., list[dict[str, Any]]]
) -> None:
    out = tmp_path / "flank.pdf"
    words = ("--paper", "a3", "--as-of", "2022-11-15", "--released-by", "Bo, Desk 1", "--now", NOW)
    assert flank("map", case, out, *words) == (0, "", "")
    assert rows(case, "outputs")[0]["released_by"] == "Bo, Desk 1"
    assert pages(out.read_bytes())[0] == pytest.approx((420, 297), abs=0.5)
    assert rows(case, "operations")[-1]["label"] == "Export map to flank.pdf"


@pytest.mark.usefixtures("qapp")
def test_a_png_has_the_size_asked_for_and_the_same_call_gives_the_same_file(
    flank: Flank, case: Path, tmp_path: Path
) -> None:
    for name in ("one.png", "two.png"):
        words = ("--size", "1100x700", "--view", "baltic", "--theme", "dark", "--now", NOW)
        assert flank("map", case, tmp_path / name, *words) == (0, "", "")
    one, two = ((tmp_path / name).read_bytes() for name in ("one.png", "two.png"))
    assert one == two and QImage.fromData(one).size().toTuple() == (1100, 700)


def test_an_interactive_map_is_cut_for_its_audience_and_in_the_register(
    flank: Flank, case: Path, tmp_path: Path, rows: Callable[..., list[dict[str, Any]]]
) -> None:
    out = tmp_path / "flank.html"
    code, said, err = flank("map", case, out, "--audience", "NATO+EU", "--title", "Tonight", "--now", NOW)
    assert (code, err) == (0, "") and said.endswith("UNCLASSIFIED / PUBLIC DATA.\n")
    assert b"<h1>Tonight</h1>" in out.read_bytes()
    assert rows(case, "operations")[-1]["label"] == "Export interactive map to flank.html"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["map.jpg"], 73, "ends neither in .pdf, .png nor .html"),
        (["map.html", "--paper", "A3"], 2, "--paper is not for an .html"),
        (["map.pdf", "--audience", "NATO"], 2, "--audience is for an .html"),
        (["map.pdf", "--size", "1100x700"], 2, "--paper"),
        (["map.png", "--paper", "A3"], 2, "--size"),
        (["map.pdf", "--view", "nowhere"], 2, "no map view"),
        (["map.pdf", "--paper", "A7"], 2, "A7"),
    ],
)
def test_what_cannot_be_is_told_in_one_line_and_nothing_is_written(
    flank: Flank, case: Path, tmp_path: Path, words: list[str], code: int, says: str, qapp: QApplication
) -> None:
    before = sorted(tmp_path.iterdir())
    found, out, err = flank("map", case, tmp_path / words[0], *words[1:], "--now", NOW)
    assert (found, out) == (code, "") and says in err and err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before
