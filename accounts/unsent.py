"""A form that was sent after its session had ended, until it is sent again.

Until somebody signs in it is stored nowhere but in the browser: the page that asks for the
sign-in carries it, signed, in a hidden field. From there it goes to the session of whoever
signs in, and out of it once it is sent. It is nobody's but the account's whose pages that
browser showed last: a cookie says which, by a mark that tells nobody anything else.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import User
from accounts.sessions import reader
from accounts.typed import typed

LARGEST = 64 * 1024  # characters; the longest form of ours has a tenth of that
LASTS = 24 * 3600  # seconds
KEY = "unsent"  # in the session, and of the hidden field
COOKIE = "__Host-reader" if settings.SESSION_COOKIE_SECURE else "reader"
SALT = "accounts.unsent"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Unsent:
    """Where the form was sent, what it held, and the mark of whose it is, "" if unknown."""

    path: str
    name: str
    fields: list[tuple[str, str]]
    mark: str

    def written(self) -> str:
        """As text that only we can have written."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)

    def may_be_of(self, user: User) -> bool:
        """Whether nothing says that somebody else typed it."""
        return not self.mark or constant_time_compare(self.mark, mark_of(user))

    def given_to(self, user: User) -> Unsent:
        return replace(self, mark=mark_of(user))


def mark_of(user: User) -> str:
    # Said outright, so that what phones keep under a mark outlives a new default of Django's.
    return salted_hmac(SALT, str(user.pk), algorithm="sha1").hexdigest()[:32]


def what_was_sent(request: HttpRequest) -> Unsent | None:
    """What was posted; None where that is too much to carry."""
    found = typed(request, LARGEST)
    if found is None:
        return None
    return Unsent(
        path=request.get_full_path(),
        name=(request.resolver_match and request.resolver_match.url_name) or "",
        fields=[(name, value) for name, value in found.fields if name != TOKEN],
        mark=request.COOKIES.get(COOKIE, ""),
    )


def read(text: str) -> Unsent | None:
    """What was written by Unsent.written within a day; None for anything else."""
    try:
        found = signing.loads(text, salt=SALT, max_age=LASTS)
        return Unsent(**found | {"fields": [(name, value) for name, value in found["fields"]]})
    except (signing.BadSignature, KeyError, TypeError):  # the last two: of an older Backplan
        return None


def waiting(request: HttpRequest) -> Unsent | None:
    """What waits in the session of whoever is signed in."""
    found, user = read(request.session.get(KEY, "")), request.user
    return found if found and isinstance(user, User) and found.may_be_of(user) else None


def note_sent(request: HttpRequest) -> None:
    """A form is being sent: if it is the one that waits, it does so no longer."""
    if request.method == "POST" and KEY in request.session:
        found = waiting(request)
        if found is None or found.path == request.get_full_path():
            del request.session[KEY]


def mark(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let the browser say whose pages it shows, by a cookie that goes when it is closed."""
    user = reader(request, response)
    if user and request.COOKIES.get(COOKIE) != (mine := mark_of(user)):
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(COOKIE, mine, secure=secure, httponly=True, samesite="Lax")
