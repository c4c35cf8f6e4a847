"""Words of likelihood, as published: which number of per cent is called what.

A yardstick is a setting of the case, because the same word means different numbers in different houses. Where a
yardstick leaves a gap between two words, or lets two share an end, a number there is told as it is: between the two.

- NATO: Allied Joint Publication AJP-2.1, *Allied joint doctrine for intelligence procedures*, edition B (2016): highly
  likely over 90, likely 60 to 90, even chance 40 to 60, unlikely 10 to 40, highly unlikely under 10.
- PHIA: the probability yardstick of the United Kingdom's Professional Head of Intelligence Assessment (2018): remote
  chance 0 to 5, highly unlikely 10 to 20, unlikely 25 to 35, realistic possibility 40 to under 50, likely or probable
  55 to 75, highly likely 80 to 90, almost certain 95 to 100; the gaps are meant.
- ICD 203: *Intelligence Community Directive 203, Analytic Standards*, United States (2015), section D.6.e(2)(a): almost
  no chance 1 to 5, very unlikely 5 to 20, unlikely 20 to 45, roughly even chance 45 to 55, likely 55 to 80, very likely
  80 to 95, almost certain 95 to 99.

Likelihood is not confidence: how likely a thing is, and how well that judgement is founded, are said apart.
"""

from dataclasses import dataclass

from console.domain.wording import Tr, plain


@dataclass(frozen=True, slots=True)
class Step:
    """One word and the per cent it covers, both ends included unless ``open_low`` or ``open_high``."""

    word: str
    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def covers(self, percent: float) -> bool:
        """Whether a number of per cent is called so."""
        above = percent > self.low if self.open_low else percent >= self.low
        below = percent < self.high if self.open_high else percent <= self.high
        return above and below


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A published scale; ``steps`` run from the least to the most likely."""

    key: str
    name: str
    steps: tuple[Step, ...]

    def word(self, likelihood: float, tr: Tr = plain) -> str:
        """What a likelihood from 0 to 1 is called; where no word or two fit, that is said."""
        percent = round(likelihood * 100, 6)
        fitting = [step for step in self.steps if step.covers(percent)]
        if len(fitting) == 1:
            return tr(fitting[0].word)
        lower = fitting[0] if fitting else next((one for one in reversed(self.steps) if one.high <= percent), None)
        upper = fitting[-1] if fitting else next((one for one in self.steps if one.low >= percent), None)
        if lower is None or upper is None:
            nearest = upper if lower is None else lower
            assert nearest is not None
            words = "less than the scale’s “{word}”" if lower is None else "more than the scale’s “{word}”"
            return tr(words, word=tr(nearest.word))
        return tr("between {lower} and {upper}", lower=tr(lower.word), upper=tr(upper.word))

    def said(self, likelihood: float, tr: Tr = plain) -> str:
        """Word, number and scale: ``likely, 70 % (NATO)``."""
        return tr(
            "{word}, {percent} % ({scale})",
            word=self.word(likelihood, tr),
            percent=f"{likelihood * 100:.3g}",
            scale=self.name,
        )


NATO = Yardstick(
    "nato",
    "NATO",
    (
        Step("highly unlikely", 0, 10, open_high=True),
        Step("unlikely", 10, 40),
        Step("even chance", 40, 60),
        Step("likely", 60, 90),
        Step("highly likely", 90, 100, open_low=True),
    ),
)
PHIA = Yardstick(
    "phia",
    "PHIA",
    (
        Step("remote chance", 0, 5),
        Step("highly unlikely", 10, 20),
        Step("unlikely", 25, 35),
        Step("realistic possibility", 40, 50, open_high=True),
        Step("likely", 55, 75),
        Step("highly likely", 80, 90),
        Step("almost certain", 95, 100),
    ),
)
ICD_203 = Yardstick(
    "icd203",
    "ICD 203",
    (
        Step("almost no chance", 1, 5),
        Step("very unlikely", 5, 20),
        Step("unlikely", 20, 45),
        Step("roughly even chance", 45, 55),
        Step("likely", 55, 80),
        Step("very likely", 80, 95),
        Step("almost certain", 95, 99),
    ),
)
YARDSTICKS = {one.key: one for one in (NATO, PHIA, ICD_203)}
"""By what the case keeps; the first is what a case uses that says nothing."""


def yardstick(key: str | None) -> Yardstick:
    """The yardstick of that key, NATO's for none or one not known."""
    return YARDSTICKS.get(key or "", NATO)
