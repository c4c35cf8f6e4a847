"""Markings read back as they were written; a product takes the highest level and who is on every list."""

from hypothesis import given
from hypothesis import strategies as st

from console.domain.marking import PUBLIC, Level, Marking, product_of
from console.domain.release_list import EU, NATIONS, NATO, expanded

CODES = st.frozensets(st.sampled_from(("NATO", "EU", "POL", "DEU", "USA", "AUT", "UKR", "UN")), max_size=4)
CAVEATS = st.one_of(st.just(""), st.from_regex(r"[A-Z][A-Za-z ,./()-]{0,20}[A-Z]", fullmatch=True))


@st.composite
def markings(draw: st.DrawFn) -> Marking:
    level = draw(st.sampled_from(Level))
    owner = "" if level is Level.PUBLIC else draw(st.sampled_from(("", "NATO", "EU", "POL", "EX KORINT")))
    return Marking(level, owner, draw(st.none() | CODES | st.just(NATO & EU)), caveat=draw(CAVEATS))


@given(markings())
def test_a_marking_reads_back_as_it_was_written(marking: Marking) -> None:
    assert Marking.parse(marking.text) == marking


@given(st.lists(markings(), min_size=1, max_size=4))
def test_a_product_is_never_wider_than_any_of_its_parts(parts: list[Marking]) -> None:
    product = product_of(parts)
    assert product.level == max(part.level for part in parts)
    for part in parts:
        if part.listed is not None:
            assert product.listed is not None
            assert expanded(product.listed) <= expanded(part.listed)


@given(st.lists(markings(), max_size=4))
def test_the_order_of_parts_does_not_matter_and_the_product_of_a_product_is_itself(parts: list[Marking]) -> None:
    product = product_of(parts)
    assert product_of([product, *parts]).listed == product.listed
    assert product_of(parts[::-1]).listed == product.listed


def product(*parts: str) -> str:
    return product_of([Marking.parse(part) for part in parts]).text


def test_a_part_without_a_list_counts_as_its_owners() -> None:
    assert product("NATO SECRET", "POL RESTRICTED") == "NATO SECRET REL TO POL"
    assert product("NATO SECRET", "UKR RESTRICTED") == "NATO SECRET REL TO NOBODY"
    assert product("NATO SECRET", "NATO RESTRICTED REL TO NATO, AUT") == "NATO SECRET REL TO NATO"
    assert product("NATO SECRET", "EU RESTRICTED") == "NATO SECRET REL TO NATIONS IN BOTH NATO AND EU"
    assert product(PUBLIC.text, "NATO RESTRICTED") == "NATO RESTRICTED"
    assert product("COSMIC TOP SECRET ATOMAL", "NATO SECRET") == "COSMIC TOP SECRET ATOMAL"


def test_allies_are_nations() -> None:
    assert expanded(frozenset(("NATO", "EU"))) - {"NATO", "EU"} <= NATIONS
