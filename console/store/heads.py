"""The head of every case, remembered outside its file, so that a cut tail or an older copy is noticed.

One small file a case in the user's state folder. It is a witness, not a lock: when it cannot be written, work goes on.
"""

import hashlib
import json
from pathlib import Path

from console.config import paths
from console.config.atomic import replace_file


def record(case_id: str, seq: int, chained: bytes) -> None:
    """Remember the newest head of a case on this machine."""
    file = _file(case_id)
    text = json.dumps({"seq": seq, "hash": chained.hex()})
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, text.encode())
    except OSError:
        return


def recorded(case_id: str) -> tuple[int, bytes] | None:
    """The newest head this machine saw of a case; None when it never did."""
    try:
        told = json.loads(_file(case_id).read_text(encoding="utf-8"))
        return int(told["seq"]), bytes.fromhex(told["hash"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _file(case_id: str) -> Path:
    # A digest: the id is a word out of the case file, and no such word may choose a path.
    name = hashlib.sha256(case_id.encode(errors="surrogateescape")).hexdigest()[:32]
    return paths.state("heads", f"{name}.json")
