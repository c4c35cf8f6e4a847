"""``backups``, ``backup`` and ``restore`` from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Flank

LATER = "2026-11-21T11:00:00Z"


@pytest.fixture
def backup(flank: Flank, case: Path) -> str:
    """The name of a backup made before the passphrase of the case was changed (an event, so one operation more)."""
    assert flank("backup", case, "--now", NOW)[0] == 0
    (found,) = json.loads(flank("backups", case, "--json")[1])
    return str(found["name"])


def write(case: Path, text: str) -> None:
    from console.domain.operation import Actor
    from console.domain.times import parse_instant
    from console.services.log import write_log
    from console.store.casefile import open_case

    with open_case(case, Actor("A. Example", "Desk 1"), parse_instant(LATER)) as store:
        write_log(store, Actor("A. Example", "Desk 1"), parse_instant(LATER), text)


def test_a_backup_is_made_and_listed(flank: Flank, case: Path, backup: str) -> None:
    assert backup == "2026-11-21T100000Z.flank"
    code, out, err = flank("backups", case)
    assert (code, err) == (0, "") and out.startswith(f"{backup}  made 211000Z NOV 26")
    assert sorted(path.name for path in case.parent.iterdir()) == ["flank.flank", "flank.flank backups"]


def test_a_case_without_backups_lists_none_and_no_case_says_so(flank: Flank, case: Path, tmp_path: Path) -> None:
    assert flank("backups", case, "--json")[:2] == (0, "[]\n")
    assert flank("backups", tmp_path / "none.flank")[0] == 65


def test_comparing_tells_what_would_be_lost_and_changes_nothing(flank: Flank, case: Path, backup: str) -> None:
    write(case, "Przewodów on the line")
    before = case.read_bytes()
    code, out, err = flank("restore", case, backup, "--compare")
    assert (code, err) == (0, "") and out == "would lose  211100Z NOV 26  A. Example  Write in the log\n"
    told = json.loads(flank("restore", case, backup, "--compare", "--json")[1])
    assert [row["label"] for row in told["lost"]] == ["Write in the log"] and told["restored"] is False
    assert case.read_bytes() == before


def test_a_restored_case_is_the_backup_and_what_was_there_is_kept(flank: Flank, rows, case: Path, backup: str) -> None:
    write(case, "one")
    code, out, err = flank("restore", case, backup, "--now", LATER, "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert [row["label"] for row in told["lost"]] == ["Write in the log"] and told["restored"] is True
    _, kept, notice = flank("list", told["kept"], "operations", "--json")
    assert json.loads(kept)[-1]["label"] == "Write in the log" and "older copy, or another" in notice
    assert rows(case, "log") == [] and flank("check", case)[0] == 0
    assert "brought back  211100Z NOV 26" in flank("restore", case, told["kept"])[1]
    assert [row["text"] for row in rows(case, "log")] == ["one"]


def test_a_damaged_case_is_restored_and_the_bad_file_kept(flank: Flank, rows, case: Path, backup: str) -> None:
    case.write_bytes(b"rubbish" * 900)
    assert flank("list", case, "units")[0] == 65
    code, out, _ = flank("restore", case, backup, "--now", LATER)
    assert code == 0 and "cannot be read" in out and "flank damaged 2026-11-21T110000Z.flank" in out
    assert case.with_name("flank damaged 2026-11-21T110000Z.flank").read_bytes() == b"rubbish" * 900
    assert len(rows(case, "incidents")) == 95


def test_what_is_no_backup_of_the_case_is_refused(flank: Flank, case: Path, tmp_path: Path) -> None:
    other, letter = tmp_path / "other.flank", tmp_path / "letter.txt"
    flank("new", other, "--empty")
    letter.write_text("Dear colleague " * 400)
    before = case.read_bytes()
    for wrong, words in ((other, "another case"), (letter, "not a case file"), (tmp_path / "none", "not there")):
        code, out, err = flank("restore", case, wrong)
        assert code == 65 and out == "" and words in err and err.count("\n") == 1
    assert case.read_bytes() == before


def test_the_wrong_passphrase_restores_nothing(flank: Flank, tmp_path: Path) -> None:
    case, right, wrong = tmp_path / "s.flank", tmp_path / "right", tmp_path / "wrong"
    right.write_text("correct horse")
    wrong.write_text("battery staple")
    flank("new", case, "--empty", "--encrypt", "--key-file", right)
    flank("backup", case, "--key-file", right, "--now", NOW)
    before = case.read_bytes()
    assert flank("restore", case, "2026-11-21T100000Z", "--key-file", wrong)[0] == 78
    assert flank("restore", case, "2026-11-21T100000Z")[0] == 78
    assert case.read_bytes() == before
    flank("passphrase", case, "--key-file", right, "--new-key-file", wrong)
    assert flank("restore", case, "2026-11-21T100000Z", "--key-file", wrong)[0] == 78
    words = ("--key-file", wrong, "--backup-key-file", right)
    assert flank("restore", case, "2026-11-21T100000Z", *words)[0] == 0
    assert flank("check", case, "--key-file", wrong)[0] == 0


def test_a_plain_case_is_not_restored_with_a_passphrase(flank: Flank, case: Path, backup: str, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("correct horse")
    code, _, err = flank("restore", case, backup, "--key-file", tmp_path / "key")
    assert code == 78 and "not encrypted" in err
