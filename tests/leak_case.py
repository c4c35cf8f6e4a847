"""A case with a canary in every text, attachment and file name, and which of them an audience may not see.

Who may see what is worked out here a second time, from the rows alone, so that the cut is held against something else.
"""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from console.domain.audience import Audience
from console.domain.marking import Level, Marking
from console.domain.operation import Actor
from console.domain.release_list import EU, NATO
from console.domain.times import HOUR, Instant
from console.store import markings
from console.store.casefile import Store, open_case
from console.store.ids import new_id
from console.store.reader import Reader, Writer
from tests import cases

ANN: Final = Actor("Ann", "Desk 1")
TEXTS: Final = {
    "report": "headline body place origin caller taken_by check_note unlocated",
    "report_revision": "reason author place",
    "attachment": "name",
    "report_attachment": "note author",
    "arrival": "name author",
    "source": "name note",
    "incident": "title summary place ascii_name source_names source check_note",
    "assessment": "attribution made_in fired_by narrative would_change author",
    "hypothesis": "label text",
    "evidence_mark": "analyst",
    "question": "text owner answer asked_by answered_by",
    "claim": "actor text our_line author",
    "claim_revision": "our_line reason author",
    "unit": "name short_name ascii_name note side external_id",
    "placement": "place strength_note note source check_note caveats home_place higher",
    "readiness": "notice_note source check_note",
    "contribution": "strength_note caveats source check_note",
    "placement_fact": "source check_note",
    "authority": "condition source check_note",
    "coverage": "place note source check_note",
    "force_edit": "words reason author",
    "mission": "name ascii_name place command strength_note description source check_note",
    "place": "name ascii_name note source check_note",
    "corridor": "name ascii_name note source check_note",
    "crisis": "title area summary close_reason opened_by closed_by",
    "phase": "reason override_reason skip_reason author",
    "partner_notice": "partner subject answer owner told_by",
    "playbook_tick": "note author",
    "consultation": "title agenda trigger_text outcome first_action requesters opened_by source check_note",
    "consultation_event": "text author",
    "attendance": "participant note author",
    "guest": "name participant note author",
    "national_assessment": "threat red_lines parliament reported_by author",
    "contact": "subject reported_by author",
    "draft": "text proposer note author",
    "amendment": "old new reason proposer author",
    "amendment_answer": "note author",
    "position": "caveat reported_by author",
    "position_release": "reason author",
    "silence": "opened_by author",
    "silence_event": "text author",
    "decision": "title text conditions author",
    "reservation": "text",
    "activation": "caveat note measure author",
    "task": "text owner author done_by",
    "course_option": "title criteria author",
    "plan": "name purpose objective clock_name clock_source author",
    "plan_force": "part persons_note from_place",
    "annotation": "label note author",
    "closure": "name reason author",
    "overlay": "name note author",
    "overlay_feature": "name description folder",
    "map_view": "name author",
    "log_entry": "text author",
    "handover": "content note",
}  # fmt: skip
"""Every column that holds words of a person or of a source."""
BELONGS: Final = {
    "report": ("source_id",), "report_revision": ("report_id", "repeats_id", "withdrawal_id"),
    "report_attachment": ("report_id", "attachment_id"), "arrival": ("source_id",), "assessment": ("incident_id",),
    "hypothesis": ("incident_id",), "evidence_mark": ("report_id", "hypothesis_id"), "question": ("incident_id",),
    "claim": ("incident_id",), "claim_revision": ("claim_id",), "unit": ("source_id",), "placement": ("unit_id",),
    "readiness": ("unit_id",), "contribution": ("placement_id",), "placement_fact": ("placement_id",),
    "authority": ("unit_id",), "coverage": ("unit_id", "mission_id"), "force_edit": ("unit_id",),
    "phase": ("crisis_id",), "partner_notice": ("crisis_id",), "playbook_run": ("crisis_id",),
    "playbook_tick": ("run_id",), "consultation": ("crisis_id",), "consultation_event": ("consultation_id",),
    "attendance": ("consultation_id",), "guest": ("consultation_id",), "national_assessment": ("consultation_id",),
    "contact": ("consultation_id",), "draft": ("consultation_id",), "amendment": ("draft_id",),
    "amendment_answer": ("amendment_id",), "position": ("draft_id",), "position_release": ("consultation_id",),
    "silence": ("draft_id",), "silence_event": ("silence_id",),
    "decision": ("consultation_id", "draft_id", "silence_id"),
    "reservation": ("decision_id",), "activation": ("decision_id", "unit_id"), "task": ("decision_id", "crisis_id"),
    "course_option": ("crisis_id",), "plan_force": ("plan_id", "unit_id"), "overlay": ("source_id",),
    "overlay_feature": ("overlay_id",),
}  # fmt: skip
"""What a row belongs to: where that goes, it goes; unless it need not belong there and carries a marking of its own."""
MARKED: Final = (
    "report", "attachment", "source", "incident", "assessment", "claim", "unit", "mission", "place", "corridor",
    "crisis", "consultation", "national_assessment", "contact", "draft", "amendment", "position", "decision",
    "course_option",
    "plan", "annotation", "closure", "overlay", "map_view", "log_entry",
)  # fmt: skip
MARKINGS: Final = tuple(
    Marking.parse(one)
    for one in (
        "UNCLASSIFIED / PUBLIC DATA", "NATO UNCLASSIFIED", "NATO UNCLASSIFIED REL TO EU, NATO", "NATO RESTRICTED",
        "NATO RESTRICTED REL TO DEU, POL", "NATO RESTRICTED REL TO EU, NATO", "NATO SECRET REL TO POL", "NATO SECRET",
        "POL RESTRICTED", "EU RESTRICTED", "COSMIC TOP SECRET", "SECRET", "NATO RESTRICTED REL TO NOBODY",
        "NATO CONFIDENTIAL REL TO NATO, UKR Zqcaveat",
    )
)  # fmt: skip
AUDIENCES: Final = tuple(
    Audience(name, level, frozenset(members.split()))
    for name, level, members in (
        ("public", Level.PUBLIC, ""), ("NATO", Level.UNCLASSIFIED, "NATO"), ("NATO+EU", Level.UNCLASSIFIED, "NATO EU"),
        ("ministers", Level.RESTRICTED, "NATO EU"), ("two", Level.SECRET, "POL DEU"), ("Poland", Level.SECRET, "POL"),
        ("Council", Level.TOP_SECRET, "NATO"), ("Kyiv", Level.RESTRICTED, "UKR"),
    )
)  # fmt: skip


