"""The search's figures come out whole, and most of what is misspelt is found."""

from console.bench import map_find


def test_a_short_run_gives_every_figure() -> None:
    figures = map_find.measure(30)
    assert set(figures) == {"find_ms_p50", "find_ms_p95", "find_ms_max", "find_share"}
    assert 0 < figures["find_ms_p50"] <= figures["find_ms_p95"] <= figures["find_ms_max"]
    assert figures["find_share"] > 0.6


def test_the_same_queries_every_time() -> None:
    places = map_find.shipped()
    assert map_find._queries(places, 20) == map_find._queries(places, 20)
