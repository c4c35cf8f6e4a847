"""What stands behind incidents, read of the few that a move may have changed, is what reading all gives."""

import random
from pathlib import Path

from console.store import casefile, touched
from console.store.ids import new_id
from console.store.reports import behind_incidents
from tests.store.sample import ANN, MINUTE, START, incident, report


def worked(path: Path) -> casefile.Store:
    dice, store, now = random.Random(8), casefile.create(path, "x", ANN, START), START
    events: list[bytes] = []
    known: list[bytes] = []
    for number in range(90):
        now += MINUTE
        with store.operation(f"Step {number}", ANN, now) as case:
            kind = (
                dice.choice(("came", "link", "link", "repeats", "revised", "gone", "graded")) if number > 6 else "came"
            )
            if number % 4 == 0:
                events.append(new_id(now))
                incident(case, events[-1], f"Incident {number}")
            if kind in ("came", "revised"):
                known.append(new_id(now))
                rest = {"revises_id": dice.choice(known[:-1])} if kind == "revised" else {}
                report(case, known[-1], f"Report {number}", **rest)
            elif kind == "link":
                case.execute(
                    "INSERT INTO incident_report (id, incident_id, report_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    (new_id(now), dice.choice(events), dice.choice(known)),
                )
            elif kind == "gone":
                one = known.pop(dice.randrange(len(known)))
                case.execute("DELETE FROM report_revision WHERE report_id = ?1 OR repeats_id = ?1", (one,))
                case.execute("DELETE FROM incident_report WHERE report_id = ?", (one,))
                case.execute("UPDATE report SET revises_id = NULL WHERE revises_id = ?", (one,))
                case.execute("DELETE FROM report WHERE id = ?", (one,))
            else:
                said = {"kind": "grade", "reliability": "B", "credibility": 2}
                if kind == "repeats":
                    said = {"kind": "repeats", "repeats_id": dice.choice(known)}
                case.insert(
                    "report_revision", id=new_id(now), report_id=dice.choice(known), at=now, author="Ann", **said
                )  # fmt: skip
    return store


def test_few_incidents_are_enough(tmp_path: Path) -> None:
    dice = random.Random(9)
    with worked(tmp_path / "Case.flank") as store, store.known_at(None) as past:
        behind = behind_incidents(past)
        assert behind
        for _ in range(120):
            before = past.last_operation
            past.go_to_operation(max(0, min(past.newest, before + dice.randint(-4, 4))))
            few = touched.incidents_between(past, *sorted((before, past.last_operation)))
            assert few is not None
            after = {one: found for one, found in behind.items() if one not in few} | behind_incidents(past, few)
            behind = behind_incidents(past)
            assert after == behind
