"""All Allies by region: who is at the table and, where positions are released, what each says to the text."""

from typing import Final

from console.domain.attendance import Attendance, Level, Link
from console.domain.consultation import Basis, Consultation, Status, course
from console.domain.draft_text import Draft
from console.domain.reference import Ally
from console.domain.stance import LETTER_OF, NAMES, Position, Stance, held
from console.domain.times import dtg
from console.exports.ally_places import Place, in_order, places, rows
from console.exports.briefing.council import (
    NOT_COUNTED,
    NOT_RELEASED,
    markings_of,
    newest_draft,
    notes_of,
    picture_of,
    positions_stand,
    silence_on,
    silence_title,
)
from console.exports.briefing.page import BODY, Body, Box, Element, Figure, Fill, Part, StanceMark, Words
from console.exports.briefing.scene import Scene
from console.map.words import later, tr
from console.services.consult_picture import ConsultPicture

_COLUMNS: Final = 8
_GAP: Final = 10.0
_HEADING: Final = 30.0
_MOST_HIGH: Final = 130.0
_PAD: Final = 10.0
_LEGEND: Final = 72.0
_SHORT: Final = {"US": later("USA"), "GB": later("UK"), "MK": later("N. Macedonia")}
_LEVELS: Final = {
    Level.AMBASSADORS: later("Ambassador"),
    Level.MINISTERS: later("Minister"),
    Level.LEADERS: later("Head of gov."),
}
_STANCES: Final = {**NAMES, Stance.AMENDMENT: later("Amendment")}


def body(scene: Scene) -> Body | None:
    """The grid of the consultation as it stands."""
    picture = picture_of(scene)
    if picture is None or picture.consultation is None:
        return None
    draft = newest_draft(picture.drafts, scene.at)
    stands = held(picture.positions, draft.id) if draft is not None and positions_stand(scene, picture) else None
    below = _below(picture, draft, stands)
    said = [one.marking for one in stands.values()] if stands is not None else []
    return Body(
        consultation_title(picture),
        (*_grid(picture, stands), _foot(below, draft if stands is not None else None)),
        sources=(tr("record of the consultation"),),
        notes=notes_of(scene, picture, *below, tr(NOT_COUNTED)),
        markings=markings_of(picture, *([draft.marking] if draft is not None else []), *said),
    )


def consultation_title(picture: ConsultPicture) -> str:
    """One true sentence on how far a consultation has come."""
    one = picture.consultation
    assert one is not None
    went = course(picture.events, one.basis)
    spoken = any(decided.at <= picture.now for decided in picture.decisions)
    if one.basis not in (Basis.ARTICLE_4, Basis.ARTICLE_5):
        sits = went.status is Status.IN_SESSION and not spoken
        return _meeting(one, sits=sits, met=one.met_at is not None and one.met_at <= picture.now)
    words = {"who": one.requesters, "basis": tr(one.basis)}
    if went.status is Status.CONSIDERED:
        return tr("Weighed, not asked for: consultations under {basis}.", **words)
    if went.status is Status.DROPPED:
        return tr("Consultations under {basis} were weighed and not asked for.", **words)
    if went.status is Status.IN_SESSION and not spoken:
        return tr("The Council meets under {basis} at the request of {who}.", **words)
    if went.met_at is not None and went.met_at <= picture.now:
        return tr("The Council met under {basis} at the request of {who}.", **words)
    return tr("Consultations under {basis} are asked for by {who}.", **words)


def _meeting(one: Consultation, *, sits: bool, met: bool) -> str:
    """``sits``: it is in session and nothing has come of it that is said to the outside."""
    if one.basis != Basis.MEETING:
        return tr("The Council was informed.") if met else tr("The Council is called to be informed.")
    if sits:
        return tr("The Council meets, not under Article 4.")
    return tr("The Council met, not under Article 4.") if met else tr("The Council is called, not under Article 4.")


