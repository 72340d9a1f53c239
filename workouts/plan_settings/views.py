"""Settings of the program: experience, days, prescriptions, equipment and unit."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from workouts import programs
from workouts.models import Prescription
from workouts.plan_settings import page
from workouts.plan_settings.form_view import form_answer, form_view, program_of, saved, seen
from workouts.plan_settings.forms import DaysForm, ExperienceForm, PrescriptionForm, UnitForm


@require_safe
def settings(request: SignedInRequest) -> HttpResponse:
    prescriptions = list(Prescription.objects.owned_by(request.user).current())
    return render(request, "workouts/settings.html", page.settings(prescriptions))


@form_view
def days(request: SignedInRequest) -> HttpResponse:
    prescriptions = list(Prescription.objects.owned_by(request.user).current())
    if not prescriptions:
        return redirect("set_up")
    form = DaysForm(request.POST or None, prescriptions=prescriptions)
    if form.is_valid():
        try:
            form.apply(prescriptions[0].day.program, seen=seen(request))
            return saved(request)
        except ValidationError as error:
            form.add_error(None, error)
    return form_answer(request, form, "Training days", plan=prescriptions[0].day.program)


@form_view
def experience(request: SignedInRequest) -> HttpResponse:
    user, program = request.user, program_of(request)
    initial = {"experience": user.experience, "training_since": user.training_since}
    form = ExperienceForm(request.POST or None, initial=initial, today=user.today())
    if form.is_valid():
        programs.change_experience(program=program, seen=seen(request), **form.cleaned_data)
        return saved(request)
    return form_answer(request, form, "Experience", plan=program)


@form_view
def unit(request: SignedInRequest) -> HttpResponse:
    program = program_of(request)
    form = UnitForm(request.POST or None, initial={"unit": program.unit})
    if form.is_valid():
        programs.change_unit(program=program, seen=seen(request), **form.cleaned_data)
        return saved(request)
    note = "Sets you logged stay as you typed them. Your next weights are converted."
    return form_answer(request, form, "Pounds or kilograms", note, plan=program)


@form_view
def prescription(request: SignedInRequest, id: int) -> HttpResponse:
    asked, prescribed = current_prescription(request, id)
    if request.POST and asked.pk != prescribed.pk:
        raise programs.PlanChangedError
    title = prescribed.title  # as it is: a refused change may have touched it
    form = PrescriptionForm(request.POST or None, prescription=prescribed)
    if form.is_valid():
        try:
            changes = form.cleaned_data | {"seen": seen(request)}
            programs.change_prescription(prescription=prescribed, **changes)
            return saved(request)
        except ValidationError as error:
            form.add_error(None, error)
    plan, action = prescribed.day.program, reverse("prescription", args=[prescribed.pk])
    return form_answer(request, form, title, plan=plan, load_of=prescribed, action=action)


def current_prescription(request: SignedInRequest, id: int) -> tuple[Prescription, Prescription]:
    """A prescription of any of the lifter's programs, and what the active one has in its place.
    Raises Http404 where either is missing."""
    mine = Prescription.objects.owned_by(request.user).select_related("day__program")
    asked = get_object_or_404(mine, pk=id)
    current = Prescription.objects.owned_by(request.user).current()
    return asked, get_object_or_404(current.in_place_of(asked))
