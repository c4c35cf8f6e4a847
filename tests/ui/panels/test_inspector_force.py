"""A force in the inspector on the real baseline: on any day, of whom, under whom, on whose order; and a mission."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from console.charts.strength_steps import StrengthSteps
from console.domain.force import Force, Mission, Readiness, Strength
from console.domain.times import parse_instant
from console.store import units
from console.ui.panels.force_words import notice, strength
from console.ui.panels.inspector import InspectorPanel, inspector_of
from console.ui.panels.inspector_sheet import Section
from console.ui.panes import PanelKind
from console.ui.render import settle
from console.ui.selection import MISSION, UNIT
from console.ui.window import Window
from tests.ui.conftest import on_baseline
from tests.ui.things import LATER

DAY = parse_instant("2022-11-15T12:00Z")
KINDS = (PanelKind("inspector", "Inspector", "right", InspectorPanel),)


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    with on_baseline(tmp_path_factory, KINDS) as made:
        yield made


def show(window: Window, name: str, day: int = LATER) -> list[str]:
    """The words of a force's or a mission's sheet, by name or slug, on a day."""
    assert window.session.store is not None
    with window.session.store.reader() as reader:
        things: list[Force | Mission] = [*units.forces(reader), *units.missions(reader)]
    found = next(one for one in things if name in (one.name, one.slug))
    window.time.show_day(day)
    window.selection.select(UNIT if isinstance(found, Force) else MISSION, found.id.hex())
    settle(window)
    return inspector(window).view.texts()


def inspector(window: Window) -> InspectorPanel:
    found = inspector_of(window)
    assert found is not None
    return found


def value(window: Window, name: str) -> str:
    sheet = inspector(window).view.sheet
    assert sheet is not None
    sections = [section for section in sheet.sections if isinstance(section, Section)]
    return next(fact.text for section in sections for fact in section.facts if fact.name == name)


def finding(window: Window) -> str:
    sheet = inspector(window).view.sheet
    assert sheet is not None
    return sheet.finding


def test_a_battlegroup_is_shown_as_on_the_day(window: Window) -> None:
    words = show(window, "NATO Forward Land Forces Latvia", DAY)
    assert value(window, "Framework nation") == "Canada" and value(window, "Host") == "Latvia"
    assert value(window, "Strength").startswith("1\N{THIN SPACE}887")
    assert words[words.index("10 nations · no numbers published") + 1] == "Canada, framework nation"
    assert words[words.index("Albania, Italy, Poland, Slovenia and Spain") + 1] == "unknown"
    joined = words.index("Czechia, Montenegro and Slovakia")
    assert words[joined + 1 : joined + 3] == ["unknown", "joined in 2018 or 2019"]
    assert "joined in Nov 2020; No armed forces; sends civilians only" in words
    assert {"Rotational", "Acts for the Alliance", "To check"} <= set(words)
    assert finding(window) == (
        "Stands on 15 NOV 22, its people in place; SACEUR needs the Council and the nation concerned to send it."
    )


def test_another_day_shows_another_interval_and_every_one_is_listed_with_its_source(window: Window) -> None:
    show(window, "NATO Forward Land Forces Latvia", DAY)
    words = show(window, "NATO Forward Land Forces Latvia")
    assert value(window, "Strength").startswith("≥\N{THIN SPACE}3\N{THIN SPACE}500")
    assert words[words.index("Canada, framework nation") + 1] == "2\N{THIN SPACE}200"
    past = words[words.index("3 intervals") :]
    assert any(line.startswith("Begins at Camp Ādaži") for line in past)
    assert any("LSM, 2017, as of 2017-06 · public baseline" in line for line in past)


def test_arrows_on_the_chart_tell_each_interval(window: Window) -> None:
    show(window, "NATO Forward Land Forces Latvia", DAY)
    chart = inspector(window).view.findChild(StrengthSteps)
    assert chart is not None and chart.words.startswith("01 JUL 18 – 02 JUL 24: 1\N{THIN SPACE}887")
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.words in inspector(window).view.texts() and chart.words.startswith("since 03 JUL 24")
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.words.startswith("19 JUN 17") and chart.accessibleDescription() == chart.words


def test_a_force_held_elsewhere_in_peace_says_where(window: Window) -> None:
    words = show(window, "flf-fi-2")
    assert "In peace at Boden, Sweden" in words
    assert "may at once" in words and "needs the Council" in words and "from Sweden into Finland" in words
    assert finding(window).startswith("Stands on 21 NOV 26, held in peace at Boden, Sweden; SACEUR needs the Council")


def test_who_may_order_the_reaction_force(window: Window) -> None:
    words = show(window, "arf")
    orders = words[words.index("Authority") :]
    assert orders[1:4] == ["Alert, stage, prepare", "SACEUR", "may at once"]
    at = orders.index("Deploy")
    assert orders[at : at + 5] == ["Deploy", "SACEUR", "may at once", "SACEUR", "needs the nation"]
    assert "Home of its headquarters, not where its troops are" in words
    assert finding(window).endswith("SACEUR may send it at once, but the nation concerned may have to agree.")


def test_what_it_stands_under_can_be_gone_to_and_back(window: Window) -> None:
    show(window, "NATO Forward Land Forces Latvia")
    view = inspector(window).view
    chain = [button for button in view.findChildren(QPushButton) if button.objectName().startswith("force ")]
    assert [button.text() for button in chain] == ["MND-N ›", "MNC-NE ›", "JFC Brunssum ›", "SHAPE"]
    chain[0].click()
    settle(window)
    below = [button for button in view.findChildren(QPushButton) if "Latvia" in button.text()]
    below[0].click()
    settle(window)
    assert view.sheet is not None and view.sheet.title == "NATO Forward Land Forces Latvia"


def test_a_force_without_a_public_position_says_so_and_gives_no_coordinates(window: Window) -> None:
    show(window, "nfm-tier-1")
    sheet = inspector(window).view.sheet
    assert sheet is not None and sheet.where == ("Position not public",)
    assert value(window, "Notice to move") == "0 to 10 days"
    assert value(window, "Strength") == "≥\N{THIN SPACE}100\N{THIN SPACE}000 · up to or well over 100,000"
    assert "promised on paper" in finding(window)


def test_a_force_nobody_counted_has_no_chart(window: Window) -> None:
    words = show(window, "nrdc-ita")
    assert "Unknown: nobody has published how strong it is." in words
    assert "Unknown: nobody has said who may order it." in words


def test_a_past_mission_is_said_to_be_past_and_air_policing_has_its_ring(window: Window) -> None:
    words = show(window, "eagle-assist")
    assert "Past" in words and value(window, "Command") == "SACEUR"
    show(window, "bap-siauliai")
    assert value(window, "Air policing").startswith("225 km about Šiauliai")


@pytest.mark.parametrize(
    ("readiness", "words"),
    [
        (None, "not published"),
        (Readiness(2, 3, "", None), "2–3 days"),
        (Readiness(None, 30, "", None), "up to 30 days"),
        (Readiness(None, None, "", None), "not published"),
        (Readiness(0, 0, "always on", None), "always on"),
    ],
)
def test_notice_to_move_as_published(readiness: Readiness | None, words: str) -> None:
    assert notice(readiness) == words


def test_a_range_stays_a_range_and_unknown_is_said() -> None:
    assert strength(Strength(1450, 1000, 1900, "")) == "1\N{THIN SPACE}000–1\N{THIN SPACE}900"
    assert strength(Strength(None, None, None, "")) == "unknown"
