"""``list crises``: full records with phases, overrides, incidents, steps; as known at any moment."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from console.domain.crisis import Phase
from console.domain.operation import Actor
from console.domain.times import HOUR, iso, parse_instant
from console.services.crises import CrisisForm, open_crisis
from console.services.phases import enter_phase
from console.services.playbooks import begin_playbook, tick_step
from console.store import incidents
from console.store.casefile import open_case
from tests.cli.conftest import Flank

Rows = Callable[..., list[dict[str, Any]]]
ANN, NOW = Actor("Ann", "Desk 1"), parse_instant("2026-11-22T08:00:00Z")


def test_a_crisis_is_listed_with_its_way_and_as_it_was_known(case: Path, rows: Rows, flank: Flank) -> None:
    with open_case(case, ANN, NOW) as store:
        leading = incidents.incidents(store.writer_view())[0]
        made, _ = open_crisis(store, ANN, NOW, CrisisForm(title="Baltic", incident_ids=[leading.id]))
        run, _ = begin_playbook(store, ANN, NOW + 1, made, "cable-cut")
        tick_step(store, ANN, NOW + HOUR, run, "warn", True)
        enter_phase(store, ANN, NOW + HOUR, made, Phase.OPTIONS, "", override_reason="The chair asks for options")
    (found,) = rows(case, "crises")
    assert (found["phase"], found["phase_name"], found["leading"]) == (3, "Response options", leading.slug)
    (override,) = found["overrides"]
    assert override["override_reason"] == "The chair asks for options" and override["missing"]
    assert found["next_phase"] == "Planning" and "decided" in " ".join(found["missing"])
    steps = {step["key"]: step for step in found["playbooks"][0]["steps"]}
    assert steps["warn"]["done_by"] == "Ann" and steps["operator"]["done_at"] is None
    assert found["incidents"][0]["leading"] and len(found["partners"]) == 5
    (before,) = rows(case, "crises", "--known-at", iso(NOW + HOUR - 1))
    assert before["phase_name"] == "Indications and warning" and before["overrides"] == []
    assert rows(case, "crises", "--where", "phase=3", "--where", "title~balt")
    assert "Response options" in flank("list", case, "crises")[1]
