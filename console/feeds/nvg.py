"""NATO Vector Graphics: overlays of symbols, lines and areas (2.0; 1.4, 1.5 and older recordings are tolerated).

Everything drawn is one feature of an overlay; groups and links around it are folders or looked through, never followed.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from console.feeds import elements as el
from console.feeds import nvg_shapes, nvg_style, plain, symbol_codes, xml
from console.feeds.cap_alert import gathered
from console.feeds.drafts import Asked, Draft, FeatureDraft, Given, Rejected, Titled
from console.feeds.told_times import ToldTimes

_GROUPS = ("g", "a", "composite")
_MARKERS = ("g", "content", "exclude", "metadata", "ExtendedData", "extension", "TimeStamp", "TimeSpan")
_SILENT = {
    *("points", "x", "y", "cx", "cy", "r", "rx", "ry", "minr", "maxr", "width", "height", "startangle", "endangle"),
    *("rotation", "style", "label", "uri", "id", "symbol", "modifiers", "timestamp", "timeStamp", "begin", "end"),
}
# The letters of APP-6 for what stands beside a symbol, where they say who or what it is.
_UNIQUE = "T"


class Nvg:
    """NVG; see :class:`console.feeds.drafts.Parser`."""

    name = "nvg"

    def recognises(self, given: Given) -> bool:
        """By the outermost element, also inside the answer of a service."""
        root = xml.outermost(given.head)
        return root is not None and (
            root.name == "nvg" or (root.name == "Envelope" and b"/schemas/2012/10/nvg" in given.head)
        )

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """One feature for everything drawn. Raises Refused where the file ends before the first of it does."""
        document = xml.parse(given)
        yield from document.warnings
        root = document.root
        if el.local(root) != "nvg":
            root = next(el.below(root, "nvg"), root)
        told = ToldTimes()
        number = 0
        for item, folder, around in _items(root, document, "", {}):
            if number == 0 and (title := _title(root)):
                yield Titled(title)
            number += 1
            yield _draft(number, item, folder, around, told)
        yield from document.cut(number)
        yield from told.warnings()


PARSERS = (Nvg(),)


def _title(root: Element) -> str:
    said = next((el.line(el.text(one)) for one in el.below(root, "title") if el.text(one)), "")
    return el.attribute(root, "label") or said


def _items(
    parent: Element, document: xml.Document, folder: str, around: dict[str, str]
) -> Iterator[tuple[Element, str, dict[str, str]]]:
    """Everything drawn in order, with the names of the groups it is in and what they say for all in them."""
    for child in parent:
        name = el.local(child)
        if name in _GROUPS:
            label = el.line(el.attribute(child, "label"))
            shared = around | {key: value for key in ("style", "symbol") if (value := el.attribute(child, key))}
            inside = " / ".join(filter(None, (folder, label)))
            yield from _items(child, document, inside, shared)
        elif (name in nvg_shapes.SHAPES or name not in _MARKERS) and _is_drawn(name, child) and document.whole(child):
            yield child, folder, around


def _is_drawn(name: str, child: Element) -> bool:
    return name in nvg_shapes.SHAPES or any(key in child.attrib for key in ("points", "cx", "x", "symbol"))


def _draft(number: int, item: Element, folder: str, around: dict[str, str], told: ToldTimes) -> FeatureDraft | Rejected:
    name = el.local(item)
    if name not in nvg_shapes.SHAPES:
        return Rejected(number, f"A drawing of the kind “{name[:40]}” is not known.")
    geometry, unlocated = nvg_shapes.geometry(item)
    modifiers = _modifiers(el.attribute(item, "modifiers", "modifier"))
    symbol = el.attribute(item, "symbol") or around.get("symbol", "")
    sidc = symbol_codes.code(symbol)
    begins, ends, stamp = _times(item, told)
    said = [("symbol", "" if sidc else symbol), ("kind", name)]
    said += [(key.rpartition("}")[2], value) for key, value in item.attrib.items() if key not in _SILENT]
    said += [(f"modifier {key}", value) for key, value in modifiers.items()]
    label = el.line(plain.text(el.attribute(item, "label") or el.child_text(item, "content"))) or modifiers.get(_UNIQUE)
    return FeatureDraft(
        number=number,
        name=label or (name if not sidc else ""),
        description=plain.text(el.child_text(item, "textInfo", "description")),
        external_id=el.attribute(item, "uri", "id") or None,
        folder=folder,
        geometry=geometry,
        unlocated=unlocated,
        style=nvg_style.style(around.get("style", ""), el.attribute(item, "style")),
        valid_from=begins if begins is not None else stamp,
        valid_to=ends,
        version_at=stamp,
        sidc=sidc,
        attributes=gathered([*said, *_extended(item)]),
    )


def _modifiers(text: str) -> dict[str, str]:
    """What stands beside a symbol, written as ``T:NAME;H:TEXT;``."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        key, colon, value = part.partition(":")
        if colon and value.strip():
            found.setdefault(el.line(key), el.line(value))
    return found


def _times(item: Element, told: ToldTimes) -> tuple[int | None, int | None, int | None]:
    """Beginning, end and the time of the item, as attributes or as elements of whatever spelling."""
    span = next((one for one in item if el.local(one).lower() == "timespan"), None)
    stamp = next((one for one in item if el.local(one).lower() == "timestamp"), None)
    begins, ends = el.attribute(item, "begin"), el.attribute(item, "end")
    if span is not None:
        begins = el.attribute(span, "begin", "start") or el.child_text(span, "begin", "start") or begins
        ends = el.attribute(span, "end", "finish") or el.child_text(span, "end", "finish") or ends
    when = el.attribute(item, "timeStamp", "timestamp", "TimeStamp", "time")
    if stamp is not None:
        when = el.attribute(stamp, "when") or el.text(stamp) or when
    start, end = told.at(begins), told.at(ends)
    return start, end if end is None or start is None or end > start else None, told.at(when)


def _extended(item: Element) -> list[tuple[str, str]]:
    """Named values in the item: extended data, and metadata of Dublin Core."""
    said = []
    for one in item.iter():
        name = el.local(one)
        if name in ("SimpleData", "Data", "SchemaData"):
            value = "" if name == "SchemaData" else el.text(one)
            said.append((el.attribute(one, "key", "name"), value))
        elif el.namespace(one).startswith("http://purl.org/dc/"):
            said.append((name, el.text(one)))
    return said
