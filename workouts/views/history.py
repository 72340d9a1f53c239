"""Earlier workouts, newest first."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from workouts.models import Workout

WORKOUTS_A_PAGE = 30


@require_safe
def history(request: SignedInRequest) -> HttpResponse:
    workouts = Workout.objects.owned_by(request.user).with_work_sets()
    workouts = workouts.order_by("-performed_on", "role")
    page = Paginator(workouts, WORKOUTS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "workouts/history.html", {"page": page})
