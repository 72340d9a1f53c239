"""The logbook for programs: each verb is that of the pages, with its forms and its sentences."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router

from api import sent, told
from api.paging import PageForm
from api.problems import in_one_shape, problem, refused
from api.requests import SENT, TokenRequest, of
from api.shapes import (
    ChangedSetJson,
    OpenWorkoutJson,
    ProblemJson,
    RefusalJson,
    SavedSetJson,
    WorkoutJson,
    WorkoutPageJson,
)
from workouts import logbook, programs
from workouts.entries import undone
from workouts.log_sets import answers
from workouts.log_sets.forms import FinishForm, SetForm, StartForm
from workouts.log_sets.views import logged_set, open_instead, owned
from workouts.models import LoggedSet, Workout
from workouts.models.bounds import EARLIEST_DATE
from workouts.targets import sheet

router = Router(tags=["Log"])

_START = StartForm(today=EARLIEST_DATE).fields
_GYM = {"type": "integer", "description": "One of the plan’s gyms; the usual one without it."}
_ANEW = {"type": "boolean", "description": "Begin it though another is open."}
_ANYWAY = {"type": "integer", "description": "The yes to so many sets that are missing."}
_SURE = {"type": "string", "description": "The yes to an unlikely set: what `sure` said."}


@router.get(
    "/workouts",
    response=of(WorkoutPageJson, {422: RefusalJson}),
    url_name="api_workouts",
    summary="Your workouts, newest first",
    openapi_extra=sent.asked(PageForm.base_fields),
)
def workouts(request: TokenRequest) -> dict[str, Any] | HttpResponse:
    form = PageForm(request.GET)
    if not form.is_valid():
        return refused(form)
    found, following = form.page(Workout.objects.owned_by(request.user).with_work_sets())
    return {"workouts": found, "next": following}


@router.post(
    "/workouts",
    response=of(WorkoutJson, SENT | {409: OpenWorkoutJson}),
    summary="Begin a day’s workout, or go on with it",
    openapi_extra=sent.body(_START, gym=_GYM, anew=_ANEW),
)
def start(request: TokenRequest) -> dict[str, Any] | HttpResponse:
    fields = sent.fields_of(request, _START, "gym", "anew")
    form = StartForm(fields, today=request.user.today(), lifter=request.user)
    if not form.is_valid():
        return refused(form)
    role, on, gym = form.asked
    plan = programs.in_force(request.user, on, role)
    if plan is None:
        raise Http404
    if fields.get("anew") is not True and (opened := open_instead(request, role, on)):
        sentence = "Another workout of that day is still open. Finish it, or send anew: true."
        return problem(HTTPStatus.CONFLICT, sentence, workout=opened.pk)
    begun = logbook.start(lifter=request.user, program=plan, role=role, performed_on=on, gym=gym)
    return told.workout(sheet(owned(request, begun.pk)))


@router.get(
    "/workouts/{int:id}",
    response=of(WorkoutJson, {404: ProblemJson}),
    url_name="api_workout",
    summary="A workout, with every set and what it asked for",
)
def workout(request: TokenRequest, id: int) -> dict[str, Any]:
    return told.workout(sheet(owned(request, id)))


@router.post(
    "/workouts/{int:id}/finish",
    response=of(WorkoutJson, SENT),
    url_name="api_finish",
    summary="Finish a workout, or change its notes",
    openapi_extra=sent.body(FinishForm.base_fields, anyway=_ANYWAY),
)
def finish(request: TokenRequest, id: int) -> dict[str, Any] | HttpResponse:
    fields = sent.fields_of(request, FinishForm.base_fields, "anyway")
    laid_out = sheet(owned(request, id))
    fields.setdefault("notes", laid_out.workout.notes)  # a page always sends them
    form = FinishForm(fields, missing=[] if laid_out.workout.finished_at else laid_out.missing)
    try:
        if form.is_valid():
            logbook.finish(workout=laid_out.workout, **form.cleaned_data)
            return told.workout(laid_out)
    except ValidationError as error:
        form.add_error(None, error)
    return refused(form, **({"code": "missing", "anyway": form.count} if form.question else {}))


@router.put(
    "/sets/{uuid:id}",
    response=of(SavedSetJson, SENT | {409: ChangedSetJson}),
    url_name="api_set",
    summary="Log a set under an id you make (a UUID), or edit it",
    openapi_extra=sent.body(SetForm.base_fields, sure=_SURE),
)
def put_set(request: TokenRequest, id: UUID) -> HttpResponse:
    sent.must_be_json(request)
    return _with_unit(request, id, logged_set(request, id))


@router.delete(
    "/sets/{uuid:id}",
    response=of(SavedSetJson, {403: ProblemJson, 404: ProblemJson, 409: ChangedSetJson}),
    summary="Undo a set; it stays in the log as undone",
)
def undo_set(request: TokenRequest, id: UUID) -> HttpResponse:
    row = get_object_or_404(LoggedSet.objects.owned_by(request.user), pk=id)
    try:
        saved = logbook.log_set(
            lifter=request.user,
            id=row.pk,
            workout=row.workout_id,
            exercise=row.exercise_id,
            entry=undone(row),
            version=row.version,
        )
    except logbook.ConflictError as conflict:
        return _with_unit(request, id, answers.conflict(request, conflict.current, SetForm()))
    return _with_unit(request, id, answers.saved(request, *saved))


def _with_unit(request: TokenRequest, id: UUID, response: HttpResponse) -> HttpResponse:
    """The answer of the page about a set, with the unit of its weights; what is no such answer in
    the shape of all others."""
    said = json.loads(response.content)
    if "set" not in said:
        return in_one_shape(response)
    units = LoggedSet.objects.owned_by(request.user).filter(pk=id)
    said["unit"] = units.values_list("workout__program__equipment__unit", flat=True).get()
    response.content = json.dumps(said)
    return response
