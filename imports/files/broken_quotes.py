"""A row whose quotes are broken, divided into as many cells as its table has columns.

A quote may stand within a cell, be left open, or be closed twice. So any delimiter may be one, or
a character of a cell. Of all ways to get the right number of cells, that with the fewest faults is
taken, and none where two are as good.
"""

from __future__ import annotations

from collections.abc import Sequence

_MOST = 40  # delimiters that may be a part of a cell
_JOINED = 3  # faults of a delimiter outside of quotes; a quote alone is one


def has_sound_quotes(cells: Sequence[str]) -> bool:
    """Whether every quote within quotes is doubled; the cells are without those around them."""
    return all('"' not in cell.replace('""', "") for cell in cells)


def divided(row: str, delimiter: str, columns: int) -> tuple[list[str] | None, int]:
    """The cells of a row of one line, None where that is not clear, and how many characters were
    looked at for it."""
    parts = row.split(delimiter)
    surplus = len(parts) - columns
    if not columns or not 0 <= surplus <= _MOST:
        return None, len(row)
    # The best way to each part, by how many delimiters it has joined: its faults, how many ways
    # are as good, and where its last cell begins.
    best = [[(0, 1, 0)], *([] for _ in parts)]
    for end in range(1, len(parts) + 1):
        best[end] = [_best(parts, delimiter, best, end, joined) for joined in range(surplus + 1)]
    faults, ways, _ = best[-1][surplus] if len(best[-1]) > surplus else _NONE
    looked_at = len(row) * (surplus + 1) ** 2
    if ways != 1 or faults >= _NEVER:
        return None, looked_at
    return _cells(parts, delimiter, best, surplus), looked_at


_NEVER = 1_000_000
_NONE = (_NEVER, 0, 0)
_Best = list[list[tuple[int, int, int]]]


def _best(
    parts: Sequence[str], delimiter: str, best: _Best, end: int, joined: int
) -> tuple[int, int, int]:
    """The best way to have the parts before `end` with so many delimiters joined."""
    found = _NONE
    for inner in range(min(joined, end - 1) + 1):
        begin = end - 1 - inner
        before = best[begin][joined - inner] if joined - inner < len(best[begin]) else _NONE
        if before[0] >= _NEVER:
            continue
        faults = before[0] + _faults(delimiter.join(parts[begin:end]), inner)
        if faults < found[0]:
            found = (faults, before[1], begin)
        elif faults == found[0]:
            found = (faults, found[1] + before[1], found[2])
    return found


def _faults(cell: str, joined: int) -> int:
    """How much is wrong with a cell that has so many delimiters in it."""
    text = cell.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', "").count('"')
    return text.count('"') + _JOINED * joined


def _cells(parts: Sequence[str], delimiter: str, best: _Best, joined: int) -> list[str]:
    cells: list[str] = []
    end = len(parts)
    while end:
        begin = best[end][joined][2]
        cells.append(_bare(delimiter.join(parts[begin:end])))
        joined -= end - 1 - begin
        end = begin
    return cells[::-1]


def _bare(cell: str) -> str:
    """A cell without the quotes around it, also where one of the two is missing."""
    text = cell.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return text[1:] if text.startswith('"') and text.count('"') == 1 else text
