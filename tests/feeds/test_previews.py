import gzip

from console.feeds.given import GivenBytes
from console.feeds.meanings import Meaning
from console.feeds.previews import preview


def test_a_preview_shows_columns_rows_and_what_they_seem_to_mean() -> None:
    seen = preview(GivenBytes("a", b"name,lat,lon,n\nx,50,20\ny,51,21,3,4\n"))
    assert seen is not None
    assert preview(GivenBytes("a", gzip.compress(b"name,lat,lon,n\nx,50,20\ny,51,21,3,4\n"))) == seen
    assert seen.headers == ["name", "lat", "lon", "n"]
    assert seen.rows == [["x", "50", "20", ""], ["y", "51", "21", "3"]]
    assert seen.mapping == {"name": Meaning.TITLE, "lat": Meaning.LAT, "lon": Meaning.LON, "n": Meaning.DETAIL}
    assert seen.why_not == ""
    assert all(meaning.label for meaning in Meaning)


def test_a_table_that_tells_nothing_can_still_be_shown_and_corrected() -> None:
    seen = preview(GivenBytes("a", b"a,b\n1,2\n"))
    assert seen is not None and "no column that tells" in seen.why_not


def test_a_json_list_has_columns_and_a_map_of_shapes_has_none() -> None:
    seen = preview(GivenBytes("a", b'[{"name":"x","at":{"lat":50}}]'))
    assert seen is not None and seen.headers == ["name", "at.lat"]
    assert preview(GivenBytes("a", b'{"type":"FeatureCollection","features":[]}')) is None
