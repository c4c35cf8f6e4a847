"""``export`` writes the forces of a case, tells what is left out, and records that they left."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import NOW, Flank


def test_forces_leave_with_their_marking_and_the_export_stands_in_the_journal(
    flank: Flank, case: Path, tmp_path: Path, rows: Callable[..., list[dict[str, Any]]]
) -> None:
    out = tmp_path / "forces.csv"
    code, told, _ = flank("export", case, out, "--format", "csv", "--as-of", "2022-11-15", "--now", NOW, "--json")
    said = json.loads(told)
    assert code == 0 and (said["file"], said["format"]) == ("forces.csv", "csv") and said["lost"]
    marking, titles, *lines = csv.reader(out.read_text(encoding="utf-8-sig").splitlines())
    assert marking[0].startswith("UNCLASSIFIED / PUBLIC DATA · ") and "152359Z NOV 22" in marking[0]
    assert len({line[titles.index("id")] for line in lines}) == len(lines) == said["units"]
    assert rows(case, "operations")[-1]["label"] == "Export forces to forces.csv"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["forces.txt", "--format", "csv"], 73, "does not end in .csv"),
        (["forces.json"], 2, "--format"),
        (["forces.xml", "--format", "msdl", "--as-of", "1940-04-09"], 65, "no forces for that time"),
    ],
)
def test_what_cannot_be_exported_is_said_and_nothing_is_written(
    flank: Flank, case: Path, tmp_path: Path, words: list[str], code: int, says: str
) -> None:
    found, _, wrong = flank("export", case, tmp_path / words[0], *words[1:], "--now", NOW)
    assert found == code and says in wrong and not (tmp_path / words[0]).exists()
