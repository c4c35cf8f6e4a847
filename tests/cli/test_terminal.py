"""Nothing a case, a path or an argument holds can steer the terminal it is printed on."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.cli.terminal import printable, say_json
from tests.cli.conftest import Flank

STEERING = "\x1b]0;owned\x07 \x9b2J \x7f \u202etxt.exe"


def steers(text: str) -> bool:
    return any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in text.replace("\n", ""))


@given(st.text())
def test_nothing_printable_steers(text: str) -> None:
    assert printable(text).isprintable() and len(printable(text)) == len(text)


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_json_gives_the_text_back_and_holds_no_control(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        said: list[str] = []
        patch.setattr("builtins.print", said.append)
        say_json([text])
    assert json.loads(said[0]) == [text]
    assert not any(unicodedata.category(letter) == "Cc" for letter in said[0])


def _values(told: Any) -> Iterator[object]:
    """Every value of a JSON document that is not itself a list or an object."""
    for each in told.values() if isinstance(told, dict) else told:
        if isinstance(each, dict | list):
            yield from _values(each)
        else:
            yield each


@pytest.fixture
def crafted(case: Path) -> Path:
    db = apsw.Connection(str(case))
    db.execute("UPDATE operation SET label = ? WHERE seq = 2", (STEERING,))
    db.execute("UPDATE incident SET title = ? WHERE slug = 'inc-2022-030'", (STEERING,))
    db.close()
    return case


@pytest.mark.parametrize("words", [("list", "incidents"), ("list", "operations"), ("check",)])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_crafted_case_steers_nothing(
    flank: Flank, crafted: Path, words: tuple[str, ...], form: tuple[str, ...]
) -> None:
    verb, *rest = words
    _, out, err = flank(verb, crafted, *rest, *form)
    assert "owned" in out and not steers(out) and not steers(err)
    if form:
        assert any(STEERING in str(value) for value in _values(json.loads(out)))


def test_an_error_that_quotes_what_was_typed_steers_nothing(flank: Flank, case: Path) -> None:
    code, _, err = flank("list", case, "units", "--where", f"{STEERING}x")
    assert code == 2 and not steers(err)
    code, _, err = flank("list", case.with_name(f"no{STEERING}"), "units")
    assert code == 65 and not steers(err)
