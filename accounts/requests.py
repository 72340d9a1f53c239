"""The type of a request that is signed in, and what kind of answer a request asks for."""

from django.http import HttpRequest

from accounts.models import User


class SignedInRequest(HttpRequest):
    """A request that LoginRequiredMiddleware let through."""

    user: User


def wants_part(request: HttpRequest) -> bool:
    """Whether a script asks for the part of a page that it replaces, not for the whole page."""
    return request.headers.get("X-Part") == "true"


def wants_json(request: HttpRequest) -> bool:
    """Whether the caller is a program: it sent JSON, or asks for it and not for a page."""
    preferred = request.get_preferred_type(["text/html", "application/json"])
    return "application/json" in (request.content_type, preferred)
