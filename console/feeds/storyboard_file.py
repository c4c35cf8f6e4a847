"""A template of a briefing as it is written: TOML with a title and one ``[[slide]]`` after the other.

Whatever is not as it should be ends the reading with a BadInput that says where: nothing is half read.
"""

from collections.abc import Mapping
from typing import Any, Final

from console.domain.errors import BadInput
from console.domain.letters import called
from console.domain.storyboard import LONGEST_SECONDS, SlideKind
from console.domain.storyboard_template import LAST, UNLESS, Template, TemplateSlide
from console.feeds.written import flag_of, lines_of, only, paragraphs_of, parsed, text_of

_WHAT: Final = "template"
_SECONDS: Final = 120


def read_template(text: str, stem: str) -> Template:
    """The template that a TOML text holds. Raises BadInput with what is off and where."""
    raw = parsed(text, _WHAT)
    place = "The template"
    only(raw, place, "title", "about", "order", "grades", "positions", "slide")
    slides = tuple(_slide(line, where) for line, where in lines_of(raw, "slide", _WHAT))
    if not slides:
        raise BadInput("A template needs a [[slide]]. Write the first thing to show.")
    return Template(
        stem,
        text_of(raw, "title", place),
        text_of(raw, "about", place),
        slides,
        flag_of(raw, "grades", place),
        flag_of(raw, "positions", place),
        _whole(raw, "order", place, LAST, LAST),
    )


def _slide(line: Mapping[str, Any], place: str) -> TemplateSlide:
    only(line, place, "kind", "subject", "title", "text", "notes", "seconds", "unless")
    try:
        kind = SlideKind(text_of(line, "kind", place))
    except ValueError:
        raise BadInput(f"{place}: its kind is one of {', '.join(SlideKind)}.") from None
    return TemplateSlide(
        kind,
        _subject(line, place),
        text_of(line, "title", place, need=False),
        paragraphs_of(line, "text", place),
        paragraphs_of(line, "notes", place),
        _whole(line, "seconds", place, _SECONDS, LONGEST_SECONDS),
        _unless(line, place),
    )


def _subject(line: Mapping[str, Any], place: str) -> dict[str, str]:
    value = line.get("subject", {})
    if not isinstance(value, dict) or not all(isinstance(one, str) and called(one) for one in value.values()):
        raise BadInput(f"{place}: its subject is a table of texts.")
    if "days" in value and not (value["days"].isascii() and value["days"].isdigit() and len(value["days"]) < 5):
        raise BadInput(f"{place}: days is a number of days in quotation marks, up to 9999.")
    return {key: called(one, 1000) for key, one in sorted(value.items())}


def _unless(line: Mapping[str, Any], place: str) -> str:
    value = text_of(line, "unless", place, need=False)
    if value and value not in UNLESS:
        raise BadInput(f"{place}: unless is one of {', '.join(UNLESS)}.")
    return value


def _whole(line: Mapping[str, Any], key: str, place: str, usual: int, most: int) -> int:
    value = line.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise BadInput(f"{place}: {key} is a whole number up to {most}.")
    return value
