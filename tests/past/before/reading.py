"""What a page tells of the past, line by line: headings, items, pairs, rows and what was
prescribed; no other paragraph and no drawing.

Standard library alone, as the version before reads its own pages with it, too (record.py).
"""

from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

_LINES = {"h1", "h2", "h3", "h4", "li", "dt", "dd", "tr", "caption", "p"}
_CELLS = {"td", "th"}
_PRESCRIBED = re.compile(r"\d sets? of \d")

# A week, a workout and an area, as the version before told them and as they are told now.
_WEEK = re.compile(r"(\d+)(?: (\w{3})\w*)?(?: to |–| – )(\d+) (\w{3})")
_DAY = re.compile(r"(?:\w{3})\w* (\d+) ([A-Z]\w+)(?: \d{4})?\b")
_AREA = re.compile(r"(\w+ back): (?:\S+ )?((?:\d+ of )?\d+ sets?)$")
_MONTH_OR_YEAR = re.compile(r"(?:By year|(?:[A-Z][a-z]+ )?\d{4})$")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._text: list[str] = []
        self._outside = 1
        self._drawings = 0
        self._tells = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self._outside = 0
        elif tag == "svg":
            self._drawings += 1
        elif tag in _LINES or _is_told(tag, attrs):
            self._text = []
            self._tells = tag == "div"

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._outside = 1
        elif tag == "svg":
            self._drawings -= 1
        elif tag in _CELLS:
            self._text.append("|")
        elif tag in _LINES:
            self._end(tag)
        elif tag == "div" and self._tells:
            self._text, self._tells = [], False

    def handle_data(self, data: str) -> None:
        if not (self._outside or self._drawings):
            self._text.append(data)

    def _end(self, tag: str) -> None:
        line = re.sub(" (?=[.,:])", "", " ".join(" ".join(self._text).split())).strip(" |")
        self._text = []
        if tag == "dd" and self.lines:
            self.lines[-1] += f": {line}"
        elif line and (tag != "p" or _PRESCRIBED.match(line)):
            self.lines.append(line)


def _is_told(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    """Whether it is the reason of a target, which was a paragraph and now unfolds."""
    return tag == "div" and dict(attrs).get("class") == "told"


def lines_of(path: str, html: str) -> list[str]:
    """The lines of a page's main part: of the rule's pages what was done alone, as the rule is
    another by now, and of each week its areas alone, as its muscles follow from them."""
    reader = _Reader()
    reader.feed(html)
    if path.startswith("/history/?") or path == "/history/":
        first = next(at for at, line in enumerate(reader.lines) if _WEEK.match(line))
        return [line for at, line in enumerate(reader.lines) if at < first or "|" not in line]
    if "/rule/" in path:
        return [line.split(" | ")[0] for line in reader.lines]
    if "/workouts/" in path:
        told = [line for line in reader.lines if not line.startswith("Comment on")]
        return [" | ".join(line.split(" | ")[:3]) for line in told]
    return reader.lines


def of_weeks(lines: list[str]) -> list[str]:
    """What the lines of the logbook tell of each week, whichever version wrote them: its days,
    which of them was the extra one, and its areas. Not which months and years there are, nor what
    was lifted and how much of it, which only one of the two says there."""
    found: list[str] = []
    days: list[str] = []
    areas: list[str] = []
    for line in lines:
        week, day, area = _WEEK.match(line), _DAY.match(line), _AREA.match(line)
        if week:
            found += [*days, *areas]
            days, areas = [], []
            first, month, last, end = week.groups()
            found.append(f"{first} {month or end} to {last} {end}")
        elif not found or not _weeks_began(found):
            found += [] if _MONTH_OR_YEAR.match(line) else [line]
        elif area:
            areas.append(f"{area[1]}: {area[2]}")
        elif day:
            days.append(f"{day[1]} {day[2]}{' extra day' if 'Extra day' in line else ''}")
        elif days and "extra day" in line:
            days[-1] += " extra day"
    return [*found, *days, *areas]


def _weeks_began(found: list[str]) -> bool:
    return any(re.match(r"\d+ \w{3} to \d+ \w{3}$", line) for line in found)


def digest(rows: list[dict[str, Any]]) -> str:
    """A short text for rows, which others would not have."""
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:16]
