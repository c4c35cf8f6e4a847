"""All files of a briefing, or none."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.domain.errors import Cancelled, CannotWrite
from console.exports.briefing.build import Briefing
from console.exports.briefing.leave import Makers, stem_of, write_briefing
from console.exports.briefing.pdf import pdf
from console.exports.briefing.png import png
from console.exports.briefing.pptx import pptx
from tests.exports.briefing.laid_out import MADE, TWO, exercise

STEM = "First 30 minutes 2022-11-15T194400Z"
SMALL = Briefing(MADE.title, MADE.case, (TWO,), MADE.marking)


@pytest.fixture(scope="module")
def makers(qapp: QApplication) -> Iterator[Makers]:
    with Makers() as made:
        yield made


def test_every_format_is_written_and_told_with_its_hash(makers: Makers, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    folder = tmp_path / "a" / "b"
    left = write_briefing(
        MADE, folder, ("png", "pdf"), makers=makers, progress=lambda done, of: steps.append((done, of))
    )
    names = [f"{STEM}.pdf", f"{STEM} 01.png", f"{STEM} 02.png"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert {one.name for one in left} == set(names) and steps[-1][0] == steps[-1][1]
    for one in left:
        content = (folder / one.name).read_bytes()
        assert (hashlib.sha256(content).digest(), len(content)) == (one.sha256, one.size)
    # Letters on a map are the same whatever was drawn before.
    assert left[0] == write_briefing(MADE, tmp_path / "c", ("pdf",), makers=makers)[0]
    again = write_briefing(SMALL, folder, ("png",), makers=makers)
    assert not (folder / names[1]).exists() and (folder / names[0]).exists() and len(again) == 1


def test_another_process_makes_the_same_files(makers: Makers, tmp_path: Path) -> None:
    write_briefing(SMALL, tmp_path, ("pdf", "pptx", "png"), makers=makers)
    assert (tmp_path / f"{STEM}.pdf").read_bytes() == pdf(SMALL)
    assert (tmp_path / f"{STEM}.pptx").read_bytes() == pptx(SMALL)
    assert (tmp_path / f"{STEM} 02.png").read_bytes() == png(TWO)


def test_an_exercise_is_one_by_its_name_and_words_from_outside_are_no_path() -> None:
    assert stem_of(Briefing("../Night: watch", "c", (TWO,), exercise(TWO).marking)).startswith("EXERCISE ---Night- ")


def test_what_a_killed_console_left_is_swept_unless_old_files_are_in_it(makers: Makers, tmp_path: Path) -> None:
    for name in ("half", "putting", "now"):
        (tmp_path / f".briefing.{name}" / ".old").mkdir(parents=True)
        (tmp_path / f".briefing.{name}" / "x.pdf").write_bytes(b"secret")
    (tmp_path / ".briefing.putting" / ".old" / "x.pdf").write_bytes(b"the old one")
    for name in ("half", "putting"):
        os.utime(tmp_path / f".briefing.{name}", (1_000, 1_000))
    write_briefing(SMALL, tmp_path, ("png",), makers=makers)
    left = {path.name for path in tmp_path.iterdir() if path.name.startswith(".")}
    assert left == {".briefing.putting", ".briefing.now"}


def test_no_name_is_ever_without_its_file(makers: Makers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{STEM}.pdf", f"{STEM} 02.png"]
    for name in names:
        (tmp_path / name).write_bytes(b"old")
    there: list[bool] = []
    usual = Path.replace

    def looked_at(self: Path, target: Path) -> Path:
        if target.parent == tmp_path:
            there.append(all((tmp_path / name).exists() for name in names))
            if target.name == names[1] and there == [True, True]:
                raise OSError(28, "No space left on device")
        return usual(self, target)

    monkeypatch.setattr(Path, "replace", looked_at)
    with pytest.raises(CannotWrite, match="No space"):
        write_briefing(SMALL, tmp_path, ("pdf", "png"), makers=makers)
    assert all(there) and [(tmp_path / name).read_bytes() for name in names] == [b"old", b"old"]


def test_where_one_file_cannot_be_put_all_stay_as_they_were(makers: Makers, tmp_path: Path) -> None:
    (tmp_path / f"{STEM}.pptx").write_bytes(b"old")
    (tmp_path / f"{STEM} 01.png").mkdir()
    with pytest.raises(CannotWrite, match="a folder has that name"):
        write_briefing(SMALL, tmp_path, ("pptx", "png"), makers=makers)
    assert (tmp_path / f"{STEM}.pptx").read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk here")
def test_a_full_disk_is_one_sentence(makers: Makers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("console.exports.briefing.leave._put", full)
    with pytest.raises(CannotWrite, match="No space left on device"):
        write_briefing(SMALL, tmp_path / "x", ("png",), makers=makers)
    assert list(tmp_path.iterdir()) == []


def test_what_is_stopped_leaves_nothing_not_even_the_folder(makers: Makers, tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        write_briefing(MADE, tmp_path / "a" / "b", ("pptx", "png"), makers=makers, progress=stop)
    assert list(tmp_path.iterdir()) == []
