"""Sign on: by name, or with a passphrase of one's own where the case asks for one."""

import pytest

from console.domain.errors import BadInput, WrongKey
from console.services.sign_on import asks_for_passphrases, prove, register, require_passphrases, why_not_write
from console.store import undo
from console.store.casefile import Store
from console.store.persons import person, persons
from tests.services.people import ANN, BO, NOW


@pytest.fixture
def strict(store: Store, quick_hash: None) -> Store:
    """A case in which Ann has a passphrase and everybody is asked for theirs."""
    register(store, ANN, NOW, "Ann", "Desk 1", "zażółć gęślą")
    require_passphrases(store, ANN, NOW, True)
    return store


def test_where_no_passphrase_is_asked_for_a_name_and_a_station_will_do(store: Store) -> None:
    reader = store.writer_view()
    assert prove(reader, "  Bo ", "Desk  2") == BO
    assert why_not_write(reader, BO, None) == ""
    with pytest.raises(BadInput, match="name and a station"):
        prove(reader, "Bo", " ")


def test_a_passphrase_is_kept_only_as_a_slow_hash(store: Store) -> None:
    register(store, ANN, NOW, "Ann", "Desk 1", "zażółć gęślą")
    known = person(store.writer_view(), ANN)
    assert known is not None and known.passphrase_hash is not None
    assert known.passphrase_hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert "gęślą" not in known.passphrase_hash


def test_the_right_passphrase_proves_who_somebody_is_however_its_letters_are_spelled(strict: Store) -> None:
    # The same words with the marks as letters of their own, as some keyboards give them.
    assert prove(strict.writer_view(), "Ann", "Desk 1", "zaz\u0307o\u0301łc\u0301 ge\u0328s\u0301la\u0328") == ANN


def test_a_wrong_passphrase_and_an_unknown_name_get_the_same_sentence(strict: Store) -> None:
    reader = strict.writer_view()
    with pytest.raises(WrongKey) as wrong:
        prove(reader, "Ann", "Desk 1", "zażółć")
    with pytest.raises(WrongKey) as unknown:
        prove(reader, "Bo", "Desk 2", "zażółć")
    assert str(wrong.value).replace("Ann at Desk 1", "") == str(unknown.value).replace("Bo at Desk 2", "")


def test_where_passphrases_are_asked_for_nobody_writes_unproved(strict: Store) -> None:
    reader = strict.writer_view()
    assert asks_for_passphrases(reader)
    assert "Sign on" in why_not_write(reader, ANN, None)
    assert "Sign on" in why_not_write(reader, ANN, BO)
    assert why_not_write(reader, ANN, ANN) == ""


def test_nobody_can_lock_themselves_out(store: Store) -> None:
    with pytest.raises(BadInput, match="lock you out"):
        require_passphrases(store, ANN, NOW, True)


def test_somebody_unknown_neither_registers_others_nor_drops_the_rule(strict: Store) -> None:
    with pytest.raises(BadInput, match="no passphrase in this case"):
        register(strict, BO, NOW, "Bo", "Desk 2", "mine")
    with pytest.raises(BadInput, match="no passphrase in this case"):
        require_passphrases(strict, BO, NOW, False)
    assert [known.actor for known in persons(strict.writer_view())] == [ANN]


def test_nobody_takes_another_ones_name(store: Store, quick_hash: None) -> None:
    register(store, ANN, NOW, "Ann", "Desk 1", "first")
    with pytest.raises(BadInput, match="Only they"):
        register(store, BO, NOW, "Ann", "Desk 1", "second")


def test_somebody_changes_their_own_passphrase_and_the_rule_cannot_be_undone(strict: Store) -> None:
    register(strict, ANN, NOW, "Ann", "Desk 1", "new words")
    assert prove(strict.writer_view(), "Ann", "Desk 1", "new words") == ANN
    with pytest.raises(BadInput, match="nothing to undo"):
        undo.undo(strict, ANN, NOW)


def test_an_empty_passphrase_is_asked_for_in_words_of_the_sign_on(strict: Store) -> None:
    with pytest.raises(WrongKey, match="asks for the passphrase of Ann at Desk 1"):
        prove(strict.writer_view(), "Ann", "Desk 1", "")


@pytest.mark.parametrize("damage", ["rubbish", "$argon2id$v=19$m=65536,t=3,p=4$AAAA$AAAA"])
def test_a_damaged_hash_is_said_in_a_sentence(strict: Store, damage: str) -> None:
    known = person(strict.writer_view(), ANN)
    assert known is not None
    with strict.operation("Damage", ANN, NOW) as case:
        case.update("person", known.id, passphrase_hash=damage)
    with pytest.raises(BadInput, match="is damaged"):
        prove(strict.writer_view(), "Ann", "Desk 1", "zażółć gęślą")
