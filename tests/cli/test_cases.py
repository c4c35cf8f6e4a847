"""``new``, ``check`` and ``passphrase`` from the command line."""

import json
from pathlib import Path

import pytest

from console.config import paths


def test_new_makes_one_file_with_the_baseline(flank, rows, tmp_path: Path) -> None:
    case = tmp_path / "Night shift.flank"
    code, out, err = flank("new", case)
    assert (code, err) == (0, "") and str(case) in out
    assert [path.name for path in tmp_path.iterdir()] == ["Night shift.flank"]
    assert len(rows(case, "incidents")) == 95


def test_an_empty_case_holds_only_its_own_making(flank, rows, tmp_path: Path) -> None:
    flank("new", tmp_path / "e.flank", "--empty")
    assert rows(tmp_path / "e.flank", "incidents") == []
    assert [row["label"] for row in rows(tmp_path / "e.flank", "operations")] == ["Make case"]


def test_new_never_replaces_a_file(flank, tmp_path: Path) -> None:
    there = tmp_path / "there.flank"
    there.write_text("mine")
    code, _, err = flank("new", there)
    assert code == 73 and "there already" in err
    assert there.read_text() == "mine"


def test_new_in_a_missing_folder_says_so(flank, tmp_path: Path) -> None:
    code, _, err = flank("new", tmp_path / "no" / "a.flank")
    assert code == 73 and err.count("\n") == 1 and "does not exist" in err


def test_an_exercise_says_so(flank, rows, tmp_path: Path) -> None:
    case = tmp_path / "ex.flank"
    flank("new", case, "--exercise")
    assert {row["marking"] for row in rows(case, "incidents")} == {"UNCLASSIFIED / PUBLIC DATA"}


def test_a_fresh_case_holds(flank, case: Path) -> None:
    code, out, err = flank("check", case)
    assert (code, err) == (0, "") and "2 operations" in out


def test_writing_brings_a_case_of_an_older_console_up_to_date(flank, rows, case: Path, tmp_path, monkeypatch) -> None:
    from console.store import migrations

    steps = (*migrations.steps(), (migrations.newest() + 1, "next", "ALTER TABLE unit ADD COLUMN nickname TEXT;"))
    monkeypatch.setattr(migrations, "steps", lambda: steps)
    code, _, err = flank("list", case, "units")
    assert code == 65 and "flank open flank.flank" in err and err.count("\n") == 1
    (tmp_path / "seen.csv").write_text("time,lat,lon,headline\n2022-11-15T19:44Z,50.5,23.9,Seen\n")
    assert flank("import", case, tmp_path / "seen.csv")[0] == 0
    assert [row["headline"] for row in rows(case, "reports")] == ["Seen"]


def test_check_names_what_does_not_hold(flank, case: Path) -> None:
    import apsw

    db = apsw.Connection(str(case))
    db.execute("UPDATE incident SET severity = 1 WHERE slug = 'inc-2022-030'")
    db.close()
    code, out, err = flank("check", case, "--json")
    assert code == 65 and err.count("\n") == 1 and "Load public baseline" in err
    told = json.loads(out)
    assert told["holds"] is False and told["findings"][0]["operation"] == 2


def test_looking_leaves_the_file_as_it_was(flank, case: Path) -> None:
    before = case.read_bytes()
    flank("list", case, "units")
    flank("check", case)
    assert case.read_bytes() == before
    assert [path.name for path in case.parent.iterdir()] == [case.name]


