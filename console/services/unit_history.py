"""What a newer version of a file changes in the spans a unit was known in. Pure: spans in, a revision out.

A file that tells all of a unit's time takes the place of what its earlier version said: a span it does not have any
more was wrong. A snapshot tells of moments only: what it does not mention before and after stands, and ends where the
next moment says otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from console.domain.times import Instant

Content = tuple[object, ...]
_EVER = -(1 << 62)


@dataclass(frozen=True, slots=True)
class Span:
    """What was so from ``start`` (None: ever) until before ``end`` (None: open).

    ``key`` is the placement that says so already; ``record`` the record that tells it now.
    """

    start: Instant | None
    end: Instant | None
    content: Content
    key: bytes = b""
    record: int = 0

    @property
    def begins(self) -> Instant:
        """Its start as a number."""
        return _EVER if self.start is None else self.start


@dataclass(slots=True)
class Revision:
    """``added`` spans and the placement each corrects; placements whose end becomes another, and those withdrawn.

    ``told`` are the records that change something, ``revised`` those among them that change what was there.
    """

    added: list[tuple[Span, bytes | None]] = field(default_factory=list)
    ended: dict[bytes, Instant | None] = field(default_factory=dict)
    withdrawn: list[bytes] = field(default_factory=list)
    told: set[int] = field(default_factory=set)
    revised: set[int] = field(default_factory=set)


def in_order(told: Sequence[Span]) -> tuple[list[Span], list[int]]:
    """Spans of one unit in order of time, none over the next; and the records that say otherwise of the same time.

    A span ends where the next begins. The same said twice is said once.
    """
    found: list[Span] = []
    against: list[int] = []
    for span in sorted(told, key=lambda one: one.begins):
        if found and found[-1].begins == span.begins:
            if found[-1].content != span.content:
                against.append(span.record)
            continue
        if found and (found[-1].end is None or found[-1].end > span.begins):
            found[-1] = replace(found[-1], end=span.begins)
        found.append(span)
    return found, against


def revised(before: Sequence[Span], told: Sequence[Span], snapshot: bool) -> Revision:
    """What is to be written so that a unit stands as told; both in order of time."""
    return _moments(before, told) if snapshot and all(one.start is not None for one in told) else _all(before, told)


def _all(before: Sequence[Span], told: Sequence[Span]) -> Revision:
    revision = Revision()
    left = {one.begins: one for one in before}
    for span in told:
        known = left.get(span.begins)
        if known is not None and known.content == span.content:
            del left[span.begins]
            if known.end != span.end:
                revision.ended[known.key] = span.end
                _changed(revision, span)
            continue
        revision.added.append((span, None if known is None else known.key))
        revision.told.add(span.record)
        if before:
            revision.revised.add(span.record)
    revision.withdrawn += [one.key for one in left.values()]
    if left and not revision.told and told:
        _changed(revision, told[0])
    return revision


def _moments(before: Sequence[Span], told: Sequence[Span]) -> Revision:
    revision = Revision()
    standing = list(before)
    for span in told:
        same = next((one for one in standing if one.begins == span.begins), None)
        over = None if same is not None else _over(standing, span.begins)
        known = same or over
        if known is not None and known.content == span.content and (span.end is None or span.end == known.end):
            continue
        if same is not None and same.content == span.content:
            _end(revision, standing, same, span.end)
            _changed(revision, span)
            continue
        made = replace(span, end=_until(standing, span, known))
        if same is not None:
            revision.withdrawn.append(same.key)
            standing.remove(same)
        elif over is not None:
            _end(revision, standing, over, span.start)
        revision.added.append((made, None if same is None else same.key))
        revision.told.add(span.record)
        if before:
            revision.revised.add(span.record)
        standing = sorted((*standing, made), key=lambda one: one.begins)
    return revision


def _over(standing: Sequence[Span], at: Instant) -> Span | None:
    """What held until then."""
    earlier = [one for one in standing if one.begins < at]
    return earlier[-1] if earlier and (earlier[-1].end is None or earlier[-1].end > at) else None


def _until(standing: Sequence[Span], span: Span, known: Span | None) -> Instant | None:
    """When a moment's word ends: as it says, else where the next begins or what it takes the place of ended."""
    if span.end is not None:
        return span.end
    following = (one.begins for one in standing if one.begins > span.begins)
    ends = [*following, *([known.end] if known is not None and known.end is not None else [])]
    return min(ends, default=None)


def _end(revision: Revision, standing: list[Span], span: Span, end: Instant | None) -> None:
    ended = replace(span, end=end)
    standing[standing.index(span)] = ended
    if span.key:
        revision.ended[span.key] = end
    else:
        revision.added = [(ended if one == span else one, corrects) for one, corrects in revision.added]


def _changed(revision: Revision, span: Span) -> None:
    revision.told.add(span.record)
    revision.revised.add(span.record)
