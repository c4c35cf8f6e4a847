"""Play a scenario into a case of its own: everything through the ordinary path, each step at the hour it is of.

Every step is what a person in the cell would have done: reports are filed, graded, linked and marked as they become
known, so that the case put back to any hour shows what was known then and nothing else.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from console.config import paths
from console.domain.claim import Standing
from console.domain.errors import BadInput
from console.domain.incident import Nature, Status
from console.domain.map_view import ViewContent
from console.domain.matrix import Mark
from console.domain.operation import Actor
from console.domain.times import Instant, dtg
from console.feeds.scenario import Scenario, read_scenario
from console.feeds.scenario_council import CouncilAct
from console.feeds.scenario_crisis import CrisisAct
from console.feeds.scenario_keys import Act
from console.feeds.scenario_steps import (
    Answer,
    Ask,
    Assess,
    BackClaim,
    EditIncident,
    HoldClaim,
    IncidentAct,
    Item,
    MakeClaim,
    OpenIncident,
    PoseHypotheses,
    SaveView,
)
from console.services import scenario_council, scenario_crisis
from console.services.assessments import AssessmentForm, revise_assessment
from console.services.cases import new_case
from console.services.claims import ClaimForm, back_claim, make_claim, revise_claim
from console.services.incidents import IncidentForm, create_incident, edit_incident
from console.services.map_views import save_view
from console.services.matrix import add_hypothesis, mark_rows
from console.services.questions import QuestionForm, answer_question, ask_question
from console.services.reports import ReportForm, file_report, grade_reports, link_reports
from console.services.scenario_kept import Kept
from console.store import incidents
from console.store.casefile import Store


def scenario_named(name: str) -> Scenario:
    """A scenario that ships with the program. Raises BadInput when it does not hold."""
    return read_scenario(paths.resources("scenarios", f"{name}.json"))


def scenario_case(path: Path, name: str, *, key: bytes | None = None, until: Instant | None = None) -> Store:
    """Make a case on the baseline of the scenario's day, play the scenario into it and open it.

    With ``until`` it is played so far. Nothing is left behind when it fails. Raises BadInput before it begins.
    """
    told = scenario_named(name)
    if until is not None and until < told.begins:
        raise BadInput(f"{told.title} begins at {dtg(told.begins)}. Give a later time, or none for all of it.")
    desk = Actor(told.desk, told.station)
    store = new_case(path, desk, told.begins, exercise=told.exercise, key=key, then=told.known_then)
    try:
        play(store, told, until)
    except BaseException:
        store.close()
        path.unlink()
        raise
    return store


def play(store: Store, told: Scenario, until: Instant | None = None) -> None:
    """Do all the scenario tells, up to ``until``, in its order. Raises BadInput where the case refuses a step."""
    cell = _Cell(store, told)
    for step in told.steps(until):
        if isinstance(step, Item):
            cell.receive(step)
        else:
            cell.do(step)
    store.flush_search()


class _Cell:
    """The people of the cell and what they have in hand; the file's keys stand for the rows they made."""

    def __init__(self, store: Store, told: Scenario) -> None:
        self._store = store
        self._told = told
        self._desk, self._analyst = Actor(told.desk, told.station), Actor(told.analyst, told.station)
        self._kept = Kept(store)
        self._things = self._kept.things
        self._reports: dict[str, bytes] = {}
        self._received: list[Item] = []
        self._hypotheses: dict[str, bytes] = {}

    def receive(self, item: Item) -> None:
        """File a report with its origin, grade it, link it."""
        now, place = item.known_utc, self._told.place
        where = (place.lon, place.lat) if item.at_incident else (None, None)
        report_id, _ = file_report(
            self._store,
            self._desk,
            now,
            ReportForm(
                headline=item.says,
                source=item.source_name,
                occurred_from=item.t_utc,
                precision=item.time_precision,
                lon=where[0],
                lat=where[1],
                place=item.place,
                place_precision="point" if item.at_incident else None,
                category=self._told.category,
                origin=item.origin,
                repeats_id=self._reports[item.repeats] if item.repeats else None,
                withdraws_id=self._reports[item.withdraws] if item.withdraws else None,
                incident_id=self._kept.incident,
                external_id=item.id,
                to_check=item.to_check == "yes",
                check_note=item.check_note,
            ),
        )
        self._reports[item.id] = report_id
        grade_reports(self._store, self._desk, now, [report_id], item.reliability, item.credibility, item.grade_reason)
        self._received.append(item)
        if self._hypotheses:
            self._mark(item, now)

    def do(self, act: Act) -> None:
        """Do what somebody did."""
        who = Actor(act.by, self._told.station)
        if isinstance(act, CrisisAct):
            scenario_crisis.do(self._store, who, act, self._kept)
        elif isinstance(act, CouncilAct):
            scenario_council.do(self._store, who, act, self._kept)
        else:
            self._find_out(act, who)

    def _find_out(self, act: IncidentAct, who: Actor) -> None:
        match act:
            case OpenIncident():
                self._open(act, who)
            case PoseHypotheses():
                self._pose(act, who)
            case EditIncident():
                self._edit(act, who)
            case Assess():
                self._assess(act, who)
            case Ask():
                form = QuestionForm(act.text, act.owner, act.due)
                self._things["question", act.key], _ = ask_question(self._store, who, act.at, self._kept.opened, form)
            case Answer():
                answer_question(self._store, who, act.at, self._things["question", act.key], act.answer)
            case MakeClaim():
                self._claim(act, who)
            case BackClaim():
                back_claim(self._store, who, act.at, self._things["claim", act.key], self._named(act.reports))
            case HoldClaim():
                standing = Standing(act.status)
                revise_claim(
                    self._store, who, act.at, self._things["claim", act.key], standing, act.our_line, act.reason
                )
            case SaveView():
                layers = json.dumps({"groups": {group: {"visible": False} for group in act.hides}})
                content = ViewContent(act.lon, act.lat, act.metres_per_pixel, layers, act.time_from, act.time_to)
                save_view(self._store, who, act.at, act.name, content, act.number)
            case _:
                assert_never(act)

    def _open(self, act: OpenIncident, who: Actor) -> None:
        place = self._told.place
        form = IncidentForm(
            act.title, act.category, act.severity, act.occurred_at, act.time_precision, place.lon, place.lat, act.place,
            act.summary, None, place.country, killed=act.killed, injured=act.injured,
        )  # fmt: skip
        self._kept.incident, _ = create_incident(self._store, who, act.at, form)
        link_reports(self._store, who, act.at, list(self._reports.values()), self._kept.opened)

    def _pose(self, act: PoseHypotheses, who: Actor) -> None:
        for label, text in self._told.hypotheses.items():
            self._hypotheses[label], _ = add_hypothesis(self._store, who, act.at, self._kept.opened, text, label)
        for item in self._received:
            self._mark(item, act.at)

    def _mark(self, item: Item, now: Instant) -> None:
        marks = {self._hypotheses[label]: Mark(said) for label, said in item.marks.items()}
        mark_rows(self._store, self._analyst, now, {self._reports[item.id]: marks})

    def _edit(self, act: EditIncident, who: Actor) -> None:
        stands = incidents.incident(self._store.writer_view(), self._kept.opened)
        if stands is None:
            raise BadInput("The incident of the scenario is gone.")
        form = replace(
            IncidentForm.of(stands),
            title=act.title,
            occurred_at=act.occurred_at,
            precision=act.time_precision,
            summary=act.summary,
        )
        edit_incident(self._store, who, act.at, stands.id, form)

    def _assess(self, act: Assess, who: Actor) -> None:
        form = AssessmentForm(
            attribution=act.attribution,
            made_in=act.made_in,
            fired_by=act.fired_by,
            nature=Nature(act.nature),
            likelihood=act.likelihood,
            confidence=act.confidence,
            narrative=act.narrative,
            would_change=act.would_change,
            hypothesis_id=self._hypotheses[act.likelihood_of] if act.likelihood_of else None,
            status=Status(act.status),
        )
        revise_assessment(self._store, who, act.at, self._kept.opened, form)

    def _claim(self, act: MakeClaim, who: Actor) -> None:
        form = ClaimForm(
            actor=act.actor,
            text=act.text,
            hostile=act.hostile,
            claimed_at=act.claimed_at,
            standing=Standing(act.status),
            our_line=act.our_line,
            incident_id=self._kept.opened,
            report_ids=self._named(act.reports),
        )
        self._things["claim", act.key], _ = make_claim(self._store, who, act.at, form)

    def _named(self, ids: Sequence[str]) -> list[bytes]:
        return [self._reports[one] for one in ids]
