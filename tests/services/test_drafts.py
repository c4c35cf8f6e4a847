"""Texts in numbered versions, and what became of wishes to change them."""

import pytest

from console.domain.draft_text import Outcome
from console.domain.errors import BadInput
from console.domain.times import HOUR, MINUTE
from console.services.drafts import AmendmentForm, DraftForm, answer_amendment, propose_amendment, put_draft
from console.services.silence import BreakForm, Reason, break_silence, open_silence
from console.store import draft_texts
from console.store.undo import undo
from tests.services.consulting import TEXT, Table
from tests.services.people import ANN, NOW


def put(table: Table, after: int, text: str, title: str = "Statement", **more: object) -> bytes:
    return put_draft(table.store, ANN, NOW + after, table.id, DraftForm(title, text, **more))[0]  # type: ignore[arg-type]


def names(table: Table) -> list[str]:
    return [one.name for one in draft_texts.drafts(table.store.writer_view(), table.id)]


def test_versions_of_a_text_count_on_and_several_texts_stand_side_by_side(table: Table) -> None:
    put(table, 1, "Other words.", "statement")
    put(table, 2, "SACEUR is tasked.", "Tasking")
    assert names(table) == ["Statement v1", "Statement v2", "Tasking v1"]
    with pytest.raises(BadInput, match="These are the words of Statement v2"):
        put(table, 3, "Other words.")
    with pytest.raises(BadInput, match="before Statement v2 was put"):
        put(table, HOUR, "More.", at=NOW - HOUR)
    refused = (" ", "x", "needs a name"), ("Statement", " ", "needs words"), ("Statement", "x" * 50_001, "at most")
    for title, text, words in refused:
        with pytest.raises(BadInput, match=words):
            put(table, 3, text, title)
    undo(table.store, ANN, NOW + HOUR)
    assert names(table) == ["Statement v1", "Statement v2"]


def test_no_other_version_comes_while_silence_runs_on_one(table: Table) -> None:
    silence, _ = open_silence(table.store, ANN, NOW, table.draft, NOW + 2 * HOUR)
    with pytest.raises(BadInput, match=r"Silence runs on Statement v1 until 152144Z NOV 22. Withdraw it, or record"):
        put(table, HOUR, "Other words.")
    put(table, HOUR, "SACEUR is tasked.", "Tasking")  # another text may
    break_silence(table.store, ANN, NOW + HOUR, silence, BreakForm("HU", None, Reason.WORDING))
    put(table, HOUR, "Other words.")
    assert "Statement v2" in names(table)


def test_an_amendment_is_taken_into_the_next_version(table: Table) -> None:
    store, reader = table.store, table.store.writer_view()
    wish = AmendmentForm("hu", "await  the\ninvestigation", "note the investigation", "Too soon")
    amendment, _ = propose_amendment(store, ANN, NOW, table.draft, wish)
    other, _ = propose_amendment(store, ANN, NOW, table.draft, AmendmentForm("Secretary General", new="They meet."))
    draft = put(table, MINUTE, TEXT.replace("await", "note"), taken=(amendment,))
    answer_amendment(store, ANN, NOW + MINUTE, other, Outcome.NOT_TAKEN, "later")
    taken, refused = draft_texts.amendments(reader, table.id)
    assert (taken.proposer, taken.outcome, taken.taken_in) == ("HU", Outcome.TAKEN, draft)
    assert (refused.outcome, refused.taken_in) == (Outcome.NOT_TAKEN, None)
    with pytest.raises(BadInput, match="answered already: not taken"):
        put(table, HOUR, "Third.", taken=(other,))
    answer_amendment(store, ANN, NOW + HOUR, other, Outcome.TAKEN, taken_in=draft)  # corrected: the newest holds
    assert draft_texts.amendments(reader, table.id)[1].taken_in == draft


def test_an_amendment_says_whose_it_is_and_which_words_it_means(table: Table) -> None:
    for wish, words in (
        (AmendmentForm(" ", new="x"), "has a proposer"),
        (AmendmentForm("HU"), "which words are to change"),
        (AmendmentForm("HU", "never said", "x"), "not in Statement v1"),
    ):
        with pytest.raises(BadInput, match=words):
            propose_amendment(table.store, ANN, NOW, table.draft, wish)
    amendment, _ = propose_amendment(table.store, ANN, NOW, table.draft, AmendmentForm("HU", new="x"))
    for later in (None, table.draft):
        with pytest.raises(BadInput, match=r"which version|does not come after"):
            answer_amendment(table.store, ANN, NOW, amendment, Outcome.TAKEN, taken_in=later)
