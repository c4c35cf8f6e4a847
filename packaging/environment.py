"""The virtual environment of a checkout: ``.venv``, made from a lock file whose every hash is checked.

Standard library only: this runs before anything is installed. A stamp in ``.venv`` says which locks are
installed whole. It is taken away before pip starts and written when pip is done, so a set-up that was
interrupted is known by its absence and made again from nothing. One set-up runs at a time; others wait.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import system

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
LOCKS = CHECKOUT / "packaging"
BUILD = LOCKS / "requirements-build.txt"
RUNTIME = LOCKS / "requirements.txt"
DEVELOPMENT = LOCKS / "requirements-dev.txt"  # holds all of RUNTIME, at the same versions: see lock.py

_STAMP = VENV / "installed.json"
_BUSY = VENV / "setup.lock"
_TRIED = "system-tried.txt"  # packages that apt-get could not install


class SetupFailed(Exception):
    """The machine cannot run the console yet; the text is one sentence that says what to do."""

    def __init__(self, sentence: str, code: int = 78) -> None:
        super().__init__(sentence)
        self.code = code


def say(sentence: str) -> None:
    """One line to the person at the terminal; standard output belongs to the console."""
    print(sentence, file=sys.stderr, flush=True)


def python(folder: Path = VENV) -> Path:
    """The interpreter of a virtual environment."""
    return folder.joinpath("Scripts", "python.exe") if sys.platform == "win32" else folder.joinpath("bin", "python")


def make_ready(lock: Path, libraries: Sequence[str], wheelhouse: Path | None = None) -> None:
    """See that ``.venv`` holds ``lock`` and the machine the system ``libraries``; quick when both are so.

    ``wheelhouse`` is a folder to install from without a network. Raises SetupFailed, or KeyboardInterrupt.
    """
    if is_ready(lock) and not system.missing(libraries):
        return
    try:
        VENV.mkdir(exist_ok=True)
        with _alone():
            ready = is_ready(lock)
            _install_libraries(libraries, set_up=not ready)
            if not ready:
                _install(lock, wheelhouse)
    except OSError as error:
        raise SetupFailed(f"Cannot write {error.filename or VENV}: {error.strerror or error}.", 73) from error


def is_ready(lock: Path) -> bool:
    """Whether ``.venv`` was made whole from ``lock`` as it now is, by this Python, in this place."""
    stamp = _read_stamp()
    return stamp.get(lock.name) == _digest(lock) and stamp.get("made by") == _maker() and python().exists()


def _maker() -> str:
    """What a virtual environment depends on besides its packages; a patch release of Python keeps it."""
    version = f"{sys.implementation.name} {sys.version_info.major}.{sys.version_info.minor}"
    return f"{version} on {platform.machine()} in {CHECKOUT}"


def _digest(lock: Path) -> str:
    return hashlib.sha256(BUILD.read_bytes() + lock.read_bytes()).hexdigest()


def _read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(_STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _write_stamp(stamp: dict[str, str]) -> None:
    fresh = _STAMP.with_suffix(".new")
    fresh.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    fresh.replace(_STAMP)


def _install_libraries(libraries: Sequence[str], set_up: bool) -> None:
    """Have the system's part installed where that is possible; say what to type where it is not.

    ``set_up``: a set-up follows, so that what failed earlier is tried again and venv is needed.
    """
    tried = VENV / _TRIED
    if set_up:
        tried.unlink(missing_ok=True)
    no_venv = set_up and importlib.util.find_spec("ensurepip") is None
    wanted = [*libraries, system.venv_package()] if no_venv else list(libraries)
    for sentence in system.install(wanted, remember=tried):
        say(sentence)
    importlib.invalidate_caches()
    if no_venv and importlib.util.find_spec("ensurepip") is None:
        raise SetupFailed("This Python cannot make virtual environments: install its venv package, then start again.")


def _install(lock: Path, wheelhouse: Path | None) -> None:
    started = time.monotonic()
    stamp = _read_stamp() if is_ready(RUNTIME) else {}
    _STAMP.unlink(missing_ok=True)
    source = f"from {wheelhouse}" if wheelhouse else "this needs the network once"
    say(f"Setting up {VENV} ({source}) ...")
    if not stamp:
        _make_afresh()
        # A source package is built here, by a build tool that is locked like everything else.
        _pip("install", wheelhouse, BUILD)
    _pip("install", wheelhouse, lock)
    _write_stamp(stamp | {"made by": _maker(), RUNTIME.name: _digest(RUNTIME), lock.name: _digest(lock)})
    say(f"Set up in {time.monotonic() - started:.0f} s.")


def _make_afresh() -> None:
    for child in VENV.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        elif child.name not in (_BUSY.name, _TRIED):
            child.unlink()
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        close_fds=False,
    )
    if made.returncode:
        say((made.stdout + made.stderr).strip())
        raise SetupFailed("This Python could not make a virtual environment (its own words are above).")
    base = {"base": str(VENV), "platbase": str(VENV)}
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars=base))
    # The console runs from this checkout, whatever folder it is started in.
    packages.joinpath("flank-console.pth").write_text(f"{CHECKOUT}\n", encoding="utf-8")


def _pip(verb: str, wheelhouse: Path | None, lock: Path, *more: str) -> None:
    """Run pip on a lock. Raises SetupFailed when it does not do all of it."""
    if run_pip(python(), verb, wheelhouse, lock, *more):
        hint = (
            "" if wheelhouse else " Without a network: --wheelhouse DIR, a folder that packaging/wheelhouse.py fills."
        )
        raise SetupFailed(f"The dependencies could not be installed (pip's own words are above).{hint}")


def run_pip(interpreter: Path, verb: str, wheelhouse: Path | None, lock: Path, *more: str) -> int:
    """pip's exit code for ``verb`` (install, download) on all of ``lock``, every hash checked."""
    offline = ["--no-index", "--find-links", str(wheelhouse.resolve())] if wheelhouse else []
    quiet = [] if sys.stderr.isatty() else ["-qq"]
    # The lock is complete, so nothing is resolved: --no-deps. What is built is built with the locked tool.
    command = [verb, "--require-hashes", "--no-deps", "--no-build-isolation", "--use-pep517", *quiet, *offline, *more]
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    return subprocess.run(
        [str(interpreter), "-m", "pip", *command, "-r", str(lock)],
        stdout=sys.stderr,
        env=environment,
        close_fds=False,
    ).returncode


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Hold the set-up lock; the system lets go of it when this process and its pip have ended, however they end."""
    with _BUSY.open("a+b") as handle:
        if not _take(handle):
            say("Another start is setting up .venv: waiting for it.")
            while not _take(handle):
                time.sleep(0.2)
        # A pip that outlives this process goes on holding the lock (hence close_fds=False where it is started).
        os.set_inheritable(handle.fileno(), True)
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(handle: IO[bytes]) -> bool:
        handle.seek(0)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
