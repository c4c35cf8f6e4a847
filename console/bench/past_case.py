"""A case to go back in: many reports, then thousands of operations as a cell makes them, consultation among them."""

from pathlib import Path
from typing import Final

import numpy as np

from console.bench import texts
from console.domain.attendance import Level, Link
from console.domain.categories import Category
from console.domain.consultation import Basis, Event, Status, Way
from console.domain.operation import Actor
from console.domain.report import Said
from console.domain.stance import Stance
from console.domain.times import HOUR, MINUTE, Instant
from console.services import cases
from console.store.casefile import Store
from console.store.ids import new_id, new_ids
from console.store.operations import Operating

_ACTOR: Final = Actor("Bench", "Bench")
_BEGIN: Final = texts.START + 31 * 24 * HOUR
_APART: Final = 3 * MINUTE
_ARRIVING: Final = 20
_CONSULTED: Final = 250
"""After so many operations a new consultation is opened."""
_CODES: Final = [category.code for category in Category]
_STANCES: Final = tuple(Stance)
# Of twenty operations so many of each kind: a cell grades and links most of the time, a round of the table is one.
_MIX: Final = ("grade",) * 6 + ("link",) * 2 + ("incident", "edit", "assess", "ask", "log", "arrive") + (
    "positions", "positions", "attend", "attend", "event", "draft",
)  # fmt: skip


