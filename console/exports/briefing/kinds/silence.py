"""The silence procedure: how it stands, how long it runs, and the silences before it."""

from typing import Final

from console.domain.capital_time import capital_time
from console.domain.durations import duration_words
from console.domain.silence import REMINDERS, Silence, State, standing
from console.domain.times import MINUTE, dtg, dtg_short
from console.exports.briefing.council import (
    BRUSSELS,
    NOT_COUNTED,
    column,
    draft_name,
    in_brussels,
    markings_of,
    newest_draft,
    notes_of,
    panel,
    picture_of,
    positions_stand,
    silence_on,
    silence_title,
    silence_words,
)
from console.exports.briefing.measure import height_of
from console.exports.briefing.page import BODY, Body, Box, Element, Figure, Fill, Part, Words
from console.exports.briefing.scene import Scene
from console.map.words import later, tr
from console.services.consult_picture import ConsultPicture

_WIDE: Final = 1080.0
_MEANS_SIZE: Final = 34
_LARGE: Final = {
    State.RUNNING: later("Silence runs"),
    State.KEPT: later("Agreed under silence"),
    State.BROKEN: later("Silence broken"),
    State.WITHDRAWN: later("Silence withdrawn"),
}
_MEANS: Final = {
    State.RUNNING: later("An Ally that objects writes to the chair before it closes. One letter stops the text."),
    State.KEPT: later("No Ally wrote before it closed: the text is agreed."),
    State.BROKEN: later("The text is not agreed. The Council takes it up again."),
    State.WITHDRAWN: later("The text is not agreed. The chair may put another under silence."),
}


def body(scene: Scene) -> Body | None:
    """The newest silence of the consultation; None where there was none."""
    picture = picture_of(scene)
    silence = silence_on(picture, None) if picture is not None else None
    if picture is None or silence is None:
        return None
    names = positions_stand(scene, picture)
    drafts = [one for one in picture.drafts if any(other.draft_id == one.id for other in picture.silences)]
    means = _means(picture, silence)
    return Body(
        silence_title(picture, silence),
        (*_large(picture, silence, means), *_so_far(picture, names)),
        sources=(tr("record of the consultation"),),
        notes=notes_of(scene, picture, means, tr(NOT_COUNTED)),
        markings=markings_of(picture, *(one.marking for one in drafts)),
    )


def _means(picture: ConsultPicture, silence: Silence) -> str:
    """What that means; where a later version or a decision followed it says so."""
    stands = standing(silence, picture.now)
    of = next((one for one in picture.drafts if one.id == silence.draft_id), None)
    newer = newest_draft((one for one in picture.drafts if of is not None and one.title == of.title), picture.now)
    if stands.state in (State.BROKEN, State.WITHDRAWN) and of is not None and newer is not None and newer.id != of.id:
        return tr("{name} followed, {time}.", name=newer.name, time=dtg(newer.at))
    return tr(_MEANS[stands.state])


def _large(picture: ConsultPicture, silence: Silence, means: str) -> list[Element]:
    stands = standing(silence, picture.now)
    running = stands.state is State.RUNNING
    box = Box(BODY.left, BODY.top, _WIDE, BODY.height)
    made: list[Element] = list(column(box, draft_name(picture, silence)))
    at = stands.closes_at if stands.since is None else stands.since
    ink = "state.warn" if running else "ink.primary"
    made.append(Words(Box(box.left, box.top + 84, _WIDE, 92), tr(_LARGE[stands.state]), 72, 600, ink))
    when = tr("closes {time}", time=dtg(at)) if running else dtg(at)
    day = tr(capital_time(at, BRUSSELS).weekday_word)
    made.append(Words(Box(box.left, box.top + 184, _WIDE, 54), f"{when} · {in_brussels(at)}, {day}", 40, 500))
    left = tr("{time} left", time=duration_words(stands.closes_at - picture.now)) if running else ""
    by = tr("by the chair") if silence.opened_by == "chair" else tr("by {name}", name=silence.opened_by)
    told = [tr("Opened {time} {by}", time=dtg_short(silence.opened_at), by=by), left]
    words = " · ".join(filter(None, told))
    made.append(Words(Box(box.left, box.top + 248, _WIDE, 42), words, 30, 400, "ink.secondary"))
    made.append(_bar(picture, silence))
    high = height_of(means, _WIDE - 60, _MEANS_SIZE)
    ground = Box(box.left, box.bottom - high - 60, _WIDE, high + 60)
    made += [panel(ground), Words(Box(ground.left + 30, ground.top + 30, _WIDE - 60, high + 2), means, _MEANS_SIZE)]
    return made


def _bar(picture: ConsultPicture, silence: Silence) -> Figure:
    """From opened to closes, filled as far as it ran; its marks are the reminders."""
    stands = standing(silence, picture.now)
    box = Box(BODY.left, BODY.top + 390, _WIDE, 90)
    whole = max(1, stands.closes_at - silence.opened_at)
    until = min(stands.since or picture.now, stands.closes_at)
    ran = max(0.0, min(1.0, (until - silence.opened_at) / whole))
    ink = {State.RUNNING: "state.warn", State.KEPT: "state.ok", State.BROKEN: "state.danger"}
    parts: list[Part] = [
        Fill(Box(box.left, box.top, box.width, 28), "surface.inset"),
        Fill(Box(box.left, box.top, box.width * ran, 28), ink.get(stands.state, "line.control")),
        Words(Box(box.left, box.top + 44, 300, 34), dtg_short(silence.opened_at), 26, 400, "ink.muted"),
        Words(Box(box.right - 300, box.top + 44, 300, 34), dtg_short(stands.closes_at), 26, 400, "ink.muted", "right"),
    ]
    if stands.state is State.RUNNING:
        for before in REMINDERS:
            if before < whole:
                x = box.right - box.width * before / whole
                parts.append(Fill(Box(x - 1, box.top - 8, 2, 44), "ink.muted"))
                words = tr("60 min") if before == REMINDERS[0] else str(before // MINUTE)
                parts.append(Words(Box(x - 50, box.top - 42, 100, 28), words, 20, 400, "ink.muted", "centre"))
    alt = tr("Silence from {start} to {end}", start=dtg_short(silence.opened_at), end=dtg_short(stands.closes_at))
    return Figure(box, tuple(parts), alt)


def _so_far(picture: ConsultPicture, names: bool) -> list[Element]:
    """Every silence of the consultation, the newest first."""
    box = Box(BODY.left + _WIDE + 70, BODY.top, BODY.width - _WIDE - 70, BODY.height)
    made: list[Element] = list(column(box, tr("Silences so far")))
    top = box.top + 84
    opened = [one for one in picture.silences if one.opened_at <= picture.now]
    for one in sorted(opened, key=lambda one: -one.opened_at)[:5]:
        said = silence_words(picture, one, names=names)
        opened_at = tr("Opened {time}", time=dtg(one.opened_at))
        words = f"{opened_at}\n{said}"
        high = height_of(words, box.width, 24)
        made.append(Words(Box(box.left, top, box.width, 40), draft_name(picture, one), 28, 600))
        made.append(Words(Box(box.left, top + 40, box.width, high + 2), words, 24, 400, "ink.secondary"))
        top += 40 + high + 28
    return made
