"""APP-6D symbol codes are what their digits say, or are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import sidc
from console.domain.errors import BadInput
from console.domain.sidc import Affiliation, Context, Echelon, Identity, Status, SymbolSet
from console.domain.symbol_making import ARMS, friendly

BATTLEGROUP = "10031004161211023900"


def _with(position: int, digits: str) -> str:
    """The battlegroup's code with other digits from a position, counted from one as the standard does."""
    return BATTLEGROUP[: position - 1] + digits + BATTLEGROUP[position - 1 + len(digits) :]


def test_a_multinational_mechanised_battlegroup() -> None:
    code = sidc.parse(BATTLEGROUP)
    assert str(code) == BATTLEGROUP
    assert code.context is Context.REALITY
    assert code.identity is Identity.FRIEND
    assert code.affiliation is Affiliation.FRIEND
    assert code.symbol_set is SymbolSet.LAND_UNIT
    assert code.status is Status.PRESENT
    assert (code.is_headquarters, code.is_task_force, code.is_dummy) == (False, True, False)
    assert code.echelon is Echelon.BATTALION
    assert code.entity == "121102"
    assert code.modifiers == ("39", "00")


def test_an_exercise_a_plan_a_headquarters_and_a_dummy() -> None:
    assert sidc.parse(_with(3, "1")).context is Context.EXERCISE
    assert sidc.parse(_with(7, "1")).status is Status.PLANNED
    assert sidc.parse(_with(8, "2")).is_headquarters
    everything = sidc.parse(_with(8, "7"))
    assert everything.is_headquarters and everything.is_task_force and everything.is_dummy


@pytest.mark.parametrize(
    ("identity", "affiliation"),
    [("0", "unknown"), ("1", "unknown"), ("2", "friend"), ("4", "neutral"), ("5", "hostile"), ("6", "hostile")],
)
def test_seven_identities_share_four_frames(identity: str, affiliation: str) -> None:
    assert sidc.parse(_with(4, identity)).affiliation == affiliation


def test_equipment_and_ships_have_no_echelon() -> None:
    assert sidc.parse(_with(9, "00")).echelon is None
    assert sidc.parse("10031500331202000000").echelon is None
    assert sidc.parse("10033000611202040000").echelon is None


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("", "twenty digits"),
        (BATTLEGROUP[:-1], "twenty digits"),
        (BATTLEGROUP + "0", "twenty digits"),
        ("SFGPUCI----F---", "twenty digits"),
        ("١٠٠٣١٠٠٤١٦١٢١١٠٢٣٩٠٠", "twenty digits"),
        (_with(1, "11"), "version 11"),
        (_with(3, "3"), "context"),
        (_with(4, "7"), "standard identity"),
        (_with(5, "12"), "symbol set"),
        (_with(7, "6"), "status"),
        (_with(8, "8"), "task force"),
        (_with(9, "19"), "echelon"),
        (_with(9, "27"), "echelon"),
    ],
)
def test_a_field_outside_the_standard_is_refused_and_named(code: str, named: str) -> None:
    with pytest.raises(BadInput, match=named):
        sidc.parse(code)


@given(st.from_regex(r"\A10[0-9]{18}\Z") | st.text(max_size=22))
def test_every_code_taken_can_be_read_in_full(text: str) -> None:
    try:
        code = sidc.parse(text)
    except BadInput:
        return
    assert str(code) == text
    assert f"{code.symbol_set:02}{code.status:1}" == text[4:7]
    assert f"{code.context:1}{code.identity:1}" == text[2:4]
    assert code.echelon is None or f"{code.echelon:02}" == text[8:10]
    assert code.affiliation in Affiliation


def test_a_land_unit_has_another_size_and_what_has_none_stays() -> None:
    assert sidc.with_echelon(BATTLEGROUP, Echelon.BRIGADE) == "10031004181211023900"
    assert sidc.with_echelon("10030100001101040000", Echelon.BRIGADE) == "10030100001101040000"


@pytest.mark.parametrize("domain", ["land", "air", "maritime", "joint"])
@pytest.mark.parametrize("headquarters", [False, True])
def test_the_symbol_of_a_new_force_is_one_of_the_standard(domain: str, headquarters: bool) -> None:
    for arm in ARMS:
        code = sidc.parse(friendly(domain, arm, Echelon.BRIGADE, headquarters=headquarters))
        assert (code.identity, code.status, code.is_headquarters) == (Identity.FRIEND, Status.PRESENT, headquarters)
