"""Delete a whole workout after a question; look at deleted ones, and put one back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from workouts import deletion, workout_dates
from workouts.delete_workout import page
from workouts.models import DeletedWorkout, Workout
from workouts.models.deleted_workout import DeletedWorkoutQuerySet
from workouts.targets import sheet


@require_http_methods(["GET", "HEAD", "POST"])
def delete_workout(request: SignedInRequest, id: int) -> HttpResponse:
    mine = Workout.objects.owned_by(request.user).select_related("program__equipment")
    visit = mine.filter(pk=id).first()
    if visit is None:  # a second tap, or the way back in the browser
        get_object_or_404(_kept(request), pk=id)
        return redirect("deleted_workouts")
    if request.method == "POST" and _deleted(request, visit):
        return redirect("deleted_workouts")
    screen = page.delete(sheet(visit), stays=deletion.is_written_about(visit))
    status = 409 if request.method == "POST" else 200
    return render(request, "workouts/delete.html", screen, status=status)


def _deleted(request: SignedInRequest, visit: Workout) -> bool:
    try:
        deletion.delete(workout=visit)
    except ValidationError:  # the page says why
        return False
    messages.success(request, "Deleted. You can put it back for 30 days.")
    return True


@require_safe
def deleted_workouts(request: SignedInRequest) -> HttpResponse:
    return render(request, "workouts/deleted.html", page.deleted(_kept(request)))


@require_POST
def put_back(request: SignedInRequest, id: int) -> HttpResponse:
    try:
        visit = deletion.put_back(lifter=request.user, id=id)
    except Workout.DoesNotExist:
        raise Http404 from None
    except ValidationError as error:
        taken_by = error.by if isinstance(error, workout_dates.TakenError) else None
        screen = page.deleted(_kept(request), id, error.messages[0], taken_by)
        return render(request, "workouts/deleted.html", screen, status=422)
    messages.success(request, "It is back as it was.")
    return redirect("workout", visit.pk)


def _kept(request: SignedInRequest) -> DeletedWorkoutQuerySet:
    return DeletedWorkout.objects.owned_by(request.user).kept()
