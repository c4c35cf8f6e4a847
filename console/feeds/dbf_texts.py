"""The encoding of the texts in a .dbf: what the file says of it is a hint, what its bytes look like decides."""

import re
import struct

from console.feeds import decoding

# Language driver byte of the header -> encoding, as dBASE and FoxPro write them.
_DRIVERS_TEXT = (
    "01=cp437 02=cp850 03=cp1252 08=cp865 09=cp437 0D=cp437 1F=cp852 26=cp866 4D=cp936 4E=cp949 4F=cp950 "
    "57=cp1252 58=cp1252 59=cp1252 64=cp852 65=cp866 66=cp865 78=cp950 79=cp949 7A=cp936 7B=cp932 7D=cp1255 "
    "87=cp852 96=cp10007 C8=cp1250 C9=cp1251 CA=cp1254 CB=cp1253 CC=cp1257 "
)
_DRIVERS = {int(pair[:2], 16): pair[3:] for pair in _DRIVERS_TEXT.split()}
_SAMPLE = 1 << 20
_HIGH = re.compile(rb"[\x80-\xff]+")
_PAIRS = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+")


class Texts:
    """Reads the texts of one .dbf, which were read as Latin-1 so that no byte of them is lost."""

    def __init__(self, dbf: bytes, cpg: str) -> None:
        self._encoding, self._errors, self.warning = _encoding(dbf, cpg)

    def read(self, text: str) -> str:
        """A text as it was meant."""
        if text.isascii():
            return text
        return text.encode("latin-1", "replace").decode(self._encoding, self._errors)


def _encoding(dbf: bytes, cpg: str) -> tuple[str, str, str]:
    if len(dbf) < 32:
        return "latin-1", "replace", ""
    (start,) = struct.unpack_from("<H", dbf, 8)
    content = dbf[32:start].replace(b"\x00", b" ") + b"\n" + dbf[start : start + _SAMPLE]
    declared = cpg.strip() or _DRIVERS.get(dbf[29])
    if declared and declared.isdigit():
        declared = f"cp{declared}"
    chinese = None if cpg.strip() or _utf8(content) else _chinese(content)
    if chinese:
        return chinese, "replace", f"Texts were read as {chinese}, which they look like; the layer does not say."
    found = decoding.encoding_of((content,), declared)
    return found.name, "replace", found.warning


def _utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return error.start > len(content) - 4
    return True


def _chinese(content: bytes) -> str | None:
    """GB 18030 where every run of high bytes is made of pairs that begin mostly as the common characters do.

    Runs of Cyrillic in one byte are seldom all of even length, and never reach below their letters.
    """
    runs = _HIGH.findall(content)
    if not runs or not all(_PAIRS.fullmatch(run) for run in runs):
        return None
    leads = [byte for run in runs for byte in run[::2]]
    common = sum(0xB0 <= byte <= 0xD7 for byte in leads)
    below = sum(byte < 0xC0 for run in runs for byte in run)
    return "gb18030" if common > 0.7 * len(leads) and below > 0.15 * sum(map(len, runs)) else None
