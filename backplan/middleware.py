"""Middleware that belongs to no app: headers, sign-in, refused methods and outages."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    JsonResponse,
    StreamingHttpResponse,
)
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts import unsent_forms
from accounts.models import User
from accounts.sessions import keep_signed_in
from backplan import resend
from backplan.outage import brief, is_outage, unavailable
from backplan.unknown_user import may_be_unknown
from backplan.views import method_not_allowed

GetResponse = Callable[[HttpRequest], HttpResponse]

# A training log needs none of these; the screen may stay awake between sets.
PERMISSIONS = ", ".join(
    [
        *(
            f"{feature}=()"
            for feature in (
                "accelerometer",
                "autoplay",
                "browsing-topics",
                "camera",
                "display-capture",
                "encrypted-media",
                "fullscreen",
                "geolocation",
                "gyroscope",
                "hid",
                "idle-detection",
                "local-fonts",
                "magnetometer",
                "microphone",
                "midi",
                "payment",
                "picture-in-picture",
                "serial",
                "usb",
                "xr-spatial-tracking",
            )
        ),
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
        "screen-wake-lock=(self)",
    ]
)


def bodiless_head(get_response: GetResponse) -> GetResponse:
    """Answer HEAD with the headers of GET, its length among them, and without the body.

    Django leaves the body to the server, and gunicorn warns of each that it has to drop.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "HEAD":
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = ()
            else:
                response.headers.setdefault("Content-Length", str(len(response.content)))
                response.content = b""
        return response

    return middleware


def own_content_security_policy(get_response: GetResponse) -> GetResponse:
    """What Django 6 does with SECURE_CSP, for Django 5."""
    policy = "; ".join(
        f"{name} {' '.join(sources)}" for name, sources in settings.SECURE_CSP.items()
    )
    # Django's own error pages in development have inline styles.
    debug_pages = {HTTPStatus.NOT_FOUND, HTTPStatus.INTERNAL_SERVER_ERROR}

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not (settings.DEBUG and response.status_code in debug_pages):
            response.headers.setdefault("Content-Security-Policy", policy)
        return response

    return middleware


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Send SECURE_CSP as a header, by Django's own middleware where it has one."""
    try:
        djangos: Callable[[GetResponse], GetResponse] = import_string(
            "django.middleware.csp.ContentSecurityPolicyMiddleware"
        )
    except ImportError:  # Django 5
        return own_content_security_policy(get_response)
    return djangos(get_response)


def isolation(get_response: GetResponse) -> GetResponse:
    """No other site may embed our answers, and no page may ask for a sensor."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return middleware


SIGNED_OUT = "You’re signed out. Sign in on another page, then log it again. It’s still here."
OTHER_ACCOUNT = "Another account is signed in here. This is kept for yours."


class LoginRequired(LoginRequiredMiddleware):
    """Django's, but a page open to everyone does not load the user.

    Every answer to somebody signed in extends their session.
    """

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        # A thread keeps the zone of whoever it answered before.
        timezone.deactivate()
        if not getattr(view, "login_required", True):
            may_be_unknown(request)
            return None
        refused = super().process_view(request, view, args, kwargs)
        if isinstance(request.user, User):
            if answer := _not_theirs(request, request.user):
                return answer
            unsent_forms.note_sent(request)
            timezone.activate(request.user.zone)  # times are shown as on their clock
        return refused

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        keep_signed_in(request, response)
        unsent_forms.mark(request, response)
        return response

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        """One sentence for a script or a program, which cannot use a sign-in page.

        A form that a person sent is not lost: the sign-in page carries it.
        """
        if answer := brief(request, SIGNED_OUT, HTTPStatus.UNAUTHORIZED):
            return answer
        if resend.is_carried(request):
            return resend.sign_in_first(request)
        return super().handle_no_permission(request, view_func)


def _not_theirs(request: HttpRequest, user: User) -> HttpResponse | None:
    """The refusal of what a phone kept for one account while another is signed in."""
    named = request.headers.get("X-Account", str(user.pk))
    if named == str(user.pk):
        return None
    return JsonResponse({"error": OTHER_ACCOUNT}, status=HTTPStatus.PRECONDITION_FAILED)


def privacy(get_response: GetResponse) -> GetResponse:
    """Forbid caching answers to someone who is signed in, or is signing in or out.

    The session's cookie decides: that costs no query, and no answer to a signed-in person
    comes without one.
    """
    cookie = settings.SESSION_COOKIE_NAME

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if cookie in request.COOKIES or cookie in response.cookies:
            response["Cache-Control"] = "no-store, private"
        return response

    return middleware


def refused_method(get_response: GetResponse) -> GetResponse:
    """Answer a refused method with a page, as Django's answer is empty."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            page = method_not_allowed(request)
            page["Allow"] = response["Allow"]
            return page
        return response

    return middleware


def outage(get_response: GetResponse) -> GetResponse:
    """503 for a view that lost the database.

    An error outside of a view, such as in loading the session, goes to views.server_error:
    Django turns it into an answer before any middleware sees it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        return unavailable(request, error) if is_outage(error) else None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
