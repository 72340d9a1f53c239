"""One client's line of the list as markup.

Written here and not in a template, as a hundred of them were three quarters of the page: Django
takes ten times as long to place a value in one.
"""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from coaching.roster.line_words import LinkedWords, RosterLine

_LINE = """<li class="line" id="client-{id}">
  <h2><a href="{url}"><bdi>{client}</bdi></a>{tag}</h2>
  <div class="why reasons">
    {excuse}{reason}{also}
  </div>
  <dl class="figures">
    <div><dt>Last workout</dt><dd>{last}</dd></div>
    {shares}{to_review}
  </dl>
</li>
"""
_LINK = '<a href="{}">{}</a>'
_EXCUSE = "<p>{}.</p>"
_AWAY = '<p><span class="tag">{}</span></p>'
_REASON = '<p><a href="{}">{}</a>.\n {}</p>'
_NOTHING = '<p class="muted">{}</p>'
_ALSO = '<p class="also muted">Also: {}</p>'
_OTHER = '<a href="{}">{}</a>\n{}'
_SHARES = (
    "<div><dt>Sets in 7 days</dt><dd>{week}</dd></div>"
    '<div><dt><span class="visually-hidden">Sets in </span>30 days</dt><dd>{month}</dd></div>'
    '<div><dt><span class="visually-hidden">Sets in </span>90 days</dt><dd>{quarter}</dd></div>'
)
_TO_REVIEW = (
    '<div class="to-review"><dt>To review</dt><dd><a href="{}">{}'
    '<span class="visually-hidden">{}<bdi>{}</bdi></span></a></dd></div>'
)
_LIGHTER = format_html(' <span class="tag">{}</span>', "Lighter week")


def line_markup(line: RosterLine) -> SafeString:
    """The line as a list item."""
    review = line["to_review"]
    return format_html(
        _LINE,
        id=line["id"],
        url=line["url"],
        client=line["client"],
        tag=_LIGHTER if line["is_lighter"] else "",
        excuse=_excuse(line),
        reason=_reason(line),
        also=format_html(_ALSO, _others(line["also"])) if line["also"] else "",
        last=format_html(_LINK, *_parts(line["last"])[:2]) if line["last"] else "none",
        shares=format_html(_SHARES, **line["shares"]) if line["shares"] else "",
        to_review=format_html(_TO_REVIEW, *_parts(review), line["client"]) if review else "",
    )


def _excuse(line: RosterLine) -> SafeString | str:
    if not line["excuse"]:
        return ""
    return format_html(_AWAY if line["is_away"] else _EXCUSE, line["excuse"])


def _reason(line: RosterLine) -> SafeString | str:
    if line["reason"]:
        return format_html(_REASON, *_parts(line["reason"]))
    return format_html(_NOTHING, line["nothing"]) if line["nothing"] else ""


def _others(reasons: list[LinkedWords]) -> SafeString:
    return format_html_join("", _OTHER, map(_parts, reasons))


def _parts(link: LinkedWords) -> tuple[str, str, str]:
    return link["url"], link["words"], link["after"]
