"""Hand out a situation report: cut for its audience, seen that it may leave, written, told to the register.

The window and the command line do it alike. Where it may not leave nothing is written.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from console.domain.audience import Audience
from console.domain.errors import CannotWrite
from console.domain.operation import Actor
from console.domain.register import OutputKind
from console.domain.times import Instant
from console.exports.document_html import html
from console.exports.document_pdf import pdf
from console.exports.files import write_file
from console.exports.situation_report import crisis_called, situation_report
from console.services.cut import cut
from console.services.register import OutputForm
from console.services.releasing import require_may_leave
from console.store.casefile import Store

ENDINGS: Final = (".pdf", ".html")


@dataclass(frozen=True)
class ReportOut:
    """How it leaves. ``crisis``: words of its title, or its id; empty: the newest open one.

    ``audience`` None: all of the case. ``known_at`` None: as known now. ``recipient`` and ``released_by`` (the second
    person) are for the register.
    """

    path: Path
    crisis: str = ""
    audience: Audience | None = None
    known_at: Instant | None = None
    recipient: str = ""
    released_by: str = ""


def hand_out_report(store: Store, actor: Actor, now: Instant, how: ReportOut) -> OutputForm:
    """Do it; a PDF needs a QGuiApplication. Gives what the register says of the file.

    Raises BadInput where the crisis is not there or the report may not leave, CannotWrite where it cannot be written.
    """
    ending = how.path.suffix.lower()
    if ending not in ENDINGS:
        raise CannotWrite(f"{how.path.name} does not end in {' or '.join(ENDINGS)}. Name it so.")
    known = now if how.known_at is None else how.known_at
    with cut(store, how.known_at, how.audience).reader as reader:
        crisis = crisis_called(reader, how.crisis)
        document = situation_report(reader, known, crisis.id, store.case.title, store.case.marking)
    require_may_leave(store, document.marking, how.audience, actor, how.released_by)
    content = pdf(document) if ending == ".pdf" else html(document)
    write_file(how.path, content)
    return OutputForm(
        kind=OutputKind.EXPORT,
        title=f"situation report of “{crisis.title}”",
        form=ending.removeprefix("."),
        file=how.path.name,
        sha256=hashlib.sha256(content).digest(),
        known_at=known,
        audience="" if how.audience is None else how.audience.name,
        recipient=how.recipient,
        released_by=how.released_by,
        marking=document.marking,
    )
