"""A picture from evidence, decoded and written anew: nothing that a file carries beside its pixels goes out."""

from typing import Final

from console.domain.attachment import Attachment, MediaKind
from console.domain.errors import BadInput
from console.domain.letters import called
from console.domain.times import dtg
from console.exports.briefing.measure import fitted_into, height_of
from console.exports.briefing.page import BODY, Body, Box, Picture, Words
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import named, sentence
from console.exports.pictures import png_of
from console.map.words import tr
from console.store import attachments, reports

_WORDS: Final = 520.0
_GAP: Final = 48.0


def body(scene: Scene) -> Body | None:
    """The picture with what it shows beside it; None where the audience may not see it.

    Raises BadInput where it is no picture, or damaged.
    """
    link_id = scene.slide.subject_id("attachment")
    found = attachments.attachment(scene.reader, link_id) if link_id is not None else None
    content = attachments.content(scene.reader, found.id) if found is not None else None
    if found is None or content is None:
        return None
    if found.kind is not MediaKind.PICTURE:
        raise BadInput(tr("“{name}” is no picture. Save a still of it and attach that.", name=found.name))
    report = reports.report(scene.reader, found.report_id)
    words = scene.slide.text or found.note or (report.headline if report is not None else "")
    about = [called(words, 1000), _taken(found)]
    text = "\n".join(one for one in about if one)
    wide = BODY.width - _WORDS - _GAP
    picture = Picture(Box(BODY.left, BODY.top, wide, BODY.height), png_of(content), called(words) or tr("Picture"))
    high = min(height_of(text, _WORDS, 28), BODY.height)
    shown = fitted_into(text, _WORDS, high, 28)
    name = named(report, scene.board.grades) if report is not None else ""
    check = report is not None and report.to_check
    return Body(
        sentence(words.partition("\n")[0]) or tr("A picture from evidence."),
        (picture, Words(Box(BODY.right - _WORDS, BODY.top, _WORDS, high), shown)),
        sources=(f"{name} ?" if check else name,) if name else (),
        to_check=check,
        notes=tr("Say what the picture shows and who took it. Do not say what it proves."),
        markings=(report.marking if report is not None else None,),
        too_long=(tr("The words beside the picture are cut."),) if shown != text else (),
    )


def _taken(found: Attachment) -> str:
    return tr("Recorded {at}", at=dtg(found.recorded_at)) if found.recorded_at is not None else tr("Time not recorded")
