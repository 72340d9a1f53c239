"""Every address there is, walked from the resolver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.matrix.people import ANONYMOUS
from tests.matrix.rows import Row


def addresses(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Each address of the whole site, the other packages' too."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern)
        else:
            yield pattern


def unlisted(found: Iterable[URLPattern], table: Iterable[Row]) -> list[str]:
    """The addresses that have no row, by name, or by route where they have none."""
    listed = {row.name for row in table}
    return [each.name or f"unnamed: {each.pattern}" for each in found if each.name not in listed]


def wrongly_open(found: Iterable[URLPattern], table: Iterable[Row]) -> set[str]:
    """Those behind the sign-in that the table opens to all, and the other way round."""
    opened = {row.name for row in table if row.lets_in(ANONYMOUS)}
    return opened ^ {str(each.name) for each in found if not _is_private(each)}


def _is_private(pattern: URLPattern) -> bool:
    """Whether LoginRequiredMiddleware asks for a sign-in, or the view for a token."""
    asks = getattr(pattern.callback, "token_required", False)
    return bool(asks or getattr(pattern.callback, "login_required", True))
