"""Files as they were parsed, made from drafts, for the tests of what becomes of them."""

from collections.abc import Sequence
from hashlib import sha256

from console.domain.arrival import Arrival
from console.domain.times import Instant
from console.feeds import wire
from console.feeds.drafts import Draft
from console.services import importing
from console.services.identity import Marks
from console.services.importing import Read
from console.services.parsing import Parsed
from console.store.casefile import Store
from tests.services.people import ANN, NOW


def read(drafts: Sequence[Draft], file: str = "wire.csv", source: str = "The wire") -> Read:
    """What comes of parsing a file of these drafts."""
    marks = Marks()
    parsed = Parsed(file, 1000, sha256(repr(drafts).encode()).digest(), see=marks.see, format="made")
    for start in range(0, len(drafts), 3):
        parsed.keep(wire.encoder.encode(list(drafts[start : start + 3])))
    marks.finish()
    return Read(parsed, marks, source)


def arrive(
    store: Store, *drafts: Draft, now: Instant = NOW, file: str = "wire.csv", source: str = "The wire"
) -> Arrival:
    """Keep these drafts as one import."""
    return importing.keep(store, ANN, now, read(drafts, file, source))[0]
