"""What slides of the Council share: the consultation they are about, and how its texts stand, in words.

National positions, and all that tells one, stand on slides only where the storyboard has them and they are released.
"""

import re
from collections.abc import Iterable
from typing import Final

from console.domain.draft_text import Draft
from console.domain.marking import Marking
from console.domain.silence import Silence, State, newest, standing
from console.domain.times import Instant, dtg, local_time
from console.domain.wording import listed
from console.exports.briefing.measure import MORE, fitted_into, height_of, line_height
from console.exports.briefing.page import Box, Fill, Words
from console.exports.briefing.scene import Scene
from console.map.words import later, tr
from console.services.consult_picture import ConsultPicture, consult_picture

NOT_RELEASED: Final = later("National positions are not released.")
DO_NOT_NAME: Final = later("Do not say where an Ally stands: national positions are not released.")
NOT_COUNTED: Final = later("Stances are not counted: a text is agreed when no Ally objects.")
BRUSSELS: Final = "Europe/Brussels"
_CITED: Final = re.compile(r"(?P<text>.*\S)\s*\((?P<notes>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*", re.DOTALL)
_CHECK: Final = "to check:"


def picture_of(scene: Scene, asked: bytes | None = None) -> ConsultPicture | None:
    """The consultation asked for, else the slide's, else the newest of its crisis, and that crisis.

    None where the audience may not see it or there is none.
    """
    asked = asked or scene.slide.subject_id("consultation")
    crisis_id = None if asked is not None else scene.crisis_id
    picture = consult_picture(scene.reader, scene.at, crisis_id, asked)
    there = picture.consultation
    if there is None or (asked is not None and there.id != asked):
        return None
    return picture if crisis_id is None or there.crisis_id == crisis_id else None


def positions_stand(scene: Scene, picture: ConsultPicture) -> bool:
    """Whether national positions may stand on the slide."""
    return scene.board.positions and picture.released


def notes_of(scene: Scene, picture: ConsultPicture, *lines: str) -> str:
    """What to say, and that positions are kept back where they are."""
    kept = () if positions_stand(scene, picture) else (tr(DO_NOT_NAME),)
    return "\n".join((*lines, *kept))


def markings_of(picture: ConsultPicture, *others: Marking | None) -> tuple[Marking | None, ...]:
    """The markings of the crisis and the consultation, and of what else is shown."""
    known = (picture.crisis, picture.consultation)
    return (*(one.marking for one in known if one is not None), *others)


def newest_draft(drafts: Iterable[Draft], by: Instant) -> Draft | None:
    """The version that came last by an instant."""
    return max((one for one in drafts if one.at <= by), key=lambda one: (one.at, one.version, one.id), default=None)


def silence_on(picture: ConsultPicture, draft: Draft | None) -> Silence | None:
    """The newest silence on a version; on any text without one."""
    on = [one for one in picture.silences if draft is None or one.draft_id == draft.id]
    return newest(on, picture.now)


def draft_name(picture: ConsultPicture, silence: Silence) -> str:
    """``Statement v2``: what a silence is on."""
    return next((one.name for one in picture.drafts if one.id == silence.draft_id), tr("the text"))


def silence_title(picture: ConsultPicture, silence: Silence) -> str:
    """One true sentence: how it stands at the moment of the picture."""
    stands, name = standing(silence, picture.now), draft_name(picture, silence)
    since = dtg(stands.closes_at if stands.since is None else stands.since)
    sentences = {
        State.RUNNING: later("Silence runs on {name} until {time}."),
        State.KEPT: later("{name} was agreed under silence at {time}."),
        State.BROKEN: later("Silence on {name} was broken at {time}."),
        State.WITHDRAWN: later("The chair took {name} back at {time}."),
    }
    return tr(sentences[stands.state], name=name, time=since)


def silence_words(picture: ConsultPicture, silence: Silence, *, names: bool) -> str:
    """What came of it in a short sentence; with ``names`` who broke it."""
    stands = standing(silence, picture.now)
    since = dtg(stands.closes_at if stands.since is None else stands.since)
    if stands.state is State.RUNNING:
        return tr("Silence runs until {time}", time=since)
    if stands.state is State.KEPT:
        return tr("Agreed under silence, {time}", time=since)
    if stands.state is State.WITHDRAWN:
        return tr("Taken back by the chair, {time}", time=since)
    allies = {one.id: one.name for one in picture.allies}
    by = list(dict.fromkeys(allies.get(one.ally_id or b"", tr("an Ally")) for one in stands.broken_by))
    who = listed(by, tr) if names else tr("an Ally")
    why = next((f": {tr(one.reason.value)}" for one in stands.broken_by if one.reason is not None), "")
    return tr("Broken by {who}, {time}{why}", who=who, time=since, why=why)


def in_brussels(at: Instant) -> str:
    """``15:00 Brussels``."""
    return local_time(at, BRUSSELS)


def cited(text: str) -> tuple[str, tuple[str, ...], bool]:
    """A text, the sources told behind it in brackets, and whether something of it is to be checked.

    What is told of real events ends so: ``… (NATO, press conference; to check: exact minute)``.
    """
    match = _CITED.fullmatch(text)
    if match is None or not ("; " in match["notes"] or match["notes"].startswith(_CHECK)):
        return text, (), False
    parts = [part.strip() for part in match["notes"].split("; ")]
    checks = next((place for place, part in enumerate(parts) if part.startswith(_CHECK)), len(parts))
    return match["text"], tuple(parts[:checks]), checks < len(parts)


def paragraphs(text: str, box: Box, sizes: tuple[int, ...], between: float) -> tuple[list[Words], str]:
    """Paragraph under paragraph in the first of the sizes (pixels, largest first) that shows all of them.

    In the last one the text is cut at a whole line; then the second value is the end of what is shown, else empty.
    """
    for size in sizes[:-1]:
        made, end = _set(text, box, size, between)
        if not end:
            return made, end
    return _set(text, box, sizes[-1], between)


def _set(text: str, box: Box, size: int, between: float) -> tuple[list[Words], str]:
    made: list[Words] = []
    top, shown = box.top, ""
    for line in (line.strip() for line in text.splitlines() if line.strip()):
        high, room = height_of(line, box.width, size), box.bottom - top
        if high > room:
            part = fitted_into(line, box.width, room, size) if room >= line_height(size) else ""
            made += [Words(Box(box.left, top, box.width, room), part, size)] if part else []
            return made, (part or shown).removesuffix(MORE)[-40:]
        made.append(Words(Box(box.left, top, box.width, high + 2), line, size))
        top, shown = top + high + between, line
    return made, ""


def column(box: Box, heading: str, ink: str = "ink.primary") -> tuple[Fill | Words, ...]:
    """The rule and the heading over a column; what stands in it begins 62 px under its top."""
    rule = Fill(Box(box.left, box.top, box.width, 6), ink)
    return rule, Words(Box(box.left, box.top + 22, box.width, 36), heading, 26, 600, ink)


def panel(box: Box) -> Fill:
    """The quiet ground of what stands apart."""
    return Fill(box, "surface.base", radius=8)
