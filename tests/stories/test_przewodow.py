"""The night of Przewodów as a test: what the console says at each hour of 15 and 16 November 2022, and never says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from console.cli import main
from console.domain.matrix import Matrix
from console.domain.times import Instant, parse_instant
from console.store import claims, incidents, matrix, reports
from console.store.casefile import open_reading
from console.store.rewind import Rewound

LAST = "2024-11-15T12:10:00Z"
RUSSIAN = ("H1", "H2")
INTERCEPTOR = ("H3", "H4")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, as a user makes it."""
    home = tmp_path_factory.mktemp("story")
    path = home / "przewodow.flank"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(home / "state"))
        patch.setenv("XDG_CONFIG_HOME", str(home / "config"))
        assert main(["demo", "przewodow", "--case", str(path), "--no-window"]) == 0
    return path


@pytest.fixture(scope="module")
def rewound(case: Path) -> Iterator[Rewound]:
    """One copy of the case in memory that goes to any hour."""
    store = open_reading(case)
    with store.known_at(parse_instant(LAST)) as reader:
        yield reader
    store.close()


class Hour:
    """What the case knew at one moment."""

    def __init__(self, reader: Rewound, at: str) -> None:
        reader.go_to(parse_instant(at))
        self.reader = reader
        self.incident = next(one for one in incidents.incidents(reader) if "Przewodów" in one.title)
        self.reports = reports.of_incident(reader, self.incident.id)
        self.matrix: Matrix = matrix.evidence(reader, self.incident.id).weighed()

    def against(self) -> dict[str, set[str]]:
        """Independent origins against each hypothesis, at credibility 1 to 3."""
        return {one.hypothesis.label: set(one.against) for one in self.matrix.counts}

    def doubtful(self) -> dict[str, int]:
        """How many more at credibility 4 and 5."""
        return {one.hypothesis.label: len(one.doubtful) for one in self.matrix.counts}

    def remaining(self) -> set[str]:
        return {one.label for one in self.matrix.remaining}

    def support(self) -> dict[str, int]:
        return {one.hypothesis.label: one.support for one in self.matrix.counts}


@pytest.fixture
def at(rewound: Rewound) -> Callable[[str], Hour]:
    return lambda moment: Hour(rewound, moment)


At = Callable[[str], Hour]


def test_before_the_night_the_case_knows_nothing_of_it(rewound: Rewound) -> None:
    rewound.go_to(parse_instant("2022-11-15T15:29:00Z"))
    assert not any("Przewod" in f"{one.title} {one.place}" for one in incidents.incidents(rewound))
    assert len(incidents.incidents(rewound)) == 29 and reports.count_inbox(rewound) == 0


def test_at_151944Z_three_reports_name_russia_from_two_origins_and_nothing_leads(at: At) -> None:
    hour = at("2022-11-15T19:44:00Z")
    (naming,) = [one for one in claims.of_incident(hour.reader, hour.incident.id) if "Russian missiles" in one.text]
    assert naming.backing.sources.reports == 3 and naming.backing.sources.echoes == 1
    assert naming.backing.sources.origins == ("one unnamed US official", "Ukraine")
    # Neither shows evidence: nothing behind it is better than doubtful.
    assert naming.backing.best == "B4"
    assert len(hour.reports) == 10
    assert hour.against() == {"H1": set(), "H2": set(), "H3": set(), "H4": set(), "H5": set()}
    assert hour.doubtful() == {"H1": 0, "H2": 0, "H3": 2, "H4": 0, "H5": 2}
    assert hour.remaining() == {"H1", "H2", "H3", "H4", "H5"} and hour.matrix.leader is None


@pytest.mark.parametrize(
    ("moment", "received", "against", "remaining"),
    [
        ("2022-11-15T15:30:00Z", 1, "0 0 0 0 0", "H1 H2 H3 H4 H5"),
        ("2022-11-15T17:00:00Z", 2, "0 0 0 0 0", "H1 H2 H3 H4 H5"),
        ("2022-11-15T18:00:00Z", 5, "0 0 0 0 0", "H1 H2 H3 H4 H5"),
        ("2022-11-15T19:00:00Z", 6, "0 0 0 0 0", "H1 H2 H3 H4 H5"),
        ("2022-11-15T20:00:00Z", 11, "0 0 0 0 0", "H1 H2 H3 H4 H5"),
        ("2022-11-15T22:00:00Z", 13, "0 0 0 0 0", "H1 H2 H3 H4 H5"),
        ("2022-11-15T23:14:00Z", 16, "0 0 0 0 1", "H1 H2 H3 H4 H5"),
        ("2022-11-16T00:15:00Z", 18, "0 0 0 0 2", "H1 H2 H3 H4"),
        ("2022-11-16T02:24:00Z", 20, "1 1 0 0 3", "H1 H2 H3 H4"),
        ("2022-11-16T03:00:00Z", 21, "1 1 0 0 4", "H1 H2 H3 H4"),
        ("2022-11-16T08:00:00Z", 23, "1 1 0 0 5", "H1 H2 H3 H4"),
        ("2022-11-16T11:15:00Z", 26, "2 2 0 0 5", "H3 H4"),
        ("2022-11-16T12:00:00Z", 27, "3 3 0 0 5", "H3 H4"),
        ("2022-11-16T15:00:00Z", 28, "3 3 0 0 5", "H3 H4"),
        ("2022-11-17T12:00:00Z", 30, "3 3 0 0 5", "H3 H4"),
        ("2022-11-21T20:00:00Z", 32, "3 3 0 0 5", "H3 H4"),
        ("2023-09-28T12:00:00Z", 34, "3 3 0 0 5", "H3 H4"),
        ("2024-11-15T12:00:00Z", 36, "3 3 0 0 5", "H3 H4"),
    ],
)
def test_the_counts_at_each_hour(at: At, moment: str, received: int, against: str, remaining: str) -> None:
    hour = at(moment)
    assert len(hour.reports) == received
    assert " ".join(str(len(origins)) for origins in hour.against().values()) == against
    assert hour.remaining() == set(remaining.split()) and hour.matrix.leader is None


