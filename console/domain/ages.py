"""How old something is, as people say it."""

from console.domain.times import DAY, HOUR, MINUTE

_MONTH, _YEAR = 30 * DAY, 365 * DAY


def age(milliseconds: int) -> str:
    """``under 1 min``, ``14 min``, ``2 h 03``, ``12 d``, ``5 months``, ``3 years``; rounded down, never below zero."""
    if milliseconds < MINUTE:
        return "under 1 min"
    if milliseconds < HOUR:
        return f"{milliseconds // MINUTE} min"
    if milliseconds < 2 * DAY:
        hours, minutes = divmod(milliseconds // MINUTE, 60)
        return f"{hours} h {minutes:02}"
    if milliseconds < 2 * _MONTH:
        return f"{milliseconds // DAY} d"
    if milliseconds < 2 * _YEAR:
        return f"{milliseconds // _MONTH} months"
    return f"{milliseconds // _YEAR} years"
