"""What the replay of past cases says, and how little: in words."""

from collections.abc import Iterator
from typing import Final

from console.domain.article4_replay import Calibration, Replayed, coverage
from console.domain.spread_hours import about
from console.domain.times import dtg
from console.domain.wording import Tr, number, plain

_NAME_CELLS: Final = 24


def summary(calibration: Calibration, tr: Tr = plain) -> Iterator[str]:
    """Two sentences of coverage and one of what so few cases can say."""
    yield tr("{said} with the figures in use, which were set down from these same cases.",
             said=_fell(calibration.in_sample, tr))  # fmt: skip
    yield tr("{said} with figures from the other cases alone: that is the fair test.",
             said=_fell(calibration.left_out, tr))  # fmt: skip
    found = coverage(calibration.left_out)
    low, high = found.between
    yield tr(
        "So few cases cannot tell: the true share lies between {low} and {high} %, 90 % sure."
        " Their hours are mostly to check.",
        low=round(low * 100), high=round(high * 100),
    )  # fmt: skip


def where(one: Replayed, tr: Tr = plain) -> str:
    """In a word or two."""
    if one.inside is None:
        return tr("in part in the band")
    if one.inside:
        return tr("in the band")
    return tr("later than the band") if one.case.least > one.hours.p90 else tr("sooner than the band")


def took(one: Replayed, tr: Tr = plain) -> str:
    """How long it really took: ``2 to 3 h``."""
    least, most = about(one.case.least, tr), about(one.case.most, tr)
    return least if least == most else tr("{least} to {most}", least=least, most=most)


def calibration_lines(calibration: Calibration, tr: Tr = plain) -> Iterator[str]:
    """The whole of it for a terminal: a line a case, then the summary."""
    yield tr("From the request to the Council: 80 % band by the other cases alone, and what it took.")
    for one in calibration.left_out:
        name = f"{one.case.name} {dtg(one.case.requested_at)}"
        band = tr("{least} to {most}", least=about(one.hours.p10, tr), most=about(one.hours.p90, tr))
        shock = tr("shock") if one.case.shock else ""
        check = "?" if one.case.provenance is not None and one.case.provenance.to_check else " "
        yield f"{check} {name:{_NAME_CELLS}.{_NAME_CELLS}}  {shock:6} {band:18} {took(one, tr):16} {where(one, tr)}"
    yield from summary(calibration, tr)
    yield tr("? hours to check.")


def _fell(replayed: tuple[Replayed, ...], tr: Tr) -> str:
    found = coverage(replayed)
    cases = number(found.cases, tr)
    if found.least == found.most:
        return tr("{n} of {cases} cases fell in the 80 % band", n=number(found.least, tr).capitalize(), cases=cases)
    return tr("{least} to {most} of {cases} cases fell in the 80 % band", least=number(found.least, tr).capitalize(),
              most=number(found.most, tr), cases=cases)  # fmt: skip
