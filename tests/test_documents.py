"""What people read of the repository itself leads where it says, and weighs little."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = (".", "docs", "embedded_postgres")
DOCUMENTS = sorted(
    {page for folder in FOLDERS for page in (ROOT / folder).glob("*.md")}
    | {*(ROOT / "docs").rglob("*.md")}
)
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)|<img src=\"([^\"]+)\"")
PICTURES = sorted((ROOT / "docs" / "pictures").iterdir())


def links(text: str) -> set[str]:
    """Where a page leads, and what it shows, within the repository."""
    found = {shown or leads for leads, shown in LINK.findall(text)}
    return {link for link in found if ":" not in link}


def test_every_link_of_a_document_leads_somewhere() -> None:
    gone = {
        (page.name, link)
        for page in DOCUMENTS
        for link in links(page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    }
    assert gone == set()


def test_the_readme_shows_every_picture_and_leads_to_every_decision() -> None:
    read = links((ROOT / "README.md").read_text(encoding="utf-8"))
    there = [*PICTURES, *(ROOT / "docs" / "decisions").iterdir()]
    assert {page.relative_to(ROOT).as_posix() for page in there} <= read


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_weighs_less_than_sixty_kilobytes(picture: Path) -> None:
    assert 0 < picture.stat().st_size < 60_000


def test_links_and_pictures_are_found() -> None:
    assert links('[a](b/c.md#d) ![e](f.svg) <img src="g.webp"> [h](https://i.example)') == {
        "b/c.md",
        "f.svg",
        "g.webp",
    }
