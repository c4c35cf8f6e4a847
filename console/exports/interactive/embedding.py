"""Words from outside as they may stand in the page: as JSON that ends nothing, and without what makes an address."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
"""What no file may hold: the beginning of an address elsewhere."""
_BREAKING: Final = "<>&'\u2028\u2029"
"""What can end a script element, or a line of a script."""


def unaddressed(text: str) -> str:
    """Words without what makes an address of them: ``https://nato.int/x`` is told as ``nato.int/x``."""
    # Outlines are a megabyte of letters, in which the expression would look for a second.
    return ADDRESS.sub("", text) if "://" in text else text


def json_text(value: Any) -> str:
    """JSON that can stand in a script element and in JavaScript: nothing in it ends either, or names an address."""
    text = json.dumps(_told(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Outside of its strings JSON has none of them.
    for sign in _BREAKING:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _told(value: Any) -> Any:
    if isinstance(value, str):
        return unaddressed(value)
    if isinstance(value, Mapping):
        return {unaddressed(name): _told(each) for name, each in value.items()}
    return [_told(each) for each in value] if isinstance(value, list | tuple) else value
