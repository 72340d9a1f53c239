"""An entry of the navigation as markup: six of them are in every page."""

from __future__ import annotations

from typing import Any

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = Library()

_ITEM = """
<li><a href="{}"{}>{}<span class="nav-word">{}</span>{}%s</a></li>
"""
_CURRENT = ' aria-current="{}"'
_COUNT = ' <span class="badge">{}<span class="visually-hidden"> new</span></span>'
_PLAIN = _ITEM % ""
_KEEPING = _ITEM % ' <span class="badge badge-kept" id="kept-count" hidden></span>'
_NOTHING = SafeString("\n\n")
# Drawn in lines of one width; the word beside it says what it is.
_ICON = """
<svg class="nav-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>
"""
_ICONS = {
    name: format_html(_ICON, lines)
    for name, lines in {
        "week": "M4 6H20V20H4ZM4 10.5H20M8.5 3.5V7.5M15.5 3.5V7.5",
        "history": "M3 20V16H8V12H13V8H18V4H21",
        "exercises": "M2 12H22M5.5 8.5V15.5M9 5.5V18.5M15 5.5V18.5M18.5 8.5V15.5",
        "clients": "M9 11A3.5 3.5 0 1 0 9 4 3.5 3.5 0 0 0 9 11ZM2.5 20C2.5 16 5 14 9 14S15.5 16"
        " 15.5 20M15.5 4.5A3.5 3.5 0 0 1 15.5 10.5M18 14.5C20.5 15.300 21.5 17.200 21.5 20",
        "coach": "M12 11A3.5 3.5 0 1 0 12 4 3.5 3.5 0 0 0 12 11ZM5 20C5 16 7.5 14 12 14S19 16 19"
        " 20",
        "settings": "M3 7H12M16 7H21M14 5V9M3 12H6M10 12H21M8 10V14M3 17H13M17 17H21M15 15V19",
    }.items()
}


@register.simple_tag(takes_context=True)
def nav_item(
    context: Any,
    url: str,
    words: str,
    icon: str = "",
    *,
    count: int = 0,
    keeps: bool = False,
    apart_url: str = "",
) -> SafeString:
    """The entry of an address, or nothing without one.

    It is "page" on the page itself and "true" on the pages below it: those whose path begins so,
    but for those of the address `apart_url`, which has an entry of its own. `keeps` leaves a place
    for how many sets the phone keeps.
    """
    if not url:
        return _NOTHING
    current = _current(getattr(context.get("request"), "path", ""), url, apart_url)
    return format_html(
        _KEEPING if keeps else _PLAIN,
        url,
        format_html(_CURRENT, current) if current else "",
        _ICONS.get(icon, ""),
        words,
        format_html(_COUNT, count) if count else "",
    )


def _current(path: str, url: str, apart_url: str) -> str:
    if path == url:
        return "page"
    is_below = path.startswith(url) and not (apart_url and path.startswith(apart_url))
    return "true" if is_below else ""
