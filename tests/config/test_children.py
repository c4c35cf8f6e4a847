"""Processes of the program's own: on the same code, and without what opens a case."""

import os
from pathlib import Path

import pytest

import console
from console.config import children


def test_no_process_gets_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLANK_KEY", "a passphrase")
    monkeypatch.setenv("FLANK_SIGN_ON", "another")
    for environment in (children.environment(), children.bare_environment()):
        assert not {"a passphrase", "another"} & set(environment.values())
        assert environment["PYTHONPATH"].split(os.pathsep)[0] == str(Path(console.__file__).parent.parent)


def test_what_reads_hostile_files_knows_nothing_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHO_SITS_HERE", "Ann")
    environment = children.bare_environment()
    assert "HOME" not in environment and "WHO_SITS_HERE" not in environment
    assert environment["OPENBLAS_NUM_THREADS"] == "1"
