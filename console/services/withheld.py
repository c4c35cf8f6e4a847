"""What a briefer is told of what an audience does not see: each thing with its marking and why, and what to read again.

Read from a copy in which the rows that go are listed and still there. For the briefer alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from console.domain.audience import Audience
from console.domain.letters import first_capital, folded, shortened
from console.domain.marking import Marking
from console.domain.numbers import grouped
from console.domain.release import why_not
from console.store import leftovers
from console.store.cutting import Carried
from console.store.rewind import Rewound

Titles: TypeAlias = tuple[tuple[str, str], ...]
"""Titles, each folded and as it is written."""
_MOST: Final = 50
"""So many of one kind under one marking are named, the others counted."""
_TITLES: Final = 500
"""So many titles of what is withheld are looked for in what stays."""
_SHORTEST: Final = 8
"""A shorter title may be in any text."""
_NOUNS: Final = {
    "annotation": ("drawing", "drawings"),
    "assessment": ("assessment", "assessments"),
    "attachment": ("attachment", "attachments"),
    "closure": ("closed way", "closed ways"),
    "contact": ("contact between capitals", "contacts between capitals"),
    "course_option": ("option", "options"),
    "crisis": ("crisis", "crises"),
    "log_entry": ("log entry", "log entries"),
    "map_view": ("view", "views"),
    "mission": ("operation", "operations"),
    "national_assessment": ("assessment of an Ally", "assessments of Allies"),
    "unit": ("force", "forces"),
}


@dataclass(frozen=True)
class Withheld:
    """A thing the audience does not see: what it is in words, its marking, and why. For the briefer alone."""

    table: str
    id: bytes
    words: str
    marking: Marking
    reason: str


def told(
    copy: Rewound, carried: Sequence[Carried], hidden: Mapping[bytes, Marking], audience: Audience
) -> tuple[Withheld, ...]:
    """Everything that carries one of the hidden markings; what only hangs on it is not named."""
    groups: dict[tuple[str, bytes], list[Carried]] = defaultdict(list)
    for one in carried:
        groups[one.table, one.marking_id].append(one)
    found = []
    for (table, marking_id), rows in groups.items():
        marking = hidden[marking_id]
        reason = why_not(marking, audience)
        found += [Withheld(table, one.id, _words(copy, one), marking, reason) for one in rows[:_MOST]]
        if (more := len(rows) - _MOST) > 0:
            words = f"{grouped(more)} more {_noun(table, more)}"
            found.append(Withheld(table, rows[_MOST].id, words, marking, reason))
    return tuple(found)


def warned(copy: Rewound, carried: Sequence[Carried]) -> tuple[str, ...]:
    """What stays although it may tell of what goes: a person has to read it again. Sentences."""
    return tuple(dict.fromkeys((*_overtaken(copy), *_resting(copy), *_quoting(copy, carried))))


def _words(copy: Rewound, one: Carried) -> str:
    words = f"{first_capital(_noun(one.table, 1))} “{shortened(one.title)}”"
    if one.table == "source" and (many := leftovers.reports_of(copy, one.id)):
        words += f" with {grouped(many)} {_noun('report', many)}"
    return words


def _noun(table: str, many: int) -> str:
    one, more = _NOUNS.get(table, (table.replace("_", " "), f"{table.replace('_', ' ')}s"))
    return one if many == 1 else more


def _overtaken(copy: Rewound) -> Iterator[str]:
    """Without what was assessed last a slide says less than is known: whether that may be said, a person decides."""
    for title, before in leftovers.overtaken(copy):
        said = shortened(before) if before else "Cause not established"
        yield (
            f"What was assessed last of “{shortened(title)}” is withheld, so its slides say “{said}”. Assess it in"
            " words this audience may see, or leave those slides out."
        )


def _resting(copy: Rewound) -> Iterator[str]:
    for table, title, on, many in leftovers.resting(copy):
        things = f"{grouped(many)} {_noun(on, many)} that {'is' if many == 1 else 'are'} withheld"
        if table == "plan":
            yield f"Plan “{shortened(title)}” is left out: it counts on {things}."
        else:
            yield f"{first_capital(_noun(table, 1))} “{shortened(title)}” rests on {things}: check its words."


def _quoting(copy: Rewound, carried: Sequence[Carried]) -> Iterator[str]:
    titles = titles_of(carried)
    for table, name, text in leftovers.texts(copy) if titles else ():
        yield from quoted(f"{first_capital(_noun(table, 1))} “{shortened(name)}”", text, titles)


def titles_of(carried: Sequence[Carried]) -> Titles:
    """Titles of what is withheld by which a text would tell of it, as :func:`quoted` takes them."""
    titles = dict.fromkeys(one.title for one in carried[:_TITLES] if len(one.title) >= _SHORTEST)
    return tuple((folded(title), title) for title in titles)


def quoted(thing: str, text: str, titles: Titles) -> Iterator[str]:
    """A sentence for each of the titles that a text says; ``thing`` is what has the text."""
    said = folded(text)
    for needle, title in titles:
        if needle in said:
            yield f"{thing} says “{shortened(title)}”, which is withheld: check its words."
