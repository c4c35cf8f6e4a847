"""The watch log: numbered a station, in order, and nothing takes an entry back."""

import pytest

from console.domain.errors import BadInput
from console.services.log import write_log
from console.store import log, search, undo
from console.store.casefile import Store
from tests.services.people import ANN, BO, NOW


def test_entries_are_numbered_within_their_station(store: Store) -> None:
    for actor, text in ((ANN, "Watch taken over"), (BO, "Line tested"), (ANN, "  Warsaw calls  ")):
        write_log(store, actor, NOW, text)
    found = {(entry.station, entry.number, entry.author, entry.text) for entry in log.entries(store.writer_view())}
    assert found == {
        ("Desk 1", 1, "Ann", "Watch taken over"),
        ("Desk 2", 1, "Bo", "Line tested"),
        ("Desk 1", 2, "Ann", "Warsaw calls"),
    }


def test_an_entry_cannot_be_undone(store: Store) -> None:
    entry = write_log(store, ANN, NOW, "Watch taken over")
    with pytest.raises(BadInput, match="stays"):
        undo.undo(store, ANN, NOW, entry.operation)
    assert len(log.entries(store.writer_view())) == 1


def test_an_entry_can_be_found_at_once(store: Store) -> None:
    write_log(store, ANN, NOW, "Телефонувала Варшава")
    assert [hit.title for hit in search.find(store.writer_view(), "варшава")] == ["Телефонувала Варшава"]


def test_nothing_is_not_an_entry(store: Store) -> None:
    with pytest.raises(BadInput, match="nothing to write"):
        write_log(store, ANN, NOW, " \t ")
