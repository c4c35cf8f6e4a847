"""What is attached to reports: pictures, clips, documents and texts, known by their content and never by their name."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.marking import Marking
from console.domain.times import Instant

MOST_BYTES = 256 << 20
"""So large may one attachment be: it is kept in the case twice, as itself and in the operation that brought it."""
_TEXT_LOOKED_AT = 4096


class MediaKind(StrEnum):
    """How an attachment can be looked at."""

    PICTURE = "picture"
    VIDEO = "video"
    DOCUMENT = "document"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment of one report. ``size`` is in bytes; its content is read apart.

    ``recorded_at`` is when its first moment was recorded, None where nobody said. ``link_id`` names the row that ties
    it to the report; the same content may be tied to several.
    """

    id: bytes
    link_id: bytes
    report_id: bytes
    sha256: bytes
    name: str
    media_type: str
    size: int
    note: str
    recorded_at: Instant | None
    author: str
    at: Instant | None
    marking: Marking | None = None

    @property
    def kind(self) -> MediaKind:
        """How it can be looked at."""
        return kind_of(self.media_type)


def kind_of(media_type: str) -> MediaKind:
    """How content of a media type can be looked at."""
    major = media_type.partition("/")[0]
    if major == "image":
        return MediaKind.PICTURE
    if major in ("video", "audio"):
        return MediaKind.VIDEO
    if media_type == "application/pdf":
        return MediaKind.DOCUMENT
    return MediaKind.TEXT if major == "text" else MediaKind.OTHER


_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "video/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
)
_RIFF = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav"}
_FTYP = {b"qt  ": "video/quicktime", b"avif": "image/avif", b"heic": "image/heic", b"heix": "image/heic"}


def media_type_of(content: bytes) -> str:
    """The media type of content, from its first bytes; ``application/octet-stream`` where they say nothing."""
    for start, media_type in _STARTS:
        if content.startswith(start) and (start != b"BM" or _is_bitmap(content)):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] in _RIFF:
        return _RIFF[content[8:12]]
    if content[4:8] == b"ftyp":
        return _FTYP.get(content[8:12], "video/mp4")
    if content[:4] == b"\x1aE\xdf\xa3":
        return "video/webm" if b"webm" in content[:64] else "video/x-matroska"
    if content[:3] == b"\x00\x00\x01" and content[3:4] in (b"\xba", b"\xb3"):
        return "video/mpeg"
    if content[:1] == b"\xff" and content[1:2] in (b"\xfb", b"\xf3", b"\xf2"):
        return "audio/mpeg"
    return "text/plain" if _is_text(content) else "application/octet-stream"


def _is_bitmap(content: bytes) -> bool:
    """Whether the size a bitmap's header gives is its own: two letters alone begin many texts."""
    return len(content) > 26 and int.from_bytes(content[2:6], "little") in (0, len(content))


def _is_text(content: bytes) -> bool:
    head = content[:_TEXT_LOOKED_AT]
    if b"\x00" in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3 and len(content) > len(head)  # a letter cut in the middle
    return True
