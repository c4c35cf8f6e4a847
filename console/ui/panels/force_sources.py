"""Where all that is said of a force comes from, in its sheet: each source once, with what it says and what to check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from console.domain.authority import Authority
from console.domain.force import Force
from console.domain.force_card import ForceCard
from console.domain.posture import given
from console.domain.provenance import Provenance
from console.domain.wording import listed
from console.ui.authority_words import act_words
from console.ui.countries import Countries
from console.ui.panels.force_words import first_capital
from console.ui.panels.inspector_parts import Words, check_note, titled
from console.ui.theme import Look
from console.ui.words import tr


@dataclass(frozen=True)
class SourcesPart:
    """Lists sources by what they say. ``said`` pairs a few words with where that comes from.

    ``noted`` is the note that stands at the top of the sheet already.
    """

    said: Sequence[tuple[str, Provenance]]
    noted: str

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """The whole section."""
        made, column = titled(look, tr("Evidence"), "", parent)
        column.setSpacing(look.gap(2))
        for known, subjects in self._by_source().items():
            words = first_capital(listed(subjects, tr))
            source = known.source or tr("entered in this case, no source named")
            told = tr("{what}: {source}, as of {day}", what=words, source=source, day=known.as_of)
            column.addWidget(Words(told, made))
            if known.to_check and known.check_note and known.check_note != self.noted:
                column.addWidget(check_note(look, known.check_note, made))
        return made

    def _by_source(self) -> dict[Provenance, list[str]]:
        found: dict[Provenance, list[str]] = {}
        for words, known in self.said:
            subjects = found.setdefault(known, [])
            if words not in subjects:
                subjects.append(words)
        return found


def said_of(card: ForceCard, countries: Countries) -> tuple[tuple[str, Provenance], ...]:
    """What is said of a force on the day of its card, and where each comes from."""
    return (*_placement(card.shown, countries), *_orders(card.authorities), *_rings(card))


def _placement(force: Force, countries: Countries) -> Iterator[tuple[str, Provenance]]:
    yield tr("place and strength"), force.provenance
    if force.parent_source is not None and force.parent_id is not None:
        yield tr("command"), force.parent_source
    if force.traits_source is not None:
        yield tr("terms"), force.traits_source
    for one in given(force):
        if one.provenance != force.provenance:
            yield countries.name(one.country), one.provenance


def _orders(known: Sequence[Authority]) -> Iterator[tuple[str, Provenance]]:
    for one in known:
        yield tr("who may {act}", act=act_words(one.act)), one.provenance


def _rings(card: ForceCard) -> Iterator[tuple[str, Provenance]]:
    for ring in card.coverages:
        yield tr("its ring"), ring.provenance
