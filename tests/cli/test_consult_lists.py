"""``list`` of consultations, positions, silences and decisions: as they stand now, or as known at a moment."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from console.domain.decision import Agreed, Step
from console.domain.silence import Reason
from console.domain.stance import Stance
from console.domain.times import HOUR, MINUTE, iso
from console.services.attendance import AttendanceForm, GuestForm, attend, attend_guest
from console.services.consultation import convene
from console.services.decisions import ActivationForm, DecisionForm, activate, decide
from console.services.drafts import DraftForm, put_draft
from console.services.positions import PositionForm, release_positions, take_positions
from console.services.silence import BreakForm, break_silence, open_silence
from tests import cases
from tests.services.consulting import TEXT, laid
from tests.services.people import ANN, NOW

Rows = Callable[..., list[dict[str, Any]]]
TEXT_2 = TEXT.replace("await", "note")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Silence broken on v1 by a letter written down late, the text amended, silence kept on v2, forces activated."""
    path = tmp_path_factory.mktemp("council") / "council.flank"
    store = cases.with_baseline(path, ANN, NOW)
    table = laid(store)
    convene(store, ANN, NOW, table.id)
    attend(store, ANN, NOW + MINUTE, table.id, [AttendanceForm("HU", waiting_since=NOW)])
    attend_guest(store, ANN, NOW + MINUTE, table.id, GuestForm("European Union"))
    first, _ = open_silence(store, ANN, NOW + 2 * MINUTE, table.draft, NOW + HOUR)
    take_positions(store, ANN, NOW + 4 * MINUTE, table.draft, [PositionForm("HU", Stance.RESERVES, "Transit")])
    late = PositionForm("HU", Stance.OBJECTS, at=NOW + 50 * MINUTE, written=True)
    take_positions(store, ANN, NOW + 2 * HOUR, table.draft, [late])
    break_silence(store, ANN, NOW + 2 * HOUR, first, BreakForm("HU", NOW + 50 * MINUTE, Reason.WORDING, "Not “await”"))
    second, _ = put_draft(store, ANN, NOW + 3 * HOUR, table.id, DraftForm("Statement", TEXT_2, "HU"))
    kept, _ = open_silence(store, ANN, NOW + 3 * HOUR, second, NOW + 4 * HOUR)
    form = DecisionForm(
        table.id, "Statement", "", "", Agreed.SILENCE, silence_id=kept, at=None, reservations={"HU": "No transit"}
    )
    decision, _ = decide(store, ANN, NOW + 5 * HOUR, form)
    unit = store.writer_view().value("SELECT id FROM unit ORDER BY id")
    activate(store, ANN, NOW + 6 * HOUR, decision, [ActivationForm(unit, Step.ORDER, "Council", measure="EX-CRM-1")])
    release_positions(store, ANN, NOW + 6 * HOUR, table.id, True, "Chair")
    store.close()
    return path


def test_a_consultation_shows_its_course_its_table_and_how_its_texts_stand(rows: Rows, told: Path) -> None:
    (row,) = rows(told, "consultations", "--where", "title~missile")
    assert (row["basis"], row["status"], row["requesters_iso2"]) == ("Article 4", "convened", ["PL"])
    assert (row["level"], row["way"], row["crisis"]) == ("ambassadors", "all at once", "Przewodów")
    assert [event["kind"] for event in row["events"]] == ["considered", "convened"]
    assert len(row["allies"]) == 30 and "FI" not in row["roster"]
    assert row["roster"]["HU"]["waiting_since"] == iso(NOW) and row["roster"]["PL"]["joined"] is False
    assert row["guests"][0]["name"] == "European Union" and row["positions_released"] is True
    (text,) = row["texts"]
    assert (text["version"], text["consensus"], text["words"]) == (2, "agreed under silence", "Agreed under silence")
    assert len(rows(told, "consultations", "--where", "title=")) == 17  # past ones, to look at


