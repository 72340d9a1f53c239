"""My data: take all of it along, print the week, or leave."""

from __future__ import annotations

from collections.abc import Iterator
from functools import wraps
from typing import Protocol

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import export_json as export_json_module
from accounts.requests import SignedInRequest
from workouts.models import Program
from workouts.my_data import export_csv as export_csv_module


class View(Protocol):
    def __call__(self, request: SignedInRequest) -> HttpResponseBase: ...


@reauthentication_required
def _needs_no_password(request: SignedInRequest) -> bool:
    return True


def did_recently_sign_in(request: SignedInRequest) -> bool:
    """Whether the password was given lately enough to hand out everything."""
    try:
        return bool(_needs_no_password(request))
    except ReauthenticationRequired:
        return False


def recent_sign_in(view: View) -> View:
    """Ask for the password once more, then come back to the page the download is on.

    allauth itself would redirect to the download, which leaves the question on the screen.
    """

    @wraps(view)
    def wrapped(request: SignedInRequest) -> HttpResponseBase:
        if did_recently_sign_in(request):
            return view(request)
        messages.info(request, "Give your password once more. Then press the download again.")
        return redirect(f"{reverse('account_reauthenticate')}?next={reverse('data_settings')}")

    return wrapped


@require_safe
def data(request: SignedInRequest) -> HttpResponse:
    has_program = Program.objects.owned_by(request.user).active().exists()
    page = {"is_sure": did_recently_sign_in(request), "has_program": has_program}
    return render(request, "workouts/data.html", page)


@require_safe
@recent_sign_in
def export_json(request: SignedInRequest) -> HttpResponseBase:
    name = f"backplan-{request.user.today()}.json"
    return _download(export_json_module.written(request.user), "application/json", name)


@require_safe
@recent_sign_in
def export_csv(request: SignedInRequest) -> HttpResponseBase:
    unit = export_csv_module.unit_of(request.user)
    name = f"backplan-sets-in-{unit}-{request.user.today()}.csv"
    return _download(export_csv_module.written(request.user, unit), "text/csv", name)


def _download(pieces: Iterator[str], kind: str, name: str) -> HttpResponseBase:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(pieces, content_type=f"{kind}; charset=utf-8", headers=headers)
