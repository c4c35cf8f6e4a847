"""Who may send a force, by the lines that hold for it, and what a result is said to rest on."""

import pytest

from console.domain.authority import Act, Authority, Verdict
from console.domain.authority_chain import Entitled, entitled
from console.domain.footnotes import rests_on
from console.domain.force import ActsAs
from console.domain.movement import Mode
from console.domain.plan import Activation, Authorised
from console.domain.provenance import Provenance
from console.domain.race import run
from tests.domain.race_cases import fixed, leg, mover, plan

SAID, GUESSED = Provenance("SHAPE", "2024-07", False, ""), Provenance("unsourced", "2026-11", True, "all of it")


def line(actor: str, verdict: Verdict, act: Act = Act.DEPLOY, condition: str = "", why: Provenance = SAID) -> Authority:
    return Authority(b"", act, actor, verdict, condition, None, None, why)


@pytest.mark.parametrize(
    ("lines", "acts_as", "found"),
    [
        ([line("SACEUR", Verdict.ALLOWED)], None, Entitled(Authorised.SACEUR, False)),
        ([line("SACEUR", Verdict.ALLOWED, why=GUESSED)], None, Entitled(Authorised.SACEUR, True)),
        ([line("SACEUR", Verdict.COUNCIL), line("SACEUR", Verdict.NATION)], None, Entitled(Authorised.COUNCIL, False)),
        ([line("GB", Verdict.ALLOWED), line("GB", Verdict.NATION)], None, Entitled(Authorised.NATION, False)),
        ([line("SACEUR", Verdict.NATION)], None, Entitled(Authorised.NATION, False)),
        ([line("North Atlantic Council", Verdict.ALLOWED)], None, Entitled(Authorised.COUNCIL, False)),
        (
            [line("SACEUR", Verdict.COUNCIL), line("SACEUR", Verdict.ALLOWED, condition="in a standing task")],
            None,
            Entitled(Authorised.SACEUR, True, "in a standing task"),
        ),
        ([line("SACEUR", Verdict.ALLOWED, Act.PREPARE)], ActsAs.NATION, Entitled(Authorised.NATION, True)),
        ([], ActsAs.COALITION, Entitled(Authorised.NATION, True)),
        ([], None, Entitled(Authorised.COUNCIL, True)),
    ],
)
def test_who_may_send_it_and_whether_that_is_to_be_checked(
    lines: list[Authority], acts_as: ActsAs | None, found: Entitled
) -> None:
    assert entitled(lines, Act.DEPLOY, acts_as) == found


def test_a_result_rests_on_what_its_forces_make_use_of_and_on_nothing_else() -> None:
    def keys(*movers: object, chain: Activation = Activation.STANDING) -> set[str]:
        found = run(plan(activation=chain, runs=100), movers, fixed())  # type: ignore[arg-type]
        return {one.key for one in rests_on(found, fixed())}

    assert keys(mover()) == {"share.ready", "packet", "in_place.within"}, "what is there needs no way and no order"
    road = {"share.ready", "packet", "order.standing", "speed.road", "load.road", "unload.road", "flow.road"}
    assert keys(mover(leg(Mode.ROAD, 10))) == road | {"detour.drawn"}
    assert keys(mover(leg(Mode.ROAD, 10, borders=("PL-LT",), approximate=True))) == road | {"border", "detour.road"}
    assert "gauge" in keys(mover(leg(Mode.RAIL, 10, gauge_breaks=1)))
    assert not {"detour.road", "detour.drawn"} & keys(mover(leg(Mode.SEA, 10, approximate=True)))
    assert {"chain.actwarn", "chain.actord", "order.saceur"} <= keys(
        mover(leg(Mode.ROAD, 10), prepares=Authorised.SACEUR), chain=Activation.GENERATION
    )
    assert "consent.abroad" not in keys(mover(leg(Mode.ROAD, 10), consents=("DE",)))
    assert {"consent.parliament", "consent.urgent", "consent.abroad", "notice.in_place"} <= keys(
        mover(leg(Mode.ROAD, 10), consents=("DE",), abroad=True, notice_key="notice.in_place")
    )
