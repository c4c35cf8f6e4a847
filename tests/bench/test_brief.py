"""The figures of briefings have the shape others compare with; how large they are is no test's business."""

import json

from PySide6.QtWidgets import QApplication

from console.bench import brief
from console.domain.storyboard import SlideKind
from console.exports.briefing.kinds import MODULES
from console.exports.briefing.order import FORMATS


def test_the_figures_stand_together_with_what_they_may_be(qapp: QApplication) -> None:
    told = brief.measure((SlideKind.TITLE,), ("png",))
    assert told["seconds_by_format"].keys() == told["bytes"].keys() == {"png"} and told["slides"] == 1
    assert told["total_s"] > 0 and told["longest_block_ms"] > 0 and told["gates"].keys() <= told.keys()
    json.dumps(told)
    assert brief.FORMATS == FORMATS and len(set(brief.KINDS)) == 12 and len(MODULES) >= 12
