"""Every colour can be read and told apart, with any colour vision: the tables of the design language, measured.

Contrast is WCAG 2.2, colour-blind sight Machado 2009 at full severity, distance CIEDE2000. The formulas are
written from their papers, work on arrays ``(..., 3)`` of sRGB 0–1, and are themselves held to published values.
"""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from console.config import tokens
from console.domain.categories import Category

Rgb = NDArray[np.float64]

SURFACES = ("inset", "base", "panel", "raised", "hover", "selected")
STATES = ("danger", "warn", "ok", "info")
STANCES = ("supports", "amendment", "reserves", "objects", "no_instructions", "silent")
AFFILIATIONS = ("friend", "hostile", "neutral", "unknown")
SETS = {"category": tuple(kind.value for kind in Category), "stance": STANCES, "affiliation": AFFILIATIONS}
MARKINGS = ("public", "unclassified", "restricted", "confidential", "secret", "top_secret")

# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", IEEE TVCG 15(6), 2009: matrices for severity 1.0, applied to linear RGB.
VISIONS: dict[str, Rgb] = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}

# IEC 61966-2-1 (sRGB): linear RGB to CIE XYZ, D65 white.
_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = _TO_XYZ.sum(axis=1)


def linear(rgb: Rgb) -> Rgb:
    """Undo the sRGB transfer curve (IEC 61966-2-1)."""
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: Rgb) -> float:
    # WCAG 2.2, "relative luminance": its own rounded weights and threshold.
    straight = np.where(rgb <= 0.03928, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float(straight @ np.array([0.2126, 0.7152, 0.0722]))


def seen(rgb: Rgb, vision: str) -> Rgb:
    """CIE L*a*b* of colours as seen with a kind of vision."""
    xyz = np.clip(linear(rgb) @ VISIONS[vision].T, 0.0, 1.0) @ _TO_XYZ.T / _WHITE
    # CIE 15:2004, L*a*b*.
    root = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz * (29 / 6) ** 2 / 3 + 4 / 29)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def ciede2000(one: Rgb, other: Rgb) -> Rgb:
    """Colour difference of L*a*b* values.

    After G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula", Color Research and
    Application 30(1), 2005, with kL = kC = kH = 1.
    """
    light1, a1, b1 = np.moveaxis(one, -1, 0)
    light2, a2, b2 = np.moveaxis(other, -1, 0)
    mean_chroma = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    boost = 1.5 - 0.5 * np.sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7))
    chroma1, chroma2 = np.hypot(a1 * boost, b1), np.hypot(a2 * boost, b2)
    hue1, hue2 = (np.degrees(np.arctan2(b, a * boost)) % 360 for a, b in ((a1, b1), (a2, b2)))
    grey = chroma1 * chroma2 == 0
    turn = np.where(grey, 0.0, (hue2 - hue1 + 180) % 360 - 180)
    d_light, d_chroma = light2 - light1, chroma2 - chroma1
    d_hue = 2 * np.sqrt(chroma1 * chroma2) * np.sin(np.radians(turn / 2))
    light, chroma = (light1 + light2) / 2, (chroma1 + chroma2) / 2
    hue = np.where(grey, hue1 + hue2, _mean_hue(hue1, hue2))
    weight = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    scale_light = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    scale_chroma, scale_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * weight
    twist = 60 * np.exp(-(((hue - 275) / 25) ** 2))
    mix = -2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7)) * np.sin(np.radians(twist))
    parts = d_light / scale_light, d_chroma / scale_chroma, d_hue / scale_hue
    distance: Rgb = np.sqrt(parts[0] ** 2 + parts[1] ** 2 + parts[2] ** 2 + mix * parts[1] * parts[2])
    return distance


def _mean_hue(hue1: Rgb, hue2: Rgb) -> Rgb:
    total = hue1 + hue2
    around = np.where(total < 360, total + 360, total - 360)
    return np.where(np.abs(hue1 - hue2) <= 180, total, around) / 2


