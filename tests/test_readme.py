"""The README keeps its word: every command in it runs, its key table is the command table, its paths are there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from console.cli import main
from console.cli.parser import parse, parser
from console.ui.commands import key_table_markdown, table
from console.ui.panels import PANELS

HOME = Path(__file__).resolve().parent.parent
README = (HOME / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines() if line.strip()
]
MEASURING = ("bench",)  # takes its time; console/bench has tests of its own


def test_the_key_table_is_the_command_table() -> None:
    told = README.partition("see tests/test_readme.py -->\n")[2].partition("<!-- end of keys -->")[0]
    made = key_table_markdown(table(PANELS))
    assert told.strip() == made.strip(), f"put this between the marks in README.md:\n\n{made}"


def test_every_flank_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("passphrase.txt").write_text("correct horse battery staple\n")
    for name in ("news.xml", "alert.xml"):
        Path(name).write_text(
            f"<rss version='2.0'><channel><title>{name}</title><item><title>A</title></item></channel></rss>"
        )
    ran = 0
    for line in COMMANDS:
        program, *words = shlex.split(line)
        if program != "flank":
            continue
        if words[0] in MEASURING:
            assert parse(words).name in ("store", "start", "map", "import", "forces", "consult", "brief")
        else:
            assert main(words) == 0, line
        ran += 1
    assert ran >= 10
    assert Path("picture.png").stat().st_size > 50_000


def test_every_script_of_the_readme_takes_its_words() -> None:
    scripts = [shlex.split(line) for line in COMMANDS if line.startswith("python3 ")]
    assert {Path(words[1]).name for words in scripts} >= {"run.py", "test.py", "wheelhouse.py"}
    for _, script, *words in scripts:
        assert (HOME / script).is_file()
        if Path(script).name == "run.py" and words and words[0] not in ("--help", "--wheelhouse"):
            parse(words)  # what run.py passes on


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:console|resources|maps|packaging|tests)/?[\w/.]*)`", README)))
)
def test_every_path_is_there(path: str) -> None:
    assert (HOME / path).exists()


def test_the_picture_is_there() -> None:
    (picture,) = re.findall(r"!\[.*?\]\((.*?)\)", README)
    assert (HOME / picture).stat().st_size > 100_000


def test_every_command_of_the_program_is_in_the_readme() -> None:
    offered = re.findall(r"^    ([a-z-]+)", parser().format_help().partition("commands:")[2], re.MULTILINE)
    assert {"new", "list", "check", "shot", "open", "demo"} <= set(offered)
    missing = [command for command in offered if not _shown(command)]
    assert not missing, f"the README does not show {missing}"


def _shown(command: str) -> bool:
    return re.search(rf"\b(flank|run\.py) {command}\b", README) is not None


@pytest.mark.wheel
@pytest.mark.skipif(Path(sys.prefix) != HOME / ".venv", reason="only packaging/test.py has set this checkout up")
@pytest.mark.parametrize("words", [["--help"], ["list", "--help"], ["shot", "--help"]])
def test_the_first_command_of_the_readme_runs(words: list[str]) -> None:
    done = subprocess.run([sys.executable, HOME / "packaging" / "run.py", *words], capture_output=True, text=True)
    assert done.returncode == 0 and "usage: flank" in done.stdout, done.stderr
