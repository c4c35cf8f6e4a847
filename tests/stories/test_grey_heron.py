"""Grey Heron, an exercise: silence broken, text amended, silence kept, forces activated; true as known at each step."""

from __future__ import annotations

import csv
import io
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from console.cli import main
from console.domain.times import Instant, parse_instant
from console.services.scenario import scenario_case
from tests import cases
from tests.stories.consulted import Listed, asked, flank

SPAIN = "ES"
"""Whom the seed drew to break silence."""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cases.story(tmp_path_factory.mktemp("heron") / "ex-grey-heron-26.flank", "grey-heron")


@pytest.fixture
def listed(case: Path, capsys: pytest.CaptureFixture[str]) -> Listed:
    return asked(capsys, case)


def known(listed: Listed, kind: str, at: str, *where: str) -> list[dict[str, Any]]:
    return listed(kind, "--known-at", f"{at} NOV 26", *where)


def test_the_gate_holds_until_whose_aircraft_they_were_rests_on_independent_origins(listed: Listed) -> None:
    (held,) = known(listed, "crises", "190906Z")
    assert held["phase_name"] == "Assessment" and "Cause not established" in str(held["missing"])
    (crisis,) = known(listed, "crises", "191206Z")
    assert crisis["phase_name"] == "Response options" and not crisis["overrides"]


def test_latvia_asks_and_all_allies_are_called_at_once(listed: Listed) -> None:
    assert not known(listed, "consultations", "191559Z", "--where", "title~Exercise Island")
    (asks,) = known(listed, "consultations", "191606Z", "--where", "title~Exercise Island")
    assert (asks["requesters_iso2"], asks["basis"], asks["way"]) == (["LV"], "Article 4", "all at once")
    roster = asks["roster"]
    assert isinstance(roster, dict) and len(roster) == 32 and all(line["convened"] for line in roster.values())
    (met,) = known(listed, "consultations", "191831Z", "--where", "title~Exercise Island")
    links = {iso2: line["link"] for iso2, line in met["roster"].items() if line["link"] != "up"}
    assert links == {"PL": "down", "SE": "degraded", "PT": "degraded"}


@pytest.mark.parametrize(
    ("at", "states"),
    [
        ("192159Z", []),
        ("192200Z", ["running"]),
        ("200740Z", ["running"]),
        ("200741Z", ["broken"]),
        ("201212Z", ["running", "broken"]),
        ("201359Z", ["running", "broken"]),
        ("201400Z", ["kept", "broken"]),
        ("201700Z", ["kept", "broken"]),
    ],
)
def test_each_silence_stands_as_the_clock_and_the_record_say(listed: Listed, at: str, states: list[str]) -> None:
    assert [one["state"] for one in known(listed, "silences", at)] == states


def test_one_ally_broke_it_over_a_word_and_its_words_were_taken(listed: Listed) -> None:
    broken = known(listed, "silences", "200800Z")[0]
    (letter,) = broken["broken_by"]
    assert (letter["iso2"], letter["reason"]) == (SPAIN, "wording")
    assert broken["followed"]["version"] is None
    after = known(listed, "silences", "201212Z")
    assert after[1]["followed"]["version"] == 2 and after[0]["closes_at"] == "2026-11-20T14:00:00Z"


def test_reserves_by_phone_break_nothing_and_who_is_silent_has_said_nothing(listed: Listed) -> None:
    on_v2 = [one for one in known(listed, "positions", "201212Z") if one["version"] == 2]
    assert {one["iso2"] for one in on_v2 if one["stance"] == "reserves"} == {"IT", "US"}
    assert not any(one["written"] for one in on_v2)
    assert len(on_v2) == 32 - 6 and not any(one["released"] for one in on_v2)


def test_it_was_agreed_under_silence_and_forces_were_activated_within_their_authority(listed: Listed) -> None:
    assert not known(listed, "decisions", "201414Z")
    (taken,) = known(listed, "decisions", "201415Z")
    assert (taken["agreed"], taken["silence_state"], taken["version"]) == ("agreed under silence", "kept", 2)
    assert taken["exercise"] and not taken["activations"]
    (after,) = known(listed, "decisions", "201700Z")
    steps = [(one["short"], one["measure"]) for one in after["activations"]]
    assert steps[0] == ("ACTWARN", "EX-CRM-0001") and len(steps) == 5
    (crisis,) = known(listed, "crises", "201700Z")
    assert crisis["phase_name"] == "Execution" and not crisis["overrides"]


def test_what_we_knew_is_the_case_of_the_moment_before(listed: Listed, case: Path) -> None:
    (taken,) = listed("decisions")
    assert not listed("decisions", "--known-at", taken["picture_at"])
    assert [one["state"] for one in listed("silences", "--known-at", taken["picture_at"])] == ["kept", "broken"]
    assert main(["check", str(case)]) == 0


def test_minutes_and_ledger_leave_and_only_one_of_them_tells_positions(case: Path, tmp_path: Path) -> None:
    at = ("--now", "2026-11-20T18:00Z")
    for form, name in (("minutes", "minutes.pdf"), ("ledger", "ledger.csv")):
        left = flank("export", case, tmp_path / name, "--format", form, *at, home=tmp_path)
        assert (left.returncode, left.stderr) == (0, "")
    assert (tmp_path / "minutes.pdf").read_bytes().startswith(b"%PDF")
    head, _, *rows = csv.reader(io.StringIO((tmp_path / "ledger.csv").read_text(encoding="utf-8-sig")))
    assert head[0].startswith("EXERCISE EXERCISE EXERCISE") and "NATIONAL POSITIONS, not released" in head[0]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert [row[2] for row in rows if row[2].startswith("silence")][:2] == ["silence opened", "silence broken"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize(
    ("until", "states", "decided"),
    [("200700Z", ["running"], 0), ("201212Z", ["running", "broken"], 0), ("201600Z", ["kept", "broken"], 1)],
)
def test_a_console_killed_at_any_step_comes_back_with_all_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], until: str, states: list[str], decided: int
) -> None:
    path, moment = tmp_path / "killed.flank", parse_instant(f"{until} NOV 26")
    _killed(path, moment)
    listed = asked(capsys, path)
    at = ("--now", until + " NOV 26")
    assert [one["state"] for one in listed("silences", *at)] == states
    assert len(listed("decisions", *at)) == decided
    assert main(["check", str(path)]) == 0
    # The deadline passed while no program ran: what silence is then comes from the record and the clock.
    later = [one["state"] for one in listed("silences", "--now", "2026-11-21T00:00Z")]
    assert later == ["kept", *states[1:]]


def _killed(path: Path, until: Instant) -> None:
    """Play the story so far in a child and kill it with the case open, once it says that all is written."""
    told, acknowledge = os.pipe()
    child = os.fork()
    if child == 0:
        # A copy of the test's own process: it must never come back into pytest.
        try:
            os.close(told)
            store = scenario_case(path, "grey-heron", until=until)
            os.write(acknowledge, store.case.title[:1].encode())
            signal.pause()
        finally:
            os._exit(70)
    os.close(acknowledge)
    assert os.read(told, 1) == b"k"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(told)
