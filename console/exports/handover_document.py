"""A handover as a document to print: its sections, the note, and both signatures at the end."""

from console.domain.handover import Handover, Section
from console.domain.marking import Marking
from console.domain.times import dtg
from console.exports.document_pdf import Document
from console.map.words import tr


def document_of(handover: Handover, case: str, marking: Marking) -> Document:
    """The document. ``marking`` is what every page carries, ``case`` the name of the case."""
    note = [Section(tr("Note"), tuple(handover.note.splitlines()))] if handover.note else []
    signed = tuple(
        f"{who}, {words} {dtg(at)}"
        for who, at, words in (
            (handover.outgoing, handover.outgoing_at, tr("handed over")),
            (handover.incoming, handover.incoming_at, tr("took over")),
        )
        if who is not None and at is not None
    )
    return Document(
        title=tr("Shift handover"),
        at=handover.at,
        below=tr("What changed since {time}", time=dtg(handover.since)),
        case=case,
        marking=marking,
        sections=(*handover.sections, *note, Section(tr("Signed"), signed)),
    )
