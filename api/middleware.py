"""What is different for a program: it speaks JSON, and has neither cookies nor parts of pages.

Both are settled here, before anything reads a header, so that whatever answers (a view, the page
of an error, an outage) answers in JSON by the rules it has, and no session is ever looked at.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response, set_response_etag

ROOT = "/api/1/"
NOT_KEPT = "no-store, private"
# What a browser or a page of ours sends, and a program has no use for.
_OF_PAGES = ("HTTP_COOKIE", "HTTP_X_PART", "HTTP_X_ACCOUNT")


def for_programs(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOT):
            return get_response(request)
        for name in _OF_PAGES:
            request.META.pop(name, None)
        request.META["HTTP_ACCEPT"] = "application/json"
        response = _unless_known(request, get_response(request))
        response["Cache-Control"] = NOT_KEPT
        response.cookies.clear()
        return response

    return middleware


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 where the program has this very answer. The tag is of the answer itself, as a log has no
    number that goes up with each set of a lifter without a coach."""
    is_read = request.method in {"GET", "HEAD"} and response.status_code == 200
    if not is_read or isinstance(response, StreamingHttpResponse):
        return response
    set_response_etag(response)
    known = get_conditional_response(request, etag=response["ETag"], response=response)
    return known if isinstance(known, HttpResponse) else response
