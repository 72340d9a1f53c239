"""Where the table of a file begins. Above the names of its columns may be the line of a spreadsheet
that says what separates the cells, a title, or what a program wrote that could not join two
versions of a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from imports.files.table import delimiter_of
from imports.files.text import lines

_MOST = 10  # lines above the names of the columns
_SEPARATOR = re.compile(r'"?sep=([,;\t])"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)


class Beginning(NamedTuple):
    """Where the names of the columns may stand: the place in the text, the line of the file, what
    separates the cells, and how many lines with text are above."""

    at: int
    line: int
    delimiter: str
    above: int

    @property
    def evidence(self) -> tuple[str, ...]:
        """The sentence about the lines above, if there are any."""
        if not self.above:
            return ()
        lines_above = "line" if self.above == 1 else f"{self.above} lines"
        return (f"We skipped the {lines_above} above the names of the columns.",)


def beginnings(text: str) -> Iterator[Beginning]:
    """The first lines of a text, the likeliest first."""
    separator = _SEPARATOR.match(text)
    start, line = (separator.end(), 2) if separator else (0, 1)
    for above, (row, at, number) in enumerate(islice(lines(text, start, line), _MOST + 1)):
        yield Beginning(at, number, separator[1] if separator else delimiter_of(row), above)
