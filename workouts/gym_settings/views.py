"""The gyms a lifter trains in."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from workouts import gyms as gyms_module
from workouts.equipment import ordinary
from workouts.gym_settings import page
from workouts.gym_settings.forms import GymForm
from workouts.models import Equipment
from workouts.models.equipment import EquipmentQuerySet
from workouts.plan_settings.form_view import form_answer, program_of

_BACK = {"back_words": "Back to your gyms"}


@require_safe
def gyms(request: SignedInRequest) -> HttpResponse:
    program = program_of(request)
    screen = page.gyms(program, _kept(request, program.unit))
    return render(request, "workouts/gyms.html", screen)


@require_http_methods(["GET", "HEAD", "POST"])
def add_gym(request: SignedInRequest) -> HttpResponse:
    gym = ordinary(request.user, program_of(request).unit)
    gym.name = ""
    return _form(request, gym, "Add a gym")


@require_http_methods(["GET", "HEAD", "POST"])
def edit_gym(request: SignedInRequest, id: int) -> HttpResponse:
    gym = _gym(request, id)
    return _form(request, gym, gym.name)


@require_POST
def usual_gym(request: SignedInRequest, id: int) -> HttpResponse:
    gym = _gym(request, id)
    gyms_module.make_usual(lifter=request.user, gym=gym)
    messages.success(request, f"{gym.name} is your usual gym now.")
    return redirect("gyms")


@require_POST
def remove_gym(request: SignedInRequest, id: int) -> HttpResponse:
    gym = _gym(request, id)
    try:
        gyms_module.remove_gym(lifter=request.user, gym=gym)
        messages.success(request, f"{gym.name} is removed. Your workouts there stay.")
    except ValidationError as error:
        messages.error(request, error.message)
    return redirect("gyms")


def _form(request: SignedInRequest, gym: Equipment, title: str) -> HttpResponse:
    form = GymForm(request.POST if request.method == "POST" else None, equipment=gym)
    try:
        if form.is_valid():
            _save(request, gym, form)
            messages.success(request, "Saved.")
            return redirect("gyms")
    except ValidationError as error:
        form.add_error("name", error.messages)
    note = (
        f"Weights in {gym.unit}. In a workout here you’re only asked for what this gym can make, "
        "and for what you can’t do here there’s another exercise where the plan has one."
    )
    return form_answer(request, form, title, note, back_url=reverse("gyms"), **_BACK)


def _save(request: SignedInRequest, gym: Equipment, form: GymForm) -> None:
    if gym.pk is None:
        gyms_module.add_gym(lifter=request.user, unit=gym.unit, **form.cleaned_data)
    else:
        gyms_module.change_gym(lifter=request.user, gym=gym, **form.cleaned_data)


def _gym(request: SignedInRequest, id: int) -> Equipment:
    return get_object_or_404(_kept(request, program_of(request).unit), pk=id)


def _kept(request: SignedInRequest, unit: str) -> EquipmentQuerySet:
    return Equipment.objects.owned_by(request.user).kept().filter(unit=unit)
