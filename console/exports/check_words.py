"""What is still to be checked, where no circled sign can be drawn: names and figures carry "?"."""


def checked(words: str, check: bool) -> str:
    """``BG Estonia ?``, kept together on one line, where something of it is still to be checked."""
    return f"{words}\N{NO-BREAK SPACE}?" if check else words
