"""Sign on: a name and a station, with a passphrase of one's own where the case asks for one.

Registering and requiring passphrases cannot be undone: an undo would bring back an old passphrase or drop the rule.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from console.domain.errors import BadInput, WrongKey
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.store import settings
from console.store.casefile import Store
from console.store.connection import key_from
from console.store.ids import new_id
from console.store.persons import person
from console.store.reader import Reader

if TYPE_CHECKING:
    import argon2

_SETTING = "sign_on"


def register(
    store: Store, actor: Actor, now: Instant, name: str, station: str, passphrase: str | None = None
) -> Changes:
    """Register somebody, or give somebody their first passphrase; they alone change it later.

    Raises BadInput when a word is missing, somebody else has the name at that station with a passphrase, or the case
    asks for passphrases and ``actor`` has none in it.
    """
    who = _named(name, station)
    # Before the transaction: hashing takes long by design.
    hashed = _hasher().hash(key_from(passphrase)) if passphrase else None
    with store.operation(f"Register {who.name} at {who.station}", actor, now, lasting=True) as case:
        _require_known(case, actor)
        known = person(case, who)
        if known is not None and known.passphrase_hash is not None and actor != who:
            raise BadInput(f"{who.name} at {who.station} has a passphrase already. Only they can change it.")
        if known is None:
            case.insert("person", id=new_id(now), name=who.name, station=who.station, passphrase_hash=hashed)
        elif hashed is not None:
            case.update("person", known.id, passphrase_hash=hashed)
    return case.changes


def require_passphrases(store: Store, actor: Actor, now: Instant, on: bool) -> Changes:
    """Ask everybody for their passphrase from now on, or no more. Raises BadInput when ``actor`` has none."""
    label = "Ask for passphrases at sign-on" if on else "Sign on by name"
    with store.operation(label, actor, now, lasting=True) as case:
        if on and not _has_passphrase(case, actor):
            raise BadInput("You have no passphrase in this case, so this would lock you out. Set yours first.")
        _require_known(case, actor)
        settings.change(case, _SETTING, "passphrase" if on else "name")
    return case.changes


def asks_for_passphrases(reader: Reader) -> bool:
    """Whether the case takes writing only from those who proved who they are."""
    return settings.identity(reader).sign_on_with_passphrase


def prove(reader: Reader, name: str, station: str, passphrase: str = "") -> Actor:
    """Who signs on. Raises BadInput when a word is missing, WrongKey when the passphrase is not theirs.

    The sentence does not tell an unknown name from a wrong passphrase.
    """
    from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

    who = _named(name, station)
    if not asks_for_passphrases(reader):
        return who
    known = person(reader, who)
    hashed = known.passphrase_hash if known is not None else None
    if not passphrase:
        raise WrongKey(f"This case asks for the passphrase of {who.name} at {who.station}. Type it.")
    try:
        if hashed is not None and _hasher().verify(hashed, key_from(passphrase)):
            return who
    except VerifyMismatchError:
        pass
    except (InvalidHashError, VerificationError):
        raise BadInput(
            f"What the case keeps of the passphrase of {who.name} at {who.station} is damaged."
            " Sign on as somebody else, or restore a backup."
        ) from None
    raise WrongKey(f"This is not the passphrase of {who.name} at {who.station} in this case. Type it again.")


def why_not_write(reader: Reader, actor: Actor, proved: Actor | None) -> str:
    """Why ``actor`` may not write, as a sentence with what to do; empty when they may. ``proved``: by :func:`prove`."""
    if actor == proved or not asks_for_passphrases(reader):
        return ""
    return "This case asks for a passphrase before anything is written. Sign on (Tools ▸ Sign on…)."


def _named(name: str, station: str) -> Actor:
    who = Actor(" ".join(name.split()), " ".join(station.split()))
    if not who.name or not who.station:
        raise BadInput("Sign on needs a name and a station: who you are and where you sit.")
    return who


def _has_passphrase(reader: Reader, actor: Actor) -> bool:
    known = person(reader, actor)
    return known is not None and known.passphrase_hash is not None


def _require_known(case: Reader, actor: Actor) -> None:
    if asks_for_passphrases(case) and not _has_passphrase(case, actor):
        raise BadInput(f"{actor.name} at {actor.station} has no passphrase in this case. Sign on as somebody who has.")


@cache
def _hasher() -> argon2.PasswordHasher:
    """Argon2id with the second recommended set of RFC 9106, section 4 (64 MiB, 3 passes, 4 lanes).

    That is the library's default. Made when the first passphrase is: most cases ask for none, and no start waits.
    """
    import argon2

    return argon2.PasswordHasher()
