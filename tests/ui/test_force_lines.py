"""Forces as rows: under their headquarters, in groups of their own, and what they add up to."""

from dataclasses import replace

from console.domain.force import Force, Imported, Mission, Position
from console.ui.force_lines import Line, list_lines, opens, tree_lines
from console.ui.force_totals import totals_words
from console.ui.panels.force_columns import strength_words
from tests.domain.forces import SOURCE, UNKNOWN, force, gives, persons

THIN = "\N{THIN SPACE}"


def hq(name: str, under: str | None = None) -> Force:
    return force(name, under=under, kind="command", position=Position.HOME)


FORCES = [
    force("BG Estonia", persons(1000, 1200), "MND-N", contributions=(gives("GB", persons(900)), gives("FR"))),
    force("BG Latvia", persons(3500), "MND-N"),
    force("BG Poland", UNKNOWN, "Corps"),
    hq("Corps"),
    hq("MND-N", "Corps"),
    force("Latvia at home", kind="host nation forces", position=Position.NOT_PUBLIC, country="LV"),
    force("ARF", persons(20000), kind="response force", position=Position.HOME),
    force("Tier 1", persons(100_000), kind="force pool", position=Position.NOT_PUBLIC, country=None),
    force("File", kind=Imported.ORDER.value),
]


def mission(name: str) -> Mission:
    return Mission(
        name.encode(), None, name, "peace support", "land", "", None, None, None, None, None, "running", "", UNKNOWN,
        "", None, SOURCE,
    )  # fmt: skip


def tree() -> list[Line]:
    return tree_lines(FORCES, [mission("KFOR")], lambda code: {"GB": "United Kingdom", "FR": "France"}.get(code, code))


def written(lines: list[Line]) -> list[str]:
    return [f"{'  ' * line.depth}{line.name}: {strength_words(line)}".replace(THIN, " ") for line in lines]


def test_the_tree_is_by_headquarters_and_the_rest_in_groups_of_its_own() -> None:
    assert written(tree()) == [
        "Corps: 4 500–4 700 and 1 unknown",
        "  MND-N: 4 500–4 700",
        "    BG Estonia: 1 000–1 200",
        "      United Kingdom: 900",
        "      France: unknown",
        "    BG Latvia: 3 500",
        "  BG Poland: unknown",
        "Host-nation forces: unknown",
        "  Latvia at home: unknown",
        "Response forces and pools: 20 000 on call",
        "  ARF: 20 000",
        "  Tier 1: 100 000",
        "Operations and missions: ",
        "  KFOR: unknown",
        "Orders of battle from files: ",
        "  File: unknown",
    ]


def test_nations_of_a_force_with_others_under_it_stand_apart_from_those() -> None:
    brigade = force("Brigade", kind="brigade", lead="DE", contributions=(gives("DE"),))
    lines = tree_lines([brigade, force("BG", under="Brigade")], (), str)
    assert written(lines[1:]) == ["  Brigade: unknown", "    BG: unknown", "    Nations in it: ", "      DE: unknown"]


def test_headquarters_are_open_at_first_and_long_lists_folded() -> None:
    assert [line.name for line in tree() if opens(line)] == ["Corps", "MND-N"]


def test_how_many_stand_under_a_headquarters_and_how_many_nations_give() -> None:
    count = {line.name: line.count for line in tree() if line.is_group}
    assert count["Corps"] == 3 and count["MND-N"] == 2 and count["Operations and missions"] == 1
    assert next(line.members for line in tree() if line.name == "BG Estonia") == 2


def test_units_that_stand_under_each_other_are_shown_all_the_same() -> None:
    lines = tree_lines([hq("A", "B"), hq("B", "A")], (), str)
    assert {line.name for line in lines} == {"A", "B"}


def test_a_deep_chain_is_shown_whole() -> None:
    chain = [force(f"unit {n}", persons(1), f"unit {n - 1}" if n else None, kind="command") for n in range(1500)]
    assert tree_lines(chain, (), str)[-1].depth == 1499


def test_totals_never_add_pools_or_missions_and_say_what_is_unknown_or_to_check() -> None:
    checked = [replace(one, provenance=replace(SOURCE, to_check=one.name == "BG Latvia")) for one in FORCES]
    assert totals_words(list_lines(checked, [mission("KFOR")])).replace(THIN, " ") == (
        "3 forward land forces: 4 500–4 700 and 1 unknown, 1 to check · 1 host-nation force: unknown"
        " · 1 response force on call: 20 000 · not added: 1 pool on paper, 1 mission, 1 from a file"
    )


def test_a_staff_is_not_on_call() -> None:
    lines = list_lines([replace(hq("MND-N"), strength=persons(180))], ())
    assert totals_words(lines) == "staff of 1 headquarters: 180"


def test_a_brigade_is_no_forward_land_force_and_adds_what_it_has_beyond_the_one_in_it() -> None:
    forces = [force("PzBrig 45", persons(1700, 1800), kind="brigade"), force("BG", persons(1600), "PzBrig 45")]
    assert totals_words(list_lines(forces, ())).replace(THIN, " ") == (
        "1 forward land force: 1 600 · 1 brigade beyond its battlegroups: 100–200"
    )
    assert totals_words(list_lines(forces[:1], ())).replace(THIN, " ") == "1 brigade: 1 700–1 800"


def test_contributions_found_alone_are_added_among_themselves() -> None:
    leaves = [line for line in tree() if line.gives is not None]
    assert totals_words(leaves) == "2 contributions: 900 and 1 unknown"
    assert totals_words([]) == ""
