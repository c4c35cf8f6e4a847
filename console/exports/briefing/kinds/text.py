"""A slide of words: a subset of Markdown, where every line stands as written."""

from console.exports.briefing.page import BODY, Body, Words
from console.exports.briefing.scene import Scene


def body(scene: Scene) -> Body | None:
    """The text of the slide."""
    return Body(scene.slide.title, (Words(BODY, scene.slide.text),))
