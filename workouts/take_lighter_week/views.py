"""A lighter week: take one, and take it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from workouts import lighter_weeks, weeks
from workouts.dated_facts import lighter_spans
from workouts.models import LighterWeek
from workouts.take_lighter_week import page
from workouts.take_lighter_week.forms import LighterWeekForm


@require_http_methods(["GET", "HEAD", "POST"])
def lighter_week(request: SignedInRequest) -> HttpResponse:
    if not (planned := weeks.planned(request.user)):
        return redirect("set_up")
    data = request.POST if request.method == "POST" else None
    form = LighterWeekForm(data, starts=lighter_weeks.starts(request.user))
    try:
        if form.is_valid():
            taken = lighter_weeks.take(lifter=request.user, by=request.user, **form.cleaned_data)
            messages.success(request, f"Your lighter week: {lighter_weeks.days_of(taken)}.")
            return redirect("week")
    except ValidationError as error:
        form.add_error(None, error)
    screen = page.lighter_week(lighter_spans(planned[0].lighter), form, request.user.today())
    return render(request, "workouts/lighter.html", screen, status=422 if form.is_bound else 200)


@require_POST
def take_back_lighter_week(request: SignedInRequest, id: int) -> HttpResponse:
    week = get_object_or_404(LighterWeek.objects.owned_by(request.user), pk=id)
    try:
        lighter_weeks.take_back(week=week)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, "Taken back. Your weights and sets are as they were.")
    return redirect("week")
