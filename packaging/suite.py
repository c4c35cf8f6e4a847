"""What test.py does: every check of the project, one summary line each, all of them even when one fails."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import environment
import start
import system

# pytest's closing line: "==== 3 failed, 120 passed, 2 skipped in 9.87s ====", bare when it is quiet.
_CLOSING = re.compile(r"^=* ?((?:\d+ [a-z]+(?:, )?)+|no tests ran) in [\d.]+s\b.*$")


@dataclass(frozen=True)
class Outcome:
    """How one step went; ``counts`` are pytest's own words and numbers, empty for the other tools."""

    name: str
    passed: bool
    seconds: float
    counts: Mapping[str, int]


def main(arguments: Sequence[str]) -> int:
    """Set up and run the checks; the arguments that are not ours go to pytest. Returns 0 when all passed, else 1."""
    try:
        wheelhouse, rest = start.split(arguments)
        quick = "--quick" in rest
        pytest_arguments = [argument for argument in rest if argument != "--quick"]
        libraries = system.QT if quick else (*system.QT, *system.VIRTUAL_SCREEN)
        environment.make_ready(environment.DEVELOPMENT, libraries, wheelhouse)
        return _check(quick, pytest_arguments)
    except environment.SetupFailed as failure:
        environment.say(str(failure))
        return failure.code
    except KeyboardInterrupt:
        return 130


def counts(output: str) -> dict[str, int]:
    """pytest's numbers by its words ("passed", "failed", "errors" as "error"); empty when it never closed."""
    closing = [match for line in output.splitlines() if (match := _CLOSING.match(line))]
    if not closing:
        return {}
    if closing[-1][1] == "no tests ran":
        return {"passed": 0}
    pairs = (part.split() for part in closing[-1][1].split(", "))
    return {word.removesuffix("s") if word == "errors" else word: int(number) for number, word in pairs}


def closing_line(outcomes: Sequence[Outcome]) -> str:
    """``N passed, N failed, N skipped`` over all of pytest's runs; a run that died counts as a failure."""
    runs = [outcome for outcome in outcomes if outcome.name.startswith("pytest")]
    total = {word: sum(run.counts.get(word, 0) for run in runs) for word in ("passed", "failed", "error", "skipped")}
    died = sum(1 for run in runs if not run.passed and not run.counts.get("failed") and not run.counts.get("error"))
    return f"{total['passed']} passed, {total['failed'] + total['error'] + died} failed, {total['skipped']} skipped"


# Two processes, because that is what the smallest machine has cores for; a real screen is shared by nobody.
_SHARED_OUT = ("--no-xvfb", "--numprocesses", "2")


def _check(quick: bool, pytest_arguments: Sequence[str]) -> int:
    python = str(environment.python())
    # The tests start many consoles: without compiled code each would compile anew all that it loads.
    compiling = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    offscreen = compiling | {"QT_QPA_PLATFORM": "offscreen"}
    asked_for_some = bool(pytest_arguments)
    which = ["-m", "not xvfb and not wheel"] if quick else []
    pytest = [python, "-m", "pytest", "--color=no"]
    outcomes = [
        _step("ruff check", [python, "-m", "ruff", "check", "."]),
        _step("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        _step("mypy", [python, "-m", "mypy", "--strict", "console", "packaging", "maps"]),
        _step("import-linter", [str(environment.python().with_name("lint-imports")), "--no-logo"]),
        _step("pytest", [*pytest, *_SHARED_OUT, *which, *pytest_arguments], offscreen, may_be_empty=asked_for_some),
    ]
    if not quick:
        if shutil.which("Xvfb"):
            windowed = compiling | {"QT_QPA_PLATFORM": "xcb"}
            windows = [*pytest, "-m", "xvfb", *pytest_arguments]
            outcomes.append(_step("pytest under Xvfb", windows, windowed, may_be_empty=asked_for_some))
        else:
            print("\n!!! SKIPPED: the tests that need a real window, because Xvfb is not installed here. !!!")
    return _sum_up(outcomes)


def _step(
    name: str, command: Sequence[str], variables: Mapping[str, str] | None = None, may_be_empty: bool = False
) -> Outcome:
    """Run one check, its output shown as it comes; pytest's 5 (no test ran) passes where it ``may_be_empty``."""
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    lines: list[str] = []
    with subprocess.Popen(
        command,
        cwd=environment.CHECKOUT,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as check:
        assert check.stdout is not None
        for line in check.stdout:
            print(line, end="", flush=True)
            lines.append(line)
    tests = counts("".join(lines)) if name.startswith("pytest") else {}
    passed = check.returncode == 0 or (may_be_empty and check.returncode == 5)
    return Outcome(name, passed, time.monotonic() - started, tests)


def _sum_up(outcomes: Sequence[Outcome]) -> int:
    print()
    for outcome in outcomes:
        print(f"{'ok    ' if outcome.passed else 'FAILED'} {outcome.name:<18} {outcome.seconds:6.1f} s")
    print(closing_line(outcomes), flush=True)
    return 0 if all(outcome.passed for outcome in outcomes) else 1
