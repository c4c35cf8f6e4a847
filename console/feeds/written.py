"""What people write as TOML, a playbook or a template of a briefing: read piece by piece, each told by its place.

Whatever is not as it should be raises a BadInput that says where; nothing is half read.
"""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from console.domain.errors import BadInput
from console.domain.letters import called, shortened

LONGEST: Final = 64_000
"""So many letters one text may have."""
MOST: Final = 60
"""So many of one kind of line."""
_MOST_DOTS: Final = 200


def parsed(text: str, what: str) -> dict[str, Any]:
    """The tables of a text; ``what`` it is, as “playbook”. Raises BadInput."""
    if len(text) > LONGEST:
        raise BadInput(f"A {what} has at most {LONGEST} letters. Write it in two.")
    # A key of thousands of parts is allowed in TOML, and takes its parser a quarter of a minute.
    if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise BadInput(f"A line of a {what} has at most {_MOST_DOTS} full stops. Write it on two.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = shortened(str(error), 120)
    except RecursionError:
        where = "it nests too deep"
    except ValueError:
        where = "a number in it has too many digits"
    raise BadInput(f"This is not TOML: {where}. Mend that and keep it again.")


def texts_of(raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """A list of texts; none where it is missing. Raises BadInput."""
    found = raw.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) and called(one) for one in found):
        raise BadInput(f"“{key}” is a list of texts.")
    return tuple(called(one, 1000) for one in found[:MOST])


def lines_of(raw: Mapping[str, Any], table: str, what: str) -> Sequence[tuple[Mapping[str, Any], str]]:
    """Each table of a name, and how a person finds it. Raises BadInput."""
    found = raw.get(table, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise BadInput(f"“{table}” is written as [[{table}]], once for each.")
    if len(found) > MOST:
        raise BadInput(f"A {what} has at most {MOST} of [[{table}]]. Write it in two.")
    return [(line, f"[[{table}]] {number}") for number, line in enumerate(found, start=1)]


def only(line: Mapping[str, Any], place: str, *known: str) -> None:
    """Raises BadInput where a table holds anything but these."""
    if unknown := sorted(set(line) - set(known)):
        raise BadInput(f"{place}: there is no “{shortened(unknown[0])}” here. It has {', '.join(known)}.")


def text_of(line: Mapping[str, Any], key: str, place: str, *, need: bool = True) -> str:
    """One line of words. Raises BadInput where it is no text, or missing though there must be one."""
    words = called(_written(line, key, place), 1000)
    if need and not words:
        raise BadInput(f"{place}: {key} is missing.")
    return words


def paragraphs_of(line: Mapping[str, Any], key: str, place: str) -> str:
    """Words of several lines, as written; empty where there are none. Raises BadInput where it is no text."""
    return _written(line, key, place).strip()


def flag_of(line: Mapping[str, Any], key: str, place: str) -> bool:
    """Whether it says true; not so where it is missing. Raises BadInput."""
    value = line.get(key, False)
    if not isinstance(value, bool):
        raise BadInput(f"{place}: {key} is true or false.")
    return value


def _written(line: Mapping[str, Any], key: str, place: str) -> str:
    value = line.get(key, "")
    if not isinstance(value, str):
        raise BadInput(f"{place}: {key} is a text. Put it in quotation marks.")
    return value
