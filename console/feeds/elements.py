"""Looking things up in XML by local name, whatever the namespace: what all XML formats of this room share."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_BLANKS = re.compile(r"\s+")


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def namespace(element: Element) -> str:
    """The namespace of an element, empty when it has none."""
    return element.tag[1:].partition("}")[0] if element.tag[:1] == "{" else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children with one of these local names (every child when none is given), in the order of the file."""
    for child in element:
        if not names or local(child) in names:
            yield child


def child(element: Element, *names: str) -> Element | None:
    """The first child with one of these local names."""
    return next(children(element, *names), None)


def below(element: Element, *names: str) -> Iterator[Element]:
    """Every element at any depth below with one of these local names, in the order of the file."""
    for found in element.iter():
        if found is not element and local(found) in names:
            yield found


def text(element: Element | None) -> str:
    """All text of an element and what is in it, blanks at both ends taken off; empty for None."""
    return "" if element is None else "".join(element.itertext()).strip()


def child_text(element: Element, *names: str) -> str:
    """The text of the first child with one of these names that has any, the names tried in their order."""
    for name in names:
        for found in children(element, name):
            if said := text(found):
                return said
    return ""


def line(said: str) -> str:
    """A text as one line: runs of blanks and line ends become one blank."""
    return _BLANKS.sub(" ", said).strip()


def attribute(element: Element, *names: str) -> str:
    """The first attribute with one of these local names that is not blank, the names tried in their order."""
    for name in names:
        if said := element.get(name, "").strip():
            return said
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == name and value.strip():
                return value.strip()
    return ""
