"""A case with a consultation under way, written as rows: who is on the line, options, a decision. EXERCISE."""

import json
from pathlib import Path

from console.domain.operation import Actor
from console.domain.times import DAY, HOUR, MINUTE, Instant
from console.store import reference
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Writer
from tests import cases

STANCES = ("supports", "supports", "supports", "silent", "amendment", "no_instructions")
THREAT = "EXERCISE. A deliberate probe of the air picture, not the start of an attack."


def made(path: Path, actor: Actor, now: Instant) -> Store:
    """A baseline with a crisis and a consultation in it that was opened two hours before ``now``."""
    store = cases.with_baseline(path, actor, now - DAY)
    with store.operation("Exercise: consultation under way", actor, now - HOUR) as case:
        crisis = new_id(now)
        case.insert("crisis", id=crisis, title="EX GREY HERON: airspace violation", area="Exercise island",
                    opened_at=now - 8 * HOUR, opened_by=actor.name)  # fmt: skip
        case.insert("phase", id=new_id(now), crisis_id=crisis, phase=3, entered_at=now - 3 * HOUR, author=actor.name)
        of = _consultation(case, crisis, actor, now)
        _capitals(case, of, actor, now)
        draft = _texts(case, of, actor, now)
        _options(case, crisis, actor, now)
        _decision(case, of, draft, actor, now)
    return store


def _consultation(case: Writer, crisis: bytes, actor: Actor, now: Instant) -> bytes:
    of = new_id(now)
    case.insert(
        "consultation", id=of, crisis_id=crisis, title="EXERCISE: Latvia asks under Article 4", basis="Article 4",
        status="in session", requesters="Latvia", requester_isos="LV", requested_at=now - 5 * HOUR,
        convened_at=now - 4 * HOUR, met_at=now - 3 * HOUR, level="ambassadors", way="all at once",
        opened_at=now - 5 * HOUR, opened_by=actor.name, agenda="What happened, what to say, what to do",
    )  # fmt: skip
    for kind, back, text in (
        ("requested", 300, "Latvia asks the Secretary General by letter"), ("convened", 240, ""),
        ("session began", 180, "Ambassadors, on the secure link"),
        ("advice received", 120, "Military Committee: posture is enough for a week"), ("session ended", 60, ""),
    ):  # fmt: skip
        case.insert("consultation_event", id=new_id(now), consultation_id=of, kind=kind, at=now - back * MINUTE,
                    recorded_at=now - back * MINUTE, author=actor.name, text=text)  # fmt: skip
    return of


def _capitals(case: Writer, of: bytes, actor: Actor, now: Instant) -> None:
    known = {ally.iso2: ally.id for ally in reference.allies(case, now)}
    for place, (iso2, ally_id) in enumerate(known.items()):
        link = {5: "degraded", 11: "down", 17: "degraded"}.get(place, "up")
        case.insert(
            "attendance", id=new_id(now), consultation_id=of, ally_id=ally_id, at=now - 2 * HOUR, convened=1,
            authenticated=int(place % 7 != 6), participant="" if place % 7 == 6 else f"EX Rep {iso2}",
            level="ministers" if place % 9 == 4 else "ambassadors", link=None if place % 7 == 6 else link,
            channel="phone" if link != "up" else "", instructed=int(place % 5 in (0, 2)), author=actor.name,
            waiting_since=now - (40 + place) * MINUTE if place % 5 == 1 else None,
        )  # fmt: skip
    for name, kind, zone in (
        ("EX European Union", "partner", "Europe/Brussels"), ("EX Ukraine", "partner", "Europe/Kyiv"),
        ("EX OSCE", "observer", "Europe/Vienna"),
    ):  # fmt: skip
        case.insert("guest", id=new_id(now), consultation_id=of, name=name, kind=kind, at=now - 2 * HOUR,
                    invited=int(kind == "partner"), participant="", link="up" if kind == "partner" else None,
                    timezone=zone, author=actor.name)  # fmt: skip
    for iso2, back in (("LV", 200), ("LV", 90), ("DE", 80), ("HU", 70)):
        case.insert(
            "national_assessment", id=new_id(now), consultation_id=of, ally_id=known[iso2], at=now - back * MINUTE,
            threat=THREAT, red_lines="EXERCISE. No text that names a cause before it is established.",
            parliament="EXERCISE. Any force on the ground: the whole house" if iso2 == "DE" else "",
            reported_by="mission, by phone", confidence="moderate", author=actor.name,
        )  # fmt: skip
    for one, other, means, subject, back in (
        ("LV", "EE", "phone", "EXERCISE. What both would ask for", 280),
        ("US", "LV", "secure line", "EXERCISE. Tracks and pilots' words", 170),
        ("DE", "FR", "phone", "EXERCISE. Wording of point 3", 65),
    ):
        case.insert("contact", id=new_id(now), consultation_id=of, at=now - back * MINUTE,
                    recorded_at=now - back * MINUTE, one=one, other=other, level="ministers", means=means,
                    subject=subject, author=actor.name)  # fmt: skip


