"""One safe reader for every format that is XML: entities are refused, nothing is fetched, depth and size have limits.

The text is decoded before it is parsed (declared encodings lie), small slips are mended and told, and where a file ends
in the middle what came before stands: :class:`Document` says which elements are whole.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers.expat import errors

from console.domain.numbers import grouped
from console.feeds import xml_mending as mending
from console.feeds.decoding import decoded
from console.feeds.drafts import Given, Refused, Warned

MOST_DEEP = 200
MOST_PARTS = 2_000_000
"""Elements and attributes together: what a tree of them needs must fit into the memory a parser may take."""
MOST_ATTRIBUTES = 1_000
LONGEST_ATTRIBUTE = 4 << 20
LONGEST_NAME = 2_000
"""Of an element, with its namespace: it is written out anew for every element of that name."""
_PIECE = 1 << 16
_CUT = {
    errors.codes[text]
    for text in (
        errors.XML_ERROR_NO_ELEMENTS,
        errors.XML_ERROR_UNCLOSED_TOKEN,
        errors.XML_ERROR_PARTIAL_CHAR,
        errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
}
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z][\w.\-]{0,40})")
_PROLOGUE = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>\"']|\"[^\"]*\"|'[^']*'|\[.*?\]\s*(?=>))*>", re.DOTALL
)
_START = re.compile(r"<(?:([^\s<>/:]+):)?([^\s<>/:!?]+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)", re.DOTALL)


class Outermost(NamedTuple):
    """The outermost element of an XML file, read from its first bytes: by it formats recognise their files."""

    namespace: str
    name: str
    attributes: str


class Document(NamedTuple):
    """An XML file as a tree. ``broken`` says how it ends too early, empty when all of it could be read.

    ``text`` is kept only where it is broken in its middle, for reading its records one by one (see xml_pieces).
    """

    name: str
    root: Element
    broken: str
    warnings: tuple[Warned, ...]
    unfinished: frozenset[int]
    text: str = ""

    def whole(self, element: Element) -> bool:
        """Whether an element was read to its end."""
        return id(element) not in self.unfinished

    def cut(self, records: int) -> Iterator[Warned]:
        """What to warn of when the file is broken and so many records before that were taken.

        Raises Refused where there were none.
        """
        if self.broken and not records:
            raise Refused(f"Not taken: of {self.name} nothing is whole: {self.broken}. Nothing was written.")
        if self.broken:
            were = "1 record before that was" if records == 1 else f"{grouped(records)} records before that were"
            yield Warned(f"{self.broken[0].upper()}{self.broken[1:]}: {were} taken.")


def outermost(head: bytes) -> Outermost | None:
    """The outermost element of what may be XML, None when it is none. Never raises."""
    text = _glimpsed(head)
    start = _START.match(text, _after_prologue(text)[0])
    if start is None:
        return None
    prefix, name, attributes = start.groups()
    wanted = f"xmlns:{prefix}" if prefix else "xmlns"
    space = re.search(rf"\s{re.escape(wanted)}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", attributes)
    return Outermost((space[1] or space[2] or "") if space else "", name, attributes.rstrip("/"))


def parse(given: Given, *, several: bool = False) -> Document:
    """The tree of a file.

    ``several``: it may hold several documents one after another; they are then the children of the root. Raises Refused
    where it declares entities, goes over a limit, or not even its outermost element could be read.
    """
    said = _ENCODING.search(given.head[:400])
    text, _, warning = decoded(given.whole(), said[1].decode("ascii") if said else None)
    return of_text(given.name, text, several=several, warnings=(Warned(warning),) if warning else ())


def of_text(name: str, text: str, *, several: bool = False, warnings: tuple[Warned, ...] = ()) -> Document:
    """The tree of XML that is text already; ``name`` is how a refusal calls it. Raises Refused as :func:`parse`."""
    text, left_out = mending.without_illegal(text)
    if left_out:
        warnings += (Warned(f"{grouped(left_out)} characters that XML does not allow were left out."),)
    # In its prologue a DOCTYPE is read, and refused where it declares; further in it only breaks what it stands in.
    several = several and not _has_doctype(text)
    text = mending.unwrapped(text) if several else mending.without_declaration(text)
    building, fault = _built(name, text, several)
    if fault is not None and fault.code in mending.MENDABLE and (mended := mending.mended(text)) != text:
        text = mended
        building, fault = _built(name, text, several)
        warnings += (Warned("Signs that were not written as XML wants them (such as a bare &) were read as meant."),)
    return _document(name, text, building, fault, warnings)


def _document(
    name: str, text: str, building: "_Building", fault: ParseError | None, warnings: tuple[Warned, ...]
) -> Document:
    if building.root is None:
        where = "" if fault is None else f" (line {fault.position[0]})"
        raise Refused(f"Not taken: {name} is not well-formed XML{where}. Nothing was written.")
    broken = kept = ""
    if fault is not None and not building.open:
        warnings += (Warned("What stands after the end of the outermost element was left out."),)
    elif fault is not None and fault.code in _CUT:
        broken = "the file ends in the middle"
    elif fault is not None:
        broken, kept = f"the file is not well-formed XML from line {grouped(fault.position[0])} on", text
    return Document(name, building.root, broken, warnings, frozenset(map(id, building.open)), kept)


def _built(name: str, text: str, several: bool) -> tuple["_Building", ParseError | None]:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    building = _Building(name)
    parser = DefusedXMLParser(target=building, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    parser.parser.AttlistDeclHandler = building.refuse_declared
    parser.entity.update(mending.named_characters())
    at = 0
    try:
        if several:
            parser.feed("<several>")
        for at in range(0, len(text), _PIECE):
            parser.feed(text[at : at + _PIECE])
        at = len(text)
        if several:
            parser.feed("</several>")
        parser.close()
    except ParseError as fault:
        if several and at == len(text):
            fault.code = errors.codes[errors.XML_ERROR_NO_ELEMENTS]
        return building, fault
    except DefusedXmlException:
        building.refuse_declared()
    return building, None


class _Building:
    """What the parser tells its events to: the tree so far, within the limits."""

    def __init__(self, name: str) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self._name = name
        self._count = 0
        self._tree = TreeBuilder()
        self.data = self._tree.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1 + len(attributes)
        if self._count > MOST_PARTS:
            self._refuse(f"has more than {grouped(MOST_PARTS)} elements and attributes, too many to read at once")
        if len(self.open) >= MOST_DEEP:
            self._refuse(f"is nested more than {MOST_DEEP} deep")
        if attributes and (len(attributes) > MOST_ATTRIBUTES or max(map(len, attributes.values())) > LONGEST_ATTRIBUTE):
            self._refuse("has an element with attributes out of all proportion")
        if len(tag) > LONGEST_NAME:
            self._refuse("has an element with a name out of all proportion")
        element = self._tree.start(tag, attributes)
        if self.root is None:
            self.root = element
        self.open.append(element)

    def end(self, tag: str) -> None:
        self._tree.end(tag)
        self.open.pop()

    def close(self) -> None:
        """Called at the end; the tree is taken from ``root``."""

    def refuse_declared(self, *_declaration: object) -> None:
        self._refuse("declares entities of its own in its DOCTYPE, as files made to do harm do")

    def _refuse(self, what: str) -> None:
        raise Refused(f"Not taken: {self._name} {what}. Nothing was written.")


def _has_doctype(text: str) -> bool:
    at, declared = _after_prologue(text)
    return declared or text.startswith("<!DOCTYPE", at)


def _after_prologue(text: str) -> tuple[int, bool]:
    """Where the outermost element may begin, and whether there is a DOCTYPE before it."""
    at, declared = 0, False
    while found := _PROLOGUE.match(text, at):
        declared = declared or found[0].startswith("<!DOCTYPE")
        at = found.end()
    return at, declared


def _glimpsed(head: bytes) -> str:
    """Enough of the text to recognise it by: names of elements are ASCII in every format read here."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace")
    if head[:1] == b"\0" or head[1:2] == b"\0":
        return head.decode("utf-16-be" if head[:1] == b"\0" else "utf-16-le", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
