"""A page of one form over the plan that is in force."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from workouts import programs
from workouts.display.form_page import form_page
from workouts.models import Program

_CHANGED = (
    "Your plan changed since you opened this page, perhaps on another device. "
    "Nothing was saved; this is how it is now."
)


def form_view(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of one form; one that was filled in for another plan is shown anew, with 409."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def shown(request: SignedInRequest, *args: Any, **options: Any) -> HttpResponse:
        try:
            return view(request, *args, **options)
        except programs.PlanChangedError:
            messages.error(request, _CHANGED)
            request.POST = QueryDict()
            answer = view(request, *args, **options)
            answer.status_code = 409
            return answer

    return shown


def seen(request: SignedInRequest) -> str:
    """The edition of the plan that a form was shown for."""
    return request.POST.get("edition", "")


def program_of(request: SignedInRequest) -> Program:
    programs = Program.objects.owned_by(request.user).active()
    return get_object_or_404(programs.select_related("equipment", "lifter"))


def saved(request: SignedInRequest) -> HttpResponse:
    messages.success(request, "Saved.")
    return redirect("settings")


def form_answer(
    request: SignedInRequest, form: forms.Form, title: str, note: str = "", **beside: object
) -> HttpResponse:
    status = 422 if form.is_bound else 200
    screen = form_page(form, title, note) | beside
    return render(request, "workouts/form.html", screen, status=status)
