"""What test.py closes with: the counts of all of pytest's runs, and a failure that cannot be overlooked."""

from types import ModuleType

import pytest


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("===== 12 passed in 0.31s =====", {"passed": 12}),
        (
            "= 1 failed, 2 passed, 3 skipped, 4 deselected in 61.20s (0:01:01) =",
            {"failed": 1, "passed": 2, "skipped": 3, "deselected": 4},
        ),
        ("1 passed, 2 errors in 0.1s", {"passed": 1, "error": 2}),
        ("==== no tests ran in 0.01s ====", {"passed": 0}),
        ("Segmentation fault", {}),
    ],
)
def test_pytest_is_read_by_its_closing_line(suite: ModuleType, line: str, numbers: dict[str, int]) -> None:
    assert suite.counts(f"collected 3 items\n{line}\n") == numbers


def test_the_closing_line_adds_all_runs(suite: ModuleType) -> None:
    ran = [
        suite.Outcome("mypy", False, 1.0, {}),
        suite.Outcome("pytest", False, 1.0, {"passed": 5, "failed": 1, "error": 1}),
        suite.Outcome("pytest under Xvfb", True, 1.0, {"passed": 2, "skipped": 1}),
    ]
    assert suite.closing_line(ran) == "7 passed, 2 failed, 1 skipped"


def test_a_run_that_died_is_a_failure(suite: ModuleType) -> None:
    assert suite.closing_line([suite.Outcome("pytest", False, 1.0, {})]) == "0 passed, 1 failed, 0 skipped"
