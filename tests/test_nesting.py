"""Templates with all they include: what a browser would take apart is never nested."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1] / "templates"
TEMPLATES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.html"))
INCLUDE = re.compile(r'\{% include "([^"]+)"[^%]*%\}')
COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}", re.DOTALL)
# Each of these ends a paragraph, whether it is closed or not; a group of a field is one too.
BLOCK = re.compile(
    r"<(?:address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]"
    r"|header|hr|main|nav|ol|p|pre|section|table|ul)\b|as_field_group"
)
LINES = ("p", "span", "strong", "em", "bdi", "button", "label", "dt", "h1", "h2", "h3", "a")


def whole(name: str) -> str:
    """A template with those of ours that it includes in their places."""
    if not (ROOT / name).exists():
        return ""
    source = COMMENT.sub("", (ROOT / name).read_text(encoding="utf-8"))
    return INCLUDE.sub(lambda found: whole(found[1]), source)


def nested(source: str) -> list[str]:
    """Lines of text that hold a block, each by its first words."""
    return [
        found[0][:80]
        for tag in LINES
        for found in re.finditer(rf"<{tag}\b[^>]*>(.*?)</{tag}>", source, re.DOTALL)
        if BLOCK.search(found[1])
    ]


def test_no_line_of_text_holds_a_block() -> None:
    assert [(name, line) for name in TEMPLATES for line in nested(whole(name))] == []


def test_why_of_the_rule_is_a_block_and_would_be_found_in_a_line() -> None:
    assert nested(f"<p>{whole('progression/_reason.html')}</p>")
