"""Set-up: one prefilled page after sign-up, and a unit for an account without a program."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from workouts import programs
from workouts.display.form_page import form_page
from workouts.models import Prescription
from workouts.plan_settings.forms import UnitForm
from workouts.set_up import page
from workouts.set_up.forms import SetUp


@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: SignedInRequest) -> HttpResponse:
    prescriptions = list(Prescription.objects.owned_by(request.user).current())
    if not prescriptions:
        return _begin(request)
    data = request.POST if request.method == "POST" else None
    form = SetUp(prescriptions, data)
    try:
        if data is not None and form.is_valid():
            form.apply(by=request.user)
            return redirect("week")
    except ValidationError as error:
        form.days.add_error(None, error)
    screen = page.set_up(form, prescriptions[0].day.program.unit)
    return render(request, "workouts/set_up.html", screen, status=422 if data else 200)


def _begin(request: SignedInRequest) -> HttpResponse:
    form = UnitForm(request.POST or None)
    if form.is_valid():
        programs.begin(lifter=request.user, unit=form.cleaned_data["unit"])
        return redirect("set_up")
    screen = form_page(form, "Begin your program")
    return render(request, "workouts/form.html", screen, status=422 if form.is_bound else 200)
