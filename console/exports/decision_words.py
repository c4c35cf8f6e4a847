"""How a decision came to be and what follows it, in the words of slides, minutes and reports."""

from console.domain.decision import SHORT, Activation, Decision
from console.domain.letters import first_capital
from console.map.words import tr
from console.services.consult_picture import ConsultPicture


def how_agreed(decision: Decision) -> str:
    """``Agreed under silence``: how it came to be, never a number of Allies."""
    return first_capital(tr(decision.agreed.value)) if decision.agreed is not None else tr("Decided")


def decision_title(decision: Decision) -> str:
    """``Agreed under silence: patrols over the island.``"""
    return f"{how_agreed(decision)}: {decision.title.rstrip('.')}."


def activated(picture: ConsultPicture, step: Activation) -> str:
    """The force that a step is for, else that it is for all of them; at the beginning of a line."""
    if step.unit_id is None:
        return tr("All the decision names")
    return picture.unit_names.get(step.unit_id, tr("A force"))


def step_name(step: Activation) -> str:
    """``Order (ACTORD)``."""
    return f"{first_capital(tr(step.step.value))} ({SHORT[step.step]})"
