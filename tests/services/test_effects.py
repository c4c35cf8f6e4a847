"""What an incident did: stated as far as it is known, and none is another answer than not known."""

import pytest

from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.times import Precision
from console.services.effects import Effects, state_effects
from console.services.incidents import IncidentForm, close_incident, create_incident
from console.store import incidents
from console.store.casefile import Store
from tests.services.people import ANN, NOW

FORM = IncidentForm("Explosion", Category.MISSILE_DRONE, 4, NOW, Precision.HOUR, None, None, "", "", None)


@pytest.fixture
def explosion(store: Store) -> bytes:
    return create_incident(store, ANN, NOW, FORM)[0]


def test_they_stand_in_the_incident_and_none_is_not_unknown(store: Store, explosion: bytes) -> None:
    changes = state_effects(store, ANN, NOW, explosion, Effects(2, 0, "PL"))
    assert changes.label == "State effects of “Explosion”"
    found = incidents.incident(store.writer_view(), explosion)
    assert found is not None and (found.killed, found.injured, found.country) == (2, 0, "PL")
    assert state_effects(store, ANN, NOW, explosion, Effects(2, 0, "PL")).operation is None


@pytest.mark.parametrize(
    ("effects", "why"), [(Effects(killed=-1), "Fewer than nobody"), (Effects(country="Poland"), "two letters")]
)
def test_what_cannot_be_is_refused(store: Store, explosion: bytes, effects: Effects, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        state_effects(store, ANN, NOW, explosion, effects)


def test_a_closed_incident_and_one_that_is_gone_refuse_it(store: Store, explosion: bytes) -> None:
    close_incident(store, ANN, NOW, explosion)
    with pytest.raises(BadInput, match="closed"):
        state_effects(store, ANN, NOW, explosion, Effects(2))
    with pytest.raises(BadInput, match="not in the case any more"):
        state_effects(store, ANN, NOW, bytes(16), Effects(2))
