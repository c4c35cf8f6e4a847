"""What an assessment says beside its cause, in words: who made and who fired what was used, and how likely it is.

One rule for slides, the situation report and the interactive map.
"""

from typing import Final

from console.domain.categories import Category
from console.domain.incident import Assessment, Incident
from console.domain.letters import folded
from console.exports.briefing.sentences import established, unmarked
from console.map.words import tr
from console.services.assessments import yardstick_of
from console.store import matrix
from console.store.reader import Reader

_WEAPONS: Final = frozenset({Category.MISSILE_DRONE, Category.LAND, Category.NAVAL, Category.TERRORISM})
"""Of these an audience asks who made what was used, and who used it."""


def uses_weapons(incident: Incident) -> bool:
    """Whether maker and shooter are two questions of its kind."""
    return incident.category in _WEAPONS


def made_and_fired(incident: Incident, said: Assessment | None) -> tuple[tuple[str, str], ...]:
    """Maker and shooter, each with its name; nothing where neither is told and nobody asks.

    Where a cause is assessed and neither is told, that they are not established would say more than is known.
    """
    made_in, fired_by = (said.made_in, said.fired_by) if said is not None else ("", "")
    if not (made_in or fired_by or (uses_weapons(incident) and not established(said))):
        return ()
    unsaid = tr("not established")
    return (tr("Made in"), made_in or unsaid), (tr("Fired by"), fired_by or unsaid)


def likelihood_words(reader: Reader, said: Assessment) -> str:
    """``likely, 85 %``, and of which explanation, where that is another than what is said to be so; empty: unsaid."""
    if said.likelihood is None:
        return ""
    word = yardstick_of(reader).word(said.likelihood, tr)
    words = tr("{word}, {percent} %", word=word, percent=f"{said.likelihood * 100:.0f}")
    of = matrix.hypothesis(reader, said.hypothesis_id) if said.hypothesis_id is not None else None
    if of is None:
        return words
    parts = folded(of.text).replace("-", " ").split()
    attribution = folded(said.attribution).replace("-", " ").split()
    if sum(part in attribution for part in parts) * 2 > len(parts):
        return words
    return tr("{words}: {explanation}", words=words, explanation=unmarked(of.text))
