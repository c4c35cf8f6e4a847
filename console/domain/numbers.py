"""Numbers as the console writes them."""


def grouped(number: float, digits: int = 0) -> str:
    """``−1 430.5``: thin spaces in the thousands, so many ``digits`` after the point, a true minus sign."""
    return f"{number:,.{digits}f}".replace(",", "\N{THIN SPACE}").replace("-", "\N{MINUS SIGN}")


def ranged(least: float | None, most: float | None) -> str:
    """``1 430``, ``1 000–1 200``, ``≥ 3 500``, ``≤ 500``; empty where neither end is known."""
    if least is None:
        return "" if most is None else f"≤\N{THIN SPACE}{grouped(most)}"
    if most is None:
        return f"≥\N{THIN SPACE}{grouped(least)}"
    return grouped(least) if least == most else f"{grouped(least)}–{grouped(most)}"


def chance(share: float) -> str:
    """``62 %`` of a simulated share 0 to 1; at the ends ``< 1 %`` and ``> 99 %``: it proves no never and no always."""
    if share < 0.01:
        return "< 1 %"
    return "> 99 %" if share > 0.99 else f"{100 * share:.0f} %"
