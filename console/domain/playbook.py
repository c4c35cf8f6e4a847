"""Playbooks: what a cell does first when a kind of thing happens. Laid out for a crisis, ticked step by step."""

from dataclasses import dataclass

from console.domain.times import Instant


@dataclass(frozen=True, slots=True)
class PlaybookStep:
    """A step. ``key`` is its stable name; ``within_min`` counts from its beginning; no gate holds a protective one."""

    key: str
    text: str
    owner: str = ""
    within_min: int | None = None
    protective: bool = False


@dataclass(frozen=True, slots=True)
class PlaybookOption:
    """An option to look at: its title and what is known of it beforehand, by the keys of course_option.CRITERIA."""

    title: str
    actor: str
    criteria: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Playbook:
    """First steps, questions to ask, explanations to weigh, options to look at and people to tell."""

    slug: str
    name: str
    about: str
    categories: tuple[str, ...]
    steps: tuple[PlaybookStep, ...]
    questions: tuple[str, ...]
    hypotheses: tuple[str, ...]
    options: tuple[PlaybookOption, ...]
    tell: tuple[str, ...]


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
