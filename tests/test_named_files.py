"""Every file that a comment, a docstring or a page of documentation names is there."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KINDS = {".py", ".md", ".js", ".css", ".html"}
NAMED = re.compile(r"(?<![\w/.<:*-])(?:\.{0,2}/)?(?:[\w-]+/)*[\w-]+\.(?:py|md|js|css|html)\b(?!/)")
# Named to say that there are none, and one that stands for any.
NONE = {"services.py", "utils.py", "helpers.py", "constants.py", "mixins.py", "name.js"}


def files() -> Iterator[Path]:
    """Every file of the project, hidden folders and what a run leaves behind apart."""
    for folder in (path for path in ROOT.iterdir() if path.is_dir() and path.name[0] != "."):
        yield from folder.rglob("*")
    yield from ROOT.glob("*.*")


FILES = {path.relative_to(ROOT).as_posix() for path in files() if path.suffix in KINDS}
# Each by its whole path and by every end of it.
KNOWN = {"/".join(file.split("/")[at:]) for file in FILES for at in range(file.count("/") + 1)}


def remarks(name: str, text: str) -> Iterator[str]:
    """What a file says to people, code apart."""
    if name.endswith(".py"):
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT or token.string.startswith('"""'):
                yield token.string
    elif name.endswith(".md"):
        yield text
    else:
        yield from re.findall(r"//.*|(?s:/\*.*?\*/|\{#.*?#\})", text)


def missing(name: str, text: str) -> list[str]:
    """The files named in `text` that are nowhere."""
    named = {found.lstrip("./") for each in remarks(name, text) for found in NAMED.findall(each)}
    return sorted(named - KNOWN - NONE)


@pytest.mark.slow
def test_every_file_that_is_named_is_there() -> None:
    texts = ((name, (ROOT / name).read_text(encoding="utf-8")) for name in sorted(FILES))
    assert {name: gone for name, text in texts if (gone := missing(name, text))} == {}


def test_a_file_that_is_not_there_is_found_wherever_it_is_named() -> None:
    assert missing("a.py", '"""See workouts/nowhere.py."""\n') == ["workouts/nowhere.py"]
    assert missing("a.py", "# as gone.html shows\n") == ["gone.html"]
    assert missing("a.py", 'path = "workouts/nowhere.py"\n') == []
    assert missing("a.md", "`workouts/nowhere.py` and `workouts/logbook.py`") == [
        "workouts/nowhere.py"
    ]
    assert missing("a.js", "// nowhere.js\nlet a;") == ["nowhere.js"]
