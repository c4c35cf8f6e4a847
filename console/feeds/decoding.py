"""Bytes become text, and no declaration is trusted: what a file calls its encoding is only a hint.

A byte order mark decides; else UTF-16 by its zero bytes, UTF-8 where it holds, a few stray bytes among UTF-8, then the
declared encoding where it makes plausible text, then what the letters look most like.
"""

import codecs
from collections.abc import Iterable
from typing import NamedTuple

from console.feeds.plausible import likeliest

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF = ("utf-8", "utf-8-sig", "utf_8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "ascii")
_MULTIBYTE = (
    "big5",
    "big5hkscs",
    "cp932",
    "cp949",
    "cp950",
    "euc_jp",
    "euc_kr",
    "gb2312",
    "gb18030",
    "gbk",
    "shift_jis",
)
_SAMPLE = 1 << 16  # bytes around letters beyond ASCII that decide between one-byte encodings
_AROUND = 64
_BLOCK = 1 << 12  # what is looked at together: every stray byte has the rest of it looked at again
_STRAY = 20  # UTF-8 holds where it has so many times more letters than stray bytes
_MIXED = "console-stray-bytes"


class Encoding(NamedTuple):
    """How a text is encoded: Python's ``name``, what is done with bad bytes, and a sentence where it matters."""

    name: str
    errors: str = "strict"
    warning: str = ""


class Decoded(NamedTuple):
    """A text, how it was encoded, and a sentence for the reader where that was not as declared; else empty."""

    text: str
    encoding: str
    warning: str = ""


def decoded(content: bytes, declared: str | None = None) -> Decoded:
    """All of a text without its byte order mark. Never raises: what cannot be read becomes U+FFFD."""
    encoding = encoding_of((content,), declared)
    text = content.decode(encoding.name, encoding.errors)
    return Decoded(text.removeprefix("\ufeff"), encoding.name, encoding.warning)


def encoding_of(pieces: Iterable[bytes], declared: str | None = None) -> Encoding:
    """The encoding of a text given in pieces, all of which are looked at unless a mark decides."""
    declared = _known(declared)
    survey = _Survey()
    for piece in pieces:
        if not survey.begun and (found := _by_mark(piece) or _by_zeros(piece)):
            return Encoding(found, "replace", _beside(declared, found))
        survey.take(piece)
    survey.end()
    if not survey.stray:
        return Encoding("utf-8", "strict", _beside(declared, "utf-8") if survey.letters else "")
    if survey.letters > _STRAY * survey.stray:
        return Encoding("utf-8", _MIXED, f"{survey.stray} letters are not UTF-8 as the rest; they were read as cp1252.")
    sample = bytes(survey.sample)
    if declared in _MULTIBYTE and _holds(survey.start, declared):
        return Encoding(declared, "replace")
    found = likeliest(sample, declared if declared not in _UTF else None)
    told = "" if found == declared else _beside(declared, found) or f"Read as {found}; the text is not UTF-8."
    return Encoding(found, "replace", told)


class _Survey:
    """Whether bytes in pieces are UTF-8: how many letters beyond ASCII are, how many bytes are not.

    ``sample`` is what stands around those; ``start`` is what follows the first of them.
    """

    def __init__(self) -> None:
        self.begun = False
        self.letters = 0
        self.stray = 0
        self.sample = bytearray()
        self.start = b""
        self._rest = b""
        self._sampled = 0

    def take(self, piece: bytes) -> None:
        self.begun = True
        if piece.isascii() and not self._rest:
            return
        for at in range(0, len(piece), _BLOCK):
            if len(self.sample) >= _SAMPLE and self.stray > self.letters:
                return  # far from UTF-8: the rest need not be looked at
            self._sampled = 0
            self._rest = self._look(self._rest + piece[at : at + _BLOCK], final=False)

    def end(self) -> None:
        self._look(self._rest, final=True)

    def _look(self, piece: bytes, final: bool) -> bytes:
        position = 0
        while position < len(piece):
            try:
                text, used = codecs.utf_8_decode(piece[position:], "strict", final)
            except UnicodeDecodeError as error:
                self._count(piece[position : position + error.start])
                self.stray += 1
                self._sample(piece, position + error.start)
                position += max(error.end, error.start + 1)
                continue
            self.letters += used - len(text)
            return piece[position + used :]
        return b""

    def _count(self, valid: bytes) -> None:
        if not valid.isascii():
            self.letters += len(valid) - len(valid.decode("utf-8"))

    def _sample(self, piece: bytes, at: int) -> None:
        if not self.start:
            self.start = piece[at:]
        if at >= self._sampled and len(self.sample) < _SAMPLE:
            self.sample += piece[at : at + _AROUND]
            self._sampled = at + _AROUND


def _by_mark(start: bytes) -> str | None:
    return next((name for mark, name in _MARKS if start.startswith(mark)), None)


def _by_zeros(start: bytes) -> str | None:
    """UTF-16 without a mark: of text mostly in Latin letters every other byte is zero."""
    head = start[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half < 4:
        return None
    if odd > 0.4 * half and even < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.02 * half else None


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        codec = codecs.lookup(declared.strip())
    except (LookupError, ValueError):
        return None
    return codec.name if codec._is_text_encoding else None


def _holds(sample: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)("strict").decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _beside(declared: str | None, found: str) -> str:
    if declared is None or declared == found or (declared.startswith("utf") and found.startswith(declared[:6])):
        return ""
    if declared == "ascii" and found == "utf-8":
        return ""
    return f"It says its encoding is {declared}, but it is {found}."


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_MIXED, _stray)
