"""What the acts of a scenario make and what they rest on: nothing is used before it is there, nothing is made twice."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from console.domain.course_option import CRITERIA
from console.feeds import scenario_council as council
from console.feeds import scenario_crisis as crisis
from console.feeds import scenario_steps as steps

Act: TypeAlias = steps.IncidentAct | crisis.CrisisAct | council.CouncilAct

_CRISIS = "crisis"
_PLAYBOOK = "playbook"
_MAKES: Final[Mapping[type, str]] = {
    steps.Ask: "question",
    steps.MakeClaim: "claim",
    crisis.OpenCrisis: _CRISIS,
    crisis.BeginPlaybook: _PLAYBOOK,
    crisis.GiveTask: "task",
    crisis.NotifyPartner: "partner",
    crisis.MakePlan: "plan",
    crisis.PutOption: "option",
    council.OpenConsultation: "consultation",
    council.PutDraft: "draft",
    council.Amend: "amendment",
    council.OpenSilence: "silence",
    council.Decide: "decision",
}
"""The kind of thing an act makes, which others name by its key."""
_USES: Final[Mapping[type, Mapping[str, str]]] = {
    steps.Answer: {"key": "question"},
    steps.BackClaim: {"key": "claim"},
    steps.HoldClaim: {"key": "claim"},
    crisis.EditCrisis: {"": _CRISIS},
    crisis.AddUnits: {"": _CRISIS},
    crisis.EnterPhase: {"": _CRISIS},
    crisis.HeldAtGate: {"": _CRISIS},
    crisis.BeginPlaybook: {"": _CRISIS},
    crisis.Tick: {"": _PLAYBOOK},
    crisis.GiveTask: {"": _CRISIS},
    crisis.FinishTask: {"key": "task"},
    crisis.NotifyPartner: {"": _CRISIS},
    crisis.TellPartner: {"key": "partner"},
    crisis.PutOption: {"": _CRISIS, "claims": "claim", "plan": "plan"},
    council.OpenConsultation: {"": _CRISIS},
    council.Happened: {"consultation": "consultation"},
    council.Convene: {"consultation": "consultation"},
    council.Attend: {"consultation": "consultation"},
    council.AttendGuest: {"consultation": "consultation"},
    council.AssessNationally: {"consultation": "consultation"},
    council.Spoke: {"consultation": "consultation"},
    council.PutDraft: {"consultation": "consultation", "taken": "amendment"},
    council.Amend: {"draft": "draft"},
    council.AnswerAmendment: {"key": "amendment"},
    council.TakePositions: {"draft": "draft"},
    council.OpenSilence: {"draft": "draft"},
    council.ExtendSilence: {"silence": "silence"},
    council.BreakSilence: {"silence": "silence"},
    council.Release: {"consultation": "consultation"},
    council.Decide: {"consultation": "consultation", "draft": "draft", "silence": "silence", "option": "option"},
    council.Activate: {"decision": "decision"},
}
"""Which fields of an act name things of which kind; a field without a name: there has to be one."""


def troubles(acts: Sequence[Act]) -> Iterator[str]:
    """What does not hold in acts, given in the order in which they are done."""
    made: set[tuple[str, str]] = set()
    for act in acts:
        for kind, key in _used(act):
            if (kind, key) not in made:
                yield f"nothing has the key {key}" if key else f"there is no {kind} yet"
        for new in _made(act):
            if new in made and new != (_PLAYBOOK, ""):
                yield f"two of a kind ({new[0]}) have one key" if new[1] else f"there are two of a kind ({new[0]})"
            made.add(new)
        if isinstance(act, crisis.PutOption):
            unknown = sorted(act.criteria.keys() - CRITERIA.keys())
            yield from (f"{act.key} tells {one}, by which no option is looked at" for one in unknown)


def _made(act: Act) -> Iterator[tuple[str, str]]:
    kind = _MAKES.get(type(act))
    if kind is not None:
        yield kind, "" if kind in (_CRISIS, _PLAYBOOK) else getattr(act, "key", "")
    if isinstance(act, council.Decide):
        yield from (("task", task.key) for task in act.tasks if task.key is not None)
    if isinstance(act, crisis.BeginPlaybook):
        yield from (("question", key) for key in act.questions)
        yield from (("option", key) for key in act.options)
        yield from (("partner", key) for key in act.partners)


def _used(act: Act) -> Iterator[tuple[str, str]]:
    for field, kind in _USES.get(type(act), {}).items():
        named = getattr(act, field) if field else ""
        for key in named if isinstance(named, tuple | list) else [named]:
            if key is not None:
                yield kind, key
