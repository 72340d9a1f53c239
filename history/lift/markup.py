"""What the page of a lift repeats most, its table and the marks of its drawing, as markup.

Written here and not in a template: Django takes ten times as long to place a value in one, and
these two place eight hundred.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.dateformat import format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from history.lift.staircase import Dot
from history.lift.visit_rows import VisitRow

_HELP = ' <span class="help">{}</span>'
_SET = '<tr><td>{}</td><td class="decided-{}">{}</td></tr>\n        '
_VISIT = (
    '<tbody>\n        <tr><th scope="rowgroup" colspan="2"><a href="{}">{}</a>{}{}</th></tr>\n'
    "        {}\n      </tbody>\n"
)
_TABLE = (
    '<table class="table past-sets" aria-labelledby="{}">\n'
    '    <thead><tr><th scope="col">Set</th><th scope="col">Decided</th></tr></thead>\n'
    "    {}</table>"
)
_BELOW = '<text class="words" x="40" y="{}">{}</text>'
_RING = '<circle class="ring" cx="{}" cy="{}" r="6.5"/>'
_DOT = (
    '<g class="dot" tabindex="0" role="img" aria-label="{words}">'
    '<rect class="hit" x="{left}" y="40" width="{width}" height="185"/>{ring}'
    '<path class="mark mark-{way}" d="{path}"/>'
    '<g class="tip" aria-hidden="true"><path d="M{x} 40V220"/>'
    '<text x="40" y="12">{first}</text>{others}</g></g>\n'
    "    "
)


def sets_table(rows: Iterable[VisitRow], title: str) -> SafeString:
    """The workouts with their sets, and what each decided; `title` is the id of its heading."""
    return format_html(_TABLE, title, format_html_join("", "{}", ((_visit(row),) for row in rows)))


def _visit(row: VisitRow) -> SafeString:
    return format_html(
        _VISIT,
        row.url,
        format(row.on, "j F Y"),
        format_html(_HELP, f"one rep: about {row.estimate}") if row.estimate else "",
        format_html(_HELP, row.note) if row.note else "",
        format_html_join("", _SET, ((each.words, each.way, each.decision) for each in row.sets)),
    )


def dots(marks: Iterable[Dot]) -> SafeString:
    """The marks of a staircase, each with what it says."""
    return format_html_join("", "{}", ((_dot(mark),) for mark in marks))


def _dot(dot: Dot) -> SafeString:
    first, *others = dot.lines
    return format_html(
        _DOT,
        words=dot.words,
        left=dot.left,
        width=dot.width,
        ring=format_html(_RING, dot.x, dot.y) if dot.is_record else "",
        way=dot.way,
        path=dot.path,
        x=dot.x,
        first=first,
        others=format_html_join("", _BELOW, zip(("26", "40"), others, strict=False)),
    )
