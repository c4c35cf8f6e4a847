"""A scenario: what became known when, and what a cell did with it, to be played into a case (``resources/scenarios``).

One JSON file. ``items`` are reports with the hour at which they could be known; ``acts`` is what people did between
them; ``then`` is what the public baseline would otherwise tell too early. Nothing is taken on trust: an unknown field,
a time without its zone, or a reference to what is not there ends the reading with a BadInput.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from console.domain.categories import Category
from console.domain.errors import BadInput, ConsoleError
from console.domain.times import Instant, parse_instant
from console.feeds import scenario_keys
from console.feeds.hindsight import Then
from console.feeds.scenario_keys import Act
from console.feeds.scenario_steps import (
    BackClaim,
    Item,
    Key,
    Label,
    MakeClaim,
    Moment,
    OpenIncident,
    Part,
    Place,
    SaveView,
    Word,
)


class ThenRows(Part, frozen=True):
    """Rows of the baseline left out, and what fields of rows said then."""

    left_out: list[str]
    instead: dict[str, dict[str, str | int | list[str] | None]]


class Scenario(Part, frozen=True, kw_only=True):
    """A whole scenario. ``begins`` is as of when the baseline stands, ``ends`` when the story is over.

    ``opens_with`` names the saved view its window opens with; ``case`` is what its file is called where nobody says
    otherwise. ``exercise``: nothing in it happened, and the case says so everywhere.
    """

    title: Word
    case: Key
    exercise: bool = False
    source: Word
    as_of: Word
    marking: Word
    to_check: Literal["yes", "no"]
    check_note: str
    time_note: str
    lessons: list[str]
    begins: Moment
    ends: Moment
    station: Word
    desk: Word
    analyst: Word
    opens_with: Word
    place: Place
    category: Category
    hypotheses: dict[Label, Word]
    then: ThenRows
    items: list[Item]
    acts: list[Act]

    @property
    def known_then(self) -> Then:
        """As of when, and with what left out, the baseline is loaded."""
        return Then(self.begins, frozenset(self.then.left_out), self.then.instead)

    def steps(self, until: Instant | None = None) -> Iterator[Item | Act]:
        """Everything in the order in which it became known or was done; at the same moment reports come first.

        With ``until`` only what had happened by then.
        """
        every = sorted([*_in_order(self.items), *self.acts], key=_when)
        return iter([step for step in every if until is None or _when(step)[0] <= until])

    def view(self, until: Instant | None = None) -> str:
        """The name of the saved view its window opens with; of those saved by ``until`` the last; none: empty."""
        if until is None or until >= self.ends:
            return self.opens_with
        saved = [step.name for step in self.steps(until) if isinstance(step, SaveView)]
        return saved[-1] if saved else ""


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file. Raises BadInput."""
    try:
        return scenario(path.read_bytes(), path.name)
    except OSError:
        raise BadInput(f"{path.name} is missing or cannot be read. Install the program again.") from None


def scenario(content: bytes, name: str = "scenario") -> Scenario:
    """Read a scenario. Raises BadInput that says what does not hold."""
    try:
        read = msgspec.json.decode(content, type=Scenario, dec_hook=_decode)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(f"{name} cannot be read as a scenario: {error}.") from None
    _require_sound(read, name)
    return read


def _decode(kind: type[Any], value: Any) -> Any:
    if kind is not Moment:
        raise NotImplementedError
    if not isinstance(value, str):
        raise ValueError("a time is a text, as 2022-11-15T19:44Z")
    try:
        return Moment(parse_instant(value))
    except ConsoleError as error:
        raise ValueError(str(error)) from None


def _when(step: Item | Act) -> tuple[int, bool]:
    return (step.known_utc, False) if isinstance(step, Item) else (step.at, True)


def _in_order(items: Sequence[Item]) -> list[Item]:
    """As they became known; of two known at the same moment the one that the other relays comes first."""
    return sorted(items, key=lambda item: (item.known_utc, item.repeats is not None))


def _require_sound(read: Scenario, name: str) -> None:
    for trouble in _troubles(read):
        raise BadInput(f"{name} cannot be played: {trouble}.")


def _troubles(read: Scenario) -> Iterator[str]:
    come: set[str] = set()
    for step in read.steps():
        if isinstance(step, Item):
            yield from _of_item(step, come, read)
            come.add(step.id)
        elif isinstance(step, MakeClaim | BackClaim):
            yield from (
                f"{step.key} names {one}, which is not known by then" for one in step.reports if one not in come
            )
    yield from _of_keys(read)
    if read.opens_with not in [act.name for act in read.acts if isinstance(act, SaveView)]:
        yield f"it opens with {read.opens_with}, and no view of that name is saved"
    last = max(_when(step)[0] for step in read.steps())
    if not read.begins <= min(_when(step)[0] for step in read.steps()) or last > read.ends:
        yield "something comes before it begins or after it ends"


def _of_item(item: Item, come: set[str], read: Scenario) -> Iterator[str]:
    if item.id in come:
        yield f"{item.id} is there twice"
    if item.t_utc > item.known_utc:
        yield f"{item.id} is known before it is said"
    if (item.to_check == "yes") is not bool(item.check_note):
        yield f"{item.id} is to be checked without saying what, or says what without being so"
    for before in (item.repeats, item.withdraws):
        if before is not None and before not in come:
            yield f"{item.id} names {before}, which is not known by then"
    if item.marks.keys() != read.hypotheses.keys():
        yield f"{item.id} does not mark each of {', '.join(read.hypotheses)}"


def _of_keys(read: Scenario) -> Iterator[str]:
    opened = [act for act in read.acts if isinstance(act, OpenIncident)]
    if len(opened) != 1 or opened[0] is not min(read.acts, key=lambda act: act.at):
        yield "its first act opens the incident, and no other does"
    yield from scenario_keys.troubles(sorted(read.acts, key=_when))
