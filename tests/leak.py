"""Look for leaks: ``python -m tests.leak [CASES] [--first SEED] [--files]``.

Every case marks the rows of a case full of canaries at random, cuts a briefing of all kinds of slides and a situation
report for an audience, and looks for a canary that this audience may not see in everything of them; with ``--files`` in
every byte of PDF, PowerPoint, pictures and map as well, unpacked. It also holds the marking of each page against what
stands on it. A case comes from its number.
"""

import argparse
import base64
import pickle
import re
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from console.domain.audience import Audience
from console.domain.errors import BadInput
from console.domain.release_list import expanded
from console.domain.storyboard import Slide, SlideKind, Storyboard
from console.exports.briefing.build import Briefing, briefing
from console.exports.briefing.hand_out import HandOut, hand_out
from console.exports.situation_report import crisis_called, situation_report
from console.services.cut import cut
from console.store.reader import Reader
from console.ui.application import application
from console.ui.shot import draw_in_memory
from tests.leak_case import ANN, AUDIENCES, Planted, mark, may, planted, rows_of, withheld

CANARY: Final = re.compile(rb"Zq(?:\d{5}x|caveat)")
_SUBJECTS: Final = {
    SlideKind.INCIDENT: ("incident", "crisis_incident", 3), SlideKind.MATRIX: ("incident", "crisis_incident", 1),
    SlideKind.CLAIMS: ("incident", "crisis_incident", 1), SlideKind.TIMELINE: ("incident", "crisis_incident", 1),
    SlideKind.ARRIVALS: ("plan", "plan", 1), SlideKind.RACE: ("plan", "plan", 1),
    SlideKind.DRAFT: ("draft", "draft", 2), SlideKind.DECISION: ("decision", "decision", 1),
    SlideKind.IMAGE: ("attachment", "attachment", 2), SlideKind.CONSULTATION: ("consultation", "consultation", 1),
}  # fmt: skip
"""What a kind of slide shows, from which table, and how many of them."""


def board(reader: Reader, kinds: Collection[SlideKind] = SlideKind) -> Storyboard:
    """A briefing with all these kinds of slides, of the crisis and of things picked."""
    crisis = next(rows_of(reader, "crisis"))
    slides = []
    for kind in kinds:
        subjects: list[dict[str, str]] = [{}]
        if kind in _SUBJECTS:
            key, table, many = _SUBJECTS[kind]
            ids = (
                [row for (row,) in reader.rows("SELECT incident_id FROM crisis_incident ORDER BY leading DESC, id")]
                if table == "crisis_incident"
                else [row for (row,) in reader.rows("SELECT id FROM consultation WHERE crisis_id IS NOT NULL")]
                if table == "consultation"
                else list(rows_of(reader, table))
            )
            subjects += [{key: row.hex()} for row in ids[:many]]
        slides += [(kind, subject) for subject in subjects]
    made = tuple(
        Slide(bytes([place]) * 16, kind, subject, text="Words" if kind is SlideKind.TEXT else "")
        for place, (kind, subject) in enumerate(slides, start=1)
    )
    return Storyboard(b"\1" * 16, "All of it", made, crisis_id=crisis, grades=True, positions=True)


def leaks_of(
    found: Planted, audience: Audience, kinds: Collection[SlideKind] = SlideKind
) -> tuple[list[str], Briefing | None]:
    """What leaks into the pages for an audience, a sentence each, and the briefing."""
    with found.store.reader() as reader:
        asked = board(reader, kinds)
        hidden = withheld(found, reader, audience)
    try:
        made = briefing(found.store, asked, found.now, audience)
    except BadInput:
        return [], None
    told = [f"page {page.number} ({page.kind})" for page in made.pages]
    blobs = {name: pickle.dumps(page) for name, page in zip(told, made.pages, strict=True)}
    blobs["title"] = pickle.dumps((made.title, made.case, made.marking))
    leaks = list(found_in(blobs, hidden))
    for page in made.pages:
        leaks += _under_marked(found, blobs[f"page {page.number} ({page.kind})"], page.marking, page.kind, audience)
    return leaks + list(_report_leaks(found, audience, hidden)), made


def _report_leaks(found: Planted, audience: Audience, hidden: set[str]) -> Iterator[str]:
    """What leaks into the situation report for an audience, where it may have one."""
    case = found.store.case
    try:
        with cut(found.store, None, audience).reader as reader:
            crisis = crisis_called(reader)
            report = situation_report(reader, found.now, crisis.id, case.title, case.marking)
    except BadInput:
        return
    blob = pickle.dumps(report)
    yield from found_in({"situation report": blob}, hidden)
    yield from _under_marked(found, blob, report.marking, "situation report", audience)


def found_in(blobs: dict[str, bytes], hidden: set[str]) -> Iterator[str]:
    """A sentence for every hidden canary in what was made."""
    for name, blob in blobs.items():
        for canary in {match.decode() for match in CANARY.findall(blob.replace(b"\0", b""))}:
            if canary in hidden:
                yield f"{canary} stands in {name}"


