"""One window a module on a case with a consultation under way; what a test writes stays for the next one."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from console.ui.app import build
from console.ui.render import settle
from console.ui.window import Window
from tests import consulted
from tests.ui.conftest import signed_on
from tests.ui.things import ACTOR, LATER


@pytest.fixture(scope="module")
def consulting(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    """A window on the consultation of tests/consulted.py, seen at LATER."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        path = tmp_path_factory.mktemp("cases") / "consulted.flank"
        consulted.made(path, ACTOR, LATER).close()
        made = build(signed_on(), lambda: LATER, ())
        made.resize(1920, 1080)
        made.show()
        made.openings.open(path)
        settle(made)
        yield made
        made.close()
        made.jobs.join()
        made.deleteLater()
        qapp.setStyleSheet("")


def press_main(sheet: QWidget) -> None:
    """Press the button of the act a form is for."""
    next(one for one in sheet.findChildren(QPushButton) if one.property("act") == "main").click()
