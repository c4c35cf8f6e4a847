"""What every act in a consultation asks first: is it there and open, who are its Allies, is the time sound."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from console.domain.consultation import Consultation
from console.domain.draft_text import Draft
from console.domain.errors import BadInput
from console.domain.incident import CONFIDENCE
from console.domain.letters import folded, shortened
from console.domain.numbers import grouped
from console.domain.question import dated
from console.domain.reference import Ally
from console.domain.silence import Silence
from console.domain.times import MINUTE, Instant, Precision, dtg
from console.store import consultations, crises, draft_texts, reference
from console.store.reader import Reader

NO_ALLIES: Final = "This case knows no Allies. Make one on the public baseline."
LONGEST: Final = 20_000
"""So many letters one entry may have."""
AHEAD: Final = 5 * MINUTE
"""Clocks differ: a time so little ahead of ours is not yet a mistake."""


def required(reader: Reader, consultation_id: bytes) -> Consultation:
    """A consultation opened in this case. Raises BadInput when it is gone, or a past one to look at."""
    found = consultations.consultation(reader, consultation_id)
    if found is None:
        raise BadInput("This consultation is not in the case any more: its opening was undone.")
    if not found.ours:
        raise BadInput("This is a past consultation to look at. Open one of your own to record in it.")
    return found


def meant(reader: Reader, words: str = "") -> Consultation:
    """The consultation of the case called so: its id, or words of its title or of its crisis's; without the newest.

    Raises BadInput where none fits, or several.
    """
    ours = [one for one in consultations.consultations(reader) if one.ours]
    if not ours:
        raise BadInput("This case holds no consultation of its own. Open one in the window, menu Consultation.")
    wanted = folded(words.strip())
    titles = {one.id: one.title for one in crises.crises(reader)}
    fitting = ours[:1] if not wanted else [one for one in ours if _is_called(one, titles, words, wanted)]
    if len(fitting) != 1:
        there = ", ".join(f"“{one.title}”" for one in fitting or ours)
        raise BadInput(
            f"{shortened(words)!r} is no one consultation of this case. Give its id, or words of one of: {there}."
        )
    return fitting[0]


def _is_called(one: Consultation, crises_called: Mapping[bytes, str], words: str, wanted: str) -> bool:
    called = (one.title, crises_called.get(one.crisis_id or b"", ""))
    return words.strip() == str(UUID(bytes=one.id)) or any(wanted in folded(title) for title in called)


def required_open(reader: Reader, consultation_id: bytes, at: Instant) -> Consultation:
    """One in which something can have happened at ``at``. Raises BadInput, as :func:`require_open`."""
    found = required(reader, consultation_id)
    require_open(found, at)
    return found


def require_open(found: Consultation, at: Instant) -> None:
    """Refuse what happened after its end; what was before may be written down afterwards."""
    if found.closed_at is not None and at > found.closed_at:
        raise BadInput(
            f"“{found.title}” was closed at {dtg(found.closed_at)}. Open a new consultation for what follows."
        )


def required_draft(reader: Reader, draft_id: bytes) -> Draft:
    """A version of a text. Raises BadInput when it is gone."""
    found = next((one for one in draft_texts.drafts(reader) if one.id == draft_id), None)
    if found is None:
        raise BadInput("This version is not in the case any more: its putting was undone.")
    return found


def required_silence(reader: Reader, silence_id: bytes) -> tuple[Silence, Draft]:
    """A silence and the version it is on. Raises BadInput when it is gone."""
    found = next((one for one in draft_texts.silences(reader) if one.id == silence_id), None)
    if found is None:
        raise BadInput("This silence is not in the case any more: its opening was undone.")
    return found, required_draft(reader, found.draft_id)


def allies_of(reader: Reader, consultation: Consultation) -> dict[str, Ally]:
    """The Allies of the day of a consultation (30 in November 2022), by ISO 3166 alpha-2 code."""
    day = consultation.day
    return {one.iso2: one for one in reference.allies(reader, None if day is None else day + 1)}


def ally(allies: dict[str, Ally], iso2: str, consultation: Consultation, reader: Reader) -> Ally:
    """One of them by its code. Raises BadInput when that is nobody's, or was no Ally's on that day."""
    code = iso2.strip().upper()
    if code in allies:
        return allies[code]
    later = next((one for one in reference.allies(reader) if one.iso2 == code), None)
    if later is None:
        raise BadInput(
            f"“{shortened(iso2, 20)}” is no Ally's code. Use the two letters of the country, as PL for Poland."
        )
    day = consultation.day
    when = "then" if day is None else f"on {dtg(day, Precision.DAY)}"
    raise BadInput(f"{later.name} was no Ally {when}: it has no seat in “{consultation.title}”.")


def heard_at(at: Instant | None, now: Instant) -> Instant:
    """When something happened: ``now`` where nothing is said, or this very minute, typed as such.

    Raises BadInput for a time still to come, or out of all time.
    """
    if at is None or at == now // MINUTE * MINUTE:
        return now
    if dated(at) > now + AHEAD:
        raise BadInput(f"{dtg(at)} is still to come. Check day, month and year.")
    return at


def not_before(at: Instant, earliest: Instant, what: str) -> None:
    """Refuse what happened before the minute of ``earliest``; ``what`` is ``Statement v2 was put``."""
    if at < earliest // MINUTE * MINUTE:
        raise BadInput(f"{dtg(at)} is before {what} ({dtg(earliest)}). Check the time.")


def told(text: str) -> str:
    """Words as they are kept. Raises BadInput for more than a screen can lay out while somebody waits."""
    words = text.strip()
    if len(words) > LONGEST:
        raise BadInput(f"That is longer than {grouped(LONGEST)} letters. Put down what matters of it.")
    return words


def sure(confidence: str | None) -> str | None:
    """How sure somebody is. Raises BadInput for another word."""
    if confidence is not None and confidence not in CONFIDENCE:
        raise BadInput("Confidence is low, moderate or high.")
    return confidence
