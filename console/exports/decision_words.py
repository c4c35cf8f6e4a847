"""How a decision came to be and what follows it, in the words of slides, minutes and reports."""

from collections.abc import Iterable

from console.domain.decision import SHORT, Activation, Agreed, Decision
from console.domain.letters import first_capital
from console.domain.silence import Silence, standing
from console.domain.times import Instant, dtg
from console.map.words import tr
from console.services.consult_picture import ConsultPicture


def how_agreed(decision: Decision) -> str:
    """``Agreed under silence``: how it came to be, never a number of Allies."""
    return first_capital(tr(decision.agreed.value)) if decision.agreed is not None else tr("Decided")


def decision_title(decision: Decision) -> str:
    """``Agreed under silence: patrols over the island.``"""
    return f"{how_agreed(decision)}: {decision.title.rstrip('.')}."


def when_decided(picture: ConsultPicture, decision: Decision) -> str:
    """``201415Z NOV 26``; where silence had agreed it before: ``agreed 201400Z NOV 26, recorded 201415Z NOV 26``."""
    agreed = agreed_at(picture.silences, decision)
    if agreed == decision.at:
        return dtg(decision.at)
    return tr("agreed {ended}, recorded {time}", ended=dtg(agreed), time=dtg(decision.at))


def agreed_at(silences: Iterable[Silence], decision: Decision) -> Instant:
    """When it stood: when the silence it rests on ended, where that was before it was recorded; else when decided."""
    silence = next((one for one in silences if one.id == decision.silence_id), None)
    ended = None if silence is None else standing(silence, decision.at).since
    return decision.at if decision.agreed is not Agreed.SILENCE or ended is None else min(ended, decision.at)


def activated(picture: ConsultPicture, step: Activation) -> str:
    """The force that a step is for, else that it is for all of them; at the beginning of a line."""
    if step.unit_id is None:
        return tr("All the decision names")
    return picture.unit_names.get(step.unit_id, tr("A force"))


def step_name(step: Activation) -> str:
    """``Order (ACTORD)``."""
    return f"{first_capital(tr(step.step.value))} ({SHORT[step.step]})"
