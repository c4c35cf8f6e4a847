"""What may leave: somebody must be allowed to see all of it, the audience must, and a second person where asked for."""

import pytest

from console.domain.errors import BadInput
from console.domain.marking import PUBLIC, Marking, product_of
from console.services.audiences import audience_of
from console.services.releasing import may_leave, require_may_leave, require_second_person
from console.store.casefile import Store
from tests.services.people import ANN, NOW


def test_what_nobody_or_not_the_audience_may_see_does_not_leave(store: Store) -> None:
    nato = audience_of(store.writer_view(), "NATO")
    assert may_leave(store, PUBLIC, nato, ANN) == ""
    assert "Nobody may see all of it" in may_leave(store, Marking.parse("NATO SECRET REL TO NOBODY"), None, ANN)
    parts = [Marking.parse(f"NATO SECRET REL TO {nation}") for nation in ("POL", "EST")]
    assert "REL TO POL and NATO SECRET REL TO EST" in may_leave(store, product_of(parts), None, ANN, parts=parts)
    assert "above UNCLASSIFIED" in may_leave(store, Marking.parse("NATO SECRET"), nato, ANN)


def test_a_case_may_ask_for_a_second_person(store: Store) -> None:
    require_second_person(store, ANN, NOW, True)
    for second in ("", "ann"):
        with pytest.raises(BadInput, match="second person"):
            require_may_leave(store, PUBLIC, None, ANN, second)
    assert may_leave(store, PUBLIC, None, ANN, "Bo, Desk 2") == ""
    with pytest.raises(BadInput, match="second person"):
        require_second_person(store, ANN, NOW, False)
    require_second_person(store, ANN, NOW, False, "Bo, Desk 2")
    assert may_leave(store, PUBLIC, None, ANN) == ""
