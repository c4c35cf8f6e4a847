"""Fact sheets of what is not an incident or a force."""

import pytest

from console.domain.operation import GENESIS, Actor, Kind, Operation
from console.ui.panels.inspector_reference import sheet


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_operation_has_a_sheet_that_names_it(kind: Kind) -> None:
    row = Operation(
        1, bytes(16), kind, "Night watch", Actor("Ann", "A"), 0, False, None, 1, b"", b"", GENESIS, bytes(32)
    )  # fmt: skip
    told = sheet(row, (), lambda lon, lat: "")
    assert told.title == "Night watch"
    assert told.chips and told.chips[0].words
