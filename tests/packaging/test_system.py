"""Which of the system's packages are missing, and what is said or done about it."""

from pathlib import Path
from types import ModuleType

import pytest

ANSWER = """\
libegl1 installed
libgl1 not-installed
libpulse0 config-files
libglib2.0-0t64 installed
"""


@pytest.fixture
def lacking(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A Debian that lacks libegl1 and where apt-get cannot reach its servers; the apt-get calls made on it."""
    calls: list[tuple[str, ...]] = []

    def apt(*arguments: str) -> bool:
        calls.append(arguments)
        return False

    monkeypatch.setattr(system, "missing", lambda packages: [name for name in packages if name == "libegl1"])
    monkeypatch.setattr(system, "_apt", apt)
    return calls


def test_only_what_dpkg_calls_installed_is_installed(system: ModuleType) -> None:
    assert system.not_installed(("libegl1", "libgl1", "libpulse0", "xvfb"), ANSWER) == ["libgl1", "libpulse0", "xvfb"]


def test_a_library_renamed_for_64_bit_time_counts(system: ModuleType) -> None:
    assert system.not_installed(("libglib2.0-0",), ANSWER) == []


def test_where_there_is_no_dpkg_nothing_is_missing(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    assert system.missing(system.QT) == []


def test_an_ordinary_user_is_told_the_one_command(
    system: ModuleType, lacking: list[tuple[str, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "_is_root", lambda: False)
    (sentence,) = system.install(("libegl1", "libgl1"), tmp_path / "tried")
    assert sentence.endswith("sudo apt-get install -y libegl1")
    assert lacking == []


def test_an_apt_without_network_is_said_once_and_not_waited_for_again(
    system: ModuleType, lacking: list[tuple[str, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "_is_root", lambda: True)
    (first,) = system.install(("libegl1", "libgl1"), tmp_path / "tried")
    assert "libegl1" in first and "libgl1" not in first
    assert lacking
    lacking.clear()
    (second,) = system.install(("libegl1", "libgl1"), tmp_path / "tried")
    assert "apt-get install -y libegl1" in second
    assert lacking == []


def test_one_unknown_name_does_not_keep_the_others_away(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[str] = []

    def apt(*arguments: str) -> bool:
        if "fonts-inter" in arguments:
            return False
        if arguments[0] == "install" and "--simulate" not in arguments:
            there.extend(name for name in arguments[1:] if not name.startswith("-"))
        return True

    monkeypatch.setattr(system, "_apt", apt)
    system._apt_install(["libegl1", "fonts-inter", "libpulse0"])
    assert there == ["libegl1", "libpulse0"]
