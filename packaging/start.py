"""What run.py does: set up once, then be the console; draw its window to a picture where there is no screen."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import environment
import system

PICTURE = environment.CHECKOUT / "out" / "console.png"
_DEFAULT = ["demo", "baseline"]


def main(arguments: Sequence[str]) -> int:
    """Set up and start the console with ``arguments``. Returns its exit code, or this script's own."""
    try:
        wheelhouse, rest = split(arguments)
        environment.make_ready(environment.RUNTIME, system.QT, wheelhouse)
    except environment.SetupFailed as failure:
        environment.say(str(failure))
        return failure.code
    except KeyboardInterrupt:
        environment.say("Interrupted: the next start sets up again.")
        return 130
    rest = rest or _DEFAULT
    if wants_window(rest) and not has_screen(os.environ, sys.platform):
        return _draw(rest)
    return _become_console(rest)


def split(arguments: Sequence[str]) -> tuple[Path | None, list[str]]:
    """The folder after ``--wheelhouse`` and all that is not ours. Raises SetupFailed (2, 65) for a wrong folder."""
    folder: str | None = None
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument == "--wheelhouse":
            folder = next(waiting, "")
        elif argument.startswith("--wheelhouse="):
            folder = argument.partition("=")[2]
        else:
            rest.append(argument)
    if folder is None:
        return None, rest
    if not folder:
        raise environment.SetupFailed("--wheelhouse wants a folder that packaging/wheelhouse.py has filled.", 2)
    if not Path(folder).is_dir():
        raise environment.SetupFailed(f"There is no folder {folder}: packaging/wheelhouse.py fills one.", 65)
    return Path(folder).resolve(), rest


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether the console would open a window for ``arguments``."""
    if not {"-h", "--help"}.isdisjoint(arguments):
        return False
    return arguments[0] == "open" or (arguments[0] == "demo" and "--no-window" not in arguments)


def has_screen(variables: Mapping[str, str], platform: str) -> bool:
    """Whether Qt would find a screen to open a window on."""
    plugin = variables.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if plugin in ("offscreen", "minimal"):
        return False
    if platform in ("win32", "darwin") or plugin not in ("", "xcb", "wayland"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def drawing(arguments: Sequence[str], scratch: Path, picture: Path) -> list[list[str]]:
    """The console commands that draw to ``picture`` the window that ``arguments`` would open.

    A demonstration that names no case is made at ``scratch``; so is the case of a plain ``open``.
    """
    window = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    window.add_argument("verb")
    window.add_argument("subject", nargs="?")
    window.add_argument("--case")
    for option in ("--key-file", "--now"):
        window.add_argument(option)
    asked, others = window.parse_known_args(arguments)
    for option, value in (("--key-file", asked.key_file), ("--now", asked.now)):
        others += [] if value is None else [option, value]
    case = asked.subject if asked.verb == "open" and asked.subject else asked.case or str(scratch)
    make: list[list[str]] = []
    if asked.verb == "demo":
        make = [["demo", asked.subject or "baseline", "--no-window", "--case", case, *others]]
    elif not Path(case).exists():
        make = [["demo", "--no-window", "--case", case, *others]]
    return [*make, ["shot", case, str(picture), *others]]


def _draw(arguments: Sequence[str]) -> int:
    PICTURE.parent.mkdir(exist_ok=True)
    shown = os.path.relpath(PICTURE) if PICTURE.is_relative_to(Path.cwd()) else str(PICTURE)
    print(f"There is no screen here: the window is drawn to {shown} instead.", flush=True)
    variables = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory(dir=PICTURE.parent) as folder:
        for command in drawing(arguments, Path(folder, "demonstration.flank"), PICTURE):
            try:
                code = subprocess.run(_console(command), env=variables, stdout=subprocess.DEVNULL).returncode
            except KeyboardInterrupt:
                return 130
            if code:
                return code if code > 0 else 128 - code
    return 0


def _console(arguments: Sequence[str]) -> list[str]:
    # -P: a file named console.py in the folder where the user stands is not the console.
    return [str(environment.python()), "-P", "-m", "console", *arguments]


def _become_console(arguments: Sequence[str]) -> int:
    command = _console(arguments)
    if sys.platform == "win32":
        return _wait_for(command)
    sys.stdout.flush()
    os.execv(command[0], command)


def _wait_for(command: Sequence[str]) -> int:
    """Be the parent of the console where a process cannot turn into another."""
    with subprocess.Popen(command) as console:
        while True:
            try:
                return console.wait()
            except KeyboardInterrupt:  # the console had it too, and answers it
                continue
