"""Whether a product may leave the case: who may see it, and whether a second person has released it."""

from collections.abc import Iterable
from dataclasses import dataclass

from console.domain.audience import Audience
from console.domain.errors import BadInput
from console.domain.letters import folded
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.release import why_nobody, why_not
from console.domain.times import Instant
from console.services.sign_on import asks_for_passphrases, prove
from console.store import settings
from console.store.casefile import Store
from console.store.reader import Reader

_SETTING = "second_person"
_ALWAYS, _NEVER = "on", "off"
_PRODUCT = "a product leaves it"


@dataclass(frozen=True)
class ReleaseRule:
    """What a case asks of whoever releases: a second person, and that both prove who they are by a passphrase."""

    second: bool
    passphrase: bool


def require_second_person(store: Store, actor: Actor, now: Instant, on: bool, second: str = "") -> Changes:
    """Ask for a second person's release of every product that goes to somebody or is shown, or no more.

    Tables, handovers and the quick print stay without it: they are the cell's own paper.

    Raises BadInput where one person alone would end the rule: ``second`` is who agrees.
    """
    label = "Ask for a second person to release" if on else f"Release without a second person, agreed by {second}"
    if not on and (reason := _one_alone(actor, second, "the rule is taken away")):
        raise BadInput(reason)
    with store.operation(label, actor, now, lasting=True) as case:
        settings.change(case, _SETTING, _ALWAYS if on else _NEVER)
    return case.changes


def asks_for_second_person(reader: Reader) -> bool:
    """Whether a product needs a second person's release before it goes to somebody or is shown."""
    return settings.value(reader, _SETTING) == _ALWAYS


def release_rule(reader: Reader) -> ReleaseRule:
    """What the case asks of whoever releases: for the forms that ask them."""
    return ReleaseRule(asks_for_second_person(reader), asks_for_passphrases(reader))


def may_leave(
    store: Store,
    marking: Marking,
    audience: Audience | None,
    actor: Actor,
    second: str = "",
    parts: Iterable[Marking] = (),
) -> str:
    """Why a product so marked may not leave, as a sentence that says what to do; empty where it may.

    ``second`` is the name of who released it beside ``actor``; ``parts`` are the markings of its pages, to say which do
    not go together. Call it before anything is written or shown.
    """
    if marking.release == frozenset():
        return why_nobody(parts) or why_nobody([marking])
    if audience is not None and (reason := why_not(marking, audience)):
        return f"Not for “{audience.name}”: {reason} Choose another audience, or leave some of it out."
    with store.reader() as reader:
        if not asks_for_second_person(reader):
            return ""
    return _one_alone(actor, second, _PRODUCT)


def _one_alone(actor: Actor, second: str, before: str) -> str:
    if not second.strip():
        return f"This case asks for a second person before {before}. Say who that is."
    if folded(second.split(",")[0].strip()) == folded(actor.name):
        return f"{actor.name} cannot be the second person as well: name somebody else."
    return ""


def second_person(reader: Reader, name: str, station: str, passphrase: str = "") -> str:
    """Who released beside the one who gives it, having proved it where the case asks for passphrases.

    Raises BadInput when a word is missing, WrongKey when the passphrase is not theirs.
    """
    who = prove(reader, name, station, passphrase)
    return f"{who.name}, {who.station}"


def released(reader: Reader, actor: Actor, name: str, station: str, passphrase: str = "") -> str:
    """:func:`second_person`, who is somebody else than ``actor``. Raises BadInput, WrongKey."""
    if reason := _one_alone(actor, name, _PRODUCT):
        raise BadInput(reason)
    return second_person(reader, name, station, passphrase)


def require_may_leave(
    store: Store,
    marking: Marking,
    audience: Audience | None,
    actor: Actor,
    second: str = "",
    parts: Iterable[Marking] = (),
) -> None:
    """Raises BadInput with the reason where :func:`may_leave` has one."""
    if reason := may_leave(store, marking, audience, actor, second, parts):
        raise BadInput(reason)
