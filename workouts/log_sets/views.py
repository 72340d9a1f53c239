"""Do a workout set by set: start it, log and edit each set, finish or discard it."""

from __future__ import annotations

import datetime
import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest, wants_part
from prepared import Prepared
from workouts import logbook, programs
from workouts.display.form_page import form_page
from workouts.log_sets import answers, finished_page
from workouts.log_sets import page as log_sets_page
from workouts.log_sets.forms import FinishForm, SetForm, StartForm
from workouts.log_sets.json_body import refusing_odd_fields
from workouts.models import DeletedWorkout, LoggedSet, Workout
from workouts.models.log import owned_workout
from workouts.named_gyms import with_gyms
from workouts.outbox.views import is_kept, kept_offline
from workouts.progress_made import with_progress
from workouts.sheets import Sheet
from workouts.targets import sheet
from workouts.week import opened as week_opened

_OWNED = Prepared(lambda: with_gyms(owned_workout()))


@require_POST
def start(request: SignedInRequest) -> HttpResponse:
    form = StartForm(request.POST, today=request.user.today(), lifter=request.user)
    if not form.is_valid():
        screen = form_page(form, "Start a workout")
        return render(request, "workouts/form.html", screen, status=422)
    role, on, gym = form.asked
    program = programs.in_force(request.user, on, role)
    if program is None:
        raise Http404
    if "anew" not in request.POST and (opened := open_instead(request, role, on)):
        screen = week_opened.start_anew(opened, role, on, request.user.today()) | {"gym": gym}
        return render(request, "workouts/start.html", screen, status=409)
    new = logbook.start(lifter=request.user, program=program, role=role, performed_on=on, gym=gym)
    return redirect("workout", new.pk)


def open_instead(request: SignedInRequest, role: str, on: datetime.date) -> Workout | None:
    """The latest open workout of a role; None where the date has its workout already, which start()
    then goes on with."""
    mine = Workout.objects.owned_by(request.user).filter(role=role)
    if mine.filter(performed_on=on).exists():
        return None
    return with_progress(mine.open()).order_by("-performed_on").first()


@require_safe
def workout(request: SignedInRequest, id: int) -> HttpResponse:
    laid_out = sheet(owned(request, id))
    # A finished workout is asked for to be changed by a person, or by its page.
    is_edited = "edit" in request.GET or wants_part(request)
    if laid_out.workout.finished_at and not is_edited:
        screen = finished_page.finished(laid_out, request.GET.get("exercise", ""))
        screen |= {"is_kept": is_kept(request, laid_out.workout)}
        page = render(request, "workouts/finished.html", screen)
        return kept_offline(request, page, laid_out.workout)
    saved = laid_out.row(request.GET.get("saved", ""))
    # Where the address names no exercise, the set that was saved does.
    exercise = request.GET.get("exercise") or (saved.exercise_id if saved else "")
    screen = log_sets_page.workout(laid_out, exercise, saved=saved)
    template = "workouts/_workout.html" if wants_part(request) else "workouts/workout.html"
    return kept_offline(request, render(request, template, screen), laid_out.workout)


@require_POST
def finish(request: SignedInRequest, id: int) -> HttpResponse:
    laid_out = sheet(owned(request, id))
    visit, was_finished = laid_out.workout, laid_out.workout.finished_at is not None
    form = FinishForm(request.POST, missing=[] if was_finished else laid_out.missing)
    try:
        if form.is_valid():
            logbook.finish(workout=visit, **form.cleaned_data)
            return redirect("workout" if was_finished else "done", visit.pk)
    except ValidationError as error:
        form.add_error(None, error)
    screen = log_sets_page.workout(laid_out, "", finish=form)
    return render(request, "workouts/workout.html", screen, status=422)


@require_POST
def discard(request: SignedInRequest, id: int) -> HttpResponse:
    visit = owned(request, id)
    try:
        logbook.discard(workout=visit)
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect("workout", visit.pk)
    return redirect("week")


def owned(request: SignedInRequest, id: int) -> Workout:
    """A workout of the signed-in lifter, with its plan; raises Http404 for any other."""
    mine = _mine(request, id)
    if mine is None:
        raise Http404
    return mine


def _mine(request: SignedInRequest, id: int) -> Workout | None:
    mine = _OWNED.first(lifter=request.user.pk, workout=id)
    if mine is not None:
        mine.lifter = request.user
    return mine


@require_http_methods(["GET", "HEAD", "POST", "PUT"])
@refusing_odd_fields
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
    visit = _mine(request, form.cleaned_data.get("workout") or 0)
    return answers.refused(request, sheet(visit), form, id) if visit else _gone(request, form)


def _gone(request: SignedInRequest, form: SetForm) -> HttpResponse:
    """A late set of a deleted workout is stored only once that workout is put back: one set must
    not make a workout of its own. Raises Http404 for any other workout."""
    kept = DeletedWorkout.objects.owned_by(request.user).kept()
    get_object_or_404(kept, pk=form.cleaned_data.get("workout") or 0)
    return answers.deleted(request, kept, form)
