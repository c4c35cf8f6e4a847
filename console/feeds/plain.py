"""HTML in texts of feeds becomes plain text: tags are taken off, entities read, nothing is ever rendered.

Only what HTML knows as a tag is taken off; ``<UNIT 3>`` or ``wind < 5`` stay as they were said. Linear in the length of
the text, whatever it holds.
"""

import html
import re

_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:\-]*)")
_BREAKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1"),
        *(
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
        ),
        "ul",
    ]
)
_HIDDEN = frozenset(["iframe", "object", "script", "style", "svg", "template"])
_OTHERS = frozenset(
    [
        *("a", "abbr", "acronym", "audio", "b", "big", "body", "button", "caption", "center", "cite", "code", "col"),
        *("colgroup", "del", "dfn", "em", "embed", "figcaption", "font", "head", "html", "i", "img", "input", "ins"),
        *(
            "kbd",
            "label",
            "link",
            "map",
            "mark",
            "meta",
            "noscript",
            "option",
            "param",
            "q",
            "s",
            "samp",
            "select",
            "small",
            "source",
        ),
        *(
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "tbody",
            "td",
            "textarea",
            "tfoot",
            "th",
            "thead",
            "time",
            "title",
            "track",
        ),
        *("tt", "u", "var", "video", "wbr", "area"),
    ]
)
_CELLS = frozenset(["td", "th"])
_LONGEST_TAG = 8192
_BLANKS = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n{3,}")


def text(said: str) -> str:
    """The plain text of what may be HTML. Lines stay lines, at most one empty line between them.

    Blanks inside a line stay where there was no tag: they may set a table.
    """
    said = said.replace("\r\n", "\n").replace("\r", "\n")
    if "<" in said and (bare := "".join(_without_tags(said))) != said:
        said = _BLANKS.sub(" ", bare)
    if "&" in said:
        said = html.unescape(said).replace("\xa0", " ")
    lines = "\n".join(line.strip() for line in said.split("\n"))
    return _EMPTY_LINES.sub("\n\n", lines).strip()


def _without_tags(said: str) -> list[str]:
    pieces: list[str] = []
    never_closed: set[str] = set()
    at = 0
    while (start := said.find("<", at)) >= 0:
        pieces.append(said[at:start])
        at, instead = _after_tag(said, start, never_closed)
        pieces.append(instead)
    pieces.append(said[at:])
    return pieces


def _after_tag(said: str, start: int, never_closed: set[str]) -> tuple[int, str]:
    """Where to go on after a ``<``, and what stands in its place."""
    if said.startswith("<!--", start):
        end = said.find("-->", start + 4)
        return (end + 3, "") if end >= 0 else (len(said), "")
    if said.startswith("<![CDATA[", start):
        return start + 9, ""
    named = _NAME.match(said, start + 1)
    name = named[1].lower() if named else ""
    known = name in _BREAKS or name in _HIDDEN or name in _OTHERS or ":" in name
    end = _end_of_tag(said, start) if known else -1
    if end < 0:
        return start + 1, "<"
    if name in _HIDDEN - never_closed and said[start + 1] != "/" and said[end - 2] != "/":
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(said, end)
        if closing:
            return closing.end(), " "
        never_closed.add(name)
    return end, "\n" if name in _BREAKS else " " if name in _CELLS else ""


def _end_of_tag(said: str, start: int) -> int:
    """After the ``>`` of a tag; one inside a quoted value does not count."""
    end = said.find(">", start, start + _LONGEST_TAG)
    for _ in range(8):
        if end < 0:
            return -1
        inside = said[start:end]
        if not (inside.count('"') % 2 or (inside.count("'") % 2 and '"' not in inside)):
            return end + 1
        further = said.find(">", end + 1, start + _LONGEST_TAG)
        if further < 0:
            return end + 1
        end = further
    return end + 1
