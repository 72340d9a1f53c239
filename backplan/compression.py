"""Pages and answers to scripts in fewer bytes, but for those that show a secret.

Whoever can make a browser ask for a page with words of their own in it, again and again, and sees
how long each answer is on the wire, learns from the lengths what else the page says (BREACH).
What that could find out here:

- The token of a form is masked anew in each answer, so there is nothing to narrow down.
- The cookie of a session goes along with another site's request only where that opens a page in
  full view (SameSite=Lax), and up to 100 random bytes make each answer a different length.
- What stays the same and lets somebody in, as recovery codes, the key of an authenticator and the
  link of an invitation, is not compressed: its template says so by `data-secret`.

Static files lie compressed on the disk: backplan/static_storage.py.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

Answering = Callable[[HttpRequest], HttpResponseBase]

WORTH_IT = ("text/html", "application/json", "text/javascript", "text/calendar")
SECRET = b" data-secret"


def compressed(get_response: Answering) -> Answering:
    """Let Django compress what is text of ours and shows no secret."""
    gzip = GZipMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponse) and _may_be(response):
            return gzip.process_response(request, response)
        return response

    return middleware


def _may_be(response: HttpResponse) -> bool:
    is_text = response.get("Content-Type", "").startswith(WORTH_IT)
    return is_text and SECRET not in response.content
