"""The table of forces on the real baseline."""

from pathlib import Path

import pytest

from console.domain.force import Force, Mission
from console.domain.times import day_start
from console.ui.force_lines import Line
from console.ui.panels.forces import Forces
from console.ui.panels.inspector import inspector_of
from console.ui.picture import Picture
from console.ui.render import settle
from console.ui.selection import MISSION, UNIT
from console.ui.table_export import export
from console.ui.window import Window


def forces(window: Window) -> Forces:
    panel = window.panels["forces"]
    assert isinstance(panel, Forces)
    return panel


def at_rest(window: Window) -> list[Line]:
    """What is shown once order and filter are worked out."""
    settle(window)
    return forces(window).table.model.shown_rows()


def rows(window: Window) -> list[Force | Mission]:
    """What the table lists."""
    forces(window).show_as_tree(False)
    return [line.thing for line in at_rest(window) if line.thing is not None]


def lines(window: Window) -> list[Line]:
    """What the tree shows."""
    forces(window).show_as_tree(True)
    return at_rest(window)


def cells(window: Window, name: str) -> dict[str, str]:
    panel = forces(window)
    panel.show_as_tree(False)
    row = next(row for row in at_rest(window) if row.thing is not None and row.thing.name == name)
    return {column.title: column.text(row) for column in panel.table.model.columns}


def test_a_battlegroup_as_it_stood_that_day(whole: Window, picture: Picture) -> None:
    picture.show_day(day_start("2022-11-15"))
    told = cells(whole, "NATO Forward Land Forces Estonia")
    assert told["Kind"] == "Battlegroup"
    assert told["Host"] == "Estonia"
    assert told["Place"] == "Tapa"
    assert told["Lead"] == "United Kingdom"
    assert told["Strength"] == "1\N{THIN SPACE}430"
    assert told["Valid since"] == "28 FEB 22"
    assert told["Higher"] == "MND-N, MNC NE"


@pytest.mark.parametrize(
    ("day", "battlegroups"), [("2016-06-01", 0), ("2017-12-01", 4), ("2022-11-15", 8), ("2026-11-21", 9)]
)
def test_the_posture_of_any_day(whole: Window, picture: Picture, day: str, battlegroups: int) -> None:
    picture.show_day(day_start(day))
    assert sum(row.kind == "battlegroup" for row in rows(whole)) == battlegroups


def test_the_response_force_gives_way_to_the_allied_reaction_force(whole: Window, picture: Picture) -> None:
    picture.show_day(day_start("2022-11-15"))
    before = {row.short_name for row in rows(whole) if isinstance(row, Force)}
    picture.live()
    after = {row.short_name for row in rows(whole) if isinstance(row, Force)}
    assert "eNRF" in before and "ARF" not in before
    assert "ARF" in after and "eNRF" not in after


def test_a_position_that_is_not_public_says_so(whole: Window) -> None:
    assert cells(whole, "NATO Force Model tier 1")["Place"] == "position not public"
    assert cells(whole, "Allied Reaction Force")["Place"].endswith("(home)")
    assert cells(whole, "Baltic Sentry")["Place"] == "Baltic Sea (area, not position)"


def test_notice_is_written_as_published(whole: Window) -> None:
    assert cells(whole, "Allied Reaction Force")["Notice"] == "0–10 days"
    assert cells(whole, "NATO Forward Land Forces Poland")["Notice"] == ""


def test_a_mission_has_its_command_and_state(whole: Window) -> None:
    told = cells(whole, "KFOR")
    assert told["Higher"] == "JFC Naples"
    assert told["Kind"] == "Peace support"


def test_picking_a_row_tells_what_it_is(whole: Window) -> None:
    panel = forces(whole)
    unit = next(row for row in rows(whole) if isinstance(row, Force))
    mission = next(row for row in rows(whole) if isinstance(row, Mission))
    panel.table.picked.emit(unit.id.hex())
    assert (whole.selection.kind, whole.selection.id) == (UNIT, unit.id.hex())
    panel.table.picked.emit(mission.id.hex())
    assert (whole.selection.kind, whole.selection.id) == (MISSION, mission.id.hex())


@pytest.mark.parametrize("kind", [Force, Mission])
def test_a_row_that_is_picked_stands_in_the_inspector(whole: Window, kind: type[Force | Mission]) -> None:
    panel, inspector = forces(whole), inspector_of(whole)
    assert inspector is not None
    row = next(row for row in rows(whole) if isinstance(row, kind))
    panel.table.picked.emit(row.id.hex())
    settle(whole)
    assert inspector.view.isVisible() and row.name in inspector.view.texts()
    assert panel.table.selected_id == row.id.hex()


