"""The kinds of slides: a module each with ``body(scene) -> Body | None``, and one line of :data:`MODULES`.

None: the audience may not see what the slide is about, or there is nothing yet. Then the slide is not there.
"""

import importlib
from collections.abc import Callable
from typing import Final

from console.domain.storyboard import SlideKind
from console.exports.briefing.page import Body
from console.exports.briefing.scene import Scene

MODULES: Final[dict[SlideKind, str]] = {
    SlideKind.TITLE: "title",
    SlideKind.INCIDENT: "incident",
    SlideKind.MATRIX: "matrix",
    SlideKind.CLAIMS: "claims",
    SlideKind.TIMELINE: "timeline",
    SlideKind.INDICATORS: "indicators",
    SlideKind.IMAGE: "image",
    SlideKind.MAP: "map",
    SlideKind.POSTURE: "posture",
    SlideKind.COMPARE: "compare",
    SlideKind.ARRIVALS: "arrivals",
    SlideKind.RACE: "race",
    SlideKind.TEXT: "text",
    SlideKind.OPTIONS: "options",
    SlideKind.CONSULTATION: "consultation",
    SlideKind.DRAFT: "draft",
    SlideKind.SILENCE: "silence",
    SlideKind.DECISION: "decision",
}


def body_of(scene: Scene) -> Body | None:
    """What a slide shows. Raises BadInput where its subject is not something it can show."""
    if scene.slide.kind not in MODULES:
        return None
    module = importlib.import_module(f"{__name__}.{MODULES[scene.slide.kind]}")
    make: Callable[[Scene], Body | None] = module.body
    return make(scene)
