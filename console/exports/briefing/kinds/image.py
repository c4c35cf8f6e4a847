"""A picture or a clip's still from evidence, written anew: nothing that a file carries beside its pixels goes out."""

from typing import Final

from console.domain.attachment import Attachment, MediaKind
from console.domain.errors import BadInput
from console.domain.letters import called
from console.domain.times import dtg
from console.exports.briefing.measure import fitted_into, height_of
from console.exports.briefing.page import BODY, Body, Box, Picture, Words
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import named, sentence
from console.exports.check_words import checked
from console.exports.clip_still import still
from console.exports.pictures import png, png_of
from console.map.words import tr
from console.store import attachments, reports

_WORDS: Final = 520.0
_GAP: Final = 48.0


def body(scene: Scene) -> Body | None:
    """The picture with what it shows beside it; None where the audience may not see it.

    Raises BadInput where it is neither picture nor clip, or damaged.
    """
    link_id = scene.slide.subject_id("attachment")
    found = attachments.attachment(scene.reader, link_id) if link_id is not None else None
    content = attachments.content(scene.reader, found.id) if found is not None else None
    if found is None or content is None:
        return None
    report = reports.report(scene.reader, found.report_id)
    words = scene.slide.text or found.note or (report.headline if report is not None else "")
    head, _, more = words.partition("\n")
    # The first line is the title of the slide, where it has none of its own.
    about = [called(words if scene.slide.title else more, 1000), _taken(scene, found)]
    text = "\n".join(one for one in about if one)
    wide = BODY.width - _WORDS - _GAP
    box, alt = Box(BODY.left, BODY.top, wide, BODY.height), called(words) or tr("Picture")
    picture = Picture(box, _png(scene, found, content), alt)
    high = min(height_of(text, _WORDS, 28), BODY.height)
    shown = fitted_into(text, _WORDS, high, 28)
    name = named(report, scene.board.grades) if report is not None else ""
    check = report is not None and report.to_check
    return Body(
        sentence(head) or tr("A picture from evidence."),
        (picture, Words(Box(BODY.right - _WORDS, BODY.top, _WORDS, high), shown)),
        sources=(checked(name, check),) if name else (),
        to_check=check,
        notes=tr("Say what the picture shows and who took it. Do not say what it proves."),
        markings=(found.marking, report.marking if report is not None else None),
        too_long=(tr("The words beside the picture are cut."),) if shown != text else (),
    )


def _png(scene: Scene, found: Attachment, content: bytes) -> bytes:
    """The picture, or the frame of a clip that the slide names."""
    if found.kind is MediaKind.PICTURE:
        return png_of(content)
    if found.kind is MediaKind.VIDEO:
        return png(still(content, found.media_type, _frame_ms(scene)))
    raise BadInput(tr("“{name}” is no picture and no clip. Name another attachment.", name=found.name))


def _frame_ms(scene: Scene) -> int:
    asked = scene.slide.subject.get("frame_ms", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0


def _taken(scene: Scene, found: Attachment) -> str:
    """When the picture was taken; of a clip the moment of the frame."""
    if found.recorded_at is None:
        return tr("Time not recorded")
    later = _frame_ms(scene) if found.kind is MediaKind.VIDEO else 0
    return tr("Recorded {at}", at=dtg(found.recorded_at + later))
