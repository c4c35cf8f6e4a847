"""What left a case is listed with its hash, its marking and who got it; corrections tell who has the page."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from console.domain.marking import Level
from console.domain.operation import Actor
from console.domain.register import OutputKind, OutputPage
from console.domain.times import parse_instant
from console.services.audiences import AudienceForm, keep_audience
from console.services.register import OutputForm, correct_page, record_output, tell_correction
from console.store import outputs
from console.store.casefile import open_case
from tests.cli.conftest import NOW, Flank

Rows = Callable[..., list[dict[str, Any]]]
ANN, AT = Actor("Ann", "Desk 1"), parse_instant(NOW)


def test_an_export_is_in_the_register_with_the_hash_of_its_bytes(case: Path, flank: Flank, rows: Rows) -> None:
    file = case.parent / "forces.csv"
    assert flank("export", case, file, "--format", "csv", "--now", NOW)[0] == 0
    (row,) = rows(case, "outputs")
    assert row["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (row["title"], row["file"], row["marking"]) == ("forces", "forces.csv", "UNCLASSIFIED / PUBLIC DATA")
    assert "forces.csv" in flank("list", case, "outputs")[1]


def test_a_correction_lists_who_is_still_to_be_told(case: Path, flank: Flank, rows: Rows) -> None:
    with open_case(case, ANN, AT) as store:
        keep_audience(store, ANN, AT, AudienceForm("Ministers", Level.RESTRICTED, "NATO+EU"))
        for who in ("EU Council", "SACEUR"):
            page = OutputPage(1, "Two drones crossed", "12ab34cd", AT)
            record_output(store, ANN, AT, OutputForm(OutputKind.SHOWING, "Daily", recipient=who, pages=(page,)))
        page_id = outputs.outputs(store.writer_view())[0].pages[0].id
        made, _ = correct_page(store, ANN, AT, page_id, "Three drones crossed.")
        tell_correction(store, ANN, AT, made, "SACEUR")
    (row,) = rows(case, "corrections")
    assert (row["page"], row["to_tell"]) == ("Two drones crossed", ["EU Council"])
    assert "EU Council" in flank("list", case, "corrections")[1]
    (audience,) = rows(case, "audiences")
    assert (audience["level"], audience["members"]) == ("RESTRICTED", ["EU", "NATO"])
    assert rows(case, "storyboards") == []
