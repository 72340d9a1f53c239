"""Body weight, which is optional: write it, correct it, remove it, show it to a coach or not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from workouts import body_weights
from workouts.body_weight import page
from workouts.body_weight.forms import CoachSeesForm, WeighedForm
from workouts.my_data.export_csv import unit_of


@require_http_methods(["GET", "HEAD", "POST"])
def body_weight(request: SignedInRequest) -> HttpResponse:
    sent, unit = request.POST if request.method == "POST" else None, unit_of(request.user)
    corrected = page.initial(request.user, request.GET.get("on", ""), unit)
    form = WeighedForm(sent, today=request.user.today(), unit=unit, initial=corrected)
    if form.is_valid():
        on, weight = form.cleaned_data["weighed_on"], form.cleaned_data["body_weight"]
        body_weights.record(lifter=request.user, weighed_on=on, weight=weight, unit=unit)
        messages.success(request, "Saved.")
        return redirect("body_weight")
    screen = page.screen(request.user, form, request.GET.get("page"))
    status = 422 if form.is_bound else 200
    return render(request, "workouts/body_weight.html", screen, status=status)


@require_POST
def remove_body_weight(request: SignedInRequest, id: int) -> HttpResponse:
    body_weights.remove(lifter=request.user, id=id)
    return redirect("body_weight")


@require_POST
def show_body_weight(request: SignedInRequest) -> HttpResponse:
    form = CoachSeesForm(request.POST)
    is_shown = form.is_valid() and form.cleaned_data["is_shown"]
    body_weights.show_to_coach(lifter=request.user, is_shown=is_shown)
    seen = "Saved. Your coach can see your body weight."
    messages.success(request, seen if is_shown else "Saved. Only you see your body weight.")
    return redirect("body_weight")
