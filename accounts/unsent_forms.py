"""A form that was sent after its session had ended, until it is sent again.

Until somebody signs in it is stored only in the browser: the sign-in page carries it, signed,
in a hidden field. From there it goes to the session of whoever signs in, and out of it once it
is sent. It belongs to the account whose pages that browser showed last: a cookie holds that
account's mark, which reveals nothing else.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import User
from accounts.sessions import reader
from accounts.typed_fields import typed

LARGEST = 64 * 1024  # characters; our longest form has a tenth of that
LASTS = 24 * 3600  # seconds
KEY = "unsent"  # the key in the session, and the name of the hidden field
COOKIE = "__Host-reader" if settings.SESSION_COOKIE_SECURE else "reader"
SALT = "accounts.unsent"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Unsent:
    """Where the form was sent, its fields, and the mark of its account, "" if unknown."""

    path: str
    name: str
    fields: list[tuple[str, str]]
    mark: str

    def written(self) -> str:
        """As signed text, for read()."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)

    def may_be_of(self, user: User) -> bool:
        """Whether it has no mark, or this user's."""
        return not self.mark or constant_time_compare(self.mark, mark_of(user))

    def given_to(self, user: User) -> Unsent:
        return replace(self, mark=mark_of(user))


def mark_of(user: User) -> str:
    # Said outright, so that what phones keep under a mark outlives a new default of Django's.
    return salted_hmac(SALT, str(user.pk), algorithm="sha1").hexdigest()[:32]


def what_was_sent(request: HttpRequest) -> Unsent | None:
    """The posted form; None where it can’t be read or is too much to carry."""
    form = typed(request, LARGEST)
    if form is None:
        return None
    return Unsent(
        path=request.get_full_path(),
        name=(request.resolver_match and request.resolver_match.url_name) or "",
        fields=[(name, value) for name, value in form.fields if name != TOKEN],
        mark=request.COOKIES.get(COOKIE, ""),
    )


def read(text: str) -> Unsent | None:
    """What was written by Unsent.written within a day; None for anything else."""
    try:
        form = signing.loads(text, salt=SALT, max_age=LASTS)
        return Unsent(**form | {"fields": [(name, value) for name, value in form["fields"]]})
    except (signing.BadSignature, KeyError, TypeError):  # the last two: from an older Backplan
        return None


def hand_over(request: HttpRequest, text: str, user: User) -> bool:
    """Put a carried form into the session of whoever signs in. Returns whether there is one."""
    carried = read(text)
    request.session.pop(KEY, None)
    if carried:
        request.session[KEY] = carried.given_to(user).written()
    return carried is not None


def waiting(request: HttpRequest) -> Unsent | None:
    """The form that waits in the session of whoever is signed in; None without one."""
    form, user = read(request.session.get(KEY, "")), request.user
    return form if form and isinstance(user, User) and form.may_be_of(user) else None


def note_sent(request: HttpRequest) -> None:
    """Forget the waiting form once it is sent, or when it can’t be read any more."""
    if request.method == "POST" and KEY in request.session:
        form = waiting(request)
        if form is None or form.path == request.get_full_path():
            del request.session[KEY]


def mark(request: HttpRequest, response: HttpResponseBase) -> None:
    """Set the cookie that says whose pages this browser shows, until the browser is closed."""
    user = reader(request, response)
    if user and request.COOKIES.get(COOKIE) != (mine := mark_of(user)):
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(COOKIE, mine, secure=secure, httponly=True, samesite="Lax")
