"""Small slips of XML that people's programs make every day, mended in the text before it is parsed again.

Nothing here adds content: an entity HTML knows becomes its character, a bare ``&`` an ``&``, a prefix nobody declared
gets a namespace of its own name.
"""

import re
from functools import cache
from html.entities import html5
from xml.parsers.expat import errors

MENDABLE = {
    errors.codes[text]
    for text in (
        errors.XML_ERROR_INVALID_TOKEN,
        errors.XML_ERROR_UNDEFINED_ENTITY,
        errors.XML_ERROR_BAD_CHAR_REF,
        errors.XML_ERROR_UNBOUND_PREFIX,
    )
}
_DECLARATION = re.compile(r"[\s\ufeff]*<\?xml\b[^<>]{0,200}\?>")
_ANY_DECLARATION = re.compile(r"<\?xml\b[^<>]{0,200}\?>|\ufeff")
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What must stay as it is, a bare "less than", or an ampersand with what might belong to it.
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(?=[\s\d=<])"
    r"|&(?:#(\d{1,7}|x[0-9a-fA-F]{1,6});|([A-Za-z][A-Za-z0-9]*;))?",
    re.DOTALL,
)
_PREFIX = re.compile(r"<([A-Za-z_][\w.\-]*):[A-Za-z_]|[\s\"']([A-Za-z_][\w.\-]*):[A-Za-z_][\w.\-]*\s*=")
_DECLARED = re.compile(r"\sxmlns:([\w.\-]+)")
_FIRST_TAG = re.compile(r"<(?![?!])[^\s<>/]+")
_OWN = {"amp;", "lt;", "gt;", "quot;", "apos;"}
_NAMESPACES = {
    "cap": "urn:oasis:names:tc:emergency:cap:1.2",
    "dc": "http://purl.org/dc/elements/1.1/",
    "gdacs": "http://www.gdacs.org",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "georss": "http://www.georss.org/georss",
    "gml": "http://www.opengis.net/gml",
    "gx": "http://www.google.com/kml/ext/2.2",
    "nvg": "https://tide.act.nato.int/schemas/2012/10/nvg",
}


def without_declaration(text: str) -> str:
    """The text without its XML declaration, whose encoding no longer holds, and without blanks before it."""
    found = _DECLARATION.match(text)
    return text[found.end() :] if found else text.lstrip("\ufeff \t\r\n")


def unwrapped(text: str) -> str:
    """Several documents one after another without their declarations."""
    return _ANY_DECLARATION.sub("", text)


def without_illegal(text: str) -> tuple[str, int]:
    """The text without characters that XML does not allow, and how many they were."""
    return _ILLEGAL.subn("", text) if _ILLEGAL.search(text) else (text, 0)


def mended(text: str) -> str:
    """The text with its ampersands and prefixes as XML wants them."""
    return _with_prefixes(_AMPERSAND.sub(_as_meant, text))


@cache
def named_characters() -> dict[str, str]:
    """The names HTML gives to characters, for files that name a DTD which is never read."""
    return {name[:-1]: character for name, character in html5.items() if name.endswith(";")}


def _as_meant(found: re.Match[str]) -> str:
    whole, number, name = found[0], found[1], found[2]
    if whole == "<":
        return "&lt;"
    if whole[0] == "<" or name in _OWN:
        return whole
    if number:
        code = int(number[1:], 16) if number[0] == "x" else int(number)
        return whole if code <= 0x10FFFF and not _ILLEGAL.match(chr(code)) else ""
    if name in html5:
        return "".join(f"&#{ord(letter)};" for letter in html5[name])
    return f"&amp;{whole[1:]}"


def _with_prefixes(text: str) -> str:
    used = {first or second for first, second in _PREFIX.findall(text)} - {"xml", "xmlns"}
    missing = sorted(used - set(_DECLARED.findall(text)))
    first = _FIRST_TAG.search(text)
    if not missing or first is None:
        return text
    declared = "".join(f' xmlns:{prefix}="{_NAMESPACES.get(prefix, prefix)}"' for prefix in missing[:50])
    return text[: first.end()] + declared + text[first.end() :]
