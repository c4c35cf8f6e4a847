"""A Council in session for tests that look at it: invented, drawn like the exercise EX GREY HERON 26."""

from dataclasses import dataclass

from console.domain.operation import Actor
from console.domain.times import HOUR, MINUTE, Instant, parse_instant
from console.store import reference
from console.store.casefile import Store
from console.store.ids import new_id

NOW = parse_instant("201212Z NOV 26") + 29_000
CLOSES = parse_instant("201400Z NOV 26")
V1 = (
    "1. Allies met today under Article 4 at the request of Latvia.\n"
    "2. On 19 November two ORANGE fighters entered the airspace of Exercise Island and stayed for nine minutes.\n"
    "3. Allies strongly condemn this deliberate violation.\n"
    "4. Allies will respond with all means."
)
V2 = (
    "1. Allies met today under Article 4 at the request of Latvia.\n"
    "2. On 19 November two military aircraft of exercise state ORANGE entered the airspace of Exercise Island and"
    " stayed for nine minutes, without a flight plan and with transponders off.\n"
    "3. Allies condemn this violation and express full solidarity with Latvia.\n"
    "4. Allies will use all necessary military and non-military tools to defend themselves, in line with international"
    " law."
)
_SAID = {
    "supports": "CA FI LV LT PL DK FR NL NO GB DE PT ES AL BG ME TR",
    "amendment": "IS HU SI",
    "reserves": "SE RO",
    "no_instructions": "BE LU SK HR",
    "silent": "US EE CZ IT GR MK",
}
_CAVEATS = {"HU": "point 4; not written", "RO": "wording from capital to come", "BE": "capital reached 1040Z"}
_MINISTERS = ("LV", "LT", "NO", "DE", "IT", "ES", "SI", "SK")


@dataclass(frozen=True)
class Made:
    """Ids of what was written."""

    crisis: bytes
    consultation: bytes
    v1: bytes
    v2: bytes
    silence: bytes


def write_council(store: Store, actor: Actor, now: Instant = NOW, *, released: bool = True) -> Made:
    """A crisis in its third phase, a consultation with a broken and a running silence, a round of positions."""
    made = Made(*(new_id(now) for _ in range(5)))
    allies = {ally.iso2: ally.id for ally in reference.allies(store.reader(), now)}
    with store.operation("Write a Council", actor, now) as db:
        name = actor.name
        db.insert("crisis", id=made.crisis, title="EX GREY HERON 26: airspace violation, exercise island",
                  opened_at=now - 29 * HOUR, opened_by=name)  # fmt: skip
        for phase, hours in ((1, 29), (2, 24), (3, 6)):
            db.insert("phase", id=new_id(now), crisis_id=made.crisis, phase=phase, entered_at=now - hours * HOUR,
                      author=name, reason="as planned",
                      override_reason="the Council asked for options at once" if phase == 3 else None,
                      missing='["Attribution is not assessed."]' if phase == 3 else "[]")  # fmt: skip
        db.insert("consultation", id=made.consultation, crisis_id=made.crisis, basis="Article 4", status="in session",
                  requesters="Latvia", requester_isos="LV", requested_at=parse_instant("191600Z NOV 26"),
                  met_at=parse_instant("191830Z NOV 26"), title="Statement on the airspace of Exercise Island",
                  opened_at=parse_instant("191610Z NOV 26"), opened_by=name, level="ambassadors", way="all at once",
                  deadline_at=CLOSES, convened_at=parse_instant("191700Z NOV 26"))  # fmt: skip
        for draft, version, text, at in (
            (made.v1, 1, V1, parse_instant("192100Z NOV 26")), (made.v2, 2, V2, parse_instant("200850Z NOV 26")),
        ):  # fmt: skip
            db.insert("draft", id=draft, consultation_id=made.consultation, title="Statement", version=version,
                      text=text, proposer="chair", at=at, author=name)  # fmt: skip
        first = new_id(now)
        db.insert("silence", id=first, draft_id=made.v1, opened_at=parse_instant("192200Z NOV 26"),
                  closes_at=parse_instant("200800Z NOV 26"), opened_by="chair", author=name)  # fmt: skip
        db.insert("silence_event", id=new_id(now), silence_id=first, kind="broken", at=parse_instant("200741Z NOV 26"),
                  ally_id=allies["PT"], text="point 3", reason="wording", author=name)  # fmt: skip
        db.insert("silence", id=made.silence, draft_id=made.v2, opened_at=parse_instant("200900Z NOV 26"),
                  closes_at=CLOSES, opened_by="chair", author=name)  # fmt: skip
        db.insert("amendment", id=new_id(now), draft_id=made.v2, proposer="HU", old="all necessary", new="appropriate",
                  reason="point 4", at=parse_instant("201158Z NOV 26"), author=name)  # fmt: skip
        if released:
            db.insert("position_release", id=new_id(now), consultation_id=made.consultation, released=1, at=now,
                      author=name, reason="exercise")  # fmt: skip
        _round(db, made, allies, name)
    return made


def _round(db, made, allies, name) -> None:  # type: ignore[no-untyped-def]
    at = parse_instant("201000Z NOV 26")
    db.insert("position", id=new_id(at), draft_id=made.v1, ally_id=allies["PT"], stance="objects", author=name,
              caveat="broke silence on v1: wording, point 3", at=parse_instant("200741Z NOV 26"))  # fmt: skip
    for stance, letters in _SAID.items():
        for iso2 in letters.split():
            at += 4 * MINUTE
            db.insert("position", id=new_id(at), draft_id=made.v2, ally_id=allies[iso2], stance=stance, author=name,
                      caveat=_CAVEATS.get(iso2, ""), reported_by="by phone", at=at, recorded_at=at)  # fmt: skip
            link = {"PL": "down", "SE": "degraded", "PT": "degraded"}.get(iso2, "up")
            db.insert("attendance", id=new_id(at), consultation_id=made.consultation, ally_id=allies[iso2], at=at,
                      convened=1, authenticated=1, level="ministers" if iso2 in _MINISTERS else "ambassadors",
                      link=link, instructed=int(stance != "no_instructions"), author=name,
                      waiting_since=at if iso2 in ("BE", "HR") else None)  # fmt: skip
