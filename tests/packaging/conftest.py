"""The scripts of packaging/ are no package (the name is PyPI's): a test imports them by their folder."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"


def _imported(monkeypatch: pytest.MonkeyPatch, name: str) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(SCRIPTS)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    before = set(sys.modules)
    yield importlib.import_module(name)
    for fresh in set(sys.modules) - before:
        if str(getattr(sys.modules[fresh], "__file__", "")).startswith(str(SCRIPTS)):
            del sys.modules[fresh]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    yield from _imported(monkeypatch, "start")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    yield from _imported(monkeypatch, "environment")


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    yield from _imported(monkeypatch, "system")


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    yield from _imported(monkeypatch, "suite")