def test_a_consultation_as_known_before_anybody_was_called(rows: Rows, told: Path) -> None:
    (row,) = rows(told, "consultations", "--known-at", iso(NOW + 45 * MINUTE), "--where", "title~missile")
    assert row["texts"][0]["words"] == "Waiting for silence to end, 152044Z NOV 22"
    assert row["texts"][0]["allies"] == ["HU"] and row["positions_released"] is False
    (row,) = rows(told, "consultations", "--known-at", iso(NOW + 2 * HOUR), "--where", "title~missile")
    assert (row["texts"][0]["consensus"], row["texts"][0]["allies"]) == ("blocked by", ["HU"])


def test_the_ledger_shows_every_change_and_which_position_holds(rows: Rows, told: Path) -> None:
    newest, first = rows(told, "positions")
    assert (newest["iso2"], newest["ally"], newest["draft"], newest["version"]) == ("HU", "Hungary", "Statement", 1)
    assert (newest["stance"], newest["letter"], newest["written"], newest["holds"]) == ("objects", "O", True, True)
    assert (newest["at"], newest["recorded_at"]) == (iso(NOW + 50 * MINUTE), iso(NOW + 2 * HOUR))
    assert (first["stance"], first["caveat"], first["holds"]) == ("reserves", "Transit", False)
    (known,) = rows(told, "positions", "--known-at", iso(NOW + HOUR))
    assert known["stance"] == "reserves" and known["holds"] is True


def test_a_silence_is_broken_by_a_letter_that_was_written_down_late(rows: Rows, told: Path) -> None:
    second, first = rows(told, "silences")
    assert (first["state"], first["since"], first["version"]) == ("broken", iso(NOW + 50 * MINUTE), 1)
    (letter,) = first["broken_by"]
    assert (letter["iso2"], letter["reason"], letter["text"]) == ("HU", "wording", "Not “await”")
    assert first["followed"]["version"] == 2 and first["followed"]["silence"] == second["id"]
    assert (second["state"], second["since"], second["broken_by"]) == ("kept", iso(NOW + 4 * HOUR), [])


@pytest.mark.parametrize(
    ("after", "states"),
    [
        (MINUTE, []),
        (HOUR - 1, ["running"]),
        (HOUR, ["kept"]),
        (2 * HOUR, ["broken"]),
        (3 * HOUR, ["running", "broken"]),
    ],
)
def test_silences_as_known_at_a_moment(rows: Rows, told: Path, after: int, states: list[str]) -> None:
    assert [row["state"] for row in rows(told, "silences", "--known-at", iso(NOW + after))] == states


def test_as_of_is_what_was_so_by_all_that_is_known_now(rows: Rows, told: Path) -> None:
    (row,) = rows(told, "silences", "--as-of", iso(NOW + HOUR))
    assert row["state"] == "broken" and row["followed"] == {"version": None, "silence": None, "decision": None}
    assert rows(told, "decisions", "--as-of", iso(NOW + HOUR)) == []


def test_a_decision_and_the_picture_it_froze(rows: Rows, told: Path) -> None:
    (row,) = rows(told, "decisions")
    assert (row["text"], row["draft"], row["version"]) == (TEXT_2, "Statement", 2)
    assert (row["agreed"], row["silence_state"], row["basis"]) == ("agreed under silence", "kept", "Article 4")
    assert row["reservations"] == [{"iso2": "HU", "ally": "Hungary", "text": "No transit"}]
    (step,) = row["activations"]
    assert (step["step"], step["short"], step["measure"], step["authority"]) == (
        "order", "ACTORD", "EX-CRM-1", "Council",
    )  # fmt: skip
    assert step["passed_over"] == ["warning", "force preparation", "request", "pre-deployment"]
    assert (row["marking"], row["exercise"]) == ("UNCLASSIFIED / PUBLIC DATA", False)
    assert rows(told, "decisions", "--known-at", row["picture_at"]) == []
    assert len(rows(told, "silences", "--known-at", row["picture_at"])) == 2
    assert len(rows(told, "decisions", "--known-at", row["at"])) == 1


@pytest.mark.parametrize("kind", ["consultations", "positions", "silences", "decisions"])
def test_each_is_a_table_too(flank: Callable[..., tuple[int, str, str]], told: Path, kind: str) -> None:
    code, out, err = flank("list", told, kind)
    assert (code, err) == (0, "") and len(out.splitlines()) > 1
