"""What a user prefers comes back; a broken file never stops the start and is never lost."""

from pathlib import Path

import pytest

from console.config import settings
from console.config.settings import RECENT_KEPT, Settings


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    kept = Settings(theme="light", scale=1.35, city="Europe/Riga", layout={"state": "AAA="}, layout_version=1)
    settings.save(path, kept)
    assert settings.load(path) == (kept, None)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_no_file_means_the_usual(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == (Settings(), None)


@pytest.mark.parametrize("broken", [b"", b"{", b'{"theme": "pink"}', b'{"recent": 3}', b"\xff\xfe", b"[]"])
def test_a_broken_file_is_set_aside_and_kept(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "settings.json"
    for _ in range(2):
        path.write_bytes(broken)
        value, aside = settings.load(path)
        assert value == Settings()
        assert aside is not None and aside.read_bytes() == broken
        assert not path.exists()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_setting_of_a_newer_console_is_ignored(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "light", "of_tomorrow": [1, 2]}')
    assert settings.load(path) == (Settings(theme="light"), None)


def test_a_folder_that_takes_nothing_leaves_the_old_settings(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(OSError):
        settings.save(blocked / "settings.json", Settings())


def test_recent_cases_are_newest_first_once_each_and_few(tmp_path: Path) -> None:
    value = Settings()
    for number in range(20):
        value = value.with_recent(tmp_path / f"{number}.flank")
    value = value.with_recent(tmp_path / "15.flank")
    assert len(value.recent) == RECENT_KEPT
    assert value.recent[:2] == (str(tmp_path / "15.flank"), str(tmp_path / "19.flank"))
    assert len(set(value.recent)) == RECENT_KEPT


def test_the_looks_of_the_newest_cases_are_kept() -> None:
    kept = Settings()
    for number in range(settings.LOOKS_KEPT + 5):
        kept = kept.with_looks(f"case {number}", "{}")
    kept = kept.with_looks("case 5", '{"layers":{}}')
    assert len(kept.looks) == settings.LOOKS_KEPT
    assert "case 4" not in kept.looks and list(kept.looks.items())[-1] == ("case 5", '{"layers":{}}')
