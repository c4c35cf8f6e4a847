"""Who may see a thing: its marking held against an audience.

An audience is cleared to a level, and everybody in it must be on the list. A release list is complete: who is not on it
may not see the thing, nations of its owner neither (``NATO RESTRICTED REL TO AUT, NATO`` for NATO and Austria). Without
a list its owner's own rules hold, which here means the owner alone: NATO's is for NATO and its nations, a nation's for
itself. Grammar after procedures section 12. In doubt a thing is withheld.
"""

from collections.abc import Iterable
from itertools import combinations

from console.domain.audience import Audience
from console.domain.marking import Level, Marking, product_of
from console.domain.release_list import expanded


def may_see(marking: Marking, audience: Audience) -> bool:
    """Whether everybody in an audience may see a thing so marked."""
    return not why_not(marking, audience)


def why_not(marking: Marking, audience: Audience) -> str:
    """Why an audience may not see a thing so marked, as a sentence; empty where it may.

    An audience without members is the public: it sees what no list and no owner keeps.
    """
    if marking.level > audience.level:
        return f"{marking.text} is above {Marking(audience.level).text}, to which the audience is cleared."
    listed = marking.listed
    if listed is None:
        if marking.level is Level.PUBLIC:
            return ""
        return f"{marking.text} names no owner and no release list, so nobody can say who may see it."
    if not listed:
        return f"{marking.text}: nobody is on its release list."
    if not audience.members:
        return f"{marking.text} is not for the public."
    missing = sorted(audience.members - expanded(listed))
    if not missing:
        return ""
    who = ", ".join(missing)
    if marking.release is None:
        return f"{marking.text} has no release list, so it is for {marking.owner} alone: not for {who}."
    return f"{marking.text} is not released to {who}."


def why_nobody(parts: Iterable[Marking]) -> str:
    """Why nobody may see a product of parts so marked, as a sentence that says what to do; empty where somebody may."""
    if not (why := _apart(parts)):
        return ""
    return f"Nobody may see all of it: {why}. Choose an audience, so that it is cut, or leave some of it out."


def why_none_of(parts: Iterable[Marking], what: str) -> str:
    """The same of a product that is never cut, for whoever begins with what is not done (``Not exported:``).

    ``what`` it holds, in words: ``all these forces``.
    """
    if not (why := _apart(parts)):
        return ""
    return f"nobody is on the release lists of {what}: {why}. Briefing and interactive map are cut for an audience."


def _apart(parts: Iterable[Marking]) -> str:
    """Which markings nobody is on the lists of together; empty where somebody is."""
    distinct = list(dict.fromkeys(parts))
    if product_of(distinct).release != frozenset():
        return ""
    alone = [one.text for one in distinct if one.listed == frozenset()]
    clashing = [
        f"{one.text} and {other.text} have nobody in common"
        for one, other in combinations(distinct, 2)
        if product_of([one, other]).release == frozenset()
    ]
    return next(iter((*alone, *clashing)), "no one is on every release list of what it holds")
