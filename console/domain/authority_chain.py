"""From the decision to the moment a force may leave: orders, and consent at home beside them.

Steps after public accounts of force activation (CNN, 8 Oct 1998; later steps are the compiler's general knowledge):

* **SACEUR** orders on his own authority, **a nation** or coalition its own forces: neither waits for the Council.
* **The Council, a plan being in force**: its decision leads to the activation order.
* **The Council, forces to be generated first**: activation warning and offers (ACTWARN, FORCEPREP), request and
  approval (ACTREQ), pre-deployment (ACTPRED), order (ACTORD). Forces make ready from pre-deployment on and leave at the
  order.

Where somebody may have a force made ready before the one who may send it has decided, its notice runs from that earlier
order. Parliaments decide beside all this, from the decision on, once for all forces of their nation.
"""

from dataclasses import dataclass

import numpy as np

from console.domain.delays import Draws, Hours, chances, drawn
from console.domain.plan import Activation, Authorised

_DAY_H = 24.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain: what happens, and until when (hours from the decision, one a run)."""

    words: str
    ends: Hours


@dataclass(frozen=True, slots=True)
class Orders:
    """``prepared``: from when on forces make ready; ``released``: from when on they may leave."""

    steps: tuple[Step, ...]
    prepared: Hours
    released: Hours
    without_council: bool


def orders(draws: Draws, activation: Activation, by: Authorised) -> Orders:
    """What leads to the order of whoever gives it."""
    if by is Authorised.SACEUR:
        return _alone(draws, "order.saceur", "Order by SACEUR, without the Council")
    if by is Authorised.NATION:
        return _alone(draws, "order.nation", "National order, without the Council")
    if activation is Activation.STANDING:
        ordered = draws.shared("order.standing")
        return Orders((Step("Council to activation order, plan in force", ordered),), ordered, ordered, False)
    offered = draws.shared("chain.actwarn") * _DAY_H
    approved = offered + draws.shared("chain.actreq")
    prepared = approved + draws.shared("chain.actpred")
    released = prepared + draws.shared("chain.actord")
    steps = (
        Step("Activation warning to offers", offered),
        Step("Activation request to the Council's approval", approved),
        Step("Approval to pre-deployment", prepared),
        Step("Pre-deployment to activation order", released),
    )
    return Orders(steps, prepared, released, False)


def consent(draws: Draws, nation: str) -> Hours:
    """When the parliament of a nation (ISO 3166 alpha-2) has agreed: at once where urgent rules apply."""
    urgent, slow = chances(draws.seed, f"consent {nation}", 2, draws.runs)
    decided = drawn(draws.assumptions["consent.parliament"].spread, slow)
    return np.where(urgent < draws.shared("consent.urgent"), 0.0, decided)


def _alone(draws: Draws, key: str, words: str) -> Orders:
    ordered = draws.shared(key)
    return Orders((Step(words, ordered),), ordered, ordered, True)