def _below(picture: ConsultPicture, draft: Draft | None, stands: dict[bytes, Position] | None) -> list[str]:
    """The sentences under the grid: the text, and whether positions are told."""
    silence = silence_on(picture, draft) if draft is not None else None
    if silence is not None:
        said = [silence_title(picture, silence)]
    elif draft is not None:
        said = [tr("{name} is on the table since {time}.", name=draft.name, time=dtg(draft.at))]
    else:
        said = []
    return said if stands is not None else [*said, tr(NOT_RELEASED)]


def _grid(picture: ConsultPicture, stands: dict[bytes, Position] | None) -> tuple[Element, ...]:
    """The cards as one figure, and over it every word as text of its own."""
    allies = in_order(picture.allies)
    placed = places(allies, _COLUMNS)
    many = max(1, rows(placed))
    wide = (BODY.width - (_COLUMNS - 1) * _GAP) / _COLUMNS
    high = min(_MOST_HIGH, (BODY.height - _LEGEND) / many - _HEADING - _GAP)
    cards: list[Part] = []
    words: list[Words] = []
    for ally, place in zip(allies, placed, strict=True):
        box = Box(
            BODY.left + place.column * (wide + _GAP),
            BODY.top + place.row * (_HEADING + high + _GAP) + _HEADING,
            wide,
            high,
        )
        if place.heading:
            words.append(Words(_over(box, place, allies, placed), tr(place.heading), 22, 500, "ink.muted"))
        cards.append(Fill(box, "surface.base", "line.hair", 8, 1.5))
        stance = stands[ally.id].stance if stands is not None and ally.id in stands else None
        if stance is not None:
            cards.append(StanceMark(Box(box.left + _PAD, box.bottom - 38, 27, 27), stance, "surface.base"))
        words += _card(ally, box, stance, (picture.roster or {}).get(ally.id), told=stands is not None)
    alt = tr("The Allies by region, a card each")
    return Figure(BODY, tuple(cards), alt), *words


def _over(box: Box, place: Place, allies: list[Ally], placed: list[Place]) -> Box:
    """Room for the name of a region: over its cards in this row."""
    there = [other for other, ally in zip(placed, allies, strict=True) if other.row == place.row and other.heading]
    following = min((other.column for other in there if other.column > place.column), default=_COLUMNS)
    wide = (following - place.column) * (box.width + _GAP) - _GAP
    return Box(box.left, box.top - _HEADING + 2, wide, _HEADING - 4)


def _card(ally: Ally, box: Box, stance: Stance | None, at: Attendance | None, *, told: bool) -> list[Words]:
    """Letters and name; under them what it says, by mark, letter and word, or who sits there."""
    left, inside = box.left + _PAD, box.width - 2 * _PAD
    words = [
        Words(Box(left, box.top + 7, 60, 34), ally.iso2, 26, 600),
        Words(Box(left, box.top + 39, inside, 30), tr(_SHORT.get(ally.iso2, ally.name)), 22, 400, "ink.secondary"),
    ]
    if stance is not None:
        role, low = f"stance.{stance.value}", box.bottom - 39
        words.append(Words(Box(left + 31, low, inside - 29, 30), tr(_STANCES[stance]), 22, 500, role))
        letter = Box(box.right - _PAD - 30, box.top + 9, 30, 32)
        words.append(Words(letter, LETTER_OF[stance], 24, 600, role, "right"))
    elif not told:
        words.append(Words(Box(left, box.bottom - 39, inside, 30), _seat(at), 22, 400, "ink.secondary"))
    return words


def _seat(at: Attendance | None) -> str:
    """Who sits there, as far as it is known; what is wrong with the line."""
    if at is None or not at.convened:
        return tr("Not convened")
    if at.link is Link.DOWN:
        return tr("Link down")
    if not at.authenticated:
        return tr("Convened")
    return tr(_LEVELS[at.level]) if at.level is not None else tr("At the table")


def _foot(below: list[str], told: Draft | None) -> Words:
    marks = "" if told is None else tr("Marks: last word on {name}; without one no position is shown.", name=told.name)
    text = " ".join(filter(None, (*below, marks)))
    return Words(Box(BODY.left, BODY.bottom - _LEGEND + 6, BODY.width, _LEGEND - 6), text, 26, 500)
