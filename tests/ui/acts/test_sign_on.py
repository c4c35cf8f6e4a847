"""Sign on from the window: by name, or with a passphrase where the case asks for one."""

from PySide6.QtWidgets import QLineEdit

from console.store.persons import persons
from console.ui.acts.sign_on import SignOnSheet, sign_on_of
from console.ui.render import settle
from console.ui.window import Window


def sheet(window: Window) -> SignOnSheet:
    return SignOnSheet(window, sign_on_of(window))


def fill(asked: SignOnSheet, name: str, station: str, passphrase: str = "") -> None:
    for field, text in ((asked.name, name), (asked.station, station), (asked.passphrase, passphrase)):
        field.setText(text)


def sign(window: Window, name: str, station: str, passphrase: str = "") -> SignOnSheet:
    asked = sheet(window)
    fill(asked, name, station, passphrase)
    asked.sign_on()
    settle(window)
    return asked


def test_a_name_and_a_station_are_kept_and_sign_what_is_written(window: Window) -> None:
    sign(window, "B. Example", "Desk 7")
    assert (window.session.actor.name, window.session.actor.station) == ("B. Example", "Desk 7")
    assert (window.preferences.value.name, window.preferences.value.station) == ("B. Example", "Desk 7")


def test_without_a_station_the_sheet_says_so_and_stays(window: Window) -> None:
    asked = sign(window, "B. Example", " ")
    assert "a name and a station" in asked.wrong
    assert asked.name.text() == "B. Example"
    asked.reject()


def test_a_passphrase_is_typed_hidden_set_in_the_case_and_never_in_the_settings(window: Window) -> None:
    asked = sheet(window)
    assert asked.passphrase.echoMode() is QLineEdit.EchoMode.Password
    asked.reject()
    sign(window, "B. Example", "Desk 7", "gęślą jaźń")
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        assert [known.actor.name for known in persons(reader)] == ["B. Example"]
    assert "gęślą" not in repr(window.preferences.value)


def test_where_the_case_asks_nobody_is_taken_on_without_the_right_words(window: Window) -> None:
    signed = sign_on_of(window)
    sign(window, "B. Example", "Desk 7", "gęślą jaźń")
    signed.require(True)
    settle(window)
    assert (signed.asks, signed.barred) == (True, "")
    window.preferences.change(name="C. Example")
    settle(window)
    assert "asks for a passphrase" in signed.barred
    wrong = sign(window, "B. Example", "Desk 7", "wrong")
    assert "not the passphrase" in wrong.wrong and signed.barred
    wrong.reject()
    sign(window, "B. Example", "Desk 7", "gęślą jaźń")
    assert signed.barred == "" and window.session.actor.name == "B. Example"
