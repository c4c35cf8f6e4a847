"""The figures of briefings have the shape others compare with; how large they are is no test's business."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from console.bench import brief
from console.domain.operation import Actor
from console.domain.storyboard import SlideKind, Storyboard
from console.domain.times import Instant
from console.exports.briefing import hand_out
from console.exports.briefing.hand_out import Handed, HandOut
from console.exports.briefing.kinds import MODULES
from console.exports.briefing.leave import LeftFile
from console.exports.briefing.order import FORMATS
from console.store.casefile import Store, open_case
from tests.cases import story
from tests.exports.briefing.laid_out import MADE


def test_the_figures_stand_together_with_what_they_may_be(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    def handed(store: Store, board: Storyboard, actor: Actor, now: Instant, how: HandOut, **_: Any) -> Handed:
        assert [slide.kind for slide in board.slides] == [SlideKind.TITLE]
        return Handed(MADE, tuple(LeftFile(form, "a", b"", 5, MADE.marking) for form in how.formats), ())

    def scenario(path: Path, name: str) -> Store:
        return open_case(story(path, name), Actor("A", "B"), 1_796_000_000_000)

    monkeypatch.setattr(hand_out, "hand_out", handed)
    monkeypatch.setattr(brief, "scenario_case", scenario)
    monkeypatch.setattr(brief, "_CALM_S", 0.0)
    told = brief.measure((SlideKind.TITLE,), ("png",))
    assert told["seconds_by_format"].keys() == {"png"} and told["bytes"] == {"png": 5} and told["slides"] == 2
    assert told["total_s"] > 0 and told["longest_block_ms"] > 0 and told["gates"].keys() <= told.keys()
    json.dumps(told)
    assert brief.FORMATS == FORMATS and len(set(brief.KINDS)) == 12 and set(brief.KINDS) <= set(MODULES)
