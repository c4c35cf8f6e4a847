"""When a consultation of the case may be agreed, from what its record says; and five ways of working on a fresh one.

HYPOTHETICAL wherever it is shown: a model on assumptions (:mod:`console.domain.forecast`).
"""

import re
from functools import cache
from typing import Final

from console.config import paths
from console.domain import forecast as model
from console.domain import ways_of_working
from console.domain.article4_replay import Calibration, calibrated, past_cases
from console.domain.consultation import Basis, Consultation, Event, Status, Way
from console.domain.council_state import AllyNow, Situation
from console.domain.decision import Agreed
from console.domain.decision_clock import Milestones
from console.domain.draft_text import Draft
from console.domain.errors import BadInput
from console.domain.forecast import RUNS, SEED, Forecast
from console.domain.letters import folded
from console.domain.reference import Ally
from console.domain.silence import Silence, Standing, State, standing
from console.domain.stance import held
from console.domain.times import HOUR, Instant
from console.domain.ways_of_working import WayFound
from console.feeds.past_cases import read_past_cases
from console.services.assumptions import every_assumption
from console.services.consult_checks import required
from console.services.consult_picture import ConsultPicture, consult_picture
from console.store import consultations, reference
from console.store.reader import Reader

SHOCK_SEVERITY: Final = 4
"""From this severity of a leading incident on it is a war-like shock: people died, or worse."""
_AGREED = (Agreed.TABLE, Agreed.SILENCE)
_STATED = (Agreed.CHAIR,)
"""What the chair says for all ends the matter; it is not told as a text all Allies agreed on."""
_NO_NEED = frozenset({"no", "none", "nothing", "not", "informed"})
"""The word with which a line on a parliament begins that need not be asked."""


def forecast(reader: Reader, consultation_id: bytes, now: Instant, seed: int = SEED, runs: int = RUNS) -> Forecast:
    """From ``now`` until a text of a consultation is agreed. Raises BadInput for one of the past."""
    consultation = required(reader, consultation_id)
    picture = consult_picture(reader, now, consultation.crisis_id, consultation_id)
    return model.forecast(situation(picture, now), every_assumption(reader), seed, runs)


def situation(picture: ConsultPicture, now: Instant) -> Situation:
    """How far the consultation of a picture has come. Raises BadInput without one."""
    consultation = picture.consultation
    if consultation is None:
        raise BadInput("No consultation is open. Open one, and the forecast begins.")
    drafts = [one for one in picture.drafts if one.at <= now]
    silences = [(one, standing(one, now)) for one in picture.silences if one.opened_at <= now]
    draft = _on_the_table(drafts, silences)
    on_it = [(one, how) for one, how in silences if draft is not None and one.draft_id == draft.id]
    newest = max(on_it, key=lambda pair: pair[0].opened_at, default=None)
    how = None if newest is None else newest[1].state
    broken = newest[1].since if newest is not None and how is State.BROKEN else None
    live = draft if broken is None else None
    return Situation(
        now,
        tuple(_ally(picture, one, live, now, anew=broken is not None) for one in picture.allies),
        consultation.way or Way.CAPITALS,
        shock=consultation.basis == Basis.ARTICLE_5 or _is_shock(picture),
        article_5=consultation.basis == Basis.ARTICLE_5,
        first_at=first_report(picture),
        requested_at=_asked(consultation, now),
        met=consultation.met_at is not None and consultation.met_at <= now,
        text_at=None if live is None else live.at,
        silence=(newest[0].opened_at, newest[1].closes_at) if newest is not None and how is State.RUNNING else None,
        deadline_at=consultation.deadline_at if (consultation.deadline_at or 0) > now else None,
        breaks=sum(stood.state is State.BROKEN for _, stood in silences),
        amended=live is not None and live.version > 1,
        broken_at=broken,
        agreed_at=_agreed_at(picture, newest, now),
        ended_at=_ended_at(picture, now),
    )


def _asked(consultation: Consultation, now: Instant | None) -> Instant | None:
    """When it was asked for; a Council that was called without a request: when it was called."""
    called = consultation.convened_at
    if called is not None and now is not None and called > now:
        called = None
    return called if consultation.requested_at is None else consultation.requested_at


def first_report(picture: ConsultPicture) -> Instant | None:
    """When the first report came in, else when it happened, else when the crisis was opened; None without one."""
    if picture.first_report_at is not None:
        return picture.first_report_at
    happened = [one.occurred_at for one in picture.incidents]
    opened = None if picture.crisis is None else picture.crisis.opened_at
    return min(happened, default=opened)


def fresh(reader: Reader, now: Instant, *, shock: bool = False) -> Situation:
    """A consultation under Article 4 requested at ``now``: nobody convened, no text, no deadline."""
    allies = tuple(
        AllyNow(one.iso2, one.timezone, one.parliament_approval) for one in reference.allies(reader, now + 1)
    )
    return Situation(now, allies, shock=shock, first_at=now, requested_at=now)


