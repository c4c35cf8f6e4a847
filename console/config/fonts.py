"""Which face the window is set in, and where the one that is always there lies. Knows no Qt."""

from collections.abc import Collection, Sequence
from importlib.util import find_spec
from pathlib import Path

# Roboto's files by the weights the language uses (400, 500, 600 drawn from 700) and map italic.
_WEIGHTS = ("Regular", "Medium", "Bold", "Italic")


def choose(wanted: Sequence[str], present: Collection[str]) -> str | None:
    """The first wanted family that is present."""
    return next((family for family in wanted if family in present), None)


def roboto_files() -> list[Path]:
    """The font files of the ``font-roboto`` package; empty where it is not installed."""
    spec = find_spec("font_roboto")
    if spec is None or not spec.submodule_search_locations:
        return []
    folder = Path(spec.submodule_search_locations[0]) / "files"
    return [file for weight in _WEIGHTS if (file := folder / f"Roboto-{weight}.ttf").is_file()]