class TestEncrypted:
    @pytest.fixture
    def key(self, tmp_path: Path) -> Path:
        file = tmp_path / "key.txt"
        file.write_text("correct horse\n")
        return file

    @pytest.fixture
    def secret(self, flank, key: Path, tmp_path: Path) -> Path:
        case = tmp_path / "secret.flank"
        assert flank("new", case, "--encrypt", "--key-file", key)[0] == 0
        return case

    def test_only_the_passphrase_opens_it(self, flank, secret: Path, key: Path, monkeypatch) -> None:
        assert flank("list", secret, "units", "--key-file", key)[0] == 0
        before = secret.read_bytes()
        assert flank("list", secret, "units")[0] == 78
        monkeypatch.setenv("FLANK_KEY", "wrong")
        assert flank("list", secret, "units")[0] == 78
        monkeypatch.setenv("FLANK_KEY", "correct horse")
        assert flank("list", secret, "units")[0] == 0
        assert secret.read_bytes() == before

    @pytest.mark.parametrize("words", [("list", "units"), ("check",), ("shot", "out.png"), ("backup",)])
    def test_a_failed_passphrase_is_remembered_for_the_journal(
        self, flank, rows, secret: Path, key: Path, tmp_path: Path, words: tuple[str, ...]
    ) -> None:
        wrong = tmp_path / "wrong"
        wrong.write_text("wrong")
        verb, *rest = words
        assert flank(verb, secret, *rest, "--key-file", wrong, "--now", "2026-11-21T10:00Z")[0] == 78
        assert flank("backup", secret, "--key-file", key)[0] == 0
        labels = [row["label"] for row in rows(secret, "operations", "--key-file", key)]
        assert "Failed unlocking at 211000Z NOV 26" in labels

    def test_an_empty_passphrase_is_refused(self, flank, tmp_path: Path) -> None:
        (tmp_path / "empty").write_text("\n")
        assert flank("new", tmp_path / "x.flank", "--encrypt", "--key-file", tmp_path / "empty")[0] == 78
        assert not (tmp_path / "x.flank").exists()

    def test_a_key_without_encrypt_is_a_mistake(self, flank, key: Path, tmp_path: Path) -> None:
        assert flank("new", tmp_path / "x.flank", "--key-file", key)[0] == 2

    def test_the_passphrase_can_be_changed_and_taken_away(self, flank, secret: Path, key: Path, tmp_path: Path) -> None:
        other = tmp_path / "other.txt"
        other.write_text("battery staple")
        assert flank("passphrase", secret, "--key-file", key, "--new-key-file", other)[0] == 0
        assert flank("check", secret, "--key-file", key)[0] == 78
        assert flank("check", secret, "--key-file", other)[0] == 0
        assert flank("passphrase", secret, "--key-file", other, "--remove")[0] == 0
        assert flank("check", secret)[0] == 0

    def test_a_key_given_to_demo_or_open_makes_a_new_case_encrypted(
        self, flank, key: Path, tmp_path: Path, monkeypatch
    ) -> None:
        by_file, by_variable = tmp_path / "f.flank", tmp_path / "v.flank"
        assert flank("demo", "--no-window", "--case", by_file, "--key-file", key)[0] == 0
        monkeypatch.setenv("FLANK_KEY", "correct horse")
        assert flank("demo", "--no-window", "--case", by_variable)[0] == 0
        monkeypatch.delenv("FLANK_KEY")
        for case in (by_file, by_variable):
            assert flank("list", case, "units")[0] == 78
            assert flank("list", case, "units", "--key-file", key)[0] == 0

    def test_a_passphrase_typed_in_two_ways_changes_nothing(self, flank, secret: Path, key: Path, monkeypatch) -> None:
        typed = iter(["one", "another"])
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("getpass.getpass", lambda _question: next(typed))
        code, _, err = flank("passphrase", secret, "--key-file", key)
        assert code == 78 and "differ" in err and flank("check", secret, "--key-file", key)[0] == 0

    def test_a_plain_case_is_not_opened_with_a_key(self, flank, case: Path, key: Path) -> None:
        code, _, err = flank("list", case, "units", "--key-file", key)
        assert code == 78 and "not encrypted" in err


