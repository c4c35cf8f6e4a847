"""A shape counts as located where it is on the Earth; only what is nowhere but at 0,0 is nowhere."""

import pytest

from console.services.extent import Extent


@pytest.mark.parametrize(
    ("geometry", "located"),
    [
        ('{"type":"Polygon","coordinates":[[[0,0],[0,10],[10,10],[0,0]]]}', True),
        ('{"type":"Point","coordinates":[0,0]}', False),
        ('{"type":"MultiPoint","coordinates":[[0,0],[0,0]]}', False),
        ('{"type":"LineString","coordinates":[[20,50],[200,50]]}', False),
        ('{"type":"Point"}', False),
    ],
)
def test_a_shape_with_a_corner_at_zero_is_one_and_a_shape_of_zeros_is_none(geometry: str, located: bool) -> None:
    extent = Extent()
    assert bool(extent.shape(geometry)) is located
    assert (extent.box is not None) is located