def test_by_161200Z_three_origins_speak_against_either_russian_explanation(at: At) -> None:
    hour = at("2022-11-16T12:00:00Z")
    for label in RUSSIAN:
        assert hour.against()[label] == {"United States", "Poland", "NATO"}
    assert hour.against()["H5"] > {"United States", "Poland", "NATO"}
    assert hour.remaining() == set(INTERCEPTOR)
    assert hour.matrix.favourite is not None and hour.matrix.favourite.label == "H3"
    assert hour.support()["H3"] > hour.support()["H4"] > max(hour.support()[label] for label in (*RUSSIAN, "H5"))


def test_once_the_agency_withdraws_it_its_report_counts_nothing_nor_does_its_relay(at: At) -> None:
    before, after = at("2022-11-16T14:59:00Z"), None
    counted = {row.report.external_id: row.speaks for row in before.matrix.rows}
    assert counted["prz-08"] and before.doubtful()["H3"] == 2
    after = at("2022-11-16T15:00:00Z")
    stands = {row.report.external_id: row.stands for row in after.matrix.rows}
    assert not stands["prz-08"] and not stands["prz-10"] and stands["prz-11"]
    assert after.doubtful()["H3"] == 1
    (naming,) = [one for one in claims.of_incident(after.reader, after.incident.id) if "Russian missiles" in one.text]
    assert naming.backing.sources.origins == ("Ukraine",) and naming.backing.linked == 3


def test_each_report_came_when_it_could_be_known_and_not_before(rewound: Rewound) -> None:
    rewound.go_to(parse_instant(LAST))
    everything = reports.received(rewound)
    assert len(everything) == 36
    known = {one.external_id: one.received_at for one in everything}
    assert known["prz-02"] == parse_instant("2022-11-15T23:14:00Z")
    assert known["prz-07"] == parse_instant("2022-11-21T20:00:00Z")
    assert sum(one.to_check for one in everything) == 21
    assert all(one.occurred_from is not None and one.occurred_from <= one.received_at for one in everything)


def test_at_no_operation_is_a_russian_strike_shown_as_assessed(rewound: Rewound) -> None:
    moments: list[tuple[int, Instant]] = rewound.all("SELECT seq, at FROM operation ORDER BY seq")
    assert len(moments) > 120
    assert [at for _, at in moments] == sorted(at for _, at in moments)
    rewound.go_to(parse_instant(LAST))
    told = next(one.id for one in incidents.incidents(rewound) if "Przewodów" in one.title)
    for seq, _ in reversed(moments):
        rewound.go_to_operation(seq)
        incident = incidents.incident(rewound, told)
        if incident is not None:
            _never_russian(rewound, told, incident.assessed or "")


def _never_russian(reader: Rewound, incident_id: bytes, assessed: str) -> None:
    leader = matrix.evidence(reader, incident_id).weighed().leader
    assert leader is None or leader.label not in RUSSIAN
    assert "Russia" not in assessed
    taken = reader.rows(
        "SELECT h.label, a.fired_by FROM assessment a LEFT JOIN hypothesis h ON h.id = a.hypothesis_id"
        " WHERE a.incident_id = ?",
        (incident_id,),
    )
    for label, fired_by in taken:
        assert label not in RUSSIAN and "Russia" not in (fired_by or "")


def test_a_user_reads_it_from_the_command_line(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def listed(*words: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert main(["list", str(case), *words, "--json"]) == 0
        found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
        return found

    naming = listed("claims", "--known-at", "151944Z NOV 22", "--where", "text~Russian missiles")[0]
    assert (naming["reports"], naming["origins"], naming["standing"]) == (
        3, ["one unnamed US official", "Ukraine"], "live",
    )  # fmt: skip
    assert len(listed("reports", "--known-at", "151944Z NOV 22")) == 10
    assert len(listed("reports")) == 36
    assert not listed("consultations", "--known-at", "151944Z NOV 22", "--where", "trigger~Przewod")


def test_the_matrix_says_it_in_words(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(moment: str) -> dict[str, Any]:
        capsys.readouterr()
        assert main(["matrix", str(case), "Przewodów", "--known-at", moment, "--json"]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    evening = said("151944Z NOV 22")
    assert evening["leads"] is None and sorted(evening["remaining"]) == ["H1", "H2", "H3", "H4", "H5"]
    assert evening["finding"].startswith("Nothing leads. No ranked origin speaks against any of the five")
    assert "one unnamed US official and Ukraine" in evening["finding"]

    noon = said("161200Z NOV 22")
    assert noon["leads"] is None and noon["remaining"] == ["H3", "H4"]
    assert noon["finding"].startswith("H3 and H4 remain, H3 with the most support.")
    assert "three independent origins each (United States, Poland and NATO), H5 by five" in noon["finding"]

    withdrawn = {row["source"]: row for row in said("161500Z NOV 22")["reports"]}
    assert withdrawn["Associated Press alert"]["withdrawn_at"] == "2022-11-16T15:00:00Z"
    assert "unnamed" not in said("161500Z NOV 22")["finding"]
