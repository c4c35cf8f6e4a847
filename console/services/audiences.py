"""Keep audiences, and read the one that somebody typed."""

import re
from dataclasses import dataclass

from console.domain.audience import Audience
from console.domain.errors import BadInput
from console.domain.letters import called, folded, shortened
from console.domain.marking import Level, Marking
from console.domain.operation import Actor, Changes
from console.domain.release_list import NATIONS, ORGANISATIONS
from console.domain.times import Instant
from console.store import audiences, markings, reference
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_PUBLIC = ("public", "the public", "unclassified / public data")
_BETWEEN = re.compile(r"\s*[+;,]\s*")


@dataclass(frozen=True)
class AudienceForm:
    """What a person says of an audience. ``members`` as one types them: ``NATO+EU``, ``POL; DEU``."""

    name: str
    level: Level
    members: str
    note: str = ""

    @staticmethod
    def of(one: Audience) -> "AudienceForm":
        """The form as an audience stands."""
        return AudienceForm(one.name, one.level, "+".join(sorted(one.members)), one.note)


def keep_audience(store: Store, actor: Actor, now: Instant, form: AudienceForm) -> tuple[bytes, Changes]:
    """Keep an audience under its name. Gives its id. Raises BadInput for a name that is taken or a code unknown."""
    audience_id = new_id(now)
    with store.operation(f"Keep audience “{shortened(form.name)}”", actor, now) as case:
        case.insert("audience", id=audience_id, author=actor.name, made_at=now, **_columns(case, form, None))
    return audience_id, case.changes


def edit_audience(store: Store, actor: Actor, now: Instant, audience_id: bytes, form: AudienceForm) -> Changes:
    """Give an audience another name, level or members. Raises BadInput."""
    with store.operation(f"Edit audience “{shortened(form.name)}”", actor, now) as case:
        required(case, audience_id)
        case.update("audience", audience_id, **_columns(case, form, audience_id))
    return case.changes


def delete_audience(store: Store, actor: Actor, now: Instant, audience_id: bytes) -> Changes:
    """Take an audience away; undo brings it back. Raises BadInput where a briefing is for it."""
    name = required(store.writer_view(), audience_id).name
    with store.operation(f"Delete audience “{shortened(name)}”", actor, now) as case:
        required(case, audience_id)
        title = case.value("SELECT title FROM storyboard WHERE audience_id = ? ORDER BY title", (audience_id,))
        if title is not None:
            raise BadInput(f"The briefing “{title}” is for “{name}”. Choose another audience there first.")
        case.execute("DELETE FROM audience WHERE id = ?", (audience_id,))
    return case.changes


def required(reader: Reader, audience_id: bytes) -> Audience:
    """An audience of the case. Raises BadInput where it is gone."""
    found = next((one for one in audiences.audiences(reader) if one.id == audience_id), None)
    if found is None:
        raise BadInput("This audience is not in the case any more: it was deleted, or its keeping was undone.")
    return found


def audience_of(reader: Reader, words: str) -> Audience:
    """The audience that somebody typed: a kept one's name; codes with + between (``NATO+EU``, ``POL+DEU``), after a
    level and a colon where they are cleared (``NATO RESTRICTED: NATO+EU``); ``PUBLIC``.

    Codes without a level are cleared to UNCLASSIFIED. Raises BadInput for what it does not understand.
    """
    told = called(words)
    for one in audiences.audiences(reader):
        if folded(one.name) == folded(told):
            return one
    if told.casefold() in _PUBLIC:
        return Audience(told, Level.PUBLIC, frozenset())
    before, colon, after = told.partition(":")
    if not colon:
        cleared = _level(told)
        if cleared is None:
            return Audience(told, Level.UNCLASSIFIED, members_of(reader, told))
        if not cleared.owner:
            raise _not_understood(reader, told)  # a level says how far, not who
        return Audience(told, cleared.level, members_of(reader, cleared.owner))
    cleared = _level(before)
    if cleared is None:
        raise _not_understood(reader, before)
    if cleared.owner:
        members_of(reader, cleared.owner)  # “NOT SECRET: POL” clears nobody to SECRET
    return Audience(told, cleared.level, members_of(reader, after))


def members_of(reader: Reader, words: str) -> frozenset[str]:
    """Codes as typed, Allies by their name or two letters too. Raises BadInput for one that nobody knows."""
    known = _codes(reader)
    found = [(word, known.get(folded(word))) for word in _BETWEEN.split(words.strip()) if word]
    for word, code in found:
        if code is None:
            raise _not_understood(reader, word)
    if not found:
        raise BadInput("The audience has nobody in it. Name nations and organisations, such as NATO+EU.")
    return frozenset(code for _, code in found if code is not None)


def _codes(reader: Reader) -> dict[str, str]:
    """Every code by each of its spellings; those that markings of the case name count as known."""
    known = {folded(code): code for code in NATIONS | ORGANISATIONS | _named(reader)}
    for ally in reference.allies(reader, None):
        known |= {folded(ally.iso2): ally.iso3, folded(ally.name): ally.iso3}
    return known


def _named(reader: Reader) -> frozenset[str]:
    lists = [one.listed for one in markings.all_markings(reader).values()]
    return frozenset().union(*(one for one in lists if one is not None))


def _level(words: str) -> Marking | None:
    try:
        found = Marking.parse(words.strip().upper())
    except ValueError:
        return Marking(Level.PUBLIC) if words.strip().upper() == "PUBLIC" else None
    return found if found.release is None and not found.caveat else None


def _not_understood(reader: Reader, words: str) -> BadInput:
    kept = ", ".join(f"“{one.name}”" for one in audiences.audiences(reader))
    named = ", ".join(sorted(ORGANISATIONS | (_named(reader) - NATIONS)))
    return BadInput(
        f"“{words.strip()}” is no audience. Give {f'{kept}; ' if kept else ''}nations by three letters (POL+DEU),"
        f" organisations ({named}), with a level before them where they are cleared"
        " (NATO RESTRICTED: NATO+EU), or PUBLIC."
    )


def _columns(case: Writer, form: AudienceForm, but: bytes | None) -> dict[str, object]:
    name = called(form.name)
    if not name:
        raise BadInput("An audience needs a name. Say in a few words who it is.")
    for one in audiences.audiences(case):
        if folded(one.name) == folded(name) and one.id != but:
            raise BadInput(f"There is an audience “{one.name}” already. Choose another name.")
    public = form.level is Level.PUBLIC and not form.members.strip()
    members = frozenset[str]() if public else members_of(case, form.members)
    return {"name": name, "level": form.level.name, "members": ";".join(sorted(members)), "note": form.note.strip()}
