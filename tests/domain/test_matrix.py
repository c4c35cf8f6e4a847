"""The matrix: origins against, not reports; what leads, what remains, and what never counts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.matrix import EvidenceMark, Mark, Tier, tier_of, weigh, without
from tests.domain.matrices import FIVE, LETTERS, Told, against, marks, report, weighed

# Who said what by eight in the evening: two name a culprit, nobody credible speaks against anything.
EVENING = (
    Told("Ukraine", "B2", "CCCCN"),
    Told("residents", "B2", "CCCCC"),
    Told("radio", "C3", "NCCCN"),
    Told("unnamed official", "B4", "CCINI"),
    Told("unnamed official", "B4", "CCINI", of=4),
    Told("Ukraine", "C4", "CCINI"),
)
# By the next afternoon.
NEXT_DAY = (
    *EVENING,
    Told("Poland", "A2", "CCCCI"),
    Told("analysts", "C3", "NNCCI"),
    Told("United States", "A2", "IICCI"),
    Told("NATO", "B3", "NNNNI"),
    Told("United States", "B2", "IICCI"),
    Told("United States", "B2", "IICNI", of=9),
    Told("Poland", "A2", "IICNI"),
    Told("NATO", "A2", "IICNI"),
)


def test_doubtful_marks_are_shown_and_not_ranked_and_nothing_leads() -> None:
    found = weighed(*EVENING)
    assert against(found) == [0, 0, 0, 0, 0]
    assert [count.doubtful for count in found.counts] == [
        (), (), ("unnamed official", "Ukraine"), (), ("unnamed official", "Ukraine"),
    ]  # fmt: skip
    assert found.leader is None and len(found.remaining) == 5


def test_origins_are_counted_and_what_no_credible_origin_contradicts_remains() -> None:
    found = weighed(*NEXT_DAY)
    assert against(found) == [3, 3, 0, 0, 4]
    assert found.counts[0].against == ("United States", "Poland", "NATO")
    assert [one.label for one in found.remaining] == ["H3", "H4"]
    assert found.leader is None and found.favourite == FIVE[2]
    assert [[one.label for one in group] for group in found.ranking] == [["H3"], ["H4"], ["H2"], ["H1"], ["H5"]]


def test_leading_takes_two_fewer_than_every_rival() -> None:
    one = weighed(Told("A", "A1", "CI"), hypotheses=2)
    assert (one.leader, one.favourite) == (None, FIVE[0])
    two = weighed(Told("A", "A1", "CI"), Told("B", "A1", "CI"), hypotheses=2)
    assert two.leader == FIVE[0]
    three = weighed(Told("A", "A1", "CII"), Told("B", "A1", "CIN"), hypotheses=3)
    assert three.leader is None and [one.label for one in three.remaining] == ["H1", "H3"]


def test_a_hypothesis_alone_leads_nothing() -> None:
    assert weighed(Told("A", "A1", "C"), hypotheses=1).leader is None


@pytest.mark.parametrize(
    ("grade", "tier"),
    [("A1", Tier.RANKED), ("E3", Tier.RANKED), ("A4", Tier.DOUBTFUL), ("B5", Tier.DOUBTFUL), ("A6", Tier.UNJUDGED),
     ("F2", Tier.UNJUDGED), ("F5", Tier.UNJUDGED), ("", Tier.UNJUDGED), ("B", Tier.UNJUDGED)],
)  # fmt: skip
def test_what_cannot_be_judged_counts_neither_way_and_is_not_the_worst(grade: str, tier: Tier) -> None:
    told = Told("A", grade, "CI")
    assert tier_of(report(1, told)) is tier
    found = weighed(told, hypotheses=2)
    assert against(found) == [0, int(tier is Tier.RANKED)]
    assert bool(found.counts[1].doubtful) is (tier is Tier.DOUBTFUL)
    assert bool(found.counts[0].support) is (tier is Tier.RANKED)


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ((Told("P", "A2", "C"), Told("P", "A2", "I")), 1),
        ((Told("P", "A2", "I"), Told("P", "A2", "C")), 0),
        ((Told("P", "A2", "I"), Told("P", "A2", "N")), 1),
        ((Told("P", "A2", "I"), Told("P", "A4", "C")), 1),
        ((Told("P", "A2", "I", at=5), Told("P", "A2", "C", at=5)), 0),
        ((Told("P", "A2", "I"), Told("P", "A2", "I"), Told("P", "A2", "I")), 1),
        ((Told("P", "A2", "I"), Told("P", "A2", "C", withdrawn=True)), 1),
    ],
)
def test_an_origin_has_one_voice_and_its_newest_side_decides(told: tuple[Told, ...], counted: int) -> None:
    assert against(weighed(*told, hypotheses=1)) == [counted]


def test_support_parts_equal_counts_by_the_best_grade_of_each_origin() -> None:
    found = weighed(
        Told("A", "C3", "CN"), Told("A", "A1", "CN"), Told("A", "B2", "CN"), Told("B", "B2", "NC"), hypotheses=2
    )
    assert [count.support for count in found.counts] == [15, 8]
    assert found.favourite == FIVE[0] and found.leader is None


def test_an_echo_of_what_was_withdrawn_or_set_aside_counts_nothing() -> None:
    found = weighed(Told("AP", "B2", "I", withdrawn=True), Told("AP", "B2", "I", of=1), hypotheses=1)
    assert against(found) == [0]
    assert [(row.stands, row.speaks) for row in found.rows] == [(False, False), (False, False)]


def test_the_first_echo_speaks_for_what_is_not_linked() -> None:
    behind = report(1, Told("official", "C3", ""))
    echoes = [report(number, Told("agency", "B3", "", of=1)) for number in (2, 3)]
    said = [*marks(2, "I"), *marks(3, "C")]
    found = weigh(echoes, FIVE[:1], said, {behind.id: behind})
    assert found.counts[0].against == ("official",)
    assert [row.speaks for row in found.rows] == [True, False]


def test_the_newest_mark_of_an_analyst_holds_and_where_analysts_differ_it_counts_neither_way() -> None:
    one = [report(1, Told("A", "A1", ""))]
    said = [*marks(1, "CI", "Ann", 1), *marks(1, "II", "Ann", 2), *marks(1, "NI", "Bo", 1)]
    both = weigh(one, FIVE[:2], said)
    assert both.analysts == ("Ann", "Bo") and both.differences == 1
    assert against(both) == [0, 1]
    assert both.rows[0].differ == {FIVE[0].id: {"Ann": Mark.INCONSISTENT, "Bo": Mark.NEUTRAL}}
    assert against(weigh(one, FIVE[:2], said, analyst="Ann")) == [1, 1]
    assert against(weigh(one, FIVE[:2], said, analyst="Bo")) == [0, 1]


def test_marks_on_reports_that_are_not_linked_or_hypotheses_that_are_gone_count_nothing() -> None:
    said = [*marks(1, "IIIII"), *marks(2, "IIIII")]
    assert against(weigh([report(1, Told("A", "A1", ""))], FIVE[:2], said)) == [1, 1]


LETTER = st.sampled_from("CIN.")
TOLD = st.builds(
    Told,
    origin=st.sampled_from(("Poland", "NATO", "Ukraine", "")),
    grade=st.builds("{}{}".format, st.sampled_from("ABCDEF"), st.sampled_from("123456")),
    marks=st.text(LETTER, min_size=3, max_size=3),
    at=st.integers(0, 4),
    withdrawn=st.sampled_from((False, False, False, True)),
)
SOME = st.lists(TOLD, min_size=1, max_size=7)


@given(SOME, st.data())
def test_an_echo_never_changes_the_result(told: list[Told], data: st.DataObject) -> None:
    echo = data.draw(TOLD)
    of = data.draw(st.integers(1, len(told)))
    before = weighed(*told, hypotheses=3)
    after = weighed(*told, replace(echo, of=of), hypotheses=3)
    assert (after.counts, after.outcome) == (before.counts, before.outcome)


@given(SOME, st.randoms())
def test_the_order_of_reports_and_marks_does_not_matter(told: list[Told], chance: object) -> None:
    reports = [report(number, one) for number, one in enumerate(told, 1)]
    said = [
        EvidenceMark(bytes([number]), FIVE[index].id, analyst, LETTERS[letter], at)
        for number, one in enumerate(told, 1)
        for index, letter in enumerate(one.marks)
        if letter in LETTERS
        for analyst, at in (("Ann", 1), ("Ann", number % 2), ("Bo", 1))
    ]
    first = weigh(reports, FIVE[:3], said)
    chance.shuffle(reports)  # type: ignore[attr-defined]
    chance.shuffle(said)  # type: ignore[attr-defined]
    assert weigh(reports, FIVE[:3], said) == first


@given(SOME, st.data())
def test_withdrawing_is_as_if_it_had_never_come(told: list[Told], data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(told) - 1))
    withdrawn = weighed(*told[:gone], replace(told[gone], withdrawn=True), *told[gone + 1 :], hypotheses=3)
    never = without(weighed(*told, hypotheses=3), report_ids=(bytes([gone + 1]),))
    assert (withdrawn.counts, withdrawn.outcome) == (never.counts, never.outcome)


@given(SOME)
def test_what_leads_has_two_fewer_against_than_every_rival(told: list[Told]) -> None:
    found = weighed(*told, hypotheses=3)
    fewest = [len(count.against) for count in found.counts]
    clear = [one for one in range(3) if all(fewest[one] + 2 <= fewest[other] for other in range(3) if other != one)]
    assert ([] if found.leader is None else [found.leader.position - 1]) == clear
    assert sorted(one.id for group in found.ranking for one in group) == [one.id for one in FIVE[:3]]
