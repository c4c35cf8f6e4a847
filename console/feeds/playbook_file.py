"""A playbook as it is written: TOML with steps, questions, explanations, options and people to tell.

Whatever is not as it should be ends the reading with a BadInput that says where: nothing is half read.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from console.domain.categories import Category
from console.domain.course_option import CRITERIA, Actor
from console.domain.errors import BadInput
from console.domain.letters import called, shortened
from console.domain.playbook import Playbook, PlaybookNotice, PlaybookOption, PlaybookQuestion, PlaybookStep

LONGEST: Final = 64_000
"""So many letters a playbook may have."""
MOST: Final = 60
"""So many of one kind of line."""
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LATEST: Final = 60 * 24 * 90
_MOST_DOTS: Final = 200
_TOP: Final = frozenset({"slug", "name", "about", "categories", "hypotheses", "step", "question", "option", "tell"})


def read_playbook(text: str, *, shipped: bool = True) -> Playbook:
    """The playbook that a TOML text holds. Raises BadInput with what is off and where."""
    if len(text) > LONGEST:
        raise BadInput(f"A playbook has at most {LONGEST} letters. Write it in two.")
    raw = _parsed(text)
    if unknown := sorted(set(raw) - _TOP):
        raise BadInput(f"A playbook has no “{shortened(unknown[0])}”. It has {', '.join(sorted(_TOP))}.")
    slug, name = _text(raw, "slug", "The playbook"), _text(raw, "name", "The playbook")
    if not _SLUG.fullmatch(slug):
        raise BadInput(
            f"The slug {shortened(slug)!r} has other signs than a–z, 0–9 and single dashes. Write it as cable-cut."
        )
    return Playbook(
        slug, name, _text(raw, "about", "The playbook", need=False), _categories(raw), _steps(raw),
        tuple(_question(line, place) for line, place in _lines(raw, "question")), _hypotheses(raw),
        tuple(_option(line, place) for line, place in _lines(raw, "option")),
        tuple(_notice(line, place) for line, place in _lines(raw, "tell")), shipped,
    )  # fmt: skip


def _parsed(text: str) -> dict[str, Any]:
    # A key of thousands of parts is allowed in TOML, and takes its parser a quarter of a minute.
    if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise BadInput(f"A line of a playbook has at most {_MOST_DOTS} full stops. Write it on two.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = shortened(str(error), 120)
    except RecursionError:
        where = "it nests too deep"
    except ValueError:
        where = "a number in it has too many digits"
    raise BadInput(f"This is not TOML: {where}. Mend that and keep it again.")


def _steps(raw: Mapping[str, Any]) -> tuple[PlaybookStep, ...]:
    found: dict[str, PlaybookStep] = {}
    for line, place in _lines(raw, "step"):
        _only(line, place, "key", "text", "owner", "within_min", "protective", "waits")
        step = PlaybookStep(
            _text(line, "key", place), _text(line, "text", place), _text(line, "owner", place, need=False),
            _minutes(line, place), _flag(line, "protective", place), _flag(line, "waits", place),
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
    _only(line, place, "text", "owner", "within_min")
    return PlaybookQuestion(_text(line, "text", place), _text(line, "owner", place, need=False), _minutes(line, place))


def _notice(line: Mapping[str, Any], place: str) -> PlaybookNotice:
    _only(line, place, "partner", "subject", "owner", "within_min")
    partner, subject = _text(line, "partner", place), _text(line, "subject", place)
    return PlaybookNotice(partner, subject, _text(line, "owner", place, need=False), _minutes(line, place))


def _option(line: Mapping[str, Any], place: str) -> PlaybookOption:
    _only(line, place, "title", "actor", "criteria")
    try:
        actor = Actor(_text(line, "actor", place))
    except ValueError:
        raise BadInput(f"{place}: its actor is one of {', '.join(Actor)}.") from None
    criteria = line.get("criteria", {})
    if not isinstance(criteria, dict):
        raise BadInput(f"{place}: its criteria are a table of texts.")
    _only(criteria, place, *CRITERIA)
    said = tuple((key, _text(criteria, key, place)) for key in CRITERIA if key in criteria)
    return PlaybookOption(_text(line, "title", place), actor, said)


def _categories(raw: Mapping[str, Any]) -> tuple[Category, ...]:
    known = {one.value: one for one in Category}
    names = _texts(raw, "categories")
    if odd := next((name for name in names if name not in known), None):
        raise BadInput(f"There is no category {shortened(odd)!r}. Choose from {', '.join(known)}.")
    return tuple(known[name] for name in names)


def _hypotheses(raw: Mapping[str, Any]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(_texts(raw, "hypotheses")))
    if len(found) == 1:
        raise BadInput("One explanation alone cannot be weighed. Name at least two, or none.")
    return found


def _texts(raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = raw.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) and called(one) for one in found):
        raise BadInput(f"“{key}” is a list of texts.")
    return tuple(called(one, 1000) for one in found[:MOST])


def _lines(raw: Mapping[str, Any], table: str) -> Sequence[tuple[Mapping[str, Any], str]]:
    """Each table of a name, and how a person finds it."""
    found = raw.get(table, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise BadInput(f"“{table}” is written as [[{table}]], once for each.")
    if len(found) > MOST:
        raise BadInput(f"A playbook has at most {MOST} of [[{table}]]. Write it in two.")
    return [(line, f"[[{table}]] {number}") for number, line in enumerate(found, start=1)]


def _only(line: Mapping[str, Any], place: str, *known: str) -> None:
    if unknown := sorted(set(line) - set(known)):
        raise BadInput(f"{place}: there is no “{shortened(unknown[0])}” here. It has {', '.join(known)}.")


def _text(line: Mapping[str, Any], key: str, place: str, *, need: bool = True) -> str:
    value = line.get(key, "")
    if not isinstance(value, str):
        raise BadInput(f"{place}: {key} is a text. Put it in quotation marks.")
    words = called(value, 1000)
    if need and not words:
        raise BadInput(f"{place}: {key} is missing.")
    return words


def _flag(line: Mapping[str, Any], key: str, place: str) -> bool:
    value = line.get(key, False)
    if not isinstance(value, bool):
        raise BadInput(f"{place}: {key} is true or false.")
    return value


def _minutes(line: Mapping[str, Any], place: str) -> int | None:
    value = line.get("within_min")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= _LATEST:
        raise BadInput(f"{place}: within_min is a whole number of minutes, at most {_LATEST} (90 days).")
    return value
