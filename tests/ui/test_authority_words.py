"""Who may order a force, in a few words and in all of them."""

from console.domain.authority import Act, Authority, Verdict
from console.ui.authority_words import orders, senders
from tests.domain.forces import SOURCE


def line(act: Act, verdict: Verdict, actor: str = "SACEUR", condition: str = "") -> Authority:
    return Authority(b"unit", act, actor, verdict, condition, None, None, SOURCE)


KNOWN = [
    line(Act.ALERT, Verdict.ALLOWED),
    line(Act.PREPARE, Verdict.ALLOWED),
    line(Act.DEPLOY, Verdict.NATION, condition="each contingent"),
    line(Act.DEPLOY, Verdict.COUNCIL),
]


def test_who_sends_first_then_who_must_agree() -> None:
    assert senders(KNOWN, str) == "Council, nation"
    assert senders([*KNOWN, line(Act.DEPLOY, Verdict.ALLOWED, "DE")], {"DE": "Germany"}.__getitem__) == (
        "Germany, Council, nation"
    )
    assert senders(KNOWN[:2], str) == ""


def test_every_line_of_the_table_with_its_condition() -> None:
    assert orders(KNOWN, str).splitlines() == [
        "alert, prepare: SACEUR may at once",
        "deploy: SACEUR needs the nation (each contingent)",
        "deploy: SACEUR needs the Council",
    ]
