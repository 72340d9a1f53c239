"""A range is written with an en dash, 4–6, wherever somebody reads it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEMPLATES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("templates/**/*.html"))
CONTENT = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("exercises/content/*"))
# Outside of tags, what Django fills in and what it does not: 4-6, {{ low }}-{{ high }}.
HYPHEN = re.compile(r"(\d|\}\})-(\d|\{\{)")
UNREAD = re.compile(r"<[^>]*>|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def hyphens(text: str) -> list[str]:
    return [found[0] for found in HYPHEN.finditer(UNREAD.sub(" ", text))]


def test_a_hyphen_in_a_range_is_found() -> None:
    assert hyphens("<p class='a1-2'>4-6 {{ low }}-{{ high }} 4–6 pull-up</p>") == ["4-6", "}}-{{"]


def test_no_range_is_written_with_a_hyphen() -> None:
    sources = [(file, (ROOT / file).read_text(encoding="utf-8")) for file in TEMPLATES + CONTENT]
    assert [(file, range) for file, source in sources for range in hyphens(source)] == []
