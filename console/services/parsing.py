"""A file parsed in a process of its own, with limits: what is hostile or broken ends there and writes nothing.

What the process finds is kept, packed, until it has ended whole. Only then may anybody use it.
"""

import hashlib
import logging
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

import msgspec
from isal import isal_zlib

from console.config import children
from console.domain.errors import BadInput, Fault
from console.feeds import wire
from console.feeds.confined import OUT_OF_MEMORY
from console.feeds.drafts import Draft, Refused, Titled
from console.feeds.wire import HEADER, Columns, Order, Says
from console.services.progress import Progress

_LOOK_EVERY_S: Final = 0.05
_MB: Final = 1 << 20
_SIGXCPU: Final = 24
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """What a parser may take: bytes of memory, seconds of the processor, seconds of saying nothing, bytes of drafts."""

    memory: int = 512 * _MB
    processor_s: int = 30
    silent_s: float = 20.0
    drafts: int = 4096 * _MB

    @staticmethod
    def of(size: int) -> "Limits":
        """For a file of so many bytes: a large one takes its time."""
        megabytes = size // _MB
        return Limits(processor_s=30 + 4 * megabytes, silent_s=20.0 + megabytes)


@dataclass
class Parsed:
    """A file once it was parsed whole. ``sha256`` is of its bytes; ``title`` is what it calls its source itself.

    ``see`` is shown all drafts once, while the process still finds more.
    """

    file: str
    size: int
    sha256: bytes
    mapping: dict[str, str] | None = None
    see: Callable[[list[Draft]], None] = lambda _: None
    format: str = ""
    title: str = ""
    count: int = 0
    columns: Columns | None = None
    _packed: list[bytes] = field(default_factory=list, repr=False)

    def batches(self, known: Callable[[int], bool] = lambda _: False) -> Iterator[list[Draft]]:
        """All of its drafts in order, some at a time, for as often as one wants.

        Each batch is asked for by its number first: one that is ``known`` is left out.
        """
        for number, packed in enumerate(self._packed):
            if known(number):
                continue
            yield wire.batch_decoder.decode(isal_zlib.decompress(packed))

    def forget(self) -> None:
        """Let its drafts go: they were kept."""
        self._packed.clear()

    def keep(self, content: bytes) -> int:
        """Take a batch as the process said it; how many drafts it has. Raises msgspec.DecodeError."""
        batch = wire.batch_decoder.decode(content)
        if not self.title:
            self.title = next((draft.text for draft in batch if isinstance(draft, Titled)), "")
        self.see(batch)
        self._packed.append(isal_zlib.compress(content, 1))
        self.count += len(batch)
        return len(batch)


def parse_file(path: Path, into: Parsed, format: str | None, told: Progress, limits: Limits | None = None) -> None:
    """Parse a file that was :func:`examined`. Raises Refused with one sentence where it cannot be taken, Cancelled."""
    limits = limits or Limits.of(into.size)
    order = _order(into, limits, format)
    order.path = str(path.absolute())
    _Child(order, b"", into, limits, told).run()


def columns_of(path: Path, told: Progress) -> Columns | None:
    """The columns of a table and its first rows, read apart; None where a file is none. Raises Refused, Cancelled."""
    into = Parsed(path.name, path.stat().st_size, b"")
    limits = Limits()
    order = _order(into, limits, None)
    order.path, order.preview = str(path.absolute()), True
    _Child(order, b"", into, limits, told).run()
    return into.columns


def parse_bytes(content: bytes, into: Parsed, format: str | None, told: Progress, limits: Limits | None = None) -> None:
    """Parse what came over a line or out of a message. Raises as parsing a file does."""
    limits = limits or Limits.of(into.size)
    order = _order(into, limits, format)
    order.follows = into.size
    _Child(order, content, into, limits, told).run()


def examined(path: Path, told: Progress) -> tuple[int, bytes]:
    """Size and SHA-256 of a file. Raises BadInput where there is none that can be read."""
    if path.is_dir():
        raise BadInput(f"{path} is a folder. Name the files in it.")
    if not path.exists():
        raise BadInput(f"{path} is not there. Look at the name.")
    if not path.is_file():
        raise BadInput(f"{path} is no file: it is a device or a pipe. Save what comes from it first.")
    digest = hashlib.sha256()
    size = 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_MB):
                told.check()
                digest.update(piece)
                size += len(piece)
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}). Look at who may read it.") from error
    return size, digest.digest()


