"""Fifteen letters become twenty digits and back, and what either kind cannot say is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import sidc
from console.domain.errors import BadInput
from console.domain.lettered import Translated, country, to_digits, to_letters
from console.domain.sidc import Identity
from console.domain.symbol_functions import FUNCTIONS


@pytest.mark.parametrize(
    ("letters", "digits"),
    [
        ("SFGPUCI----F---", "10031000161211000000"),
        ("SNGPUCA----F---", "10041000161205000000"),
        ("SHGPUCATW--A---", "10061000111205020000"),
        ("SFGPUSS3A------", "10031000001639007800"),
        ("SKGPUCD--------", "10161000001301000000"),
        ("SFGAUCI---EH---", "10031014181211000000"),
        ("SHGPEVAT--MQ---", "10061500331202000000"),
        ("SFGPIB----HB---", "10032001001208020000"),
        ("SASDCLDD-------", "10023030001202030000"),
        ("SFUPSK---------", "10033500001101020000"),
        ("GFGPGLB----H--X", "10032500181101000000"),
    ],
)  # fmt: skip
def test_a_code_of_letters_is_the_same_in_digits(letters: str, digits: str) -> None:
    assert to_digits(letters) == Translated(digits)


@pytest.mark.parametrize(
    ("letters", "lost"),
    [
        ("SSGPUCI----HRU-", "country code RU"),
        ("SSGPUCI----H--G", "order of battle G (ground)"),
        ("SHGPUCDSS------", "function UCDSS (read as UCDS)"),
        ("SFGPUCI---ZF---", "modifier ZF"),
        ("SFGQUCI--------", "status Q"),
        ("SOGPUCI--------", "affiliation O"),
    ],
)
def test_what_digits_cannot_say_is_told(letters: str, lost: str) -> None:
    assert to_digits(letters).lost == (lost,)


def test_who_gives_no_affiliation_takes_that_of_its_side() -> None:
    assert to_digits("S-G-UCI---AH---", Identity.HOSTILE).code == "10061002181211000000"
    assert to_digits("S-G-UCI---AH---").code[3] == "1"
    assert country("SSGPUCI----HRU-") == "RU"
    assert country("SSGPUCI----H---") == ""


@pytest.mark.parametrize("wrong", ["WAS-WSF-LVP----", "10031000161211000000", "SFGP", ""])
def test_what_is_no_such_code_is_refused(wrong: str) -> None:
    with pytest.raises(BadInput, match="symbol code"):
        to_digits(wrong)


def test_digits_become_letters_and_say_what_letters_cannot() -> None:
    assert to_letters("10031004161211000000").code == "SFGPUCI---EF---"
    battlegroup = to_letters("10031004161211023900")
    assert battlegroup.code[:6] == "SFGPUC" and battlegroup.lost
    assert to_letters("10231000161211000000").lost == ("context simulation (written as exercise)",)
    with pytest.raises(BadInput, match="no letters"):
        to_letters("10036000001100000000")


@settings(max_examples=60)
@given(
    kind=st.sampled_from([(one[0], one[1]) for one in FUNCTIONS]),
    affiliation=st.sampled_from("PUAFNSHGWMDLJK"),
    status=st.sampled_from("PACDXF"),
    function=st.text("ABCDEFGHILMRSTUVWX", max_size=6),
    part=st.sampled_from("-ABCDEFG"),
    echelon=st.sampled_from("-ABCDEFGHIJKLMN"),
)
def test_whatever_the_letters_say_the_digits_are_a_code(
    kind: tuple[str, str], affiliation: str, status: str, function: str, part: str, echelon: str
) -> None:
    letters = f"{kind[0]}{affiliation}{kind[1]}{status}{function:-<6}{part}{echelon}---"
    digits = to_digits(letters).code
    sidc.parse(digits)
    back = to_letters(digits).code
    assert back[1] == affiliation and back[3] == status
    assert to_digits(back).code[4:6] == digits[4:6]
