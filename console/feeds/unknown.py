"""What a file is that no format here takes, as far as its first bytes tell: so that the refusal says what to do."""

from console.feeds import xml
from console.feeds.drafts import Given

_SIGNS = (
    (b"%PDF-", "is a PDF document; it can be kept with a report, not read"),
    (b"\x89PNG\r\n", "is a picture; it can be kept with a report, not read"),
    (b"\xff\xd8\xff", "is a picture; it can be kept with a report, not read"),
    (b"GIF8", "is a picture; it can be kept with a report, not read"),
    (b"\xd0\xcf\x11\xe0", "is a document of an old office program; save it as .xlsx or as text"),
    (b"SQLite format 3\0", "is a database of no format that is read here"),
    (b"Rar!", "is an archive of a kind that is not opened here; only zip and gzip are"),
    (b"7z\xbc\xaf", "is an archive of a kind that is not opened here; only zip and gzip are"),
)


def what(given: Given) -> str:
    """The second half of a sentence that begins with its name. Never raises."""
    head = given.head
    if not given.size:
        return "is empty"
    for sign, said in _SIGNS:
        if head.startswith(sign):
            return said
    if head[4:8] == b"ftyp":
        return "is a video or a picture; it can be kept with a report, not read"
    root = xml.outermost(head)
    if root is not None:
        return _xml(root, head)
    return "is of no format that is read here"


def _xml(root: xml.Outermost, head: bytes) -> str:
    if b"<!ENTITY" in head:
        return "declares entities of its own in its DOCTYPE, as files made to do harm do"
    if root.name.lower() == "html":
        return "is a web page, of which nothing is read; look for the feed it offers (RSS, Atom or CAP)"
    name = root.name if len(root.name) <= 40 and root.name.isprintable() else ascii(root.name[:40])
    return f"is XML of a kind that is not read here (its outermost element is {name})"
