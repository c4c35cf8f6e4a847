"""The process that parses one file: reads an order from its standard input, says what it found in frames, ends.

It may only read and think (:mod:`console.feeds.confined`); what it says is believed by nobody before it has ended
whole.
"""

import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from console.feeds import confined, formats, wire
from console.feeds.drafts import Asked, Draft, Given, Refused
from console.feeds.given import GivenBytes, GivenFile
from console.feeds.wire import Columns, Order, Says

_TELL_EVERY = 1 << 20


class _Counted:
    """What is given, telling how many bytes were read of it."""

    def __init__(self, given: Given, out: BinaryIO) -> None:
        self.name, self.size, self.head = given.name, given.size, given.head
        self._given = given
        self._out = out
        self._told = 0

    def whole(self) -> bytes:
        content = self._given.whole()
        self._tell(len(content))
        return content

    def chunks(self, size: int = 1 << 20) -> Iterator[bytes]:
        read = 0
        for chunk in self._given.chunks(size):
            read += len(chunk)
            self._tell(read)
            yield chunk

    def _tell(self, read: int) -> None:
        if read - self._told >= _TELL_EVERY or read == self.size:
            self._told = read
            _send(self._out, Says.READ, read.to_bytes(8, "big"))


def main() -> int:
    """Fill the order on standard input; 0 when all was said, a refusal too."""
    with suppress(ValueError, OSError):
        if sys.platform != "win32":
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the console decides what becomes of this process
    order, content = _order(sys.stdin.buffer)
    out = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    confined.end_with_parent()
    _close_standard_streams()
    try:
        confined.confine(order.memory, order.processor_s)
        if order.preview:
            _preview(order, content, out)
        else:
            _parse(order, content, out)
    except Refused as error:
        _send(out, Says.REFUSED, str(error).encode("utf-8", "replace"))
    except MemoryError:
        os._exit(confined.OUT_OF_MEMORY)
    except BrokenPipeError:
        os._exit(0)  # the console has gone
    except Exception as error:
        if _starved(error):
            os._exit(confined.OUT_OF_MEMORY)
        told = "".join(traceback.format_exception(error)[-12:])
        _send(out, Says.FAILED, told[-8000:].encode("utf-8", "replace"))
    return 0


def _order(stdin: BinaryIO) -> tuple[Order, bytes | None]:
    (length,) = (int.from_bytes(stdin.read(4), "big"),)
    order = msgspec.msgpack.decode(stdin.read(length), type=Order)
    return order, None if order.path is not None else stdin.read(order.follows)


def _close_standard_streams() -> None:
    """Nothing a library prints gets among the frames, and nothing can be read but the file."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _given(order: Order, content: bytes | None) -> Given:
    if content is not None:
        return GivenBytes(order.name, content)
    try:
        return GivenFile(Path(order.path or ""))
    except OSError as error:
        raise Refused(f"Not taken: {order.name} cannot be read ({error.strerror}).") from error


def _preview(order: Order, content: bytes | None, out: BinaryIO) -> None:
    from console.feeds.known_tables import known
    from console.feeds.previews import preview

    found = preview(_given(order, content))
    shown = None
    if found is not None:
        source = known(found.headers)
        words = {header: str(meaning) for header, meaning in found.mapping.items()}
        name = "" if source is None else source.name
        shown = Columns(headers=found.headers, rows=found.rows, mapping=words, known=name, why_not=found.why_not)
    _send(out, Says.COLUMNS, wire.encoder.encode(shown))
    _send(out, Says.FORMAT, b"preview")
    _send(out, Says.ENDED, bytes(8))


def _parse(order: Order, content: bytes | None, out: BinaryIO) -> None:
    given = _given(order, content)
    name, drafts = formats.read(_Counted(given, out), Asked(mapping=order.mapping), order.format)
    _send(out, Says.FORMAT, name.encode())
    count = 0
    batch: list[Draft] = []
    for draft in drafts:
        batch.append(draft)
        if len(batch) == wire.BATCH:
            count += len(batch)
            _send(out, Says.DRAFTS, _encoded(batch))
            batch.clear()
    _send(out, Says.DRAFTS, _encoded(batch))
    _send(out, Says.ENDED, (count + len(batch)).to_bytes(8, "big"))


def _encoded(batch: list[Draft]) -> bytes:
    try:
        return wire.encoder.encode(batch)
    except UnicodeEncodeError:
        return wire.encoder.encode(_mended(msgspec.to_builtins(batch)))


def _mended(value: object) -> object:
    """The same without halves of characters, which no text can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_mended(key): _mended(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_mended(held) for held in value]
    return value


def _send(out: BinaryIO, says: Says, content: bytes) -> None:
    out.write(wire.frame(says, content))
    out.flush()


def _starved(error: BaseException | None) -> bool:
    """Whether it came from there being no more memory, also where a library called it something else."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


if __name__ == "__main__":
    sys.exit(main())
