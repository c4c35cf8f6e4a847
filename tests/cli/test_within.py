"""``flank within``: by position or by name, as text and as JSON."""

import json
from pathlib import Path

import pytest

from console.cli import main


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "night.flank"
    assert main(["new", str(path)]) == 0
    return path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


def test_what_lies_round_a_position(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "within", str(case), "--of", "50.4705,23.9345", "--radius", "250km").splitlines()
    assert any("Przewodów" in line for line in lines)
    assert lines[-1].startswith("Not placed")


def test_as_json_every_row_has_distance_bearing_and_marking(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("within", str(case), "--of", "Przewodów", "--radius", "150 km", "--as-of", "2022-11-20", "--json")
    found = json.loads(told(capsys, *words))
    assert found["of"]["lat"] == pytest.approx(50.47, abs=0.1)
    distances = [row["distance_m"] for row in found["near"]]
    assert distances and distances == sorted(distances) and distances[-1] <= 150_000
    assert {"kind", "id", "name", "bearing_deg", "exact", "marking"} <= set(found["near"][0])
    assert all(row["why"] for row in found["unplaced"])


def test_a_name_of_the_gazetteer_will_do(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "within", str(case), "--of", "Rzeszow", "--radius", "30NM").splitlines()
    assert lines[0].startswith("Within 30.0 NM of Rzeszów, 50.0")


def test_a_misspelt_name_is_not_guessed_but_asked_for(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["within", str(case), "--of", "Rzezsow", "--radius", "30NM"]) == 65
    assert "Try one of Rzeszów" in capsys.readouterr().err


def test_where_nothing_is_it_says_so(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing of the case lies within 10.0 km" in told(
        capsys, "within", str(case), "--of", "0 N 0 E", "--radius", "10km"
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--of", "Xyzzyqwk", "--radius", "10km"), 65),
        (("--of", "50,20", "--radius", "ten"), 2),
        (("--of", "50,20", "--radius", "99999km"), 65),
        (("--of", "50,20"), 2),
    ],
)
def test_wrong_words_are_told_in_one_line(
    case: Path, words: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["within", str(case), *words]) == code
    assert len(capsys.readouterr().err.splitlines()) == 1