@dataclass
class Planted:
    """A case with its canaries: which row each stands in. ``now`` is after all of it."""

    store: Store
    now: Instant
    canaries: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    own: dict[bytes, Marking] = field(default_factory=dict)
    above: dict[bytes, list[bytes]] = field(default_factory=dict)

    def carried(self, row_id: bytes) -> Iterator[Marking]:
        """The markings of a row and of all that it belongs to."""
        if row_id in self.own:
            yield self.own[row_id]
        for one in self.above.get(row_id, ()):
            yield from self.carried(one)


def planted(path: Path) -> Planted:
    """The exercise of the scenario, with things of the kinds it has none of, and a canary in every text of it."""
    store = open_case(cases.story(path, "grey-heron"), ANN, 0)
    with store.reader() as reader:
        now = int(reader.value("SELECT max(at) FROM operation")) + HOUR
    found = Planted(store, now + HOUR)
    with store.operation("Plant", ANN, now) as case:
        _more_kinds(case, now)
        number = 0
        for table, columns in TEXTS.items():
            for row_id, *said in case.all(f"SELECT id, {', '.join(columns.split())} FROM {table}"):
                changed = {}
                for column, text in zip(columns.split(), said, strict=True):
                    canary = f"Zq{number:05d}x"
                    number += 1
                    changed[column] = _with(column, text, canary)
                    found.canaries[canary] = (table, row_id)
                if table != "log_entry":  # an entry of the log cannot be changed: it was written with its own
                    case.update(table, row_id, **changed)
    with store.reader() as reader:
        for table, columns in BELONGS.items():
            for row_id, *of in reader.rows(f"SELECT id, {', '.join(columns)} FROM {table}"):
                found.above[row_id] = [one for one in of if one is not None]
        firsts = "SELECT attachment_id, report_id FROM report_attachment ORDER BY id DESC"
        found.above |= {picture: [report] for picture, report in reader.rows(firsts)}
    return found


def mark(found: Planted, seed: int) -> None:
    """Give random rows random markings, after taking away those of the seed before."""
    dice = random.Random(seed)
    store = found.store
    with store.operation(f"Mark {seed}", ANN, found.now) as case:
        case.execute("DROP TRIGGER IF EXISTS keep_log_entry_update")
        ids = {one: markings.marking_id(case, one, found.now) for one in MARKINGS}
        found.own.clear()
        for table in MARKED:
            rows = [row for (row,) in case.all(f"SELECT id FROM {table} ORDER BY id")]
            case.execute(f"UPDATE {table} SET marking_id = NULL WHERE marking_id IS NOT NULL")
            share = 0.35 if len(rows) < 40 else 0.15
            for row in rows:
                if dice.random() < share and (table != "crisis" or dice.random() < 0.3):
                    found.own[row] = dice.choice(MARKINGS)
                    case.update(table, row, marking_id=ids[found.own[row]])


