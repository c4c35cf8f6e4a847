"""The text on the table: its words, what is new in this version, and how it stands."""

from typing import Final

from console.domain.draft_text import Draft
from console.domain.times import dtg
from console.exports.briefing.council import (
    NOT_COUNTED,
    column,
    markings_of,
    newest_draft,
    notes_of,
    paragraphs,
    picture_of,
    positions_stand,
    silence_on,
    silence_title,
    silence_words,
)
from console.exports.briefing.measure import height_of
from console.exports.briefing.page import BODY, Body, Box, Element, Fill, Words
from console.exports.briefing.scene import Scene
from console.map.words import tr
from console.services.consult_picture import ConsultPicture

_WIDE: Final = 1180.0
_SIZES: Final = (42, 38, 34)
_BETWEEN: Final = 22.0


def body(scene: Scene) -> Body | None:
    """The version the slide names, else the newest."""
    picture = picture_of(scene)
    if picture is None:
        return None
    asked = scene.slide.subject_id("draft")
    draft = next((one for one in picture.drafts if one.id == asked), None)
    if asked is None:
        draft = newest_draft(picture.drafts, scene.at)
    if draft is None:
        return None
    before = _before(picture, draft)
    text, left_out = _text(draft, before)
    names = positions_stand(scene, picture)
    return Body(
        _title(picture, draft),
        (*text, *_beside(picture, draft, names)),
        sources=(tr("record of the consultation"),),
        notes=notes_of(scene, picture, *_notes(draft, before), tr(NOT_COUNTED)),
        markings=markings_of(picture, draft.marking, *([before.marking] if before is not None else [])),
        too_long=(left_out,) if left_out else (),
    )


def _title(picture: ConsultPicture, draft: Draft) -> str:
    silence = silence_on(picture, draft)
    if silence is not None:
        return silence_title(picture, silence)
    if any(one.draft_id == draft.id for one in picture.decisions):
        return tr("{name} was adopted.", name=draft.name)
    return tr("{name} was put on the table at {time}.", name=draft.name, time=dtg(draft.at))


def _before(picture: ConsultPicture, draft: Draft) -> Draft | None:
    earlier = (one for one in picture.drafts if one.title == draft.title and one.version < draft.version)
    return max(earlier, key=lambda one: one.version, default=None)


def _new_in(draft: Draft, before: Draft | None) -> set[str]:
    """The paragraphs that did not stand so in the version before."""
    return set() if before is None else _paragraphs(draft) - _paragraphs(before)


def _paragraphs(draft: Draft) -> set[str]:
    return {line.strip() for line in draft.text.splitlines()}


def _text(draft: Draft, before: Draft | None) -> tuple[list[Element], str]:
    """Paragraph by paragraph, those that are new with a rule beside them; and what had no room."""
    box = Box(BODY.left, BODY.top, _WIDE, BODY.height)
    made: list[Element] = list(column(box, draft.name))
    new, inside = _new_in(draft, before), Box(BODY.left + 28, BODY.top + 84, _WIDE - 40, BODY.height - 130)
    said, end = paragraphs(draft.text, inside, _SIZES, _BETWEEN)
    made += said
    for words in said:
        if words.text in new:
            made.append(Fill(Box(BODY.left, words.box.top + 4, 8, words.box.height - 10), "state.accent"))
    if new:
        told = tr("A rule beside a paragraph: new in version {n}", n=draft.version)
        top = said[-1].box.bottom + _BETWEEN
        made.append(Words(Box(inside.left, top, inside.width, 32), told, 22, 400, "state.accent"))
    if not end:
        return made, ""
    return made, tr("{name} is longer than the slide, which ends at “{words}”.", name=draft.name, words=end)


def _beside(picture: ConsultPicture, draft: Draft, names: bool) -> list[Element]:
    """How each version of the text came and stands, the newest first."""
    box = Box(BODY.left + _WIDE + 60, BODY.top, BODY.width - _WIDE - 60, BODY.height)
    made: list[Element] = list(column(box, tr("How it stands")))
    top = box.top + 84
    versions = [one for one in picture.drafts if one.title == draft.title and one.version <= draft.version]
    for one in sorted(versions, key=lambda one: -one.version)[:4]:
        silence = silence_on(picture, one)
        state = silence_words(picture, silence, names=names) if silence is not None else tr("No silence on it")
        made.append(Words(Box(box.left, top, box.width, 40), one.name, 28, 600))
        said = "\n".join([tr("On the table since {time}", time=dtg(one.at)), state])
        high = height_of(said, box.width, 24)
        made.append(Words(Box(box.left, top + 40, box.width, high + 2), said, 24, 400, "ink.secondary"))
        top += 40 + high + 28
    return made


def _notes(draft: Draft, before: Draft | None) -> list[str]:
    said = [tr("This is {name}, on the table since {time}.", name=draft.name, time=dtg(draft.at))]
    new = _new_in(draft, before)
    if before is not None:
        said.append(tr("What is new against version {n} has a rule beside it.", n=before.version) if new
                    else tr("No paragraph is new against version {n}.", n=before.version))  # fmt: skip
    return said
