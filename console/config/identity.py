"""Who signs on when nobody chose a name: the account and the machine. Knows no Qt, so that every command can ask."""

import getpass
import platform

from console.config.settings import Settings

_NAMELESS, _PLACELESS = "operator", "this workstation"


def signed_on(settings: Settings) -> tuple[str, str]:
    """Name and station that operations carry: those chosen in the settings, else the account and the machine."""
    return settings.name or _account(), settings.station or platform.node() or _PLACELESS


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # An account without a name: a bare container, a service.
        return _NAMELESS
