"""Templates of briefings: which slides in which order, before it is known what they are about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from console.domain.storyboard import SlideKind

LAST: Final = 999
"""The place of a template that names none."""
UNLESS: Final = ("consultation", "decision")
"""What a slide may give way to."""


@dataclass(frozen=True)
class TemplateSlide:
    """A slide to be. What it is about (incident, crisis, consultation, decision, plan) is filled in from the case.

    ``subject`` holds what the template fixes beside that; empty words are worked out from what the slide shows.
    ``unless``: it has a place only until the crisis has that, one of :data:`UNLESS`.
    """

    kind: SlideKind
    subject: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    text: str = ""
    notes: str = ""
    seconds: int = 120
    unless: str = ""


@dataclass(frozen=True)
class Template:
    """A kind of briefing. ``stem`` names its file; ``about`` says when it is the one to take.

    ``order``: its place where templates are offered, the smallest first.
    """

    stem: str
    title: str
    about: str
    slides: tuple[TemplateSlide, ...]
    grades: bool = False
    positions: bool = False
    order: int = LAST
