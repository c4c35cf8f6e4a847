"""The matrix from the command line: rows, counts, finding; which incident is meant; as it was known then."""

import json
from pathlib import Path

import pytest

from console.cli import main
from console.domain.categories import Category
from console.domain.matrix import Mark
from console.domain.times import HOUR, MINUTE, Precision
from console.services.incidents import IncidentForm, create_incident
from console.services.matrix import add_hypothesis, mark_evidence
from console.services.reports import ReportForm, file_report
from console.store.casefile import create
from tests.services.people import ANN, NOW


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("matrix") / "night.flank"
    with create(path, "night", ANN, NOW) as store:
        form = IncidentForm("Cable cut", Category.NAVAL, 3, NOW, Precision.HOUR, None, None, "Gulf", "", None)
        incident, _ = create_incident(store, ANN, NOW, form)
        create_incident(store, ANN, NOW, form)
        one, _ = add_hypothesis(store, ANN, NOW, incident, "Anchor")
        add_hypothesis(store, ANN, NOW, incident, "Sabotage")
        for number, name in enumerate(("Coast guard", "Operator"), 1):
            said = ReportForm(headline=name, source=name, reliability="B", credibility=2, incident_id=incident)
            report, _ = file_report(store, ANN, NOW + number * HOUR, said)
            mark_evidence(store, ANN, NOW + number * HOUR + MINUTE, [report], one, Mark.INCONSISTENT)
    return path


def test_it_prints_rows_counts_and_the_finding(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["matrix", str(case)]) == 0
    told = capsys.readouterr().out
    assert "B2   Coast guard" in told and "H2 leads: no independent origin against it" in told
    assert next(line for line in told.splitlines() if "(ranked)" in line).split()[-2:] == ["2", "0"]
    assert "Without Coast guard: nothing leads." in told


def test_as_json_it_tells_how_it_came_to_be_so(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["matrix", str(case), "cable", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["leads"] == "H2" and told["hypotheses"][0]["origins_against"] == ["Coast guard", "Operator"]
    assert [step["against"]["H1"] for step in told["history"]] == [0, 1, 2]
    assert main(["matrix", str(case), "--json", "--known-at", "152050Z NOV 22"]) == 0
    assert json.loads(capsys.readouterr().out)["leads"] is None


def test_what_is_not_there_is_said(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["matrix", str(case), "explosion"]) == 65
    assert "No incident has 'explosion'" in capsys.readouterr().err
    assert main(["matrix", str(case), "--analyst", "Bo"]) == 65
    assert "Marked by: Ann" in capsys.readouterr().err
