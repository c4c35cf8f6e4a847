"""What a parser hands on: reports and overlay features as drafts, and what could not be taken.

Drafts are plain values, so that they can cross from the child process that parses to the console that keeps them.
Instants are milliseconds since 1970 UTC; an interval is half open. Nothing in a draft is trusted: texts stay plain.
"""

from collections.abc import Iterator
from typing import Protocol

import msgspec

from console.domain.errors import BadInput


class Refused(BadInput):
    """Nothing of a file can be taken: one clear sentence that says why. Nothing is written then."""


class ReportDraft(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="report", kw_only=True):
    """One record as a source gave it.

    ``number`` counts the records of its file from 1. ``external_id`` is the source's own id, None where it gives none.
    ``lon`` and ``lat`` are degrees WGS 84 and both None where there is no valid position (0,0 is none); ``unlocated``
    says why one that was given could not be taken. ``place`` is a place in words. ``place_precision`` is ``point``,
    ``region`` where the coordinate only stands for a whole region, None where unknown. ``geometry`` is the GeoJSON text
    of a line or area. ``occurred_to`` is the first instant after. ``time_precision`` is a word of
    :class:`console.domain.times.Precision`, ``category`` a code of :class:`console.domain.categories.Category`.
    ``version_at`` is when the source says it made this version. ``updates`` are the external ids this one updates or
    cancels (a Cancel has ``withdraws`` set). ``stale_at`` is from when on the source itself says it no longer holds.
    ``origin`` is whose knowledge it is, where the source says so. ``attributes`` is what else it said, as plain texts.
    """

    number: int
    headline: str
    body: str = ""
    external_id: str | None = None
    occurred_from: int | None = None
    occurred_to: int | None = None
    time_precision: str | None = None
    lon: float | None = None
    lat: float | None = None
    place: str = ""
    place_precision: str | None = None
    unlocated: str = ""
    geometry: str = ""
    category: int | None = None
    version_at: int | None = None
    updates: tuple[str, ...] = ()
    withdraws: bool = False
    stale_at: int | None = None
    origin: str = ""
    attributes: dict[str, str] = {}


class FeatureDraft(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="feature", kw_only=True):
    """One shape, track or placemark of an overlay.

    ``geometry`` is GeoJSON text in lon,lat degrees WGS 84, empty where there is none or none that is valid
    (``unlocated`` says why). ``style`` holds only plain values that are safe to draw: ``stroke`` and ``fill``
    (``#rrggbb``), ``stroke_opacity`` and ``fill_opacity`` (0 to 1), ``width`` (pixels), ``dashed``, ``label`` (bool),
    ``icon`` (a word, never an address). ``overlay`` names the layer of the file it belongs to; empty is its only one.
    """

    number: int
    name: str = ""
    description: str = ""
    external_id: str | None = None
    overlay: str = ""
    folder: str = ""
    geometry: str = ""
    unlocated: str = ""
    style: dict[str, str | float | bool] = {}
    valid_from: int | None = None
    valid_to: int | None = None
    version_at: int | None = None
    stale_at: int | None = None
    sidc: str = ""
    attributes: dict[str, str] = {}


class UnitState(msgspec.Struct, frozen=True, array_like=True, gc=False, kw_only=True):
    """A unit for as long as nothing changed: from ``valid_from`` until before ``valid_to`` (None: open).

    ``lon`` and ``lat`` as of :class:`ReportDraft`; ``position`` says what they stand for: ``point``, ``area``, or
    ``home`` (of its headquarters). Strengths are persons, ``least`` to ``most``, None where unknown. ``sidc``: its
    symbol then where that is not the unit's. ``note`` is what it did or was then.
    """

    valid_from: int | None = None
    valid_to: int | None = None
    lon: float | None = None
    lat: float | None = None
    place: str = ""
    country: str = ""
    position: str = "point"
    unlocated: str = ""
    least: int | None = None
    most: int | None = None
    strength_note: str = ""
    sidc: str = ""
    note: str = ""


class UnitDraft(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="unit", kw_only=True):
    """One unit of an order of battle, or what one record says of it: several records may be about the same unit.

    ``external_id`` tells units of a source apart; ``parent`` is that of the unit, side or group it stands under in
    these states, empty for the top. ``side`` is the name of its side. ``nation`` is ISO 3166 alpha-2 where known.
    ``sidc`` has twenty digits or is empty. ``states`` are in order of time and do not overlap. ``snapshot``: the file
    tells of one moment only (``valid_from`` of its states), and nothing of before and after. ``exercise``: it says of
    itself that it is no real unit.
    """

    number: int
    name: str
    external_id: str
    short_name: str = ""
    parent: str = ""
    side: str = ""
    nation: str = ""
    sidc: str = ""
    size: str = ""
    note: str = ""
    states: tuple[UnitState, ...] = (UnitState(),)
    version_at: int | None = None
    snapshot: bool = False
    exercise: bool = False


class GroupDraft(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="group", kw_only=True):
    """A side or a group of units of an order of battle: a node of its tree and no record. ``identity`` is digit 4."""

    external_id: str
    name: str
    parent: str = ""
    side: bool = False
    identity: int | None = None
    note: str = ""


class Complete(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="complete"):
    """The file told every unit of its order of battle: one that an earlier version had and this has not is no more."""


class Rejected(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="rejected"):
    """A record that could not be taken, and why, in words a person understands."""

    record: int
    reason: str


class Warned(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="warned"):
    """Something about the whole file that a person should know; nothing is lost by it."""

    text: str


class Titled(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="titled"):
    """What a file calls its source: a feed's title, an alert's sender. It names the source where nobody else does.

    The first one of a file counts. A file that names no source yields none; its own name stands in then.
    """

    text: str


Draft = ReportDraft | FeatureDraft | UnitDraft | GroupDraft | Complete | Rejected | Warned | Titled


class Given(Protocol):
    """A file to read, as a parser gets it: it may be read once from the start as often as wanted."""

    #: Its name without a folder; only ever shown.
    name: str
    #: Bytes in all.
    size: int
    #: The first 64 KiB of it, for recognising it.
    head: bytes

    def whole(self) -> bytes:
        """All of it. Raises Refused where it is too large to be read whole."""
        ...

    def chunks(self, size: int = 1 << 20) -> Iterator[bytes]:
        """All of it in pieces, for formats that are read as they come."""
        ...


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a person asks of a parser: ``mapping`` is column → meaning of a table (see the tables), None to guess."""

    mapping: dict[str, str] | None = None


class Parser(Protocol):
    """A format: one module of this room offers one or several of these in :mod:`console.feeds.formats`."""

    #: Its name in one word, as ``import --json`` tells it: ``cap``, ``geojson``, ``csv`` …
    name: str

    def recognises(self, given: Given) -> bool:
        """Whether the content is of this format. Never by the name of the file. Must not raise."""
        ...

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """All of its records in order. Raises Refused when nothing of it can be taken."""
        ...
