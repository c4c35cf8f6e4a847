"""Gates between the phases of a crisis: what must be there before it moves on, and what is missing, in plain words.

To leave assessment the cause must be assessed on independent origins; that it cannot be told ("unresolved") is an
assessment too. Echoes count nothing. What protects people (warn, disperse, patrol, readiness, help) waits for none of
this: no gate is asked for it. Going back asks for nothing, nor does a plan that stands already and is named
(:func:`console.services.phases.enter_phase`). The phases and the products that end them: NATO, official text 75565;
what each gate asks for beyond the Council's approval is the console's own suggestion.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from console.domain.course_option import Option
from console.domain.crisis import Crisis, Phase
from console.domain.decision import Agreed, Decision, Step, Task
from console.domain.incident import Assessment, Incident, Status
from console.domain.letters import shortened
from console.domain.matrix import Matrix, Tier
from console.domain.matrix_words import origin_name
from console.domain.partner import PartnerNotice
from console.domain.question import Question
from console.domain.times import dtg
from console.domain.wording import Tr, listed, number, plain

INDEPENDENT: Final = 2
"""So many independent origins an assessment needs to rest on."""
PROTECTIVE_STEPS: Final = frozenset({Step.WARNING, Step.PREPARATION, Step.REQUEST, Step.PREDEPLOYMENT})
"""Steps of activating a force that only make it ready: they pass without attribution."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the gates of a crisis look at, as it stands.

    ``assessment`` is the newest revision of the leading incident, ``matrix`` where its reports stand; ``decisions`` are
    those of the consultations in the crisis, ``tasks`` those of the crisis and of its decisions.
    """

    crisis: Crisis
    leading: Incident | None
    assessment: Assessment | None
    matrix: Matrix
    questions: Sequence[Question] = ()
    options: Sequence[Option] = ()
    decisions: Sequence[Decision] = ()
    tasks: Sequence[Task] = ()
    partners: Sequence[PartnerNotice] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing a gate asks for: its name, and what is there (``met``) or missing, as a sentence."""

    asks: str
    met: bool
    says: str


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands between a crisis and a phase. Without conditions it is open."""

    phase: Phase
    conditions: tuple[Condition, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing, a sentence each; empty: the way is free."""
        return tuple(one.says for one in self.conditions if not one.met)


def gate(ground: Ground, entering: Phase, tr: Tr = plain) -> Gate:
    """What entering a phase asks for from where the crisis is now: all that the phases on the way ask.

    Going back asks for nothing. A crisis that ends by itself goes to transition without options and orders.
    """
    way = [phase for phase in Phase if ground.crisis.phase < phase <= entering]
    if entering is Phase.TRANSITION:
        way = [phase for phase in way if phase not in (Phase.PLANNING, Phase.EXECUTION)]
    return Gate(entering, tuple(condition for phase in way for condition in _ASKED[phase](ground, tr)))


def cause(ground: Ground, tr: Tr = plain) -> Condition:
    """Whether the cause of the leading incident is assessed on independent origins."""
    asks = tr("The cause is assessed on independent origins")
    leading, said = ground.leading, ground.assessment
    if leading is None:
        return Condition(asks, False, tr("No incident leads this crisis. Say which one it is about."))
    if leading.status is not Status.ASSESSED or said is None:
        return Condition(
            asks, False, f"{tr('Cause not established: it is not assessed yet.')} {breathe(ground.matrix, tr)}".strip()
        )
    taken = next((one for one in ground.matrix.hypotheses if one.id == said.hypothesis_id), None)
    if taken is not None and taken not in ground.matrix.remaining:
        sentence = "Rev {rev} takes {label}, but {origins} speak against it. Revise the assessment."
        against = [origin_name(one, tr) for one in ground.matrix.count(taken.id).against]
        return Condition(asks, False, tr(sentence, rev=said.revision, label=taken.label, origins=listed(against, tr)))
    origins = resting_on(ground.matrix, said)
    if len(origins) < INDEPENDENT:
        sentence = "The cause is assessed, but on no independent origin: nothing that counts is linked and graded 1–3."
        if origins:
            sentence = (
                "The cause is assessed, but on one origin alone ({origin}). Find a second, or mark what others say."
            )
        only = origin_name(origins[0], tr) if origins else ""
        return Condition(asks, False, f"{tr(sentence, origin=only)} {breathe(ground.matrix, tr)}".strip())
    return Condition(asks, True, _assessed(ground, said, origins, tr))