def stamp(path: Path) -> tuple[int, ...]:
    """What changes when a file is replaced or written to; empty where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _order(into: Parsed, limits: Limits, format: str | None) -> Order:
    return Order(
        name=into.file, memory=limits.memory, processor_s=limits.processor_s, format=format, mapping=into.mapping
    )


class _Child:
    """One process that parses, from its start to its end."""

    def __init__(self, order: Order, content: bytes, parsed: Parsed, limits: Limits, told: Progress) -> None:
        self._order = order
        self._content = content
        self._parsed = parsed
        self._limits = limits
        self._told = told
        self._heard = time.monotonic()
        self._over = threading.Event()
        self._stopped: BaseException | None = None
        self._silent = False

    def run(self) -> None:
        """Start it, hear it to its end. Raises Refused, Cancelled, Fault."""
        child = subprocess.Popen(
            children.command("console.feeds.parse_process"),
            env=children.bare_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=1 << 16,
        )
        watch = threading.Thread(target=self._watch, args=(child,), name="parsing", daemon=True)
        with child:
            try:
                watch.start()
                whole = self._talk(child)
                child.wait()
            finally:
                self._over.set()
                child.kill()
                watch.join()
            said = child.stderr.read() if child.stderr else b""
        if self._stopped is not None:
            raise self._stopped
        if not whole or child.returncode:
            raise self._why(child.returncode, said)

    def _watch(self, child: "subprocess.Popen[bytes]") -> None:
        """End the process when the user wants it or when it says nothing for too long; reading then ends by itself."""
        while not self._over.wait(_LOOK_EVERY_S):
            try:
                self._told.check()
            except BaseException as error:
                self._stopped = error
            self._silent = time.monotonic() - self._heard > self._limits.silent_s
            if self._stopped is not None or self._silent:
                child.kill()
                return

    def _talk(self, child: "subprocess.Popen[bytes]") -> bool:
        """Whether it said that it ended whole. Raises Refused."""
        if child.stdin is None or child.stdout is None:
            raise Fault("The process that parses has no pipes. Report this.")
        order = msgspec.msgpack.encode(self._order)
        try:
            child.stdin.write(len(order).to_bytes(4, "big") + order)
            child.stdin.write(self._content)
            child.stdin.flush()  # it stays open: by its end the process knows that the console has gone
        except BrokenPipeError:
            return False
        received = 0
        while (frame := _next(child.stdout)) is not None:
            self._heard = time.monotonic()
            says, content = frame
            received += len(content)
            if received > self._limits.drafts:
                raise self._refused("it unfolds to more than this console can hold")
            if self._take(says, content):
                return True
        return False

    def _take(self, says: int, content: bytes) -> bool:
        parsed = self._parsed
        try:
            match says:
                case Says.DRAFTS:
                    parsed.keep(content)
                    if self._parsed.size < _MB:
                        self._told.report(0, 0)
                case Says.COLUMNS:
                    parsed.columns = wire.columns_decoder.decode(content)
                case Says.READ:
                    self._told.report(min(int.from_bytes(content, "big"), parsed.size), parsed.size)
                case Says.FORMAT:
                    parsed.format = content.decode("ascii")
                case Says.REFUSED:
                    raise Refused(content.decode("utf-8", "replace"))
                case Says.FAILED:
                    _log.error("%s was not parsed: %s", parsed.file, content.decode("utf-8", "replace"))
                    raise self._refused("what is in it breaks the rules of its format")
                case Says.ENDED:
                    if not parsed.format or int.from_bytes(content, "big") != parsed.count:
                        raise self._garbled()
                    return True
                case _:
                    raise self._garbled()
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise self._garbled() from error
        return False

    def _garbled(self) -> Refused:
        return self._refused("what read it broke off in disorder")

    def _why(self, code: int, said: bytes) -> Refused | Fault:
        if self._silent:
            return self._refused(f"nothing came of it for {self._limits.silent_s:.0f} seconds")
        if code == OUT_OF_MEMORY:
            return self._refused(f"reading it takes more than {self._limits.memory // _MB} MB of memory")
        if code == -_SIGXCPU:
            return self._refused(f"reading it takes more than {self._limits.processor_s} seconds of the processor")
        words = said.decode("utf-8", "replace").strip()
        _log.error("The process that parses %s ended with %d: %s", self._parsed.file, code, words)
        return self._refused("what read it broke off")

    def _refused(self, why: str) -> Refused:
        return Refused(f"Not taken: {self._parsed.file}: {why}. Nothing was written.")


def _next(pipe: IO[bytes]) -> tuple[int, bytes] | None:
    """The next frame; None at the end, also at an end amid a frame."""
    header = pipe.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    says, length = HEADER.unpack(header)
    if length > wire.MOST_FRAME:
        return 0, b""
    content = pipe.read(length)
    return (says, content) if len(content) == length else None
