"""``flank indicators`` and ``flank list CASE indicators``."""

import json
from pathlib import Path

import pytest

from console.cli import main
from console.domain.categories import Category
from console.domain.indicator_rules import Area, Rule, Where
from console.domain.operation import Actor
from console.domain.times import HOUR, MINUTE, Precision, parse_instant
from console.services.indicators import add_indicator
from console.services.reports import ReportForm, file_report
from console.store.casefile import create

NOW = parse_instant("151944Z NOV 22")
ANN = Actor("Ann", "Desk 1")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "night.flank"
    rule = Rule(Category.MISSILE_DRONE, Area(Where.COUNTRY, "PL", name="Poland"), HOUR, 2)
    with create(path, "night", ANN, NOW - HOUR) as store:
        add_indicator(store, ANN, NOW - HOUR, "Fire into Poland", rule)
        for minutes in (9, 4):
            form = ReportForm(
                headline="Blast", category=Category.MISSILE_DRONE, lon=23.9345, lat=50.4705,
                occurred_from=NOW - minutes * MINUTE, precision=Precision.MINUTE,
            )  # fmt: skip
            file_report(store, ANN, NOW - minutes * MINUTE, form)
    return path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


def test_what_is_raised_is_told_with_its_reports(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "indicators", str(case), "--now", "151944Z NOV 22").splitlines()
    assert lines[0].startswith("raised   Fire into Poland since 151940Z NOV 22: 2 reports in 1 h; 2 raise it.")
    found = json.loads(told(capsys, "indicators", str(case), "--now", "151944Z NOV 22", "--json"))
    (rule,) = found["indicators"]
    assert (rule["state"], rule["since"], len(rule["reports"])) == ("raised", "2022-11-15T19:40:00Z", 2)


def test_at_another_moment_nothing_is_raised(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing is raised." in told(capsys, "indicators", str(case), "--known-at", "151937Z NOV 22")


def test_the_list_has_the_rule(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = json.loads(told(capsys, "list", str(case), "indicators", "--json"))
    assert row["rule"] == "2 Missile or drone in 1 h, Poland"
    assert row["area"] == {"where": "country", "country": "PL", "name": "Poland"} and row["threshold"] == 2
