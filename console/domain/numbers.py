"""Numbers as the console writes them."""


def grouped(number: float, digits: int = 0) -> str:
    """``−1 430.5``: thin spaces in the thousands, so many ``digits`` after the point, a true minus sign."""
    return f"{number:,.{digits}f}".replace(",", "\N{THIN SPACE}").replace("-", "\N{MINUS SIGN}")
