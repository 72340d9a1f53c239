"""What the page of a lift repeats most, its table and the marks of its drawing, as markup.

Written here and not in a template: Django takes ten times as long to place a value in one, and
these two place eight hundred. Each is put together first and filled in once: a call of format_html
takes as long as the two values that it would place.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from django.utils.html import format_html
from django.utils.safestring import SafeString

from history.lift.staircase import Dot
from history.lift.visit_rows import VisitRow

Piece = tuple[str, list[str]]  # markup, and a value for each of its places

_TABLE = (
    '<table class="table past-sets" aria-labelledby="{}">\n'
    '    <thead><tr><th scope="col">Set</th><th scope="col">Decided</th></tr></thead>\n'
    "    "
)
_VISIT = '<tbody>\n        <tr><th scope="rowgroup" colspan="2"><a href="{}">{}</a>'
_HELP = ' <span class="help">{}</span>'
_SETS = "</th></tr>\n        "
_SET = '<tr><td>{}</td><td class="decided-{}">{}</td></tr>\n        '
_END = "\n      </tbody>\n"

_DOT = (
    '<g class="dot" tabindex="0" role="img" aria-label="{}">'
    '<rect class="hit" x="{}" y="40" width="{}" height="185"/>'
)
_RING = '<circle class="ring" cx="{}" cy="{}" r="6.5"/>'
_MARK = (
    '<path class="mark mark-{}" d="{}"/><g class="tip" aria-hidden="true"><path d="M{} 40V220"/>'
)
_LINES = (
    '<text x="40" y="12">{}</text>',
    '<text class="words" x="40" y="26">{}</text>',
    '<text class="words" x="40" y="40">{}</text>',
)
_DOT_END = "</g></g>\n    "


def sets_table(rows: Iterable[VisitRow], title: str) -> SafeString:
    """The workouts with their sets, and what each decided; `title` is the id of its heading."""
    return _filled_in([(_TABLE, [title]), *map(_visit, rows), ("</table>", [])])


def dots(marks: Iterable[Dot]) -> SafeString:
    """The marks of a staircase, each with what it says."""
    return _filled_in(list(map(_dot, marks)))


def _filled_in(pieces: list[Piece]) -> SafeString:
    """The pieces one after the other, with their values escaped.

    Each has as many values as places: one too few would shift those of all that follow.
    """
    if not pieces:
        return SafeString()
    values = chain.from_iterable(values for _, values in pieces)
    return format_html("".join(markup for markup, _ in pieces), *values)


def _visit(row: VisitRow) -> Piece:
    helps = [f"one rep: about {row.estimate}"] if row.estimate else []
    if row.note:
        helps.append(row.note)
    markup = _VISIT + _HELP * len(helps) + _SETS + _SET * len(row.sets) + _END
    date = f"{row.on.day} {row.on:%B %Y}"
    return markup, [row.url, date, *helps, *chain.from_iterable(row.sets)]


def _dot(dot: Dot) -> Piece:
    lines = dot.lines[: len(_LINES)]
    ring, place = (_RING, [dot.x, dot.y]) if dot.is_record else ("", [])
    markup = _DOT + ring + _MARK + "".join(_LINES[: len(lines)]) + _DOT_END
    hit, mark = [dot.words, dot.left, dot.width], [dot.way, dot.path, dot.x]
    return markup, [*hit, *place, *mark, *lines]
