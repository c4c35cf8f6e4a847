"""The .venv is known to be whole or is made again: what a start relies on."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def checkout(environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The environment module on a checkout of its own, where pip and venv only note that they were called."""
    for name in ("BUILD", "RUNTIME", "DEVELOPMENT"):
        lock = tmp_path / getattr(environment, name).name
        lock.write_text(f"{name} as locked\n")
        monkeypatch.setattr(environment, name, lock)
    venv = tmp_path / ".venv"
    monkeypatch.setattr(environment, "CHECKOUT", tmp_path)
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "_STAMP", venv / "installed.json")
    monkeypatch.setattr(environment, "_BUSY", venv / "setup.lock")
    monkeypatch.setattr(environment, "python", lambda folder=venv: folder / "python")
    return environment


@pytest.fixture
def installed(checkout: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was done, in order: ``venv``, or the lock that pip installed."""
    done: list[str] = []

    def afresh() -> None:
        done.append("venv")
        (checkout.VENV / "python").touch()

    def pip(interpreter: Path, verb: str, wheelhouse: Path | None, lock: Path, *more: str) -> int:
        assert verb == "install"
        assert not (checkout.VENV / "installed.json").exists(), "a kill now must not look like a whole set-up"
        done.append(lock.name)
        return 0

    monkeypatch.setattr(checkout, "_make_afresh", afresh)
    monkeypatch.setattr(checkout, "run_pip", pip)
    return done


def test_the_first_start_installs_and_the_second_does_nothing(checkout: ModuleType, installed: list[str]) -> None:
    checkout.make_ready(checkout.RUNTIME, ())
    assert installed == ["venv", "requirements-build.txt", "requirements.txt"]
    checkout.make_ready(checkout.RUNTIME, ())
    assert len(installed) == 3


def test_the_tools_are_added_to_what_is_there(checkout: ModuleType, installed: list[str]) -> None:
    checkout.make_ready(checkout.RUNTIME, ())
    checkout.make_ready(checkout.DEVELOPMENT, ())
    assert installed[3:] == ["requirements-dev.txt"]
    assert checkout.is_ready(checkout.RUNTIME)
    assert checkout.is_ready(checkout.DEVELOPMENT)


def test_the_tools_bring_the_console_along(checkout: ModuleType, installed: list[str]) -> None:
    checkout.make_ready(checkout.DEVELOPMENT, ())
    assert checkout.is_ready(checkout.RUNTIME)


@pytest.mark.parametrize("changed", ["requirements.txt", "requirements-build.txt"])
def test_a_changed_lock_is_installed_from_nothing(checkout: ModuleType, installed: list[str], changed: str) -> None:
    checkout.make_ready(checkout.RUNTIME, ())
    (checkout.CHECKOUT / changed).write_text("another version\n")
    assert not checkout.is_ready(checkout.RUNTIME)
    checkout.make_ready(checkout.RUNTIME, ())
    assert installed.count("venv") == 2


def test_an_interrupted_set_up_is_made_again(
    checkout: ModuleType, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(checkout, "run_pip", interrupted)
        checkout.make_ready(checkout.RUNTIME, ())
    assert not checkout.is_ready(checkout.RUNTIME)
    checkout.make_ready(checkout.RUNTIME, ())
    assert installed == ["venv", "venv", "requirements-build.txt", "requirements.txt"]


def test_a_failing_pip_says_what_to_do_and_leaves_no_stamp(
    checkout: ModuleType, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkout, "run_pip", lambda *_: 1)
    with pytest.raises(checkout.SetupFailed, match="--wheelhouse DIR"):
        checkout.make_ready(checkout.RUNTIME, ())
    assert not checkout.is_ready(checkout.RUNTIME)


@pytest.mark.parametrize("stamp", ["", "[]", "{", '{"made by": "another Python"}'])
def test_a_stamp_that_makes_no_sense_is_no_stamp(checkout: ModuleType, installed: list[str], stamp: str) -> None:
    checkout.make_ready(checkout.RUNTIME, ())
    (checkout.VENV / "installed.json").write_text(stamp)
    assert not checkout.is_ready(checkout.RUNTIME)


def test_a_moved_checkout_is_set_up_again(
    checkout: ModuleType, installed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.make_ready(checkout.RUNTIME, ())
    monkeypatch.setattr(checkout, "CHECKOUT", tmp_path / "elsewhere")
    assert not checkout.is_ready(checkout.RUNTIME)


def test_a_folder_nobody_may_write_is_one_sentence(checkout: ModuleType, tmp_path: Path) -> None:
    (tmp_path / ".venv").write_text("a file stands where the folder goes")
    with pytest.raises(checkout.SetupFailed) as failure:
        checkout.make_ready(checkout.RUNTIME, ())
    assert failure.value.code == 73


def test_a_second_start_waits_for_the_first(
    checkout: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.VENV.mkdir()
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, checkout.VENV / "setup.lock"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        # The first one is done while the second sleeps between two tries.
        monkeypatch.setattr(checkout.time, "sleep", lambda seconds: holder.communicate())
        with checkout._alone():
            assert holder.poll() is not None
    assert "waiting" in capsys.readouterr().err


_HOLD = """
import sys
if sys.platform == "win32":
    import msvcrt
    handle = open(sys.argv[1], "a+b"); handle.seek(0); msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
else:
    import fcntl
    handle = open(sys.argv[1], "a+b"); fcntl.flock(handle, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


def test_every_locked_package_has_a_hash_and_no_address(environment: ModuleType) -> None:
    for lock in (environment.BUILD, environment.RUNTIME, environment.DEVELOPMENT):
        text = lock.read_text(encoding="utf-8")
        blocks: Sequence[str] = [block for block in text.replace("\\\n", " ").splitlines() if not block.startswith("#")]
        assert blocks and all("--hash=sha256:" in block for block in blocks)
        assert "://" not in text and "--index" not in text and "--find-links" not in text


def test_the_tools_lock_holds_the_console_lock_at_the_same_versions(environment: ModuleType) -> None:
    runtime, development = (
        {line.rstrip(" \\") for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line}
        for lock in (environment.RUNTIME, environment.DEVELOPMENT)
    )
    assert runtime <= development