@pytest.mark.parametrize(
    "content", [b"", b"text\n" * 2000, b"SQLite format 3\x00" + bytes(200), b"\x89PNG\r\n\x1a\n" + bytes(8000)]
)
def test_what_is_no_case_is_refused_and_left_alone(flank, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other.flank"
    file.write_bytes(content)
    code, out, err = flank("list", file, "units")
    assert code == 65 and out == "" and err.count("\n") == 1
    assert file.read_bytes() == content


def test_a_missing_case_says_how_to_make_one(flank, tmp_path: Path) -> None:
    code, _, err = flank("list", tmp_path / "none.flank", "units")
    assert code == 65 and "flank new" in err


def test_our_own_mistake_leaves_a_report_without_content(flank, case: Path, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Przewodów secret")

    monkeypatch.setattr("console.store.incidents.incidents", broken)
    code, _, err = flank("list", case, "incidents")
    assert code == 70 and err.count("\n") == 1 and "Przewodów" not in err
    (report,) = paths.state("crashes").iterdir()
    assert "RuntimeError" in report.read_text() and "Przewodów" not in report.read_text()


class TestSignOn:
    """A case that asks everybody for a passphrase of their own."""

    ACT = ("passphrase", "backup")

    @pytest.fixture
    def strict(self, case: Path, quick_hash: None) -> Path:
        from console.cli.access import actor
        from console.services.sign_on import register, require_passphrases
        from console.store.casefile import open_case

        who = actor()
        with open_case(case, who, 0) as store:
            register(store, who, 0, who.name, who.station, "zażółć gęślą")
            require_passphrases(store, who, 0, True)
        return case

    @pytest.mark.parametrize("told", [None, "", "wrong"])
    @pytest.mark.parametrize("act", ACT)
    def test_nothing_is_written_under_an_unproved_name(
        self, flank, strict: Path, tmp_path: Path, monkeypatch, act: str, told: str | None
    ) -> None:
        (tmp_path / "new").write_text("battery staple")
        monkeypatch.delenv("FLANK_SIGN_ON", raising=False)
        if told is not None:
            monkeypatch.setenv("FLANK_SIGN_ON", told)
        before = strict.read_bytes()
        extra = ("--new-key-file", tmp_path / "new") if act == "passphrase" else ()
        code, out, err = flank(act, strict, *extra)
        assert code == 78 and out == "" and err.count("\n") == 1 and "assphrase" in err
        assert strict.read_bytes() == before and not strict.with_name("flank.flank backups").exists()
        assert flank("list", strict, "units")[0] == 0

    @pytest.mark.parametrize("act", ACT)
    def test_who_proved_it_may_write(self, flank, strict: Path, tmp_path: Path, monkeypatch, act: str) -> None:
        (tmp_path / "new").write_text("battery staple")
        monkeypatch.setenv("FLANK_SIGN_ON", "zażółć gęślą")
        extra = ("--new-key-file", tmp_path / "new") if act == "passphrase" else ()
        assert flank(act, strict, *extra)[0] == 0

    def test_who_releases_alone_is_not_two(self, flank, strict: Path, tmp_path: Path, monkeypatch, rows) -> None:
        from console.cli.access import actor
        from console.services.releasing import require_second_person
        from console.services.sign_on import register
        from console.store.casefile import open_case

        who = actor()
        with open_case(strict, who, 0) as store:
            register(store, who, 0, "Bo", "Desk 1", "own words")
            require_second_person(store, who, 0, True)
        monkeypatch.setenv("FLANK_RELEASE", "own words")
        asked = ("map", strict, tmp_path / "x.html", "--released-by", "Bo, Desk 1")
        for told in ("", "own words"):  # whoever is Bo says to be somebody else
            monkeypatch.setenv("FLANK_SIGN_ON", told)
            code, out, err = flank(*asked)
            assert (code, out) == (78, "") and "assphrase" in err and not (tmp_path / "x.html").exists()
        monkeypatch.setenv("FLANK_SIGN_ON", "zażółć gęślą")
        assert flank(*asked)[0] == 0
        left = rows(strict, "outputs")[0]
        assert (left["author"], left["released_by"]) == (who.name, "Bo, Desk 1")

    def test_help_names_the_variable(self, flank, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            flank("passphrase", "--help")
        assert "FLANK_SIGN_ON" in capsys.readouterr().out
