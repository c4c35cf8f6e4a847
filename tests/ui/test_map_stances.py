"""Stances on the map follow the consultation shown; on a wall and on what leaves only released ones stand."""

from pathlib import Path

import pytest

from console.domain.stance import Stance
from console.domain.times import parse_instant
from console.exports.stance_marks import stances_of
from console.map.looks import STANCES
from console.services.consult_picture import consult_picture
from console.services.positions import release_positions
from console.services.scenario import scenario_case
from console.ui.consult.chosen import consulting_of
from console.ui.layer_counts import count_words, counts_of
from console.ui.map_export import sheet_of
from console.ui.map_looks import looks_of
from console.ui.map_stances import MapStances
from console.ui.render import settle
from console.ui.window import Window

SO_FAR = parse_instant("201212Z NOV 26")


@pytest.fixture
def window(whole: Window, tmp_path: Path) -> Window:
    """On the exercise while silence runs on version 2."""
    scenario_case(tmp_path / "heron.flank", "grey-heron", until=SO_FAR).close()
    if whole.findChild(MapStances) is None:
        MapStances(whole)
    whole.openings.open(tmp_path / "heron.flank")
    settle(whole)
    return whole


def test_every_ally_stands_as_on_the_newest_version_and_wall_and_paper_show_it_once_released(window: Window) -> None:
    shown = {mark.iso2: mark.stance for mark in window.map.canvas.content.stances}
    assert len(shown) == 32 and shown["LV"] is Stance.SUPPORTS and shown["US"] is Stance.RESERVES
    assert shown["BG"] is Stance.SILENT
    assert counts_of(window)[STANCES].total == 32 and count_words(counts_of(window)[STANCES]) == ""
    assert not looks_of(window).value.shown(STANCES)
    assert sheet_of(window, "Map", "light").content.stances == ()
    window.look.become(window.look.theme, window.look.wall_scale)
    assert window.map.canvas.content.stances == ()
    window.look.become(window.look.theme, 1.0)
    assert len(window.map.canvas.content.stances) == 32

    picture = consulting_of(window).picture
    assert picture is not None and picture.consultation is not None
    asked = picture.consultation.id
    window.session.act(release_positions, asked, True, "The chair, for the wall")
    settle(window)
    assert all(mark.released for mark in window.map.canvas.content.stances)
    assert len(sheet_of(window, "Map", "light").content.stances) == 32
    window.look.become(window.look.theme, window.look.wall_scale)
    assert len(window.map.canvas.content.stances) == 32
    window.look.become(window.look.theme, 1.0)


def test_who_was_not_heard_at_the_table_has_no_stance(tmp_path: Path) -> None:
    """Only under silence does it say something to say nothing."""
    with scenario_case(tmp_path / "table.flank", "grey-heron", until=parse_instant("192120Z NOV 26")) as store:
        picture = consult_picture(store.writer_view(), parse_instant("192120Z NOV 26"))
        assert picture.drafts and stances_of(picture, picture.now) == ()
