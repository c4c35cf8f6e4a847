"""Przewodów from the first report to what was said after the Council met: what the case says at each hour, and not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import cases
from tests.stories.consulted import Listed, asked


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cases.story(tmp_path_factory.mktemp("council") / "przewodow.flank", "przewodow")


@pytest.fixture
def listed(case: Path, capsys: pytest.CaptureFixture[str]) -> Listed:
    return asked(capsys, case)


def test_no_crisis_is_there_before_the_evening(listed: Listed) -> None:
    assert not listed("crises", "--known-at", "151749Z NOV 22")
    (crisis,) = listed("crises", "--known-at", "151750Z NOV 22")
    assert crisis["phase_name"] == "Indications and warning"
    assert [one["title"] for one in crisis["incidents"] if one["leading"]] == ["Explosion at Przewodów"]


def test_at_151944Z_the_gate_holds_and_says_why(listed: Listed) -> None:
    (crisis,) = listed("crises", "--known-at", "151944Z NOV 22")
    assert crisis["phase_name"] == "Assessment" and crisis["next_phase"] == "Response options"
    (missing,) = crisis["missing"]
    assert missing.startswith("Cause not established: it is not assessed yet.") and "repeat one source" in missing
    (incident,) = listed("incidents", "--known-at", "151944Z NOV 22", "--where", "title~Przewod")
    assert incident["assessed"] == "Cause not established"
    told = listed("log", "--known-at", "151944Z NOV 22")[0]["text"]
    assert told.startswith("The gate to Response options holds. Cause not established: it is not assessed yet.")
    assert not crisis["overrides"]


def test_what_protects_waited_for_no_cause(listed: Listed) -> None:
    tasks = listed("operations", "--known-at", "152000Z NOV 22")
    assert any(one["label"].startswith("Done: “Watch the air over the border") for one in tasks)


def test_at_152110Z_poland_weighs_article_4_and_has_not_asked(listed: Listed) -> None:
    assert not listed("consultations", "--known-at", "152104Z NOV 22", "--where", "title~Article 4")
    (weighs,) = listed("consultations", "--known-at", "152110Z NOV 22", "--where", "title~Article 4")
    assert (weighs["status"], weighs["requesters_iso2"]) == ("considered", ["PL"])
    assert weighs["considered_at"] == "2022-11-15T21:00:00Z" and weighs["requested_at"] is None
    assert len(weighs["allies"]) == 30 and "FI" not in weighs["allies"]
    assert any("Wprost, 15 Nov 2022" in one["text"] for one in weighs["events"])
    assert weighs["to_check"] and weighs["check_note"].startswith("To check: hour at which Poland began to weigh it")
    assert weighs["source"].startswith("Wprost, 15 Nov 2022")


def test_by_161200Z_it_tells_another_story_and_a_right_one(listed: Listed) -> None:
    noon = ("--known-at", "161200Z NOV 22")
    weighs, council = sorted(listed("consultations", *noon, "--where", "trigger~Przewod"), key=lambda one: one["basis"])
    assert weighs["status"] == "considered, not invoked" and weighs["requested_at"] is None
    dropped = next(one for one in weighs["events"] if one["kind"] == "request dropped")
    assert dropped["at"] == "2022-11-16T11:15:00Z" and "to check: hour" in dropped["text"]
    assert (council["basis"], council["met_at"]) == ("Council meeting", "2022-11-16T09:00:00Z")
    (crisis,) = listed("crises", *noon)
    assert crisis["phase_name"] == "Response options" and not crisis["overrides"]
    (incident,) = listed("incidents", *noon, "--where", "title~Przewod")
    assert incident["assessed"].startswith("Stray Ukrainian air-defence missile")


def test_the_assessment_was_revised_before_article_4_was_dropped_and_the_line_was_told(listed: Listed) -> None:
    done = [one["label"] for one in listed("operations", "--known-at", "161200Z NOV 22")]

    def place(words: str) -> int:
        return max(index for index, label in enumerate(done) if label.startswith(words))

    dropped, entered = place("Request dropped"), place("Enter “Response options”")
    revised = max(index for index, label in enumerate(done[:dropped]) if "assess" in label.casefold())
    assert place("Session began") < revised < dropped < entered < place("Decide “No indication of a deliberate")


def test_what_was_decided_is_told_with_its_source_and_no_ally_is_given_a_position(listed: Listed) -> None:
    (line,) = listed("decisions")
    assert line["agreed"] == "stated by the chair" and not line["reservations"] and line["draft"] is None
    assert "NATO, Secretary General press conference, 16 Nov 2022" in line["text"] and "to check:" in line["text"]
    assert "not under Article 4" in line["basis"]
    assert line["picture_at"] == "2022-11-16T11:45:00Z"
    assert not listed("positions") and not listed("silences")


def test_what_we_knew_then_does_not_know_the_decision(listed: Listed) -> None:
    (line,) = listed("decisions")
    assert not listed("decisions", "--known-at", line["picture_at"])
    (incident,) = listed("incidents", "--known-at", line["picture_at"], "--where", "title~Przewod")
    assert incident["assessed"] == "Stray Ukrainian air-defence missile: likely, not proven"
