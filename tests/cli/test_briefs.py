"""``brief``: the files, what it says of them, and that nothing is written when it fails."""

import hashlib
import json
from pathlib import Path

import pytest

from console.domain.errors import BadInput
from console.domain.storyboard import SlideKind, Storyboard
from console.store.casefile import open_reading
from console.store.outputs import outputs
from tests.cases import story
from tests.cli.conftest import Flank

THEN = "2022-11-15T19:44:00Z"
NOW = "2022-11-16T12:00:00Z"
STEM = "First 30 minutes 2022-11-15T194400Z"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return story(tmp_path / "p.flank", "przewodow")


def test_the_summary_tells_files_and_slides_and_the_register_has_them(case: Path, flank: Flank, tmp_path: Path) -> None:
    words = ("brief", case, "first-30-minutes", tmp_path / "a" / "out", "--known-at", THEN, "--now", NOW)
    code, out, err = flank(*words, "--format", "PNG,pdf", "--audience", "NATO+EU", "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["files"][0]["file"] == f"{STEM}.pdf" and told["withheld"] == []
    for one in told["files"]:
        content = (tmp_path / "a" / "out" / one["file"]).read_bytes()
        assert (one["sha256"], one["bytes"]) == (hashlib.sha256(content).hexdigest(), len(content))
    assert len(told["files"]) == len(told["slides"]) + 1
    first = told["slides"][0]
    assert (first["number"], first["kind"], first["known_at"]) == (1, "title", THEN) and len(first["code"]) == 8
    with open_reading(case) as store, store.reader() as reader:
        noted = {one.sha256.hex(): len(one.pages) for one in outputs(reader) if one.sha256 is not None}
    assert [noted[one["sha256"]] for one in told["files"]] == [len(told["slides"]), *[1] * len(told["slides"])]


def test_days_before_are_counted_from_what_was_known_then(
    case: Path, flank: Flank, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Storyboard] = []

    def no_files(_store: object, board: Storyboard, *_: object, **__: object) -> None:
        asked.append(board)
        raise BadInput("Enough.")

    monkeypatch.setattr("console.exports.briefing.hand_out.hand_out", no_files)
    flank("brief", case, "daily-update", case.parent / "out", "--known-at", THEN, "--now", "2026-11-30T12:00:00Z")
    assert [one.subject for one in asked[0].slides if one.kind is SlideKind.COMPARE] == [{"before": "2022-10-16"}]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nothing", "out", "--format", "pdf"), 65, "no briefing “nothing”"),
        (("first-30-minutes", "out", "--format", "doc"), 2, "pdf, pptx, html, png"),
        (("first-30-minutes", "out", "--audience", "Atlantis"), 65, "Atlantis"),
        (("first-30-minutes", "p.flank"), 73, "is a file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_writes_nothing(
    case: Path,
    flank: Flank,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    found, out, err = flank("brief", case.name, *words, "--known-at", THEN)
    assert (found, out) == (code, "") and said in err and [path.name for path in tmp_path.iterdir()] == ["p.flank"]
