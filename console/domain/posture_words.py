"""What changed of a force, in words: for the history of its edits and for two days side by side.

``tr`` is the caller's translation. Words that are written into a case are plain English.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from console.domain.force import ActsAs, Force, Home, Permanence, Position, Readiness
from console.domain.lengths import length_text
from console.domain.notice import notice_words
from console.domain.posture_changes import Change, What
from console.domain.wording import Tr, listed, plain

_NEAR = 0.1
"""Kilometres: less is another way to write the same place."""
_ACTS = {ActsAs.ALLIANCE: "the Alliance", ActsAs.NATION: "a nation", ActsAs.COALITION: "a coalition"}


@dataclass(frozen=True)
class Names:
    """What a country (ISO 3166 alpha-2) and a unit (its id) are called."""

    country: Callable[[str], str] = str
    unit: Callable[[bytes], str] = bytes.hex


def said(change: Change, names: Names, tr: Tr = plain) -> str:
    """One change: ``Moved from Tapa to Rīga, 280 km``, ``Denmark and France joined``. No full stop."""
    before, after = change.before, change.after
    if before is None or after is None:
        return _alone(change.force, after is not None, tr)
    if change.what is What.MOVED:
        return _moved(before, after, change.km, names, tr)
    if change.what in (What.JOINED, What.LEFT, What.GAVE):
        return _nations(change, before, after, names, tr)
    if change.what is What.READINESS:
        return _ready(before.readiness, after.readiness, tr)
    return _other(change.what, before, after, names, tr)


def _alone(force: Force, begins: bool, tr: Tr) -> str:
    if force.strength.text == "unknown":
        what = tr("strength unknown")
    else:
        what = tr("{strength} persons", strength=force.strength.text)
    if not force.place:
        return tr("Begins, {what}", what=what) if begins else tr("Ended, {what}", what=what)
    if begins:
        return tr("Begins at {place}, {what}", place=force.place, what=what)
    return tr("Ended at {place}, {what}", place=force.place, what=what)


def _moved(before: Force, after: Force, km: float | None, names: Names, tr: Tr) -> str:
    if after.position is Position.NOT_PUBLIC and before.position is not Position.NOT_PUBLIC:
        return tr("Its position is not public any more; it was {place}", place=_place(before, names, tr))
    far = f", {length_text(km * 1000)}" if km and km >= _NEAR else ""
    here, there = _place(before, names, tr), _place(after, names, tr)
    if here != there:
        return tr("Moved from {here} to {there}", here=here, there=there) + far
    if far:
        return tr("Moved within {place}", place=there) + far
    return tr("Its place, {place}, is shown otherwise", place=there)


def _place(force: Force, names: Names, tr: Tr) -> str:
    return force.place or (names.country(force.country) if force.country else tr("an unknown place"))


def _nations(change: Change, before: Force, after: Force, names: Names, tr: Tr) -> str:
    who = listed([names.country(nation) for nation in change.nations], tr)
    if change.what is What.JOINED:
        return tr("{nations} joined", nations=who)
    if change.what is What.LEFT:
        return tr("{nations} left", nations=who)
    return "; ".join(_gives(nation, before, after, names, tr) for nation in change.nations)


def _gives(nation: str, before: Force, after: Force, names: Names, tr: Tr) -> str:
    was, now = ({one.country: one for one in force.contributions}.get(nation) for force in (before, after))
    here, there = (tr("unknown") if one is None else tr(one.strength.text) for one in (was, now))
    who = names.country(nation)
    if here == there:
        return tr("Caveats of {nation} changed", nation=who)
    return tr("{nation} gives {now}, was {was}", nation=who, now=there, was=here)


def _other(what: What, before: Force, after: Force, names: Names, tr: Tr) -> str:
    sentence, gone, of = _SENTENCES[what]
    return _from_to(tr, of(after, names, tr), of(before, names, tr), sentence, gone)


def _under(force: Force, names: Names, _tr: Tr) -> str:
    return names.unit(force.parent_id) if force.parent_id is not None else force.higher


def _at_home(home: Home | None, names: Names) -> str:
    if home is None:
        return ""
    return ", ".join(part for part in (home.place, names.country(home.country) if home.country else "") if part)


def _ready(before: Readiness | None, after: Readiness | None, tr: Tr) -> str:
    """Notice to move, then who may order it; other words for the same only where nothing else changed."""
    parts = []
    was, now = notice_words(before, tr), notice_words(after, tr)
    if was != now:
        parts.append(_from_to(tr, now, was, "Notice to move {now}, was {was}", "Notice to move not known, was {was}"))
    was, now = ((one and one.authority) or "" for one in (before, after))
    if was != now:
        parts.append(_from_to(tr, now, was, "Ordered by {now}, was by {was}", "Not known who orders it, was {was}"))
    return "; ".join(parts) or tr("Notice to move in other words: {now}", now=(after and after.note) or tr("none"))


def _from_to(tr: Tr, now: str, was: str, sentence: str, gone: str) -> str:
    """The sentence, without what was where nothing was; ``gone`` where nothing is any more."""
    if not now:
        return tr(gone, was=was)
    if not was or was == now:
        return tr(sentence.partition(", was")[0], now=now)
    return tr(sentence, now=now, was=was)


_Of = Callable[[Force, Names, Tr], str]
_SENTENCES: dict[What, tuple[str, str, _Of]] = {
    What.RESIZED: ("Strength {now}, was {was}", "", lambda force, _names, tr: tr(force.strength.text)),
    What.LEVEL: (
        "Size {now}, was {was}", "Size not known any more, was {was}", lambda force, _names, _tr: force.size_level,
    ),
    What.UNDER: ("Under {now}, was under {was}", "Under no other force, was under {was}", _under),
    What.LED: (
        "Led by {now}, was led by {was}", "Led by nobody known, was led by {was}",
        lambda force, names, _tr: names.country(force.lead),
    ),
    What.PERMANENCE: (
        "Now {now}, was {was}", "Not known whether it stays, was {was}",
        lambda force, _names, tr: _word(force.permanence, tr),
    ),
    What.ACTS: (
        "Acts for {now}, was {was}", "Not known for whom it acts, was {was}",
        lambda force, _names, tr: for_whom(force.acts_as, tr),
    ),
    What.CAVEATS: ("Caveats: {now}", "No caveats any more", lambda force, _names, _tr: force.caveats),
    What.HOME: (
        "At home in {now}, was {was}", "No home other than its place, was {was}",
        lambda force, names, _tr: _at_home(force.home, names),
    ),
}  # fmt: skip
"""What is said where something is and was, where nothing is any more, and of what."""


def _word(permanence: Permanence | None, tr: Tr) -> str:
    return "" if permanence is None else tr(permanence.value)


def for_whom(acts_as: ActsAs | None, tr: Tr) -> str:
    """``the Alliance``, ``a nation``; empty where nobody said."""
    return "" if acts_as is None else tr(_ACTS[acts_as])


def all_said(changes: Sequence[Change], names: Names, tr: Tr = plain, *, inside: bool = False) -> str:
    """Several changes of one force in one line: ``Strength 200, was 100; size brigade, was battlegroup``.

    ``inside``: the line stands inside a sentence and begins small.
    """
    each = [said(change, names, tr) for change in changes]
    small = [(at > 0 or inside) and not change.nations for at, change in enumerate(changes)]
    return "; ".join(words[:1].lower() + words[1:] if low else words for words, low in zip(each, small, strict=True))
