"""Claims: who says what, what is thought of it and our line as revisions, the reports behind it counted by origin."""

import pytest

from console.domain.claim import Standing
from console.domain.errors import BadInput
from console.domain.times import HOUR, MINUTE
from console.services.claims import (
    ClaimForm,
    back_claim,
    close_claim,
    make_claim,
    reopen_claim,
    revise_claim,
    unback_claim,
)
from console.services.reports import ReportForm, file_report, withdraw_reports
from console.store import claims
from console.store.casefile import Store
from console.store.undo import undo
from tests.services.people import ANN, NOW

FORM = ClaimForm(actor="The ministry", text="No strikes near the border", claimed_at=NOW - MINUTE)


def _filed(store: Store, headline: str, **more: object) -> bytes:
    return file_report(store, ANN, NOW, ReportForm(headline=headline, **more))[0]  # type: ignore[arg-type]


def test_a_claim_says_who_says_what_since_when(store: Store) -> None:
    claim_id, changes = make_claim(store, ANN, NOW, FORM)
    assert changes.label == "New claim “No strikes near the border”" and changes.touches("claim")
    claim = claims.claim(store.writer_view(), claim_id)
    assert claim is not None
    assert (claim.actor, claim.text, claim.claimed_at, claim.made_at) == (FORM.actor, FORM.text, NOW - MINUTE, NOW)
    assert claim.hostile and claim.standing is Standing.LIVE and claim.standing.followed


def test_what_is_thought_of_it_and_our_line_are_revisions(store: Store) -> None:
    claim_id, _ = make_claim(store, ANN, NOW, FORM)
    revise_claim(store, ANN, NOW + MINUTE, claim_id, Standing.COUNTERED, "Facts first.", "Our line is out")
    revise_claim(store, ANN, NOW + 2 * MINUTE, claim_id, Standing.COUNTERED, "Facts first.")  # says nothing anew
    reader = store.writer_view()
    claim = claims.claim(reader, claim_id)
    assert claim is not None
    assert (claim.standing, claim.our_line, claim.reason) == (Standing.COUNTERED, "Facts first.", "Our line is out")
    said = claims.revisions(reader, claim_id)
    assert [(one.standing, one.our_line) for one in said] == [
        (Standing.LIVE, ""), (Standing.COUNTERED, "Facts first."),
    ]  # fmt: skip
    undo(store, ANN, NOW + HOUR)
    assert [one.standing for one in claims.revisions(reader, claim_id)] == [Standing.LIVE]


def test_closing_needs_a_reason_and_can_be_taken_back(store: Store) -> None:
    claim_id, _ = make_claim(store, ANN, NOW, FORM)
    with pytest.raises(BadInput, match="why it is closed"):
        close_claim(store, ANN, NOW, claim_id, "  ")
    with pytest.raises(BadInput, match="withdrawn, true, false"):
        close_claim(store, ANN, NOW, claim_id, "why", Standing.LIVE)
    close_claim(store, ANN, NOW, claim_id, "Shown wrong", Standing.FALSE)
    (closed,) = claims.claims(store.writer_view())
    assert closed.standing is Standing.FALSE and not closed.standing.followed
    reopen_claim(store, ANN, NOW + MINUTE, claim_id)
    (open_again,) = claims.claims(store.writer_view())
    assert open_again.standing is Standing.LIVE


def test_echoes_behind_a_claim_are_not_counted_as_sources(store: Store) -> None:
    agency = _filed(store, "Missiles hit", source="Agency", reliability="B", credibility=4, origin="one official")
    relay = _filed(store, "Agency: missiles hit", source="Relay", repeats_id=agency, reliability="A", credibility=4)
    president = _filed(store, "They hit us", source="President", reliability="C", credibility=4)
    claim_id, _ = make_claim(store, ANN, NOW, ClaimForm(actor="An official", text="They hit", report_ids=[agency]))
    back_claim(store, ANN, NOW, claim_id, [relay, president, agency])
    claim = claims.claim(store.writer_view(), claim_id)
    assert claim is not None
    assert (claim.backing.linked, claim.backing.sources.reports, claim.backing.sources.echoes) == (3, 3, 1)
    assert claim.backing.sources.origins == ("one official", "President") and claim.backing.best == "A4"

    withdraw_reports(store, ANN, NOW + MINUTE, [agency], "The agency took it back")
    claim = claims.claim(store.writer_view(), claim_id)
    assert claim is not None
    assert (claim.backing.linked, claim.backing.sources.origins, claim.backing.best) == (3, ("President",), "C4")

    unback_claim(store, ANN, NOW + MINUTE, claim_id, [president])
    claim = claims.claim(store.writer_view(), claim_id)
    assert claim is not None and claim.report_ids == (agency, relay) and claim.backing.best == ""


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (ClaimForm(actor="X", text=" "), "needs words"),
        (ClaimForm(actor="", text="x"), "needs an actor"),
        (ClaimForm(actor="X", text="x", claimed_at=NOW + 2 * HOUR), "still to come"),
        (ClaimForm(actor="X", text="x", incident_id=bytes(16)), "not in the case any more"),
        (ClaimForm(actor="X", text="x", report_ids=[bytes(16)]), "not in the case any more"),
    ],
)
def test_what_is_missing_is_said_and_nothing_written(store: Store, form: ClaimForm, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        make_claim(store, ANN, NOW, form)
    assert claims.claims(store.writer_view()) == []


def test_a_claim_that_is_gone_refuses_every_act(store: Store) -> None:
    for act in (
        lambda: revise_claim(store, ANN, NOW, bytes(16), Standing.FADING, ""),
        lambda: back_claim(store, ANN, NOW, bytes(16), [bytes(16)]),
        lambda: reopen_claim(store, ANN, NOW, bytes(16)),
    ):
        with pytest.raises(BadInput, match="not in the case any more"):
            act()
