"""Take in a file or a message: parsed apart, then kept whole as one operation, or not at all.

:func:`import_file` does all of it. The window parses on a worker (:func:`read_file`) and holds the writer only while it
keeps (:func:`keep`); the search index follows after the commit (``store.flush_search()``).
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from console.domain.arrival import Arrival, by_reason
from console.domain.errors import BadInput
from console.domain.letters import called, shortened
from console.domain.operation import Actor, Changes
from console.domain.times import Instant, dtg
from console.feeds.drafts import Refused
from console.feeds.wire import Columns
from console.services import parsing
from console.services.identity import Marks
from console.services.keeping import Keeper, NothingNew, stem
from console.services.parsing import Limits, Parsed
from console.services.progress import Half, Progress, Unheard
from console.store import arrivals
from console.store.arrivals import KnownFile
from console.store.casefile import Store
from console.store.reader import Reader


@dataclass(frozen=True)
class Read:
    """A file that was read and may be kept: what was parsed, or the arrival that brought the very same bytes before.

    ``source`` is the name of where it comes from where that is known; empty where the file shall say.
    """

    parsed: Parsed
    marks: Marks
    source: str = ""
    known: KnownFile | None = None


def import_file(
    store: Store,
    actor: Actor,
    now: Instant,
    path: Path,
    *,
    source: str | None = None,
    format: str | None = None,
    mapping: dict[str, str] | None = None,
    told: Progress | None = None,
) -> Arrival:
    """Read a file and keep what is new in it; an arrival that is ``refused`` where nothing could be taken.

    Raises Cancelled, CannotWrite, Fault.
    """
    told = told or Unheard()
    try:
        with store.reader() as reader:
            read = read_file(reader, path, source=source, format=format, mapping=mapping, told=told)
        return keep(store, actor, now, read, told=told)[0]
    except BadInput as error:
        return Arrival(file=path.name, refused=str(error))


def read_file(
    reader: Reader,
    path: Path,
    *,
    source: str | None = None,
    format: str | None = None,
    mapping: dict[str, str] | None = None,
    told: Progress | None = None,
    limits: Limits | None = None,
) -> Read:
    """Parse a file in a process of its own; nothing is written. Raises BadInput (Refused) or Cancelled.

    Without a ``mapping`` the one remembered for the source is taken.
    """
    told = Half(told or Unheard())
    stamp = parsing.stamp(path)
    size, sha256 = parsing.examined(path, told)
    read = _begun(reader, Parsed(path.name, size, sha256, mapping), source, format)
    if read.known is None:
        parsing.parse_file(path, read.parsed, format, told, limits)
        if parsing.stamp(path) != stamp:  # or its digest would stand for bytes that nobody has read
            raise Refused(
                f"Not taken: {path.name} changed while it was read. Nothing was written. Import it once it is whole."
            )
        read.marks.finish()
    return read


def read_bytes(
    reader: Reader,
    name: str,
    content: bytes,
    *,
    source: str | None = None,
    format: str | None = None,
    mapping: dict[str, str] | None = None,
    told: Progress | None = None,
    limits: Limits | None = None,
) -> Read:
    """The same for what came over a line."""
    sha256 = hashlib.sha256(content).digest()
    read = _begun(reader, Parsed(name, len(content), sha256, mapping), source, format)
    if read.known is None:
        parsing.parse_bytes(content, read.parsed, format, Half(told or Unheard()), limits)
        read.marks.finish()
    return read


def keep(
    store: Store, actor: Actor, now: Instant, read: Read, *, told: Progress | None = None
) -> tuple[Arrival, Changes]:
    """Write what is new of a file as one operation; nothing where nothing is.

    An arrival that is ``refused`` where none of its records can be taken. Raises Cancelled, CannotWrite.
    """
    if read.known is not None:
        return _known_before(read.parsed, read.known.arrival), Changes(frozenset())
    rejected = read.marks.rejected
    if rejected and not read.marks.records:
        return _refused(read), Changes(frozenset())
    try:
        with store.operation(f"Import {shortened(read.parsed.file)}", actor, now) as case:
            name = read.source or called(read.parsed.title) or stem(read.parsed.file)
            keeper = Keeper(case, actor, now, read.parsed, read.marks, name, store.case)
            arrival = keeper.keep(Half(told or Unheard(), second=True))
    except NothingNew as nothing:
        return nothing.arrival, Changes(frozenset())
    read.parsed.forget()
    return arrival, case.changes


def columns_to_show(reader: Reader, path: Path, told: Progress | None = None) -> Columns | None:
    """The columns of a table that a person should look at before it is taken.

    None for what is no table, for the tables of well-known sources, for a source whose columns somebody has looked at,
    and for a file that came before. Raises BadInput (Refused) or Cancelled.
    """
    told = told or Unheard()
    _, sha256 = parsing.examined(path, told)
    if arrivals.same_file(reader, sha256, "") is not None or arrivals.mapping_of(reader, stem(path.name)) is not None:
        return None
    columns = parsing.columns_of(path, told)
    return None if columns is None or (columns.known and not columns.why_not) else columns


def _begun(reader: Reader, parsed: Parsed, source: str | None, format: str | None) -> Read:
    """What is known of a file before it is parsed."""
    given = called(source or "")
    known = arrivals.same_file(reader, parsed.sha256, given)
    if known is not None:
        given = known.arrival.source
    if parsed.mapping is None:
        parsed.mapping = arrivals.mapping_of(reader, given or stem(parsed.file))
    marks = Marks()
    parsed.see = marks.see
    if known is not None and _all_taken(known, format, parsed.mapping):
        parsed.format = known.arrival.format
        return Read(parsed, marks, given, known)
    if known is not None and known.mapping != parsed.mapping:
        # Rows without an id that are read in another way are other rows: nobody can tell that they are the same.
        marks.warnings["The same file came before and its columns were read in another way: undo that import if this"
                       " one takes its place."] = None  # fmt: skip
    return Read(parsed, marks, given)


def _all_taken(known: KnownFile, format: str | None, mapping: dict[str, str] | None) -> bool:
    """Whether every record of the very same bytes, read in the same way, is in the case: then nothing can be new."""
    same = known.mapping == mapping and format in (None, known.arrival.format)
    return same and not known.arrival.rejected


def _known_before(parsed: Parsed, before: Arrival) -> Arrival:
    when = "" if before.at is None else f" at {dtg(before.at)}"
    return Arrival(
        file=parsed.file,
        format=before.format,
        records=before.records,
        duplicates=before.records,
        warnings=(f"The same file came before{when}.",),
        source=before.source,
        source_id=before.source_id,
    )


def _refused(read: Read) -> Arrival:
    rejected = tuple(read.marks.rejected)
    reasons = list(by_reason(rejected))
    more = "" if len(reasons) == 1 else f" and {len(reasons) - 1} more reasons"
    return Arrival(
        file=read.parsed.file,
        format=read.parsed.format,
        records=len(rejected),
        rejected=rejected,
        warnings=tuple(read.marks.warnings),
        refused=f"Not taken: none of the {len(rejected)} records of {read.parsed.file} can be read"
        f" ({reasons[0].rstrip('.')}{more}). Nothing was written.",
    )