def withheld(found: Planted, reader: Reader, audience: Audience) -> set[str]:
    """The canaries that an audience may not see."""
    rows = {
        row_id: (table, [one for one in of if one is not None])
        for table, columns in BELONGS.items()
        for row_id, *of in reader.rows(f"SELECT id, {', '.join(columns)} FROM {table}")
    }
    first = {a: r for a, r in reader.rows("SELECT attachment_id, report_id FROM report_attachment ORDER BY id DESC")}
    loose = {
        (table, place) for table, place in (
            ("report", 0), ("claim", 0), ("consultation", 0), ("decision", 1), ("decision", 2), ("unit", 0),
            ("overlay", 0), ("attachment", 0),
        )
    }  # fmt: skip
    known: dict[bytes, bool] = {}

    def hidden(row_id: bytes) -> bool:
        if row_id not in known:
            own = found.own.get(row_id)
            known[row_id] = own is not None and not may(own, audience)
            table, of = rows.get(row_id, ("attachment", [first[row_id]] if row_id in first else []))
            for place, one in enumerate(of):
                if hidden(one) and not (own is not None and (table, place) in loose):
                    known[row_id] = True
        return known[row_id]

    gone = {canary for canary, (table, row_id) in found.canaries.items() if table == "handover" or hidden(row_id)}
    return gone | {one.caveat for one in MARKINGS if one.caveat and not may(one, audience)}


def may(marking: Marking, audience: Audience) -> bool:
    """Whether an audience may see what is so marked."""
    if marking.level > audience.level:
        return False
    if marking.level is Level.PUBLIC:
        return True
    listed = marking.release if marking.release is not None else {marking.owner} - {""}
    seated = set(listed) | (NATO if "NATO" in listed else set()) | (EU if "EU" in listed else set())
    return bool(audience.members) and audience.members <= seated


def _with(column: str, text: str | None, canary: str) -> str:
    if column == "criteria":
        said: Mapping[str, str] = json.loads(text or "{}")
        return json.dumps({name: f"{canary} {words}" for name, words in (said or {"forces": ""}).items()})
    if column == "content":
        return text or ""
    return f"{canary} {text or ''}".strip()


def _more_kinds(case: Writer, now: Instant) -> None:
    """One of each of what the scenario has none of: attachments, overlays, drawings, arrivals, a shift's edits."""
    source, arrival, other = (new_id(now) for _ in range(3))
    case.insert("source", id=source, name="Wire", kind="agency")
    case.insert("source", id=other, name="Order of battle", kind="file")
    for place, name in enumerate(("tracks.csv", "wire.xml")):
        arrival = new_id(now + place)
        case.insert("arrival", id=arrival, source_id=source, name=name, format="csv", at=now, author="Ann", records=3,
                    accepted=2, located=1, duplicates=1)  # fmt: skip
    reports = [row for (row,) in case.all("SELECT id FROM report ORDER BY id")]
    for place, headline in enumerate(("A drone seen", "A light in the sky", "Sirens")):
        report = new_id(now + place)
        reports.append(report)
        case.insert("report", id=report, source_id=source, arrival_id=arrival, received_at=now - HOUR, lon=22 + place,
                    lat=55.0, headline=headline, category=1, occurred_from=now - 2 * HOUR)  # fmt: skip
    for place, report in enumerate(reports[-6:]):
        picture = new_id(now + place)
        case.insert("attachment", id=picture, sha256=bytes([place]) * 32, name=f"photo{place}.txt",
                    media_type="text/plain", content=b"nothing")  # fmt: skip
        case.insert("report_attachment", id=new_id(now + place), report_id=report, attachment_id=picture)
    incidents = [row for (row,) in case.all("SELECT incident_id FROM crisis_incident ORDER BY leading DESC")]
    for place, incident in enumerate(incidents):
        case.insert("incident_report", id=new_id(now + place), incident_id=incident, report_id=reports[-1 - place])
    shape = '{"type":"Polygon","coordinates":[[[21,55],[22,55],[22,56],[21,55]]]}'
    for place in range(3):
        case.insert("annotation", id=new_id(now + place), kind="polygon", geometry=shape, author="Ann", made_at=now)
        case.insert("closure", id=new_id(now + place), name="Bridge", geometry=shape, modes="road", valid_from=now,
                    author="Ann", made_at=now)  # fmt: skip
        overlay = new_id(now + place)
        case.insert("overlay", id=overlay, name="Shapes", format="kml", source_id=other, author="Ann", made_at=now)
        case.insert("overlay_feature", id=new_id(now + place), overlay_id=overlay, number=1, geometry=shape)
        case.insert("log_entry", id=new_id(now + place), station="Desk 9", number=place + 1, at=now, author="Ann",
                    text="Written down")  # fmt: skip
    for place, (unit,) in enumerate(case.all("SELECT id FROM unit ORDER BY id LIMIT 6")):
        case.insert("force_edit", id=new_id(now + place), unit_id=unit, at=now, author="Ann", act="move", words="moved")


def rows_of(reader: Reader, table: str) -> Iterator[bytes]:
    """The ids of a table's rows."""
    for (row,) in reader.rows(f"SELECT id FROM {table} ORDER BY id"):
        yield row
