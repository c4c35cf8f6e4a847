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

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from console.domain.authority import Act, Authority, Verdict
from console.domain.delays import DAY_H, Draws, Hours, chances, drawn
from console.domain.force import ActsAs
from console.domain.plan import Activation, Authorised
from console.domain.wording import Tr, plain

_GENERATION: Final = ("chain.actwarn", "chain.actreq", "chain.actpred", "chain.actord")
ORDERED_BY: Final = {
    (by, activation): keys
    for by, standing, generated in (
        (Authorised.SACEUR, ("order.saceur",), ("order.saceur",)),
        (Authorised.NATION, ("order.nation",), ("order.nation",)),
        (Authorised.COUNCIL, ("order.standing",), _GENERATION),
    )
    for activation, keys in ((Activation.STANDING, standing), (Activation.GENERATION, generated))
}
"""The assumptions that lead to the order, by who gives it."""
_FEWEST: Final = (Authorised.SACEUR, Authorised.NATION, Authorised.COUNCIL)


@dataclass(frozen=True, slots=True)
class Entitled:
    """Who may have something done with a force. ``to_check``: nobody said so, or on a condition, or it is to check."""

    by: Authorised
    to_check: bool
    condition: str = ""


def entitled(lines: Iterable[Authority], act: Act, acts_as: ActsAs | None) -> Entitled:
    """Who may do that with a force, by the lines that hold for it: whoever needs to ask the fewest comes first.

    That each nation has to agree to what its own contingent does is no sender of the whole: consent is reckoned for
    each nation by itself. Where no line says, a force that acts for its nation or a coalition is theirs, any other the
    Council's.
    """
    fitting = [line for line in lines if line.act is act]
    found = [_entitled(line) for line in fitting if line.verdict is not Verdict.NATION or len(fitting) == 1]
    if found:
        return min(found, key=lambda one: (_FEWEST.index(one.by), one.to_check))
    own = acts_as in (ActsAs.NATION, ActsAs.COALITION)
    return Entitled(Authorised.NATION if own else Authorised.COUNCIL, True)


def _entitled(line: Authority) -> Entitled:
    to_check = line.provenance.to_check or bool(line.condition)
    if line.verdict is Verdict.COUNCIL or (line.verdict is Verdict.ALLOWED and "Council" in line.actor):
        return Entitled(Authorised.COUNCIL, to_check, line.condition)
    saceur = line.verdict is Verdict.ALLOWED and line.actor == Authorised.SACEUR
    return Entitled(Authorised.SACEUR if saceur else Authorised.NATION, to_check, line.condition)


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


def orders(draws: Draws, activation: Activation, by: Authorised, tr: Tr = plain) -> Orders:
    """What leads to the order of whoever gives it."""
    if by is Authorised.SACEUR:
        return _alone(draws, "order.saceur", tr("Order by SACEUR, without the Council"))
    if by is Authorised.NATION:
        return _alone(draws, "order.nation", tr("National order, without the Council"))
    if activation is Activation.STANDING:
        ordered = draws.shared("order.standing")
        return Orders((Step(tr("Council to activation order, plan in force"), ordered),), ordered, ordered)
    warning, request, preparing, order = (draws.shared(key) for key in _GENERATION)
    offered = warning * DAY_H
    approved = offered + request
    prepared = approved + preparing
    released = prepared + order
    steps = (
        Step(tr("Activation warning to offers"), offered),
        Step(tr("Activation request to the Council's approval"), approved),
        Step(tr("Approval to pre-deployment"), prepared),
        Step(tr("Pre-deployment to activation order"), released),
    )
    return Orders(steps, prepared, released)


def consent(draws: Draws, nation: str, *, abroad: bool) -> Hours:
    """When the parliament of a nation (ISO 3166 alpha-2) has agreed: at once where urgent rules apply.

    For forces that are ``abroad`` already also where the consent they stand there with covers the move.
    """
    urgent, slow, covers = chances(draws.seed, f"consent {nation}", 3, draws.runs)
    decided = drawn(draws.assumptions["consent.parliament"].spread, slow)
    at_once = urgent < draws.shared("consent.urgent")
    if abroad:
        at_once |= covers < draws.shared("consent.abroad")
    return np.where(at_once, 0.0, decided)


def _alone(draws: Draws, key: str, words: str) -> Orders:
    ordered = draws.shared(key)
    return Orders((Step(words, ordered),), ordered, ordered)
