"""Swap an exercise of a workout, in it alone or from now on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from workouts import programs
from workouts.log_sets import page as log_sets_page
from workouts.models import Prescription, Workout
from workouts.swap_exercise import page as swap_exercise_page
from workouts.swap_exercise.forms import SwapForm


@require_http_methods(["GET", "HEAD", "POST"])
def swap_exercise(request: SignedInRequest, id: int, prescription: int) -> HttpResponse:
    workouts = Workout.objects.owned_by(request.user).select_related("program__equipment")
    visit = get_object_or_404(workouts, pk=id)
    prescribed = get_object_or_404(Prescription.objects.of(visit), pk=prescription)
    data = request.POST if request.method == "POST" else None
    form = SwapForm(data, prescription=prescribed)
    try:
        if form.is_valid():
            exercise = form.apply(visit)
            messages.success(request, f"{exercise.name} it is.")
            return redirect(log_sets_page.workout_url(visit, exercise.slug))
    except programs.PlanChangedError:
        form.add_error("lasts", "Your plan has changed since. Swap in this workout alone.")
    screen = swap_exercise_page.swap(visit, prescribed, form)
    return render(request, "workouts/swap.html", screen, status=422 if form.is_bound else 200)
