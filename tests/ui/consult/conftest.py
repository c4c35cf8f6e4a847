"""One window a module on a case with a consultation under way; what a test writes stays for the next one."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from console.ui.window import Window
from tests import consulted
from tests.ui.conftest import on_case
from tests.ui.things import ACTOR, LATER


@pytest.fixture(scope="module")
def consulting(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    """A window on the consultation of tests/consulted.py, seen at LATER."""
    path = tmp_path_factory.mktemp("cases") / "consulted.flank"
    consulted.made(path, ACTOR, LATER).close()
    with on_case(tmp_path_factory, path, lambda: LATER, size=(1920, 1080)) as window:
        yield window


def press_main(sheet: QWidget) -> None:
    """Press the button of the act a form is for."""
    next(one for one in sheet.findChildren(QPushButton) if one.property("act") == "main").click()
