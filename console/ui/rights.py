"""What may be done with the open case now: undo, redo, and whether its writers must prove who they are.

Everything here reads the writing connection and belongs on the writer thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain.errors import WrongKey
from console.domain.operation import Actor, Changes
from console.domain.times import Instant

if TYPE_CHECKING:
    from console.store.casefile import Store


_OPEN, _OPEN_UNPROVED = "Open case", "Open case (not signed on)"


@dataclass(frozen=True)
class Rights:
    """Labels of what undo and redo would act on; ``asks`` when the case takes writing only against a passphrase."""

    undo: str | None = None
    redo: str | None = None
    asks: bool = False


def rights_of(store: Store) -> Rights:
    """What may be done with a case as it stands."""
    from console.services.sign_on import asks_for_passphrases
    from console.store import journal
    from console.store.undo import next_redo, next_undo

    reader = store.writer_view()
    undo, taken_back = next_undo(reader), next_redo(reader)
    redo = journal.operation(reader, taken_back.undoes) if taken_back and taken_back.undoes else None
    return Rights(undo.label if undo else None, redo.label if redo else None, asks_for_passphrases(reader))


def admitted(store: Store, actor: Actor, now: Instant) -> tuple[Rights, Changes]:
    """Record that the case was opened, where it can be, and tell what may be done with it.

    A case that asks for passphrases is opened before anybody gave one: the record says so.
    """
    rights = rights_of(store)
    if store.read_only:
        return rights, Changes(frozenset())
    return rights, store.event(_OPEN_UNPROVED if rights.asks else _OPEN, actor, now)


def signed_on(store: Store, name: str, station: str, passphrase: str, now: Instant) -> tuple[Actor, Changes]:
    """Who proved to work here, and the record of it. Raises WrongKey and BadInput as the service does."""
    from console.services.sign_on import prove

    reader = store.writer_view()
    actor = prove(reader, name, station, passphrase)
    asked = rights_of(store).asks and not store.read_only
    return actor, store.event("Sign on", actor, now) if asked else Changes(frozenset())


def require_right(store: Store, actor: Actor, proved: Actor | None) -> None:
    """Raise WrongKey when the case asks for a passphrase and ``actor`` has not given it."""
    from console.services.sign_on import why_not_write

    if why := why_not_write(store.writer_view(), actor, proved):
        raise WrongKey(why)
