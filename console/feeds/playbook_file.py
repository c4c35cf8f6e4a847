"""A playbook as it is written: TOML with steps, questions, explanations, options and people to tell.

Whatever is not as it should be ends the reading with a BadInput that says where: nothing is half read.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from console.domain.categories import Category
from console.domain.course_option import CRITERIA, Actor
from console.domain.errors import BadInput
from console.domain.letters import shortened
from console.domain.playbook import Playbook, PlaybookNotice, PlaybookOption, PlaybookQuestion, PlaybookStep
from console.feeds.written import flag_of, lines_of, only, parsed, text_of, texts_of

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WHAT: Final = "playbook"
_LATEST: Final = 60 * 24 * 90
_TOP: Final = frozenset({"slug", "name", "about", "categories", "hypotheses", "step", "question", "option", "tell"})


def read_playbook(text: str, *, shipped: bool = True) -> Playbook:
    """The playbook that a TOML text holds. Raises BadInput with what is off and where."""
    raw = parsed(text, _WHAT)
    if unknown := sorted(set(raw) - _TOP):
        raise BadInput(f"A playbook has no “{shortened(unknown[0])}”. It has {', '.join(sorted(_TOP))}.")
    slug, name = text_of(raw, "slug", "The playbook"), text_of(raw, "name", "The playbook")
    if not _SLUG.fullmatch(slug):
        raise BadInput(
            f"The slug {shortened(slug)!r} has other signs than a–z, 0–9 and single dashes. Write it as cable-cut."
        )
    return Playbook(
        slug, name, text_of(raw, "about", "The playbook", need=False), _categories(raw), _steps(raw),
        tuple(_question(line, place) for line, place in lines_of(raw, "question", _WHAT)), _hypotheses(raw),
        tuple(_option(line, place) for line, place in lines_of(raw, "option", _WHAT)),
        tuple(_notice(line, place) for line, place in lines_of(raw, "tell", _WHAT)), shipped,
    )  # fmt: skip


def _steps(raw: Mapping[str, Any]) -> tuple[PlaybookStep, ...]:
    found: dict[str, PlaybookStep] = {}
    for line, place in lines_of(raw, "step", _WHAT):
        only(line, place, "key", "text", "owner", "within_min", "protective", "waits")
        step = PlaybookStep(
            text_of(line, "key", place), text_of(line, "text", place), text_of(line, "owner", place, need=False),
            _minutes(line, place), flag_of(line, "protective", place), flag_of(line, "waits", place),
        )  # fmt: skip
        if step.protective and step.waits:
            raise BadInput(f"{place}: what protects people waits for nothing. Take “waits” away.")
        if step.key in found:
            raise BadInput(f"{place}: there is a step {shortened(step.key)!r} already. Give it another key.")
        found[step.key] = step
    if not found:
        raise BadInput("A playbook needs a [[step]]. Write the first thing to do.")
    return tuple(found.values())


def _question(line: Mapping[str, Any], place: str) -> PlaybookQuestion:
    only(line, place, "text", "owner", "within_min")
    return PlaybookQuestion(
        text_of(line, "text", place), text_of(line, "owner", place, need=False), _minutes(line, place)
    )


def _notice(line: Mapping[str, Any], place: str) -> PlaybookNotice:
    only(line, place, "partner", "subject", "owner", "within_min")
    partner, subject = text_of(line, "partner", place), text_of(line, "subject", place)
    return PlaybookNotice(partner, subject, text_of(line, "owner", place, need=False), _minutes(line, place))


def _option(line: Mapping[str, Any], place: str) -> PlaybookOption:
    only(line, place, "title", "actor", "criteria")
    try:
        actor = Actor(text_of(line, "actor", place))
    except ValueError:
        raise BadInput(f"{place}: its actor is one of {', '.join(Actor)}.") from None
    criteria = line.get("criteria", {})
    if not isinstance(criteria, dict):
        raise BadInput(f"{place}: its criteria are a table of texts.")
    only(criteria, place, *CRITERIA)
    said = tuple((key, text_of(criteria, key, place)) for key in CRITERIA if key in criteria)
    return PlaybookOption(text_of(line, "title", place), actor, said)


def _categories(raw: Mapping[str, Any]) -> tuple[Category, ...]:
    known = {one.value: one for one in Category}
    names = texts_of(raw, "categories")
    if odd := next((name for name in names if name not in known), None):
        raise BadInput(f"There is no category {shortened(odd)!r}. Choose from {', '.join(known)}.")
    return tuple(known[name] for name in names)


def _hypotheses(raw: Mapping[str, Any]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(texts_of(raw, "hypotheses")))
    if len(found) == 1:
        raise BadInput("One explanation alone cannot be weighed. Name at least two, or none.")
    return found


def _minutes(line: Mapping[str, Any], place: str) -> int | None:
    value = line.get("within_min")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= _LATEST:
        raise BadInput(f"{place}: within_min is a whole number of minutes, at most {_LATEST} (90 days).")
    return value
