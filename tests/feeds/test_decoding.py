import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.feeds.decoding import decoded, encoding_of

RUSSIAN = "Взрыв в приграничном районе: ракета упала на зерносушилку, погибли два человека, сообщает МЧС."
UKRAINIAN = "Вибух у прикордонному районі: ракета впала на зерносушарку, її уламки знайдено, є загиблі."
POLISH = "Wybuch w gminie przygranicznej: rakieta spadła na suszarnię zboża, zginęły dwie osoby, źródło niepewne."
HUNGARIAN = "Robbanás a határ menti községben, két ember meghalt, a hírügynökség szerint őrizetbe vettek egy nőt."
FRENCH = "Explosion près de la frontière : deux morts, a déclaré le maire, la cause n’est pas établie, où était-ce ?"
GERMAN = "Explosion nahe der Grenze: zwei Tote, die Ursache ist ungeklärt, müssen Behörden prüfen, heißt es „später“."


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "no-such-thing"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8_u"),
        (POLISH, "cp1250"),
        (HUNGARIAN, "cp1250"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (POLISH, "utf-8"),
        (RUSSIAN, "utf-16"),
        (FRENCH, "utf-16-le"),
        (POLISH, "utf-8-sig"),
        ("plain ASCII, nothing more", "ascii"),
    ],
)
def test_the_letters_tell_the_encoding_whatever_it_calls_itself(text: str, encoding: str, declared: str | None) -> None:
    read = decoded(text.encode(encoding), declared)
    assert read.text == text


def test_a_declaration_that_holds_is_taken_and_one_that_lies_is_told() -> None:
    assert decoded(POLISH.encode("iso8859_2"), "iso-8859-2").text == POLISH
    assert not decoded(POLISH.encode("iso8859_2"), "iso-8859-2").warning
    lying = decoded(RUSSIAN.encode("cp1251"), "utf-8")
    assert "utf-8" in lying.warning and "cp1251" in lying.warning
    assert decoded("日本語のニュース".encode("shift_jis"), "shift_jis").text == "日本語のニュース"


def test_a_few_stray_bytes_do_not_spoil_the_rest() -> None:
    read = decoded((POLISH * 20).encode() + "caf\xe9".encode("cp1252"))
    assert read.text == POLISH * 20 + "café"
    assert read.warning


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.integers(1, 7), st.booleans())
def test_pieces_have_the_encoding_of_the_whole(text: str, size: int, mark: bool) -> None:
    content = (codecs.BOM_UTF8 if mark else b"") + text.encode()
    pieces = [content[at : at + size] for at in range(0, len(content), size)]
    whole = decoded(content)
    encoding = encoding_of((content,))
    if encoding_of(pieces) == encoding and encoding.name.startswith("utf-8"):
        assert whole.text == text.removeprefix("\ufeff")


@settings(max_examples=50)
@given(st.binary(max_size=200), st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["hex", "utf-7", "rot13"])))
def test_any_bytes_become_some_text(content: bytes, declared: str | None) -> None:
    assert isinstance(decoded(content, declared).text, str)