def free_of_cause(ground: Ground) -> bool:
    """Whether what waits for the cause may be done: it is assessed, or assessment was left already."""
    return ground.crisis.phase >= Phase.OPTIONS or cause(ground).met


def activation_words(step: Step, free: bool, tr: Tr = plain) -> str:
    """What is to be said of a step of activating a force before it is recorded; ``free`` as :func:`free_of_cause` says.

    Nothing refuses it: what was ordered was ordered.
    """
    if step in PROTECTIVE_STEPS:
        return "" if free else tr("Makes ready and protects: it waits for no attribution.")
    return (
        ""
        if free
        else tr("The cause is not assessed yet. An order answers somebody: say in the note why it cannot wait.")
    )


def resting_on(matrix: Matrix, said: Assessment) -> tuple[str, ...]:
    """The independent origins an assessment rests on, in the order they spoke.

    Where it takes an explanation: the ranked origins that speak for it or against another. Else: all ranked ones.
    """
    if any(one.id == said.hypothesis_id for one in matrix.hypotheses):
        counts = [one.backing if one.hypothesis.id == said.hypothesis_id else one.against for one in matrix.counts]
        spoke = {origin for count in counts for origin in count}
    else:
        spoke = {row.origin for row in matrix.rows}
    ranked = [row.origin for row in matrix.rows if row.speaks and row.tier is Tier.RANKED]
    return tuple(dict.fromkeys(origin for origin in ranked if origin in spoke))


def breathe(matrix: Matrix, tr: Tr = plain) -> str:
    """Why not to hurry: what only repeats, or that nothing is known from anywhere yet."""
    standing = [row for row in matrix.rows if row.stands]
    if not standing:
        return tr("Breathe: no report of it is linked yet.")
    by_origin: dict[str, int] = {}
    for row in standing:
        by_origin[row.origin] = by_origin.get(row.origin, 0) + 1
    echoed = [row.origin for row in standing if row.echo_of is not None]
    if echoed:
        most = max(dict.fromkeys(echoed), key=lambda origin: by_origin[origin])
        parts = {"some": number(by_origin[most], tr), "all": number(len(standing), tr), "origin": origin_name(most, tr)}
        if by_origin[most] > 1:
            return tr("Breathe: {some} of {all} reports repeat one source ({origin}).", **parts)
        return tr("Breathe: a report only relays {origin}.", **parts)
    if len(by_origin) == 1:
        return tr("Breathe: all that is known comes from {origin}.", origin=origin_name(standing[0].origin, tr))
    return tr("Breathe: say what the reports leave standing; “unresolved” is an assessment too.")


def _assessed(ground: Ground, said: Assessment, origins: Sequence[str], tr: Tr) -> str:
    sentence = "Rev {rev}: {nature}, {confidence} confidence, on {many} independent origins ({names})."
    told = tr(
        sentence, rev=said.revision, nature=tr(said.nature.value) if said.nature else tr("unresolved"),
        confidence=tr(said.confidence or "low"), many=number(len(origins), tr),
        names=listed([origin_name(one, tr) for one in origins], tr),
    )  # fmt: skip
    since = sum(row.speaks and said.at is not None and row.report.received_at > said.at for row in ground.matrix.rows)
    if not since or said.at is None:
        return told
    one = "One report came since {at}." if since == 1 else "{many} reports came since {at}."
    return f"{told} {tr(one, many=number(since, tr).capitalize(), at=dtg(said.at))}"


