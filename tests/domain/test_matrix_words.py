"""What the matrix says in words, and which few items carry it."""

import pytest

from console.domain.matrix import weigh
from console.domain.matrix_carriers import resting_on, sides
from console.domain.matrix_words import carrying, differing, finding
from tests.domain.matrices import FIVE, Told, marks, report, weighed
from tests.domain.test_matrix import EVENING, NEXT_DAY


def test_while_nothing_separates_them_it_says_so() -> None:
    assert finding(weighed(*EVENING)) == (
        "Nothing leads. No ranked origin speaks against any of the five, so nothing yet separates the hypotheses."
        " The marks against H3 and H5 rest on unnamed official and Ukraine, at credibility 4–5: shown, not ranked."
    )


def test_it_says_what_remains_what_is_contradicted_and_by_whom() -> None:
    assert finding(weighed(*NEXT_DAY)).startswith(
        "H3 and H4 remain, H3 with the most support. H1 and H2 are contradicted by three independent origins each"
        " (United States, Poland and NATO), H5 by four."
    )


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ((Told("A", "A1", "CI"), Told("B", "A1", "CI")),
         "H1 leads: no independent origin against it, at least two fewer than against every other."
         " H2 is contradicted by two independent origins (A and B)."),
        ((Told("A", "A1", "CI"),),
         "Nothing leads. What leads needs two origins fewer against it than every other."
         " H2 is contradicted by one independent origin (A)."),
        ((Told("", "A1", ""),), "Nothing is marked yet. So nothing separates the hypotheses."),
        ((), "Nothing is marked yet. So nothing separates the hypotheses."),
    ],
)  # fmt: skip
def test_the_sentence_fits_the_result(told: tuple[Told, ...], sentence: str) -> None:
    assert finding(weighed(*told, hypotheses=2)) == sentence


def test_without_hypotheses_it_says_what_to_do() -> None:
    assert finding(weighed(hypotheses=0)).startswith("No hypotheses yet.")


def test_it_says_who_differs() -> None:
    found = weigh([report(1, Told("A", "A1", ""))], FIVE[:2], [*marks(1, "CI", "Ann"), *marks(1, "IC", "Bo")])
    assert differing(found) == "Ann and Bo differ on two marks, which count neither way."
    assert differing(weighed(*EVENING)) == ""


def test_the_few_that_carry_the_result_are_named() -> None:
    found = weighed(Told("A", "A1", "CI"), Told("B", "A1", "CI"), Told("B", "B2", "CI"), hypotheses=2)
    assert carrying(found) == ("Without A: nothing leads.", "Without B: nothing leads.")


def test_a_result_no_single_origin_carries_rests_on_a_group() -> None:
    three = [Told(name, "A1", "CI") for name in "ABC"]
    found = weighed(*three, hypotheses=2)
    assert [one.origins for one in resting_on(found)] == [("A", "B"), ("A", "C"), ("B", "C")]
    assert carrying(found)[0] == "Without A and B: nothing leads."


def test_while_nothing_is_ranked_nothing_carries() -> None:
    assert carrying(weighed(*EVENING)) == ()


def test_reports_that_claim_the_same_are_counted_together() -> None:
    (claim,) = sides(weighed(*EVENING))
    assert [one.label for one in claim.backs] == ["H1", "H2"]
    assert (len(claim.rows), claim.origins) == (3, ("unnamed official", "Ukraine"))
