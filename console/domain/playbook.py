"""Playbooks: what a cell does first when a kind of thing happens. Laid out for a crisis, ticked step by step."""

from dataclasses import dataclass

from console.domain.categories import Category
from console.domain.course_option import Actor
from console.domain.times import MINUTE, Instant


@dataclass(frozen=True, slots=True)
class PlaybookStep:
    """A step. ``key`` is its stable name; ``within_min`` counts from its beginning.

    No gate holds a ``protective`` one: it warns, disperses, patrols, makes ready or helps. One that ``waits`` names or
    answers whoever did it, so it is held until the cause is assessed.
    """

    key: str
    text: str
    owner: str = ""
    within_min: int | None = None
    protective: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class PlaybookQuestion:
    """What would have to be known, who finds out, and within how many minutes."""

    text: str
    owner: str = ""
    within_min: int | None = None


@dataclass(frozen=True, slots=True)
class PlaybookNotice:
    """Whom to tell what; ``owner`` sees to it."""

    partner: str
    subject: str
    owner: str = ""
    within_min: int | None = None


@dataclass(frozen=True, slots=True)
class PlaybookOption:
    """An option to look at: its title and what is known of it beforehand, by the keys of course_option.CRITERIA."""

    title: str
    actor: Actor
    criteria: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Playbook:
    """First steps, questions to ask, explanations to weigh, options to look at and people to tell.

    ``shipped`` is False for one that the cell wrote for its own case.
    """

    slug: str
    name: str
    about: str
    categories: tuple[Category, ...]
    steps: tuple[PlaybookStep, ...]
    questions: tuple[PlaybookQuestion, ...] = ()
    hypotheses: tuple[str, ...] = ()
    options: tuple[PlaybookOption, ...] = ()
    tell: tuple[PlaybookNotice, ...] = ()
    shipped: bool = True

    def step(self, key: str) -> PlaybookStep | None:
        """One of its steps."""
        return next((one for one in self.steps if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Tick:
    """A step was done, or the tick was taken away."""

    step: str
    done: bool
    at: Instant
    author: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlaybookRun:
    """A playbook laid out for a crisis, as it stood then; ``ticks`` by step, the newest of each."""

    id: bytes
    crisis_id: bytes
    playbook: Playbook
    begun_at: Instant
    author: str
    ticks: tuple[Tick, ...]

    def tick(self, key: str) -> Tick | None:
        """Who did a step, and when; None while it is to be done."""
        return next((one for one in self.ticks if one.step == key and one.done), None)

    def due_at(self, step: PlaybookStep) -> Instant | None:
        """When a step should be done by."""
        return None if step.within_min is None else self.begun_at + step.within_min * MINUTE

    @property
    def left(self) -> tuple[PlaybookStep, ...]:
        """The steps still to be done, in their order."""
        return tuple(step for step in self.playbook.steps if self.tick(step.key) is None)


def fitting(playbooks: tuple[Playbook, ...], category: Category | None) -> tuple[Playbook, ...]:
    """The same, those for a kind of incident first."""
    return tuple(sorted(playbooks, key=lambda one: category not in one.categories))
