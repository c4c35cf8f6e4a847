"""Stances of Allies as marks of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.silence import silent_agrees
from console.domain.stance import Stance, held
from console.domain.times import Instant
from console.map.stance_places import StanceMark

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture


def stances_of(picture: ConsultPicture, now: Instant) -> tuple[StanceMark, ...]:
    """Every Ally of the day heard on the newest version; under silence who said nothing is silent. No version: none."""
    draft = max(picture.drafts, key=lambda one: (one.at, one.version), default=None)
    if draft is None:
        return ()
    said = held(picture.positions, draft.id)
    silent = silent_agrees(picture.silences, draft.id, now)
    return tuple(
        StanceMark(
            ally.iso2, ally.lon, ally.lat, said[ally.id].stance if ally.id in said else Stance.SILENT,
            f"{ally.name}, {draft.name}", picture.released,
        )
        for ally in picture.allies
        if silent or ally.id in said
    )  # fmt: skip
