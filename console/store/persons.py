"""Reading who is registered in a case. A passphrase is kept only as its hash."""

from typing import NamedTuple

from console.domain.operation import Actor
from console.store.reader import Reader


class Person(NamedTuple):
    """Somebody who signs on. ``passphrase_hash`` is an Argon2 hash in its own notation; None without a passphrase."""

    id: bytes
    actor: Actor
    passphrase_hash: str | None


def persons(reader: Reader) -> list[Person]:
    """Everybody registered, by name and station."""
    rows = reader.rows("SELECT id, name, station, passphrase_hash FROM person ORDER BY name, station")
    return [Person(row_id, Actor(name, station), hashed) for row_id, name, station, hashed in rows]


def person(reader: Reader, actor: Actor) -> Person | None:
    """The registration of one name at one station."""
    row = reader.one(
        "SELECT id, passphrase_hash FROM person WHERE name = ? AND station = ?", (actor.name, actor.station)
    )
    return Person(row[0], actor, row[1]) if row else None
