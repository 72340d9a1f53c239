"""A client's line as markup: words stay words, and nothing stands where there is nothing to say."""

from __future__ import annotations

import re

from coaching.roster.line_markup import line_markup
from coaching.roster.line_words import LinkedWords, RosterLine, SharesWords
from tests.markup import faults

EVIL = '"><b>&'
QUIET = RosterLine(
    id=1,
    url="/clients/1/",
    client="Ada",
    is_lighter=False,
    excuse="",
    is_away=False,
    reason=None,
    nothing="",
    also=[],
    last=None,
    shares=None,
    to_review=None,
)


def full(word: str) -> RosterLine:
    """A line with everything a line may have, all of it one word."""
    link = LinkedWords(url=word, words=word, after=word)
    return RosterLine(
        id=1,
        url=word,
        client=word,
        is_lighter=True,
        excuse=word,
        is_away=True,
        reason=link,
        nothing="",
        also=[link, link],
        last=link,
        shares=SharesWords(week=word, month=word, quarter=word),
        to_review=link,
    )


def page(line: RosterLine) -> str:
    return f"<!doctype html><title>t</title><ol>{line_markup(line)}</ol>"


def test_whatever_a_client_is_called_is_text() -> None:
    made = page(full(EVIL))
    assert not faults(made)
    assert "<b>" not in made
    assert made.count("&quot;&gt;&lt;b&gt;&amp;") == 21


def test_a_line_without_anything_says_so() -> None:
    made = page(QUIET)
    assert not faults(made)
    assert re.sub(r"<[^>]*>|\s+", " ", made).split() == ["t", "Ada", "Last", "workout", "none"]


def test_what_follows_a_link_stands_apart_from_it() -> None:
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page(full("word"))))
    assert "word Lighter week" in told
    assert "word. wordAlso: word wordword word" in told
