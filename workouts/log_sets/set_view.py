"""One set: `PUT /sets/<uuid>/` or the same form posted, idempotent and versioned."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from workouts import logbook
from workouts.log_sets import answers
from workouts.log_sets.set_form import SetForm
from workouts.models import DeletedWorkout, LoggedSet, Workout
from workouts.sheets import Sheet
from workouts.targets import sheet


@require_http_methods(["GET", "HEAD", "POST", "PUT"])
def logged_set(request: SignedInRequest, id: uuid.UUID) -> HttpResponse:
    if request.method in {"GET", "HEAD"}:
        return answers.edit_page(request, get_object_or_404(_owned(request), pk=id))
    form = SetForm(answers.submitted(request))
    try:
        if form.is_valid():
            return answers.saved(request, *_log(request, id, form))
    except (Workout.DoesNotExist, LoggedSet.DoesNotExist):
        return _gone(request, form)
    except logbook.ConflictError as conflict:
        return answers.conflict(request, conflict.current, form)
    except ValidationError as error:
        form.refuse(error)
    return _refused(request, id, form)


def _owned(request: SignedInRequest) -> QuerySet[LoggedSet]:
    return LoggedSet.objects.owned_by(request.user).select_related(
        "exercise", "workout__program__equipment"
    )


def _log(request: SignedInRequest, id: uuid.UUID, form: SetForm) -> tuple[LoggedSet, Sheet]:
    return logbook.log_set(
        lifter=request.user,
        id=id,
        workout=form.cleaned_data["workout"],
        exercise=form.cleaned_data["exercise"],
        entry=form.entry(),
        version=form.cleaned_data["version"] or 0,
        sure=form.sure,
    )


def _refused(request: SignedInRequest, id: uuid.UUID, form: SetForm) -> HttpResponse:
    """Beside the set where it exists, in its workout where it does not yet."""
    row = _owned(request).filter(pk=id).first()
    if row is not None:
        return answers.refused_edit(request, row, form)
    workouts = Workout.objects.owned_by(request.user).select_related("program__equipment")
    visit = workouts.filter(pk=form.cleaned_data.get("workout") or 0).first()
    return answers.refused(request, sheet(visit), form, id) if visit else _gone(request, form)


def _gone(request: SignedInRequest, form: SetForm) -> HttpResponse:
    """A late set of a deleted workout is stored only once that workout is put back: one set must
    not make a workout of its own. Raises Http404 for any other workout."""
    kept = DeletedWorkout.objects.owned_by(request.user).kept()
    get_object_or_404(kept, pk=form.cleaned_data.get("workout") or 0)
    return answers.deleted(request, kept, form)
