"""The forecast against the same rules written once more as a plain loop: one run after the other, hour by hour."""

import random
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from console.domain.assumption import Shape
from console.domain.consultation import Way
from console.domain.council_draws import CouncilDraws
from console.domain.council_rounds import agreed, said
from console.domain.council_state import AllyNow, Manner, Situation
from console.domain.forecast import spread3
from console.domain.times import HOUR
from tests.domain.consulting import ISOS, NOW, assumed

RUNS = 1500
_PARLIAMENTS = ("yes", "no", "partial")
_ZONES = {"US": "America/New_York", "CA": "America/Toronto", "TR": "Europe/Istanbul", "GB": "Europe/London"}
ALLIES = tuple(
    AllyNow(iso2, _ZONES.get(iso2, "Europe/Brussels"), _PARLIAMENTS[place % 3]) for place, iso2 in enumerate(ISOS)
)
FIGURES = assumed()


class Dice:
    def __init__(self) -> None:
        self.even = random.Random(5)

    def __call__(self, key: str) -> float:
        spread = FIGURES[key].spread
        if spread.shape is Shape.TRIANGLE:
            return self.even.triangular(spread.least, spread.most, spread.mode)
        return self.even.uniform(spread.least, spread.most)

    def happens(self, share: float) -> bool:
        return self.even.random() < share


@cache
def is_off(zone: str, hour: int) -> bool:
    there = (datetime.fromtimestamp(NOW / 1000, UTC) + timedelta(hours=hour)).astimezone(ZoneInfo(zone))
    return there.hour >= 22 or there.hour < 6 or there.weekday() >= 5


def worked(zone: str, at: float, work: float, slower: float) -> float:
    while True:
        pace = 1 / slower if is_off(zone, int(at)) else 1.0
        left = (int(at) + 1 - at) * pace
        if work <= left:
            return at + work / pace
        at, work = int(at) + 1, work - left


def one_run(dice: Dice, article_5: bool) -> float:
    """Through capitals without a deadline, from a Council that has met and has no text yet."""
    text = dice("text.hub")
    slower, pace, asks_back, tier = (
        dice(key) for key in ("instruct.night", "instruct.pace", "text.questions", "text.tier")
    )
    prepared = dice.happens(dice("instruct.prepared"))
    needed = dice.happens(dice("parliament.asked_5" if article_5 else "parliament.asked"))
    urgent, part = dice("consent.urgent"), dice("parliament.partial")
    last = text
    for ally in ALLIES:
        work = dice("instruct.capital") * pace
        work = min(work, dice("instruct.soon") * pace) if prepared else work
        work += dice("text.question") if dice.happens(asks_back) else 0
        last = max(last, worked(ally.zone, text + 2 * tier, work, slower))
        asked = ally.parliament == "yes" or (ally.parliament == "partial" and dice.happens(part))
        if needed and asked and not dice.happens(urgent):
            last = max(last, text + dice("consent.parliament"))
    no, less = dice("break.ally"), dice("again.break")
    for number in range(3):
        if not dice.happens(1 - (1 - no * less**number) ** len(ALLIES)):
            break
        again = max(dice("instruct.capital") for _ in ALLIES) * (1 + 88 / 168 * (slower - 1))
        last += dice("rework.break") + again * dice("again.instruct") * pace
    return last


@pytest.mark.parametrize("article_5", [False, True])
def test_the_model_gives_what_its_rules_give_one_run_after_the_other(article_5: bool) -> None:
    dice = Dice()
    plain = sorted(one_run(dice, article_5) for _ in range(RUNS))
    here = Situation(NOW, ALLIES, requested_at=NOW - 20 * HOUR, met=True, article_5=article_5)
    draws = CouncilDraws(FIGURES, here, 1, 10_000)
    found = spread3(sorted(agreed(here, Manner(Way.CAPITALS, False), draws, said(here, Way.CAPITALS, draws)).hours))
    for share, hours in ((0.1, found.p10), (0.5, found.p50), (0.9, found.p90)):
        assert plain[round(share * (RUNS - 1))] == pytest.approx(hours, rel=0.08)
