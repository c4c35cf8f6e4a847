"""Saved views from the command line: listed, and shown by ``shot --view``."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from console.domain.map_view import ViewContent
from console.domain.operation import Actor
from console.domain.times import day_start, parse_instant
from console.services.map_views import save_view
from console.store.casefile import open_case

ANN = Actor("Ann", "Desk 1")
NOW = parse_instant("2026-11-21T11:00:00Z")
HIDDEN = '{"layers":{"incident:cyber":{"visible":false}},"groups":{}}'


@pytest.fixture
def saved(case: Path) -> Path:
    day = day_start("2022-11-15")
    with open_case(case, ANN, NOW) as store:
        save_view(store, ANN, NOW, "Night", ViewContent(22.5, 57.0, 1500.0, HIDDEN, day, day + 86_400_000), 4)
        save_view(store, ANN, NOW + 1, "baltic", ViewContent(0.0, 0.0, 150.0, HIDDEN))
    return case


def test_views_are_listed(rows, saved: Path) -> None:
    night, baltic = rows(saved, "views")
    assert (night["name"], night["number"], night["metres_per_pixel"]) == ("Night", 4, 1500.0)
    assert night["layers"] == json.loads(HIDDEN) and night["marking"] == "UNCLASSIFIED / PUBLIC DATA"
    assert (night["time_from"], night["time_to"]) == ("2022-11-15T00:00:00Z", "2022-11-16T00:00:00Z")
    assert baltic["follows_clock"] is True and baltic["time_to"] is None
    assert rows(saved, "views", "--known-at", "2026-11-21T10:30:00Z") == []


def test_a_picture_of_a_saved_view_by_name_or_number(flank, saved: Path, tmp_path: Path) -> None:
    pictures = []
    for wanted in ("Night", "4", "baltic"):
        out = tmp_path / f"{wanted}.png"
        code, _, err = flank(
            "shot", saved, out, "--size", "1024x640", "--view", wanted, "--now", "2026-11-21T12:00:00Z"
        )
        assert (code, err) == (0, "")
        pictures.append(QImage(str(out)))
    night, by_number, built_in = pictures
    assert night == by_number != built_in


def test_an_unknown_view_says_which_there_are(flank, saved: Path, tmp_path: Path) -> None:
    code, _, err = flank("shot", saved, tmp_path / "out.png", "--view", "Nigth")
    assert code == 2 and "flank, baltic, vilnius, Night (4), baltic" in err
    assert not (tmp_path / "out.png").exists()
