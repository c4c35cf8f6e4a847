"""Reading the register: what left the case, page by page, and what was corrected since."""

from collections import defaultdict

from console.domain.register import Correction, Output, OutputKind, OutputPage
from console.domain.times import Instant
from console.store import markings
from console.store.reader import Reader


def outputs(reader: Reader) -> list[Output]:
    """Everything that left, the newest first, with its pages."""
    known = markings.all_markings(reader)
    pages: dict[bytes, list[OutputPage]] = defaultdict(list)
    for row_id, of, number, slide, title, code, known_at in reader.rows(
        "SELECT id, output_id, number, slide_id, title, code, known_at FROM output_page ORDER BY output_id, number, id"
    ):
        pages[of].append(OutputPage(number, title, code, known_at, slide, row_id))
    return [
        Output(
            row_id, OutputKind(kind), title, form, file, sha256, board, known_at, audience, recipient, released_by, at,
            author, known.get(marking), tuple(pages[row_id]),
        )
        for row_id, kind, title, form, file, sha256, board, known_at, audience, recipient, released_by, at, author,
            marking in reader.rows(
            "SELECT id, kind, title, form, file, sha256, storyboard_id, known_at, audience, recipient, released_by, at,"
            " author, marking_id FROM output ORDER BY at DESC, id DESC"
        )
    ]  # fmt: skip


def corrections(reader: Reader) -> list[Correction]:
    """Every correction, the newest first."""
    told: dict[bytes, list[tuple[str, Instant]]] = defaultdict(list)
    for of, recipient, at in reader.rows("SELECT correction_id, recipient, at FROM correction_notice ORDER BY at, id"):
        told[of].append((recipient, at))
    return [
        Correction(row_id, page, text, at, author, tuple(told[row_id]))
        for row_id, page, text, at, author in reader.rows(
            "SELECT id, output_page_id, text, at, author FROM correction ORDER BY at DESC, id DESC"
        )
    ]
