"""Where all that is said of a force comes from, in its sheet: each source once, with what it says and what to check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from console.domain.authority import Authority
from console.domain.force import Force
from console.domain.force_card import ForceCard
from console.domain.letters import first_capital
from console.domain.posture import given
from console.domain.provenance import Provenance
from console.domain.wording import listed
from console.exports.countries import Countries
from console.ui.authority_words import act_words
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
        for (source, day), said in self._by_source().items():
            what = first_capital(listed([*dict.fromkeys(words for words, _ in said)], tr))
            name = source or tr("entered in this case, no source named")
            column.addWidget(Words(tr("{what}: {source}, as of {day}", what=what, source=name, day=day), made))
            notes = self._notes(said)
            for note, subjects in notes.items():
                words = f"{first_capital(listed(subjects, tr))}: {note}" if len(notes) > 1 else note
                column.addWidget(check_note(look, words, made))
        return made

    def _by_source(self) -> dict[tuple[str, str], list[tuple[str, Provenance]]]:
        found: dict[tuple[str, str], list[tuple[str, Provenance]]] = {}
        for words, known in self.said:
            found.setdefault((known.source, known.as_of), []).append((words, known))
        return found

    def _notes(self, said: Sequence[tuple[str, Provenance]]) -> dict[str, list[str]]:
        """What is to check of what one source says, each once, and what of it; not what the top of the sheet says."""
        found: dict[str, list[str]] = {}
        for words, known in said:
            if known.to_check and known.check_note and known.check_note != self.noted:
                subjects = found.setdefault(known.check_note, [])
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
