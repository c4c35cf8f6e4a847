"""What is kept with a shape of an overlay is read back, and nothing else gets through."""

import pytest

from console.domain.errors import BadInput
from console.domain.overlay import FeatureStyle, read_attributes, read_style, require_name


def test_a_style_is_read_back_and_what_is_no_style_says_nothing() -> None:
    kept = (
        '{"stroke":"#ff0000","stroke_opacity":0.5,"width":3,"dashed":true,'
        '"fill":"#00FF00","fill_opacity":0,"label":false,"icon":"fire"}'
    )
    assert read_style(kept) == FeatureStyle("#ff0000", 0.5, 3.0, True, "#00FF00", 0.0, False, "fire")
    wrong = '{"stroke":"url(x)","stroke_opacity":7,"width":"wide","dashed":1,"fill":[1],"fill_opacity":true,"icon":3}'
    assert read_style(wrong) == FeatureStyle()
    assert read_style("no json") == read_style("[]") == FeatureStyle()


def test_attributes_keep_their_order() -> None:
    assert read_attributes('{"b":"1","a":2}') == (("b", "1"), ("a", "2"))
    assert read_attributes(None) == read_attributes("{") == ()


@pytest.mark.parametrize("name", ["", "  \n", "x" * 121])
def test_a_name_that_says_nothing_or_too_much_is_refused(name: str) -> None:
    with pytest.raises(BadInput):
        require_name(name)
    assert require_name("  North \n Sea ") == "North Sea"
