"""Who may order a force, in a few words and in all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from console.domain.authority import Act, Authority, Verdict
from console.domain.posture import is_nation
from console.ui.words import later, tr

_ACTS = {
    Act.ALERT: later("alert"),
    Act.STAGE: later("stage"),
    Act.PREPARE: later("prepare"),
    Act.DEPLOY: later("deploy"),
}
_AGREE = {Verdict.COUNCIL: later("Council"), Verdict.NATION: later("nation")}
_VERDICTS = {
    Verdict.ALLOWED: later("may at once"),
    Verdict.COUNCIL: later("needs the Council"),
    Verdict.NATION: later("needs the nation"),
}


def act_words(act: Act) -> str:
    """``alert``."""
    return tr(_ACTS[act])


def verdict_words(verdict: Verdict) -> str:
    """``may at once``, ``needs the Council``."""
    return tr(_VERDICTS[verdict])


def senders(known: Sequence[Authority], country: Callable[[str], str]) -> str:
    """Who may send a force, then who has to agree first: ``SACEUR, nation``; empty where nobody says."""
    sending = [one for one in known if one.act is Act.DEPLOY]
    alone = [_who(one, country) for one in sending if one.verdict is Verdict.ALLOWED]
    agree = [tr(words) for verdict, words in _AGREE.items() if any(one.verdict is verdict for one in sending)]
    return ", ".join(dict.fromkeys([*alone, *agree]))


def orders(known: Sequence[Authority], country: Callable[[str], str]) -> str:
    """Each line of the table of a force: ``deploy: SACEUR needs the Council (to another country)``."""
    lines: dict[str, list[str]] = {}
    for one in known:
        rest = f"{_who(one, country)} {verdict_words(one.verdict)}" + (f" ({one.condition})" if one.condition else "")
        lines.setdefault(rest, []).append(act_words(one.act))
    return "\n".join(f"{', '.join(acts)}: {rest}" for rest, acts in lines.items())


def _who(one: Authority, country: Callable[[str], str]) -> str:
    return country(one.actor) if is_nation(one.actor) else one.actor
