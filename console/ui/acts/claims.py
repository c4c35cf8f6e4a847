"""Incident: claims. Who says what, what is thought of it, our line, the reports behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Command, why_not_writable
from console.ui.panels.claims import claims_of
from console.ui.selection import REPORT
from console.ui.triage import triage_of
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.domain.claim import Claim
    from console.ui.window import Window


def _selected(window: Window) -> Claim | None:
    panel = claims_of(window)
    return None if panel is None else panel.selected


def _can_make(window: Window) -> bool:
    return window.session.writable and claims_of(window) is not None


def _can_revise(window: Window) -> bool:
    return window.session.writable and _selected(window) is not None


def _can_close(window: Window) -> bool:
    claim = _selected(window)
    return window.session.writable and claim is not None and claim.standing.followed


def _can_follow(window: Window) -> bool:
    claim = _selected(window)
    return window.session.writable and claim is not None and not claim.standing.followed


def _can_back(window: Window) -> bool:
    panel = claims_of(window)
    return window.session.writable and window.selection.kind == REPORT and panel is not None and bool(panel.rows)


def _why_no_revision(window: Window) -> str:
    return why_not_writable(window) or tr("Choose a claim in the table first.")


def _new(window: Window) -> None:
    from console.ui.claim_forms import ask_new

    ask_new(window)


def _revise(window: Window) -> None:
    from console.ui.claim_forms import ask_revision

    claim = _selected(window)
    if claim is not None:
        ask_revision(window, claim)


def _close(window: Window) -> None:
    from console.ui.claim_forms import ask_closing

    claim = _selected(window)
    if claim is not None:
        ask_closing(window, claim)


def _follow(window: Window) -> None:
    from console.ui.claim_forms import follow_again

    claim = _selected(window)
    if claim is not None:
        follow_again(window, claim)


def _back(window: Window) -> None:
    from console.ui.claim_forms import ask_backing

    panel = claims_of(window)
    chosen = [bytes.fromhex(one) for one in triage_of(window).chosen]
    if panel is not None and chosen:
        ask_backing(window, panel.rows, chosen)


def _carried(window: Window) -> list[Claim]:
    """The claims that reports chosen stand behind."""
    panel, chosen = claims_of(window), {bytes.fromhex(one) for one in triage_of(window).chosen}
    return [] if panel is None else [claim for claim in panel.rows if chosen & set(claim.report_ids)]


def _can_unback(window: Window) -> bool:
    return _can_back(window) and bool(_carried(window))


def _unback(window: Window) -> None:
    from console.ui.claim_forms import ask_backing

    ask_backing(window, _carried(window), [bytes.fromhex(one) for one in triage_of(window).chosen], off=True)


def _has_panel(window: Window) -> bool:
    return window.session.store is not None and claims_of(window) is not None


def _narrow(window: Window) -> None:
    panel = claims_of(window)
    if panel is not None:
        window.show_panel("claims")
        panel.show_hostile_only(not panel.hostile_only)


def _narrow_words(window: Window) -> str:
    panel = claims_of(window)
    return tr("All claims") if panel is not None and panel.hostile_only else tr("Live hostile claims only")


COMMANDS = (
    Command("claim.new", later("New claim…"), "Incident", 4, _new, "Ctrl+Shift+C", _can_make, why_not=why_not_writable),
    Command("claim.revise", later("Revise claim…"), "Incident", 4, _revise, "", _can_revise, why_not=_why_no_revision),
    Command("claim.close", later("Close claim…"), "Incident", 4, _close, "", _can_close),
    Command("claim.follow", later("Follow claim again"), "Incident", 4, _follow, "", _can_follow),
    Command("claim.back", later("Put report behind a claim…"), "Incident", 4, _back, "", _can_back),
    Command("claim.unback", later("Take report from behind a claim…"), "Incident", 4, _unback, "", _can_unback),
    Command("claim.narrow", later("Live hostile claims only"), "Incident", 4, _narrow, "", _has_panel, _narrow_words),
)
