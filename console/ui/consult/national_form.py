"""The form of a national assessment: how an Ally sees it now, beside what the baseline says of its parliament."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QPlainTextEdit

from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.consult.form_parts import choice, confidence, lines
from console.ui.consult.national import law_words
from console.ui.label import Label
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.store.casefile import Store
    from console.ui.window import Window

_TEXT_UNITS: Final = 16


def ask_assessment(window: Window, picture: ConsultPicture, iso2: str) -> None:
    """Ask what an Ally says now; what stood is in the fields, and stays in the record as it was."""
    if picture.consultation is None or not picture.allies:
        return
    of = picture.consultation.id
    sheet = Sheet(window, tr("National assessment"))
    sheet.heading(tr("How does this Ally see it?"))
    allies = [(one.iso2, f"{one.iso2}  {one.name}") for one in picture.allies]
    ally = choice(window, sheet, tr("Ally"), allies, iso2)
    texts = [lines(window, sheet, name, units=_TEXT_UNITS) for name in (
        tr("How it sees the threat"), tr("Its red lines"), tr("What its parliament must approve"))]  # fmt: skip
    law = sheet.text("", "secondary")
    by = sheet.field(tr("Who reported it"))
    by.setPlaceholderText(tr("Mission, by phone"))
    sure = confidence(window, sheet)
    marking = MarkChoice(sheet, window, None)

    def follow() -> None:
        _put(picture, str(ally.currentData()), texts, law)

    ally.currentIndexChanged.connect(follow)
    follow()

    def asked() -> Work:
        said = [field.toPlainText() for field in texts]

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.attendance import NationalForm, assess_nationally

            form = NationalForm(
                str(ally.currentData()), said[0], said[1], said[2], by.text(), sure.currentData() or None,
                marking=marking.value,
            )  # fmt: skip
            return None, assess_nationally(store, actor, now, of, form)

        return work

    sheet.act(tr("Record"), writing(window, sheet, asked))
    open_beside(window, sheet, texts[0] if iso2 else ally)


def _put(picture: ConsultPicture, iso2: str, texts: list[QPlainTextEdit], law: Label) -> None:
    ally = next(one for one in picture.allies if one.iso2 == iso2)
    stood = next((one for one in reversed(picture.national) if one.ally_id == ally.id), None)
    for field, name in zip(texts, ("threat", "red_lines", "parliament"), strict=True):
        field.setPlainText("" if stood is None else getattr(stood, name))
    check = ally.provenance.check_note if ally.provenance.to_check else ""
    law.setText(tr("In the baseline: {words}. {check}", words=law_words(ally).rstrip("."), check=check).strip())
