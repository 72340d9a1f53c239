"""The code that the lines of a coach's list are made by: a line by other code is not believed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The packages that have a say in a line, content and wording too.
MAKERS = ("accounts", "coaching", "exercises", "history", "progression", "workouts")


@cache  # asked before the fork (backplan/preloaded.py): later there may be files of a new version
def made_by() -> str:
    """A hash of the files."""
    digest = blake2b(digest_size=16)
    for path in sources():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def sources() -> Sequence[Path]:
    files = (path for name in MAKERS for path in (ROOT / name).rglob("*"))
    return sorted(path for path in files if path.suffix in {".py", ".toml"})
