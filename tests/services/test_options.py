"""Options side by side: put, worded, ordered and removed."""

from dataclasses import replace

import pytest

from console.domain.course_option import Actor
from console.domain.decision import Agreed
from console.domain.errors import BadInput
from console.services.decisions import DecisionForm, decide
from console.services.options import OptionForm, edit_option, order_options, put_option, remove_option
from console.store import crises
from console.store.undo import undo
from tests.services.consulting import Table
from tests.services.people import ANN, NOW

PATROL = OptionForm("More air patrols", Actor.ALLIANCE, {"legal": " Article 4 ", "cost": ""})


def titles(table: Table) -> list[str]:
    return [one.title for one in crises.options(table.store.writer_view(), table.crisis)]


def test_options_stand_in_the_order_they_are_put_in(table: Table) -> None:
    store, reader = table.store, table.store.writer_view()
    unit = reader.value("SELECT id FROM unit ORDER BY id")
    first, _ = put_option(store, ANN, NOW, table.crisis, replace(PATROL, units=(unit,)))
    second, _ = put_option(store, ANN, NOW, table.crisis, OptionForm("Patriot batteries"))
    order_options(store, ANN, NOW, table.crisis, [second])
    assert titles(table) == ["Patriot batteries", "More air patrols"]
    patrol = crises.options(reader, table.crisis)[1]
    assert (patrol.actor, dict(patrol.criteria), patrol.units) == (Actor.ALLIANCE, {"legal": "Article 4"}, (unit,))
    edit_option(store, ANN, NOW, first, replace(OptionForm.of(patrol), actor=Actor.NATION, units=()))
    patrol = crises.options(reader, table.crisis)[1]
    assert (patrol.actor, patrol.units) == (Actor.NATION, ())
    remove_option(store, ANN, NOW, second)
    undo(store, ANN, NOW)
    assert titles(table) == ["Patriot batteries", "More air patrols"]


def test_an_option_needs_a_name_of_its_own_and_known_parts(table: Table) -> None:
    put_option(table.store, ANN, NOW, table.crisis, PATROL)
    for form, words in (
        (OptionForm(" "), "needs a title"),
        (OptionForm("more AIR patrols"), "already"),
        (OptionForm("x", criteria={"luck": "x"}), "no criterion 'luck'"),
        (OptionForm("x", units=(b"u" * 16,)), "force of this option"),
        (OptionForm("x", claims=(b"u" * 16,)), "claim of this option"),
        (OptionForm("x", plan_id=b"u" * 16), "plan is not in the case"),
    ):
        with pytest.raises(BadInput, match=words):
            put_option(table.store, ANN, NOW, table.crisis, form)


def test_one_that_was_decided_stays(table: Table) -> None:
    option, _ = put_option(table.store, ANN, NOW, table.crisis, PATROL)
    decide(table.store, ANN, NOW, DecisionForm(table.id, "Patrols", "Fly.", "", Agreed.TABLE, option_id=option))
    with pytest.raises(BadInput, match="“Patrols” took this option"):
        remove_option(table.store, ANN, NOW, option)
