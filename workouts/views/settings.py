"""Settings of the program: experience, days, prescriptions, equipment and unit."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from workouts import gym, programs, screens
from workouts.forms import DaysForm, EquipmentForm, ExperienceForm, PrescriptionForm, UnitForm
from workouts.models import Prescription, Program

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


@require_safe
def settings(request: SignedInRequest) -> HttpResponse:
    prescriptions = list(Prescription.objects.owned_by(request.user).current())
    return render(request, "workouts/settings.html", screens.settings(prescriptions))


@form_view
def days(request: SignedInRequest) -> HttpResponse:
    prescriptions = list(Prescription.objects.owned_by(request.user).current())
    if not prescriptions:
        return redirect("set_up")
    form = DaysForm(request.POST or None, prescriptions=prescriptions)
    if form.is_valid():
        try:
            form.apply(prescriptions[0].day.program, seen=_seen(request))
            return _saved(request)
        except ValidationError as error:
            form.add_error(None, error)
    return _form_page(request, form, "Training days", plan=prescriptions[0].day.program)


@form_view
def experience(request: SignedInRequest) -> HttpResponse:
    user, program = request.user, _program(request)
    initial = {"experience": user.experience, "training_since": user.training_since}
    form = ExperienceForm(request.POST or None, initial=initial, today=user.today())
    if form.is_valid():
        programs.change_experience(program=program, seen=_seen(request), **form.cleaned_data)
        return _saved(request)
    return _form_page(request, form, "Experience", plan=program)


@form_view
def unit(request: SignedInRequest) -> HttpResponse:
    program = _program(request)
    form = UnitForm(request.POST or None, initial={"unit": program.unit})
    if form.is_valid():
        programs.change_unit(program=program, seen=_seen(request), **form.cleaned_data)
        return _saved(request)
    note = "Sets you logged stay as you typed them. Your next weights are converted."
    return _form_page(request, form, "Pounds or kilograms", note, plan=program)


@form_view
def equipment(request: SignedInRequest) -> HttpResponse:
    owned = _program(request).equipment
    form = EquipmentForm(request.POST or None, equipment=owned)
    if form.is_valid():
        gym.change_equipment(equipment=owned, **form.cleaned_data)
        return _saved(request)
    note = f"Weights in {owned.unit}. You’ll never be asked for a weight your gym can’t make."
    return _form_page(request, form, "Bar, plates and bells", note)


@form_view
def prescription(request: SignedInRequest, id: int) -> HttpResponse:
    asked, prescribed = current_prescription(request, id)
    if request.POST and asked.pk != prescribed.pk:
        raise programs.PlanChangedError
    title = prescribed.title  # as it is: a refused change may have touched it
    form = PrescriptionForm(request.POST or None, prescription=prescribed)
    if form.is_valid():
        try:
            seen = _seen(request)
            programs.change_prescription(prescription=prescribed, seen=seen, **form.cleaned_data)
            return _saved(request)
        except ValidationError as error:
            form.add_error(None, error)
    plan, action = prescribed.day.program, reverse("prescription", args=[prescribed.pk])
    return _form_page(request, form, title, plan=plan, load_of=prescribed, action=action)


def current_prescription(request: SignedInRequest, id: int) -> tuple[Prescription, Prescription]:
    """A prescription of any of the lifter's programs, and what the active one has in its place."""
    mine = Prescription.objects.owned_by(request.user).select_related("day__program")
    asked = get_object_or_404(mine, pk=id)
    current = Prescription.objects.owned_by(request.user).current()
    return asked, get_object_or_404(current.in_place_of(asked))


def _seen(request: SignedInRequest) -> str:
    """The edition of the plan that a form was shown for."""
    return request.POST.get("edition", "")


def _program(request: SignedInRequest) -> Program:
    programs = Program.objects.owned_by(request.user).active()
    return get_object_or_404(programs.select_related("equipment", "lifter"))


def _saved(request: SignedInRequest) -> HttpResponse:
    messages.success(request, "Saved.")
    return redirect("settings")


def _form_page(
    request: SignedInRequest, form: forms.Form, title: str, note: str = "", **beside: object
) -> HttpResponse:
    status = 422 if form.is_bound else 200
    screen = screens.form(form, title, note) | beside
    return render(request, "workouts/form.html", screen, status=status)
