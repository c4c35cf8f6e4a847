"""The commands. Each prints errors as one line that says what to do, and writes nothing when it fails."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from console.cli.parser import parse
from console.cli.terminal import printable
from console.config import mistakes, paths
from console.domain.errors import Cancelled, ConsoleError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code: 0, 2, 65, 70, 73, 78 or 130."""
    try:
        asked = parse(sys.argv[1:] if arguments is None else arguments)
        code: int = asked.run(asked)
        sys.stdout.flush()
        return code
    except ConsoleError as error:
        return _say(error)
    except KeyboardInterrupt:
        return _say(Cancelled("Stopped. Nothing was written."))
    except BrokenPipeError:
        # Whoever read our output has gone; nothing more can be said there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        report = mistakes.save(error, paths.state("crashes"), datetime.now(UTC))
        where = f" A report is in {report}." if report else ""
        print(f"flank: our mistake: {type(error).__name__}.{where}", file=sys.stderr)
        return 70


def _say(error: ConsoleError) -> int:
    print(printable(f"flank: {' '.join(str(error).split())}"), file=sys.stderr)
    return error.exit_code
