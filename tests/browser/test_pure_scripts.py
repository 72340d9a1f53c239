"""Scripts that touch no page, asked one by one in a browser."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.templatetags.static import static
from playwright.sync_api import Page

from progression.reading import is_short, read_written

pytestmark = pytest.mark.browser

CALL = """
async ([path, name, all]) => {
  const module = await import(path);
  return all.map((given) => module[name](...given));
}
"""


def said(page: Page, module: str, name: str, *all_given: tuple[Any, ...]) -> list[Any]:
    """What a function of a script answers to each list of what it is given."""
    page.goto("/rule/")
    answers: list[Any] = page.evaluate(CALL, [static(f"js/{module}.js"), name, all_given])
    return answers


READABLE = [
    "225",
    "102,5",
    "225x5",
    "225 x 5",
    "225X5@2",
    "225 × 5 @ 2",
    "102,5*8",
    "-20x6",
    "+10x6",
    "\u221220 x 6",
    "bw x 6",
    "BWx6",
    "bw×6@1",
    " 225x5 ",
]


def test_a_set_in_short_is_one_to_the_phone_where_it_is_one_to_the_server(page: Page) -> None:
    texts = [*READABLE, "x", "5x", "bw", "225@2", "225 235", "", "225x6 235x4@1", "2 x"]
    assert said(page, "sets", "isShort", *((text,) for text in texts)) == [*map(is_short, texts)]


def test_what_the_server_reads_is_the_same_to_the_phone(page: Page) -> None:
    read = [read_written(text) for text in READABLE]
    answers = said(page, "question", "said", *(({"load": text},) for text in READABLE))
    assert [Decimal(str(answer["load"])) for answer in answers] == [each.load for each in read]
    assert [answer["reps"] for answer in answers] == [each.reps or 0 for each in read]
