"""Who may order a force: lines hold from a date on, those as before stay, and nobody's change is replaced unread."""

import pytest

from console.domain.authority import Act, Verdict
from console.domain.errors import BadInput
from console.domain.times import DAY
from console.services.force_authority import AuthorityForm, AuthorityLine, set_authority
from console.services.posture_forms import Said
from console.store import force_facts, undo
from console.store.casefile import Store
from tests.services.forces import BEGAN, MOVED, made, words
from tests.services.people import ANN, BO, NOW

SAID = Said(MOVED, "SHAPE", "2022-11")
ALERT = AuthorityLine(Act.ALERT, "SACEUR", Verdict.ALLOWED)
DEPLOY = AuthorityLine(Act.DEPLOY, "SACEUR", Verdict.COUNCIL, "beyond its area")


@pytest.fixture
def group(store: Store) -> bytes:
    return made(store, "Battlegroup Estonia")


def lines(store: Store, unit_id: bytes, at: int) -> tuple[AuthorityLine, ...]:
    return AuthorityForm.of(force_facts.authorities(store.writer_view(), unit_id), Said(at)).lines


def test_lines_hold_from_a_date_on_and_end_when_others_take_their_place(store: Store, group: bytes) -> None:
    changes = set_authority(store, ANN, NOW, group, AuthorityForm(SAID, (ALERT, DEPLOY)))
    assert changes.label == "Set who may order “Battlegroup Estonia”"
    assert words(store, group)[-1] == (
        "SACEUR may alert; SACEUR may deploy but needs the Council (beyond its area), from 01 NOV 22"
    )
    assert set_authority(store, ANN, NOW, group, AuthorityForm(SAID, (ALERT, DEPLOY))).operation is None
    free = AuthorityLine(Act.DEPLOY, "SACEUR", Verdict.ALLOWED)
    set_authority(store, ANN, NOW, group, AuthorityForm(Said(MOVED + DAY), (ALERT, free)))
    assert [lines(store, group, at) for at in (MOVED - DAY, MOVED, MOVED + DAY)] == [
        (), (ALERT, DEPLOY), (ALERT, free),
    ]  # fmt: skip
    assert words(store, group)[-1].endswith(
        "no longer: SACEUR may deploy but needs the Council (beyond its area), from 02 NOV 22"
    )
    undo.undo(store, ANN, NOW)
    assert lines(store, group, MOVED + DAY) == (ALERT, DEPLOY)


def test_a_line_that_never_was_is_withdrawn(store: Store, group: bytes) -> None:
    set_authority(store, ANN, NOW, group, AuthorityForm(SAID, (ALERT, DEPLOY)))
    set_authority(store, ANN, NOW, group, AuthorityForm(SAID, (ALERT,)))
    assert [one.act for one in force_facts.authorities(store.writer_view(), group)] == [Act.ALERT]


def test_what_cannot_be_is_refused(store: Store, group: bytes) -> None:
    seen = AuthorityForm(SAID, ())
    set_authority(store, BO, NOW, group, AuthorityForm(SAID, (ALERT,)))
    with pytest.raises(BadInput, match="somebody changed"):
        set_authority(store, ANN, NOW, group, AuthorityForm(SAID, (DEPLOY,)), seen)
    with pytest.raises(BadInput, match="Say who may alert"):
        set_authority(store, ANN, NOW, group, AuthorityForm(SAID, (AuthorityLine(Act.ALERT, " ", Verdict.ALLOWED),)))
    with pytest.raises(BadInput, match="began on"):
        set_authority(store, ANN, NOW, group, AuthorityForm(Said(BEGAN - DAY), (ALERT,)))
