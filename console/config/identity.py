"""Who works at this workstation when nobody has signed on: the account and the machine."""

import getpass
import platform

from console.config.settings import Settings


def signed_on(settings: Settings) -> tuple[str, str]:
    """Name and station: as signed on, else the account's name and the machine's."""
    return settings.name or _account(), settings.station or platform.node() or "workstation"


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # No account name at all, as in some containers.
        return "operator"
