"""What a person relies on when typing ``python3 packaging/run.py …``."""

from pathlib import Path
from types import ModuleType

import pytest


def test_everything_but_the_wheelhouse_reaches_the_console(start: ModuleType, tmp_path: Path) -> None:
    folder, rest = start.split(["list", "--wheelhouse", str(tmp_path), "case.flank", "--json", "--help"])
    assert folder == tmp_path
    assert rest == ["list", "case.flank", "--json", "--help"]


def test_the_wheelhouse_may_be_given_with_an_equals_sign(start: ModuleType, tmp_path: Path) -> None:
    assert start.split([f"--wheelhouse={tmp_path}"]) == (tmp_path, [])


def test_what_follows_a_double_dash_is_never_ours(start: ModuleType) -> None:
    asked = ["import", "case.flank", "--", "--wheelhouse"]
    assert start.split(asked) == (None, asked)


@pytest.mark.parametrize(("arguments", "code"), [(["--wheelhouse"], 2), (["--wheelhouse", "no such folder"], 65)])
def test_a_wheelhouse_that_is_none_is_said_in_one_sentence(
    start: ModuleType, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main(arguments) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "wheelhouse" in said.err


@pytest.mark.parametrize("arguments", [["open"], ["open", "a.flank"], ["demo"], ["demo", "przewodow", "--now", "x"]])
def test_these_want_a_window(start: ModuleType, arguments: list[str]) -> None:
    assert start.wants_window(arguments)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["demo", "--help"], ["open", "-h"], ["demo", "baseline", "--no-window"], ["list", "a", "open"]],
)
def test_these_want_none(start: ModuleType, arguments: list[str]) -> None:
    assert not start.wants_window(arguments)


@pytest.mark.parametrize(
    ("variables", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"QT_QPA_PLATFORM": "minimal:enable_fonts"}, "linux", False),
        ({"QT_QPA_PLATFORM": "linuxfb:fb=/dev/fb0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "win32", False),
    ],
)
def test_whether_there_is_a_screen(start: ModuleType, variables: dict[str, str], platform: str, screen: bool) -> None:
    assert start.has_screen(variables, platform) is screen


def test_a_demonstration_is_made_and_drawn(start: ModuleType) -> None:
    scratch, picture = Path("out/s.flank"), Path("out/console.png")
    assert start.drawing(["demo", "przewodow", "--now", "2022-11-15T20:00Z"], scratch, picture) == [
        ["demo", "przewodow", "--no-window", "--case", str(scratch), "--now", "2022-11-15T20:00Z"],
        ["shot", str(scratch), str(picture), "--now", "2022-11-15T20:00Z"],
    ]


def test_a_demonstration_on_a_named_case_draws_that_case(start: ModuleType) -> None:
    make, shot = start.drawing(["demo", "--case", "mine.flank"], Path("s"), Path("p.png"))
    assert make == ["demo", "baseline", "--no-window", "--case", "mine.flank"]
    assert shot == ["shot", "mine.flank", "p.png"]


def test_the_picture_of_an_opened_case_is_of_that_case(start: ModuleType, tmp_path: Path) -> None:
    case = tmp_path / "night.flank"
    case.touch()
    assert start.drawing(["open", str(case), "--key-file", "k"], Path("s"), Path("p.png")) == [
        ["shot", str(case), "p.png", "--key-file", "k"]
    ]


def test_opening_a_case_that_is_not_there_makes_it_as_the_window_would(start: ModuleType, tmp_path: Path) -> None:
    case = str(tmp_path / "new.flank")
    assert start.drawing(["open", case, "--key-file", "k", "--now", "x"], Path("s"), Path("p.png")) == [
        ["demo", "--no-window", "--case", case, "--key-file", "k", "--now", "x"],
        ["shot", case, "p.png", "--key-file", "k", "--now", "x"],
    ]


def test_opening_nothing_draws_a_scratch_case(start: ModuleType, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch.flank"
    assert start.drawing(["open"], scratch, Path("p.png")) == [
        ["demo", "--no-window", "--case", str(scratch)],
        ["shot", str(scratch), "p.png"],
    ]