def _rgb(theme: str, role: str) -> Rgb:
    return np.array(tokens.load().themes[theme][role][:3]) / 255


def _text_pairs() -> Iterator[tuple[str, str]]:
    fills = [f"state.{name}_fill" for name in STATES]
    yield from _each(["ink.primary", "ink.secondary"], [f"surface.{name}" for name in SURFACES])
    yield from _each(["ink.muted", "ink.link"], [f"surface.{name}" for name in SURFACES[:4]])
    yield from _each([f"state.{name}" for name in STATES], ["surface.panel", "surface.raised"])
    yield from zip([f"state.{name}" for name in STATES], fills, strict=True)
    yield from _each(["ink.primary"], fills)
    yield "state.on_accent", "state.accent"
    yield from _each(["map.label", "map.label_city"], ["map.land", "map.land_ally"])
    yield "map.label_sea", "map.sea"
    yield from _each(["affiliation.frame"], [f"affiliation.{name}" for name in AFFILIATIONS])
    yield from _each([f"stance.{name}" for name in STANCES], ["surface.panel", "surface.raised"])
    yield from _each(["mode.live", "mode.known_at", "mode.exercise", "mode.read_only"], ["surface.panel"])
    yield from _each(["ink.primary"], ["mode.known_at_fill", "mode.exercise_fill"])
    yield "mode.exercise", "mode.exercise_fill"
    yield from [(f"marking.{name}_ink", f"marking.{name}_bg") for name in MARKINGS]


def _graphic_pairs() -> Iterator[tuple[str, str]]:
    yield from _each(["line.control", "state.focus", "state.accent"], ["surface.panel"])
    yield "map.border", "map.land"
    yield from _each([f"category.{slug}" for slug in Category], ["map.land", "map.land_ally", "map.sea"])


def _each(inks: list[str], grounds: list[str]) -> Iterator[tuple[str, str]]:
    return ((ink, ground) for ink in inks for ground in grounds)


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_text_can_be_read(theme: str) -> None:
    floor = 7.0 if theme == "contrast" else 4.5
    low = {pair: contrast(_rgb(theme, pair[0]), _rgb(theme, pair[1])) for pair in _text_pairs()}
    assert {pair: ratio for pair, ratio in low.items() if ratio < floor} == {}


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_lines_and_category_shapes_stand_out(theme: str) -> None:
    low = {pair: contrast(_rgb(theme, pair[0]), _rgb(theme, pair[1])) for pair in _graphic_pairs()}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 3.0} == {}


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", tokens.THEMES)
@pytest.mark.parametrize("group", SETS)
def test_colours_of_one_set_are_told_apart(group: str, theme: str, vision: str) -> None:
    spots = {name: seen(_rgb(theme, f"{group}.{name}"), vision) for name in SETS[group]}
    near = {pair: float(ciede2000(spots[pair[0]], spots[pair[1]])) for pair in combinations(spots, 2)}
    assert {pair: gap for pair, gap in near.items() if gap < 10.0} == {}


def test_every_category_has_its_name_shape_and_colour_in_the_tokens() -> None:
    loaded = tokens.load()
    assert {slug: glyph.name for slug, glyph in loaded.glyphs.items()} == {kind.value: kind.label for kind in Category}
    assert len({glyph.path for glyph in loaded.glyphs.values()}) == len(Category)
    for theme in loaded.themes.values():
        assert {role for role in theme.colours if role.startswith("category.")} == {f"category.{c}" for c in Category}


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        # Pairs 1, 7, 11, 17, 19 and 25 of the test data of Sharma, Wu and Dalal, 2005.
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ],
)
def test_the_distance_is_the_published_one(one: tuple[float, ...], other: tuple[float, ...], published: float) -> None:
    assert float(ciede2000(np.array(one), np.array(other))) == pytest.approx(published, abs=1e-4)


def test_the_contrast_of_black_and_white_is_the_largest() -> None:
    assert contrast(np.zeros(3), np.ones(3)) == pytest.approx(21.0)
