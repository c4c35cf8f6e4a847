"""The start is measured on a real process: the window is shown, the case is read, the program ends by itself."""

from console.bench.start import measure


def test_a_start_is_measured_from_the_process_to_the_painted_window() -> None:
    told = measure(runs=1)
    assert 0 < told["first_paint_s"] <= told["first_picture_s"] < 60
    assert told["runs"] == 1
    assert told["version"] and told["machine"] and told["python"]
