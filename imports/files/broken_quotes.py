"""A row whose quotes are broken, divided into as many cells as its table has columns.

A quote may stand within a cell, be left open, or be closed twice. So any delimiter may be one, or
a character of a cell. Of all ways to get the right number of cells, that with the fewest faults is
taken, and none where two are as good.
"""

from __future__ import annotations

from collections.abc import Sequence

_DEAREST = 50_000  # a row that would cost more stays broken
_JOINED = 3  # faults of a delimiter outside of quotes; a quote alone is one


def has_sound_quotes(cells: Sequence[str]) -> bool:
    """Whether every quote within quotes is doubled; the cells are without those around them."""
    return all('"' not in cell.replace('""', "") for cell in cells)


def divided(row: str, delimiter: str, columns: int) -> tuple[list[str] | None, int]:
    """The cells of a row of one line, None where that is not clear; and what it cost, as if so many
    characters had been read."""
    parts = _joined(row.split(delimiter), delimiter, columns)
    surplus = len(parts) - columns
    cost = (len(row) + 20 * len(parts)) * (surplus + 1) ** 2 // 8
    if not columns or surplus < 0 or cost > _DEAREST:
        return None, len(row)
    if not surplus:
        return [_bare(part) for part in parts], cost
    # The best way to each part, by how many delimiters it has joined: its faults, how many ways
    # are as good, and where its last cell begins.
    alone = [_faults(part, 0) for part in parts]
    best = [[(0, 1, 0)], *([] for _ in parts)]
    for end in range(1, len(parts) + 1):
        best[end] = [
            _best(parts, delimiter, alone, best, end, joined) for joined in range(surplus + 1)
        ]
    faults, ways, _ = best[-1][surplus] if len(best[-1]) > surplus else _NONE
    if ways != 1 or faults >= _NEVER:
        return None, cost
    return _cells(parts, delimiter, best, surplus), cost


def _joined(parts: list[str], delimiter: str, columns: int) -> list[str]:
    """The parts, those joined that are one cell between two quotes, such as a date with a comma."""
    whole: list[str] = []
    opened: int | None = None
    for part in parts:
        text = part.strip()
        quotes = text.count('"')
        whole.append(part)
        if opened is not None and quotes == 1 and text.endswith('"'):
            whole[opened:] = [delimiter.join(whole[opened:])]
        if quotes:
            opened = len(whole) - 1 if quotes == 1 and text.startswith('"') else None
    return whole if len(whole) >= columns else parts


_NEVER = 1_000_000
_NONE = (_NEVER, 0, 0)
_Best = list[list[tuple[int, int, int]]]


def _best(
    parts: Sequence[str],
    delimiter: str,
    alone: Sequence[int],
    best: _Best,
    end: int,
    joined: int,
) -> tuple[int, int, int]:
    """The best way to have the parts before `end` with so many delimiters joined."""
    found = _NONE
    for inner in range(min(joined, end - 1) + 1):
        begin = end - 1 - inner
        before = best[begin][joined - inner] if joined - inner < len(best[begin]) else _NONE
        if before[0] >= _NEVER:
            continue
        cell = _faults(delimiter.join(parts[begin:end]), inner) if inner else alone[begin]
        faults = before[0] + cell
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
