"""Fuzzing starts from files that are taken, finds what is broken, and finds nothing in a second or two."""

from collections.abc import Iterator
from typing import Any

import pytest

from console.feeds import formats
from console.feeds.drafts import Asked, FeatureDraft, Given, Refused, ReportDraft, UnitDraft
from console.feeds.given import GivenBytes
from tests.fuzz_feeds import Fuzzed, broken, damaged
from tests.fuzz_seeds import seeds


def test_every_format_has_files_to_damage_that_are_taken() -> None:
    made = seeds()
    assert {parser.name for parser in formats.parsers()} <= made.keys()
    for name, contents in made.items():
        for content in contents:
            found, drafts = formats.read(GivenBytes("seed", content), Asked())
            assert found in (name, "kmz")
            assert any(isinstance(one, ReportDraft | FeatureDraft | UnitDraft) for one in drafts), name


def test_a_case_comes_from_its_number() -> None:
    assert damaged(7, [b"abc" * 9], [b"x"]) == damaged(7, [b"abc" * 9], [b"x"])


@pytest.mark.parametrize(
    ("does", "found"),
    [
        (lambda: {}["x"], "KeyError"),
        (lambda: ReportDraft(number=0, headline="x"), "counts from nowhere"),
        (lambda: ReportDraft(number=1, headline="x", lon=0.0, lat=0.0), "a position that is none"),
    ],
)
def test_what_a_parser_does_wrong_is_found(monkeypatch: pytest.MonkeyPatch, does: Any, found: str) -> None:
    class Wrong:
        name = "wrong"

        def recognises(self, given: Given) -> bool:
            return True

        def read(self, given: Given, asked: Asked) -> Iterator[ReportDraft]:
            yield does()

    monkeypatch.setattr(formats, "parsers", lambda: iter([Wrong()]))
    assert found in broken("wrong", b"x")


def test_a_refusal_is_nothing_broken() -> None:
    assert broken("gpx", b"x") == ""
    with pytest.raises(Refused):
        formats.read(GivenBytes("x", b"x"), Asked(), "none such")


def test_a_short_run_finds_nothing() -> None:
    fuzzed = Fuzzed("csv").run(1.0)
    assert fuzzed.found == {} and fuzzed.cases > 0