def _incidents(ground: Ground, tr: Tr) -> list[Condition]:
    met = bool(ground.crisis.incidents)
    says = tr("It is about what happened.") if met else tr("No incident is in the crisis yet. Add what happened.")
    return [Condition(tr("It groups an incident"), met, says)]


def _assessment(ground: Ground, tr: Tr) -> list[Condition]:
    return [cause(ground, tr), *_questions(ground, tr)]


def _questions(ground: Ground, tr: Tr) -> list[Condition]:
    asks = tr("Open questions are answered or owned")
    unowned = [one for one in ground.questions if one.open and not one.owner.strip()]
    if unowned:
        sentence = "Nobody has the question “{text}” yet. Give it to somebody, or answer it."
        return [Condition(asks, False, tr(sentence, text=shortened(one.text, 80))) for one in unowned]
    still = [one for one in ground.questions if one.open]
    if not still:
        return [Condition(asks, True, tr("No question is open."))]
    owners = listed(list(dict.fromkeys(one.owner for one in still)), tr)
    return [Condition(asks, True, tr("What is still open is owned by {owners}.", owners=owners))]


def _options(ground: Ground, tr: Tr) -> list[Condition]:
    says = tr("No option is laid out yet. Put at least one beside doing nothing.")
    if ground.options:
        titles = listed([f"“{shortened(one.title, 40)}”" for one in ground.options[:4]], tr)
        says = tr("Laid out: {titles}.", titles=titles)
    options = Condition(tr("Options are laid out"), bool(ground.options), says)
    return [options, _decided(ground, tr)]


def _decided(ground: Ground, tr: Tr) -> Condition:
    asks = tr("The Council has decided")
    taken = [one for one in ground.decisions if one.agreed is not Agreed.NOTHING]
    if not taken:
        says = tr("The Council has not decided which option to plan. Record its decision first.")
        return Condition(asks, False, says)
    newest = max(taken, key=lambda one: one.at)
    title = shortened(newest.title or newest.text, 60)
    return Condition(asks, True, tr("“{title}”, {at}.", title=title, at=dtg(newest.at)))


def _activated(ground: Ground, tr: Tr) -> list[Condition]:
    asks = tr("A force is activated")
    steps = [one for decision in ground.decisions for one in decision.activations]
    if not steps:
        says = tr("Nothing is activated yet: no force is warned, prepared or ordered under a decision.")
        return [Condition(asks, False, says)]
    newest = max(steps, key=lambda one: one.at)
    return [Condition(asks, True, tr("Last: {step}, {at}.", step=tr(newest.step.value), at=dtg(newest.at)))]


def _handed_over(ground: Ground, tr: Tr) -> list[Condition]:
    asks = tr("Open tasks are handed over")
    loose = [one for one in ground.tasks if one.done_at is None and not one.owner.strip()]
    sentence = "Nobody has the task “{text}”. Hand it over before the crisis ends."
    tasks = [Condition(asks, False, tr(sentence, text=shortened(one.text, 80))) for one in loose]
    untold = list(dict.fromkeys(one.partner for one in ground.partners if one.told_at is None))
    says = tr("Still to be told: {names}.", names=listed(untold, tr)) if untold else tr("Nobody is still to be told.")
    told = Condition(tr("Partners are told"), not untold, says)
    return [*(tasks or [Condition(asks, True, tr("No task is without an owner."))]), told]


_ASKED: Final[dict[Phase, Callable[[Ground, Tr], list[Condition]]]] = {
    Phase.WARNING: lambda ground, tr: [],
    Phase.ASSESSMENT: _incidents,
    Phase.OPTIONS: _assessment,
    Phase.PLANNING: _options,
    Phase.EXECUTION: _activated,
    Phase.TRANSITION: _handed_over,
}