class PastCase:
    """A case with reports that came at once and operations after that, one every three minutes."""

    def __init__(self, path: Path, reports: int, operations: int) -> None:
        """Made anew at ``path``."""
        self._dice = np.random.default_rng(6)
        self.store: Store = cases.new_case(path, _ACTOR, texts.START, exercise=True)
        later = min(reports // 10, operations // len(_MIX) * _ARRIVING)
        rows = [(*row[:10], _CODES[row[10] % len(_CODES)], *row[11:]) for row in texts.reports(reports)[0]]
        self._later = rows[len(rows) - later :]
        with self.store.operation("Import reports", _ACTOR, texts.START) as case:
            case.insert_many("report", texts.COLUMNS, rows[: len(rows) - later])
        self.store.flush_search()
        self._reports = [row[0] for row in rows[: len(rows) - later]]
        self._allies = [row[0] for row in self.store.writer_view().rows("SELECT id FROM ally ORDER BY id")]
        self._incidents: list[bytes] = []
        self._revisions: dict[bytes, int] = {}
        self._drafts: list[bytes] = []
        self._logged = 0
        self._open(_BEGIN)
        self.times: list[Instant] = []
        for number in range(operations):
            now = _BEGIN + number * _APART
            if number and number % _CONSULTED == 0:
                self._open(now)
            kind = _MIX[number % len(_MIX)] if number % _CONSULTED >= len(_MIX) else ("incident", "draft")[number % 2]
            with self.store.operation(f"{kind} {number}", _ACTOR, now) as case:
                getattr(self, f"_{kind}")(case, now)
            self.times.append(now)

    @property
    def end(self) -> Instant:
        """After the last operation."""
        return self.times[-1] + _APART

    def _open(self, now: Instant) -> None:
        """Another crisis, with a consultation in it."""
        self._crisis, self._consultation = new_id(now), new_id(now)
        self._drafts = []
        with self.store.operation("Open consultation", _ACTOR, now - MINUTE) as case:
            case.insert("crisis", id=self._crisis, title="EX Past", opened_at=now - MINUTE, opened_by="Bench")
            case.insert(
                "consultation", id=self._consultation, crisis_id=self._crisis, basis=Basis.ARTICLE_4,
                status=Status.IN_SESSION, requester_isos="PL", title="EX Consultation",
                opened_at=now - MINUTE, opened_by="Bench",
                way=Way.AT_ONCE, level=Level.AMBASSADORS,
            )  # fmt: skip

    def _code(self) -> int:
        return _CODES[int(self._dice.integers(0, len(_CODES)))]

    def _one(self, among: list[bytes]) -> bytes:
        return among[int(self._dice.integers(0, len(among)))]

    def _grade(self, case: Operating, now: Instant) -> None:
        case.insert(
            "report_revision", id=new_id(now), report_id=self._one(self._reports), at=now, author="Bench",
            kind=Said.GRADE, reliability="B", credibility=2,
        )  # fmt: skip

    def _link(self, case: Operating, now: Instant) -> None:
        case.execute(
            "INSERT INTO incident_report (id, incident_id, report_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (new_id(now), self._one(self._incidents), self._one(self._reports)),
        )
        self._grade(case, now)

    def _incident(self, case: Operating, now: Instant) -> None:
        made = new_id(now)
        lon, lat = self._dice.uniform(18, 30), self._dice.uniform(48, 60)
        case.insert(
            "incident", id=made, title=f"Incident at {now}", category=self._code(), severity=2,
            lon=float(lon), lat=float(lat), status="unverified", occurred_at=now, time_precision="minute",
            opened_at=now,
        )  # fmt: skip
        self._incidents.append(made)

    def _edit(self, case: Operating, now: Instant) -> None:
        case.update("incident", self._one(self._incidents), severity=int(now // MINUTE % 5) + 1, summary=f"At {now}.")

    def _assess(self, case: Operating, now: Instant) -> None:
        incident = self._one(self._incidents)
        revision = self._revisions[incident] = self._revisions.get(incident, 0) + 1
        case.insert(
            "assessment", id=new_id(now), incident_id=incident, revision=revision, attribution="not established",
            nature="unresolved", likelihood=0.5, confidence="low", author="Bench", at=now,
        )  # fmt: skip

    def _ask(self, case: Operating, now: Instant) -> None:
        case.insert(
            "question", id=new_id(now), incident_id=self._one(self._incidents), text=f"What was it at {now}?",
            owner="J2", asked_at=now, due_at=now + HOUR,
        )  # fmt: skip

    def _log(self, case: Operating, now: Instant) -> None:
        self._logged += 1
        case.insert(
            "log_entry", id=new_id(now), station="Bench", number=self._logged, at=now, author="Bench",
            text=f"Logged at {now}.",
        )  # fmt: skip

    def _arrive(self, case: Operating, now: Instant) -> None:
        came, self._later = self._later[:_ARRIVING], self._later[_ARRIVING:]
        if not came:
            self._grade(case, now)
            return
        rows = [
            (row_id, row[1], now, None, row[4], now, *row[6:])
            for row_id, row in zip(new_ids(now, len(came)), came, strict=True)
        ]
        case.insert_many("report", texts.COLUMNS, rows)

    def _draft(self, case: Operating, now: Instant) -> None:
        made = new_id(now)
        case.insert(
            "draft", id=made, consultation_id=self._consultation, title="Statement", version=len(self._drafts) + 1,
            text=f"Allies agree what they know at {now}. " * 12, proposer="chair", at=now, author="Bench",
        )  # fmt: skip
        self._drafts.append(made)

    def _positions(self, case: Operating, now: Instant) -> None:
        for ally in self._dice.permutation(len(self._allies))[:8].tolist():
            case.insert(
                "position", id=new_id(now), draft_id=self._drafts[-1], ally_id=self._allies[ally],
                stance=_STANCES[int(self._dice.integers(0, len(_STANCES)))], at=now, author="Bench", recorded_at=now,
            )  # fmt: skip

    def _attend(self, case: Operating, now: Instant) -> None:
        case.insert(
            "attendance", id=new_id(now), consultation_id=self._consultation, ally_id=self._one(self._allies), at=now,
            convened=1, authenticated=1, level=Level.AMBASSADORS, link=Link.UP, instructed=1, author="Bench",
        )  # fmt: skip

    def _event(self, case: Operating, now: Instant) -> None:
        case.insert(
            "consultation_event", id=new_id(now), consultation_id=self._consultation, kind=Event.NOTE, at=now,
            recorded_at=now, author="Bench", text=f"Noted at {now}.",
        )  # fmt: skip