def _texts(case: Writer, of: bytes, actor: Actor, now: Instant) -> bytes:
    known = [ally.id for ally in reference.allies(case, now)]
    first, second = new_id(now), new_id(now)
    for draft, version, back in ((first, 1, 170), (second, 2, 110)):
        case.insert("draft", id=draft, consultation_id=of, title="Statement", version=version,
                    text="EXERCISE. Allies met today under Article 4 at the request of Latvia.", proposer="the chair",
                    at=now - back * MINUTE, author=actor.name)  # fmt: skip
    for draft, back in ((first, 150), (second, 90)):
        for place, ally_id in enumerate(known):
            case.insert("position", id=new_id(now), draft_id=draft, ally_id=ally_id, stance=STANCES[place % 6],
                        at=now - back * MINUTE + place * 20_000, recorded_at=now, author=actor.name)  # fmt: skip
    broken, kept = new_id(now), new_id(now)
    case.insert("silence", id=broken, draft_id=first, opened_at=now - 140 * MINUTE, closes_at=now - 100 * MINUTE,
                opened_by="the chair", author=actor.name)  # fmt: skip
    case.insert("silence_event", id=new_id(now), silence_id=broken, kind="broken", at=now - 120 * MINUTE,
                ally_id=known[7], reason="wording", text="point 3", author=actor.name)  # fmt: skip
    case.insert("silence", id=kept, draft_id=second, opened_at=now - 80 * MINUTE, closes_at=now - 20 * MINUTE,
                opened_by="the chair", author=actor.name)  # fmt: skip
    return second


def _options(case: Writer, crisis: bytes, actor: Actor, now: Instant) -> None:
    titles = (("Watch more closely", "alliance"), ("Fly patrols", "coalition"), ("Send a brigade", "alliance"))
    for place, (title, who) in enumerate(titles):
        criteria = {
            "forces": "EXERCISE. Two AWACS orbits, four fighters.",
            "escalation": "EXERCISE. Low: all of it is ours.",
        }
        case.insert("course_option", id=new_id(now), crisis_id=crisis, title=title, actor=who,
                    criteria=json.dumps(criteria if place != 1 else {}), place=place, author=actor.name,
                    made_at=now - HOUR)  # fmt: skip
    for partner, subject, told in (
        ("EX European Union", "what was adopted", now - 30 * MINUTE),
        ("EX OSCE", "that we met", None),
    ):
        case.insert("partner_notice", id=new_id(now), crisis_id=crisis, partner=partner, subject=subject, told_at=told,
                    owner="A. Example", due_at=now + HOUR, made_at=now, author=actor.name)  # fmt: skip


def _decision(case: Writer, of: bytes, draft: bytes, actor: Actor, now: Instant) -> None:
    decision = new_id(now)
    case.insert(
        "decision", id=decision, consultation_id=of, draft_id=draft, title="Statement and patrols",
        text="EXERCISE. Allies adopt the statement and ask SACEUR to fly patrols for fourteen days.", basis="Article 4",
        conditions="EXERCISE. Reviewed after seven days.", agreed="agreed under silence", at=now - 15 * MINUTE,
        picture_at=now - 15 * MINUTE, author=actor.name, recorded_at=now - 15 * MINUTE,
    )  # fmt: skip
    ally = case.value("SELECT id FROM ally WHERE iso2 = 'HU'")
    case.insert(
        "reservation", id=new_id(now), decision_id=decision, ally_id=ally, text="EXERCISE. No basing on its ground."
    )
    case.insert("task", id=new_id(now), decision_id=decision, text="EXERCISE. Release the statement", owner="Press",
                due_at=now + HOUR, author=actor.name, made_at=now)  # fmt: skip
    units = case.all("SELECT id FROM unit WHERE slug IN ('arf', 'flf-lv', 'naew') OR name LIKE '%Latvia%' LIMIT 3")
    for place, (unit,) in enumerate(units):
        for step, after in (("warning", 0), ("force preparation", 6))[: 1 + place % 2]:
            case.insert("activation", id=new_id(now), decision_id=decision, unit_id=unit, step=step, authority="SACEUR",
                        caveat="EXERCISE. Not beyond its own area" if place == 0 else "", at=now + after * HOUR,
                        author=actor.name, recorded_at=now)  # fmt: skip
