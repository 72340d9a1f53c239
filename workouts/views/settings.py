"""Settings of the program: experience, days, prescriptions, equipment and unit."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from workouts import gym, programs, screens
from workouts.forms import DaysForm, EquipmentForm, ExperienceForm, PrescriptionForm, UnitForm
from workouts.models import Prescription, Program

form_view = require_http_methods(["GET", "HEAD", "POST"])


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
            form.apply(prescriptions[0].day.program)
            return _saved(request)
        except ValidationError as error:
            form.add_error(None, error)
    return _form_page(request, form, "Training days")


@form_view
def experience(request: SignedInRequest) -> HttpResponse:
    user, program = request.user, _program(request)
    initial = {"experience": user.experience, "training_since": user.training_since}
    form = ExperienceForm(request.POST or None, initial=initial, today=user.today())
    if form.is_valid():
        programs.change_experience(program=program, **form.cleaned_data)
        return _saved(request)
    return _form_page(request, form, "Experience")


@form_view
def unit(request: SignedInRequest) -> HttpResponse:
    program = _program(request)
    form = UnitForm(request.POST or None, initial={"unit": program.unit})
    if form.is_valid():
        programs.change_unit(program=program, **form.cleaned_data)
        return _saved(request)
    note = "Sets you logged stay as you typed them. Your next weights are converted."
    return _form_page(request, form, "Pounds or kilograms", note)


@form_view
def equipment(request: SignedInRequest) -> HttpResponse:
    owned = _program(request).equipment
    form = EquipmentForm(request.POST or None, equipment=owned)
    if form.is_valid():
        gym.change_equipment(equipment=owned, **form.cleaned_data)
        return _saved(request)
    note = f"Weights in {owned.unit}. A weight that your gym cannot make is never asked of you."
    return _form_page(request, form, "Bar, plates and bells", note)


@form_view
def prescription(request: SignedInRequest, id: int) -> HttpResponse:
    owned = Prescription.objects.owned_by(request.user).current()
    prescribed = get_object_or_404(owned, pk=id)
    title = prescribed.title  # as it is: a refused change may have touched it
    form = PrescriptionForm(request.POST or None, prescription=prescribed)
    if form.is_valid():
        try:
            programs.change_prescription(prescription=prescribed, **form.cleaned_data)
            return _saved(request)
        except ValidationError as error:
            form.add_error(None, error)
    return _form_page(request, form, title, load_of=prescribed)


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
