"""Drawings from the command line."""

import json
from pathlib import Path

import pytest

from console.cli import main
from console.domain.annotation import Kind, Shape
from console.domain.operation import Actor
from console.services.annotations import AnnotationForm, draw
from console.store.casefile import create

NOW, ANN = 1_668_541_440_000, Actor("Ann", "Desk 1")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "night.flank"
    store = create(path, "night", ANN, NOW)
    draw(store, ANN, NOW + 60_000, AnnotationForm(Shape(Kind.CIRCLE, ((22.0, 50.0),), radius_m=50_000), "Ring"))
    store.close()
    return path


def test_drawings_are_listed_with_geometry_and_size(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(case), "drawings", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["geometry"] == {"type": "Point", "coordinates": [22.0, 50.0]}
    assert (row["kind"], row["label"], row["radius_m"], row["size"]) == ("circle", "Ring", 50_000, "radius 50.0 km")
    assert row["marking"] == "UNCLASSIFIED / PUBLIC DATA"


def test_as_known_before_there_were_none(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(case), "drawings", "--known-at", "2022-11-15T19:44:10Z", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