def unpacked(name: str, content: bytes) -> dict[str, bytes]:
    """All that can be read in a file: members of archives, streams and words of a PDF, texts of a picture."""
    blobs = {name: content}
    if name.endswith(".pptx"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for member in archive.namelist():
                inner = archive.read(member)
                blobs[f"{name}/{member}"] = inner
                # Words of different runs stand apart in the file, and together on the slide.
                blobs[f"{name}/{member} (words)"] = re.sub(rb"<[^>]*>", b"", inner)
                if member.endswith(".png"):
                    blobs |= unpacked(f"{name}/{member}", inner)
    elif name.endswith(".pdf"):
        from pypdf import PdfReader

        reader = PdfReader(BytesIO(content))
        blobs[f"{name} (words)"] = "\n".join(page.extract_text() for page in reader.pages).encode()
        blobs[f"{name} (facts)"] = repr((reader.metadata, reader.outline, reader.xmp_metadata)).encode()
        for number in range(1, len(reader.xref_objStm) + sum(len(one) for one in reader.xref.values())):
            data = getattr(reader.get_object(number), "get_data", None)
            blobs[f"{name} (object {number})"] = data() if data is not None else b""
    elif name.endswith(".html"):
        for number, packed in enumerate(re.findall(rb"[A-Za-z0-9+/]{200,}={0,2}", content)):
            blobs[f"{name} (packed {number})"] = _opened(base64.b64decode(packed + b"=" * (-len(packed) % 4)))
    elif name.endswith(".png"):
        blobs[f"{name} (texts)"] = b"".join(_chunks(content))
    return blobs


def _opened(content: bytes) -> bytes:
    try:
        return zlib.decompress(content, 47)
    except zlib.error:
        return content


def _chunks(content: bytes) -> Iterator[bytes]:
    place = 8
    while place < len(content):
        size, kind = int.from_bytes(content[place : place + 4]), content[place + 4 : place + 8]
        data = content[place + 8 : place + 8 + size]
        if kind not in (b"IDAT", b"PLTE"):
            yield data
            if kind in (b"zTXt", b"iTXt"):
                for part in data.split(b"\0"):
                    try:
                        yield zlib.decompress(part)
                    except zlib.error:
                        yield part
        place += size + 12


def _under_marked(found: Planted, blob: bytes, marking: object, kind: str, audience: Audience) -> Iterator[str]:
    """A page may not be marked lower, or for more people, than what stands on it."""
    from console.domain.marking import Marking

    assert isinstance(marking, Marking)
    for canary in {match.decode() for match in CANARY.findall(blob)} & found.canaries.keys():
        table, row_id = found.canaries[canary]
        for own in found.carried(row_id):
            if not may(own, audience):
                continue  # what it belonged to is taken out, and the row stays for a marking of its own
            listed = own.listed
            low = own.level > marking.level
            wide = listed is not None and (marking.listed is None or not expanded(marking.listed) <= expanded(listed))
            if low or wide:
                yield f"{canary} of {table} is {own.text}, and the page ({kind}) is marked {marking.text}"


def files_of(
    found: Planted, audience: Audience, folder: Path, kinds: Collection[SlideKind] = SlideKind
) -> dict[str, bytes]:
    """Every file of a briefing of these kinds of slides, as it leaves."""
    with found.store.reader() as reader:
        asked = board(reader, kinds)
    how = HandOut(folder, ("pdf", "pptx", "png", "html"), audience, notes=True)
    handed = hand_out(found.store, asked, ANN, found.now, how)
    return {one.name: (folder / one.name).read_bytes() for one in handed.left}


def main() -> int:
    """Run so many cases; 1 where one leaks."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("cases", type=int, nargs="?", default=200)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--files", action="store_true")
    told = asked.parse_args()
    draw_in_memory(1.0)
    application()
    begun, bad = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        found = planted(Path(folder) / "leak.flank")
        for seed in range(told.first, told.first + told.cases):
            mark(found, seed)
            audience = AUDIENCES[seed % len(AUDIENCES)]
            leaks, made = leaks_of(found, audience)
            if told.files and made is not None and made.pages:
                with found.store.reader() as reader:
                    hidden = withheld(found, reader, audience)
                try:
                    files = files_of(found, audience, Path(folder) / f"out{seed}")
                except BadInput as refused:
                    print(f"case {seed}, {audience.name}: no files. {refused}")
                    continue
                for name, content in files.items():
                    leaks += found_in(unpacked(name, content), hidden)
            bad += bool(leaks)
            for leak in leaks:
                print(f"case {seed}, {audience.name}: {leak}", flush=True)
        found.store.close()
    print(f"{told.cases} cases, {bad} with a leak, {time.monotonic() - begun:.0f} s")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
