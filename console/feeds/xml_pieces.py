"""Records of a file that is broken somewhere in its middle, read one by one: one bad record does not lose the rest."""

import re
from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element

from console.feeds import xml
from console.feeds.drafts import Refused, Warned

BROKEN = "It is not well-formed XML."
MOST = 20_000
"""Of a broken file with more records only those before the break are taken: reading pieces one by one is slow."""
_NAMESPACE = re.compile(r"\sxmlns(?::([^\s=]+))?\s*=\s*(\"[^\"<]*\"|'[^'<]*')")


def records(document: xml.Document, whole: list[Element], *names: str) -> list[Element | None]:
    """``whole`` as it is; of a file broken in its middle every element of these names, None for one that is bad."""
    if not document.text or len(_starts(document.text, names)) > MOST:
        return list(whole)
    declared = _declared(document.text, names)
    return [_read(document.name, declared, piece) for piece in _pieces(document.text, names)]


def cut(document: xml.Document, found: list[Element | None]) -> Iterator[Warned]:
    """What to warn of when the file is broken. Raises Refused where none of its records is whole."""
    taken = len(found) - found.count(None)
    if document.text and len(found) > taken > 0:
        yield Warned(f"{document.broken[0].upper()}{document.broken[1:]}: its records were read one by one.")
    else:
        yield from document.cut(taken)


def _starts(text: str, names: tuple[str, ...]) -> list[re.Match[str]]:
    found = re.finditer(rf"<(?:[^\s<>/:&]{{1,40}}:)?(?:{'|'.join(names)})(?=[\s/>])", text)
    return list(islice(found, MOST + 1))


def _pieces(text: str, names: tuple[str, ...]) -> Iterator[str]:
    """From each beginning of a record to its end, or to the next beginning where it has none before that."""
    starts = _starts(text, names)
    limits = [found.start() for found in starts[1:]] + [len(text)]
    for found, limit in zip(starts, limits, strict=False):
        closing = f"</{found[0][1:]}"
        end = text.find(closing, found.end(), limit)
        end = text.find(">", end, limit) + 1 if end >= 0 else 0
        yield text[found.start() : end or limit]


def _declared(text: str, names: tuple[str, ...]) -> str:
    """The namespaces that hold around the first record; of one declared twice the inner one."""
    first = next(iter(_starts(text, names)), None)
    around = _NAMESPACE.findall(text, 0, first.start()) if first else []
    spaces = {prefix: value for prefix, value in around}
    return "".join(f" xmlns{':' if prefix else ''}{prefix}={value}" for prefix, value in spaces.items())


def _read(name: str, declared: str, piece: str) -> Element | None:
    try:
        document = xml.of_text(name, f"<piece{declared}>{piece}</piece>")
    except Refused:
        return None
    return document.root[0] if len(document.root) == 1 and not document.broken else None
