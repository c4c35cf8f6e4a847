"""The import is measured in a real window: every figure is there, and adds up."""

from console.bench.imports import measure


def test_an_import_is_measured_from_the_file_to_the_map_and_the_search() -> None:
    told = measure(rows=1000, rounds=1)
    assert {"longest_block_ms", "longest_block_idle_ms", "fts_ms_p95", "suggest_ms_p95"} <= told.keys()
    assert 0 < told["committed_s"] <= told["drawn_s"]
    assert told["rows_per_s"] == round(1000 / told["committed_s"])
    assert told["reimport_ratio"] > 0 and told["ratio_to_bare_insert"] > 0 and told["peak_rss_mb"] > 50