def compare_ways(
    reader: Reader, now: Instant, *, shock: bool = False, seed: int = SEED, runs: int = RUNS
) -> tuple[WayFound, ...]:
    """The five ways of working on a fresh consultation, requested at ``now``."""
    return ways_of_working.compare(fresh(reader, now, shock=shock), every_assumption(reader), seed, runs)


def _on_the_table(drafts: list[Draft], silences: list[tuple[Silence, Standing]]) -> Draft | None:
    """The version it is about: the one silence runs on, else the newest."""
    running = {one.draft_id for one, how in silences if how.state is State.RUNNING}
    among = [one for one in drafts if one.id in running] or drafts
    return max(among, key=lambda one: (one.at, one.version), default=None)


def _agreed_at(picture: ConsultPicture, newest: tuple[Silence, Standing] | None, now: Instant) -> Instant | None:
    if newest is not None and newest[1].state is State.KEPT:
        return newest[1].since
    return _decided(picture, _AGREED, now)


def _decided(picture: ConsultPicture, ways: tuple[Agreed, ...], now: Instant) -> Instant | None:
    """When it was first decided so, after the newest text."""
    drafted = max((one.at for one in picture.drafts if one.at <= now), default=None)
    taken = (one.at for one in picture.decisions if one.agreed in ways and one.at <= now)
    return min((at for at in taken if drafted is None or at >= drafted), default=None)


def _ended_at(picture: ConsultPicture, now: Instant) -> Instant | None:
    """When the chair stated the outcome or it was closed, else when its request was dropped.

    Dropped counts where it still is and the Council was not called.
    """
    consultation = picture.consultation
    if consultation is None:
        return None
    closed = consultation.closed_at if consultation.closed_at is not None and consultation.closed_at <= now else None
    ended = [at for at in (_decided(picture, _STATED, now), closed) if at is not None]
    if ended:
        return min(ended)
    if consultation.status != Status.DROPPED or consultation.convened_at is not None:
        return None
    return max((one.at for one in picture.events if one.kind is Event.DROPPED and one.at <= now), default=None)


def _is_shock(picture: ConsultPicture) -> bool:
    leading = picture.incidents[:1]
    return any(one.severity >= SHOCK_SEVERITY for one in leading)


def _ally(picture: ConsultPicture, ally: Ally, draft: Draft | None, now: Instant, *, anew: bool) -> AllyNow:
    """One Ally on the text that stands; ``anew``: the next one is still to be written.

    Instructions on a text before say nothing of this one: a capital looks again.
    """
    there = (picture.roster or {}).get(ally.id)
    said = None
    if draft is not None:
        said = held((one for one in picture.positions if one.at <= now), draft.id).get(ally.id)
    since = None if draft is None or draft.version == 1 else draft.at
    holds = there is not None and not anew and (since is None or said is not None or there.at >= since)
    return AllyNow(
        ally.iso2,
        ally.timezone,
        ally.parliament_approval,
        None if said is None else said.stance,
        None if said is None else said.at,
        there is not None and there.instructed and holds,
        None if there is None else there.waiting_since,
        there is not None and there.joined,
        _has_to_ask(_told_of_parliament(picture, ally, now)),
    )


def _told_of_parliament(picture: ConsultPicture, ally: Ally, now: Instant) -> str:
    """What it told us last: its newest assessment holds."""
    told = [one.parliament for one in picture.national if one.ally_id == ally.id and one.at <= now]
    return told[-1] if told else ""


def _has_to_ask(told: str) -> bool:
    words = re.findall(r"\w+", folded(told))
    return bool(words) and words[0] not in _NO_NEED


@cache
def shocks() -> dict[str, bool]:
    """Which past cases were war-like shocks, by slug: a judgement that ships with the program."""
    return {slug: one.shock for slug, one in read_past_cases(paths.resources("consultation", "cases.toml")).items()}


def calibration(reader: Reader, seed: int = SEED, runs: int = RUNS) -> Calibration:
    """The past Article 4 cases of the baseline, replayed from their requests."""
    cases = past_cases(consultations.consultations(reader), shocks())
    return calibrated(cases, every_assumption(reader), seed, runs)


def milestones(picture: ConsultPicture) -> Milestones:
    """What the decision clock is told of. It stops when a decision was taken, else when the consultation was closed."""
    consultation = picture.consultation
    first = first_report(picture)
    if consultation is None:
        return Milestones(first)
    decided = [one.at for one in picture.decisions if one.agreed in (*_AGREED, *_STATED)]
    return Milestones(
        first,
        _asked(consultation, None),
        consultation.met_at,
        min([*decided, *([consultation.closed_at] if consultation.closed_at is not None else [])], default=None),
        consultation.deadline_at,
        picture.drafts,
        picture.silences,
        called=consultation.requested_at is None and consultation.convened_at is not None,
    )


def asked_anew(here: Situation) -> Situation:
    """The same consultation at its request, with nothing that followed: what the ways of working are compared on."""
    began = here.requested_at if here.requested_at is not None else here.now // HOUR * HOUR
    allies = tuple(AllyNow(one.iso2, one.zone, one.parliament) for one in here.allies)
    return Situation(
        began, allies, shock=here.shock, article_5=here.article_5, first_at=here.first_at, requested_at=began
    )
