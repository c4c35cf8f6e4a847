"""What leaves of a consultation as a file: its minutes (PDF or HTML), or its ledger (CSV), the cell's own record."""

from pathlib import Path
from typing import Final

from console.domain.errors import BadInput, CannotWrite
from console.domain.marking import Marking
from console.domain.release import why_none_of
from console.domain.times import Instant
from console.exports.files import write_file
from console.services.consult_checks import meant
from console.services.consult_picture import ConsultPicture, consult_picture
from console.store.reader import Reader

MINUTES: Final = "minutes"
LEDGER: Final = "ledger"
ENDINGS: Final = {MINUTES: (".pdf", ".html"), LEDGER: (".csv",)}
"""The formats, and how their files may end."""


def consultation_called(reader: Reader, now: Instant, words: str = "") -> ConsultPicture:
    """The picture of the consultation meant by words; without the newest. Raises BadInput."""
    one = meant(reader, words)
    return consult_picture(reader, now, one.crisis_id, one.id)


def marking_of(picture: ConsultPicture, case: Marking) -> Marking:
    """What either file is marked. Raises BadInput where nobody may see all of it."""
    from console.exports.minutes import marking_of as marked
    from console.exports.minutes import parts_of

    if reason := why_none_of(parts_of(picture, case), "all of it"):
        raise BadInput(f"Not exported: {reason}")
    return marked(picture, case)


def write_consultation(path: Path, form: str, picture: ConsultPicture, case: str, marking: Marking) -> None:
    """Write the file, whole or not at all. A PDF needs a QGuiApplication. Raises BadInput, CannotWrite."""
    ending = path.suffix.lower()
    if ending not in ENDINGS[form]:
        raise CannotWrite(f"{path.name} does not end in {' or '.join(ENDINGS[form])}. Name it so.")
    if picture.consultation is None:
        raise BadInput("Not exported: there is no consultation to write of.")
    marking_of(picture, marking)
    if form == MINUTES:
        from console.exports.document_html import html
        from console.exports.document_pdf import pdf
        from console.exports.minutes import minutes

        document = minutes(picture, case, marking)
        write_file(path, html(document) if ending == ".html" else pdf(document))
    else:
        from console.exports.ledger import ledger
        from console.exports.tables import csv_of

        write_file(path, csv_of(ledger(picture, marking)))
