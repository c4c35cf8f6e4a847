"""Errors that end an act with one clear sentence and an exit code.

The sentence says what is, then what to do. ``Fault`` is ours; every other kind is the input's or the machine's.
"""


class ConsoleError(Exception):
    """One sentence for a person; ``exit_code`` for the shell."""

    exit_code = 70


class UsageError(ConsoleError):
    """The words of a command are off, such as a time without a zone."""

    exit_code = 2


class BadInput(ConsoleError):
    """Data is bad, missing, or an act on it is refused."""

    exit_code = 65


class OlderCase(BadInput):
    """A case of an older console, which only opening it for writing brings up to date."""


class Fault(ConsoleError):
    """Our own mistake."""

    exit_code = 70


class CannotWrite(ConsoleError):
    """The disk is full, read-only, or the case is held by another console."""

    exit_code = 73


class WrongKey(ConsoleError):
    """A wrong or missing passphrase, or a bad configuration."""

    exit_code = 78


class Cancelled(ConsoleError):
    """The user stopped it."""

    exit_code = 130
