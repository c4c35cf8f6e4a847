"""The scripts as a person starts them: an old Python gets a sentence, not a traceback."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"
ON_AN_OLDER_PYTHON = (
    "import runpy, sys; sys.version_info = (3, 8, 20); runpy.run_path(sys.argv[1], run_name='__main__')"
)


@pytest.mark.parametrize("script", ["floor.py", "run.py", "test.py"])
def test_what_an_old_python_reads_is_plain(script: str) -> None:
    source = (SCRIPTS / script).read_text(encoding="ascii")
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.FunctionDef)
    assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, newer)]


@pytest.mark.parametrize("script", ["run.py", "test.py", "wheelhouse.py", "lock.py"])
def test_an_old_python_is_told_so_in_one_sentence(script: str) -> None:
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(SCRIPTS)!r}); {ON_AN_OLDER_PYTHON}"]
    told = subprocess.run([*command, SCRIPTS / script], capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (1, "")
    assert "needs Python 3.11 or newer and this is Python 3.8" in told.stderr
    assert told.stderr.count("\n") == 1


def test_the_folder_never_becomes_a_package() -> None:
    assert not (SCRIPTS / "__init__.py").exists(), "it would shadow PyPI's packaging, which pip and pytest need"
