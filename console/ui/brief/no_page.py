"""Why there is no page of the slide chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.brief.chosen import Briefings


def why_no_page(briefings: Briefings) -> tuple[str, str]:
    """What is, and what to do about it, as two lines; the second may be empty."""
    slide, made = briefings.slide, briefings.made
    if briefings.board is None:
        return tr("There is no briefing yet."), tr("New… begins one from a template.")
    if slide is None:
        return tr("This briefing has no slide yet."), tr("A adds one; or select something and press Ctrl+J.")
    if made is not None and made.refused and not briefings.stale:
        return made.refused, ""
    if briefings.stale:
        return tr("The pages are being made."), ""
    if slide.left_out:
        return tr("This slide is left out."), tr("It stays in the briefing and is not shown.")
    if made is not None and (why := made.refusals.get(slide.id)):
        return why, ""
    kept = next((one for one in briefings.withheld if one.id == slide.id), None)
    if kept is not None:
        return tr("This slide is withheld from the audience."), kept.reason
    return (
        tr("There is nothing to show here at this moment, for this audience."),
        tr("Choose another moment or another audience, or leave the slide out."),
    )