def test_a_file_names_the_day_shown_and_keeps_ranges(whole: Window, picture: Picture, tmp_path: Path) -> None:
    picture.show_day(day_start("2022-02-24"))
    panel = forces(whole)
    panel.show_as_tree(False)
    out = tmp_path / "forces.csv"
    export(whole, panel.table, out)
    settle(whole)
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert "Forces on 2022-02-24" in lines[0]
    assert "1100–1200" in next(line for line in lines if "Estonia" in line)


def test_the_tree_remembers_what_is_folded_while_the_day_changes(whole: Window, picture: Picture) -> None:
    panel = forces(whole)
    before = [line.id for line in lines(whole)]
    heading = next(place for place, line in enumerate(lines(whole)) if line.is_group)
    panel.table.model.fold(heading, is_open=False)
    folded = [line.id for line in lines(whole)]
    assert len(folded) < len(before)
    picture.show_day(day_start("2024-07-01"))
    at_rest(whole)
    assert not panel.table.model.is_open_at(panel.table.model.find(folded[heading]) or heading)
    picture.live()
    assert [line.id for line in at_rest(whole)] == folded


def test_tree_and_table_tell_the_same_forces_and_keep_filter_and_selection(whole: Window) -> None:
    panel = forces(whole)
    told = panel.told
    panel.table.filter_by("latvia")
    lines(whole)
    latvia = next(line for line in panel.table.model.found_rows() if line.force is not None)
    panel.table.picked.emit(latvia.id)
    in_tree = {line.id for line in panel.table.model.found_rows() if line.force or line.mission}
    panel.show_as_tree(False)
    at_rest(whole)
    assert in_tree and in_tree <= {line.id for line in panel.table.model.found_rows()}
    assert panel.table.selected_ids == [latvia.id] and whole.selection.id == latvia.id
    panel.table.filter_by("")
    at_rest(whole)
    assert panel.told == told


def test_what_a_nation_gives_stands_for_the_force_it_is_given_to(whole: Window) -> None:
    panel = forces(whole)
    panel.table.filter_by("canada")
    given = next(line for line in lines(whole) if line.gives is not None and line.gives.country == "CA")
    assert given.thing is not None
    panel.table.select(given.id)
    panel.table.picked.emit(given.id)
    assert (whole.selection.kind, whole.selection.id) == (UNIT, given.thing.id.hex())
    assert panel.table.selected_ids == [given.id]


@pytest.mark.parametrize(("typed", "name"), [("bg lat", "Brigade Latvia"), ("arf", "Reaction Force")])
def test_a_force_is_found_by_what_it_is_called_elsewhere(whole: Window, typed: str, name: str) -> None:
    panel = forces(whole)
    panel.table.filter_by(typed)
    assert any(name in line.name for line in lines(whole)) and len(panel.table.model.found_rows()) < 4


def test_arrows_go_on_over_a_heading(whole: Window) -> None:
    panel = forces(whole)
    heading = next(line for line in lines(whole) if line.thing is None)
    panel.table.select(heading.id)
    whole.selection.select(UNIT, "aa")
    panel.table.select(heading.id)
    panel.table.picked.emit(heading.id)
    assert not whole.selection.id and panel.table.selected_ids == [heading.id]


def test_the_foot_says_what_the_rows_found_add_up_to(whole: Window, picture: Picture) -> None:
    picture.show_day(day_start("2022-11-15"))
    panel = forces(whole)
    at_rest(whole)
    assert panel.foot.words.startswith("8 forward land forces: ") and "not added: " in panel.foot.words
    panel.table.filter_by("land forces estonia")
    at_rest(whole)
    assert panel.foot.words == "1 forward land force: 1\N{THIN SPACE}430, 1 to check"


def test_a_file_of_the_tree_holds_what_is_folded_too_with_levels(whole: Window, tmp_path: Path) -> None:
    panel, out = forces(whole), tmp_path / "tree.csv"
    shown = len(lines(whole))
    export(whole, panel.table, out)
    settle(whole)
    written = out.read_text(encoding="utf-8-sig").splitlines()
    assert len(written) > shown and any(line.startswith("1,SHAPE,") for line in written)
    assert any(line.split(",")[1:2] == ["Canada"] and int(line.split(",")[0]) > 3 for line in written)
