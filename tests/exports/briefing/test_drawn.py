"""Pictures of maps, drawn elsewhere."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from console.domain.errors import Cancelled
from console.exports.briefing.drawn import Drawn
from console.exports.briefing.page import Box
from tests.exports.briefing.laid_out import MAP, ONE, TWO


def test_a_map_is_drawn_once_elsewhere_also_after_one_was_stopped(qapp: QApplication) -> None:
    def stop() -> None:
        raise Cancelled("Stopped.")

    drawn = Drawn()
    try:
        with pytest.raises(Cancelled):
            drawn.pictures(ONE, 0.25, stop)
        assert drawn.ready(ONE, 0.25) == {}
        made = drawn.pictures(ONE, 0.25)
        (place,) = made
        assert ONE.elements[place] is MAP and (made[place].width(), made[place].height()) == (150, 160)
        assert len({made[place].pixel(x, 80) for x in range(150)}) > 5
    finally:
        drawn.close()
    moved = replace(ONE, elements=(replace(MAP, box=Box(0, 0, MAP.box.width, MAP.box.height)),))
    assert drawn.ready(moved, 0.25) == {0: made[place]} and drawn.ready(ONE, 1.0) == {} == drawn.pictures(TWO, 1.0)
