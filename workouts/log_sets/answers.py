"""The answers about a set: a page, or JSON where that was asked for."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from accounts.requests import SignedInRequest, wants_json, wants_part
from progression import plain
from workouts.delete_workout import page as delete_workout_page
from workouts.log_sets import json_body
from workouts.log_sets import page as log_sets_page
from workouts.log_sets.forms import SetForm
from workouts.models import DeletedWorkout, Kind, LoggedSet
from workouts.sheets import Lift, Sheet
from workouts.wording import goal_reason, next_time_reason

# Every field that a phone ever kept of a set: what is sent from there is never refused for one.
EVER_SENT = {*SetForm.base_fields, "sure", "id", "csrfmiddlewaretoken"}

_DELETED = (
    "You deleted this workout. Put it back (History, Deleted workouts), then edit and save this "
    "set again."
)


def submitted(request: SignedInRequest) -> Any:
    """The fields of a form post, a form-encoded PUT or a JSON object."""
    if request.content_type == "application/json":
        return json_body.read(request.body, EVER_SENT)
    if request.method == "PUT":
        return QueryDict(request.body)
    return request.POST


def saved(request: SignedInRequest, row: LoggedSet, sheet: Sheet) -> HttpResponse:
    """The stored row and what to load next; a page that shows the exercise also gets its part."""
    if wants_json(request):
        answer: dict[str, Any] = {"set": set_fields(row), "next": next_fields(sheet, row)}
        if wants_part(request):
            answer["part"] = _part(request, row, sheet)
        return JsonResponse(answer)
    messages.success(request, "Undone." if row.kind == Kind.UNDONE else "Saved.")
    return redirect(log_sets_page.workout_url(sheet.workout, row.exercise_id, row=row))


def _part(request: SignedInRequest, row: LoggedSet, sheet: Sheet) -> str:
    screen = log_sets_page.workout(sheet, row.exercise_id, saved=row)
    return render_to_string("workouts/_workout.html", screen, request)


def refused(request: SignedInRequest, sheet: Sheet, form: SetForm, id: uuid.UUID) -> HttpResponse:
    """The workout with the errors beside the fields and what was typed kept."""
    if wants_json(request):
        return _errors(form)
    exercise = str(form["exercise"].value() or "")
    screen = log_sets_page.workout(sheet, exercise, form=form, id=id)
    return render(request, "workouts/workout.html", screen, status=422)


def refused_edit(request: SignedInRequest, row: LoggedSet, form: SetForm) -> HttpResponse:
    """The set's own page with the errors beside the fields and what was typed kept."""
    if wants_json(request):
        return _errors(form)
    return edit_page(request, row, form, status=422)


def conflict(request: SignedInRequest, row: LoggedSet, form: SetForm) -> HttpResponse:
    """The row as it is stored now, beside what was typed."""
    if wants_json(request):
        sentence = "This set has changed since. Look at it as it is now."
        return JsonResponse({"error": sentence, "set": set_fields(row)}, status=409)
    return edit_page(request, row, form, status=409)


def deleted(
    request: SignedInRequest, kept: Iterable[DeletedWorkout], form: SetForm
) -> HttpResponse:
    """The page where the workout of a set can be put back, and why the set was not saved."""
    id = form.cleaned_data["workout"]
    if wants_json(request):
        return JsonResponse({"errors": {"workout": [_DELETED]}}, status=422)
    screen = delete_workout_page.deleted(
        kept, id, "Your set wasn’t saved, because this workout is deleted."
    )
    return render(request, "workouts/deleted.html", screen, status=422)


def edit_page(
    request: SignedInRequest, row: LoggedSet, form: SetForm | None = None, *, status: int = 200
) -> HttpResponse:
    """One set, to correct or undo."""
    screen = log_sets_page.edit(row, form) | {"is_stale": status == 409}
    return render(request, "workouts/set.html", screen, status=status)


def _errors(form: SetForm) -> JsonResponse:
    """The errors by field; for a set that is only asked about, also the words of a yes and the
    `sure` to send with it."""
    answer: dict[str, Any] = {"errors": form.errors}
    if form.doubt:
        answer |= {"code": "unlikely", "yes": form.doubt.yes, "sure": form.doubt.sure}
    return JsonResponse(answer, status=422)


def set_fields(row: LoggedSet) -> dict[str, Any]:
    """The stored row by the field names it is sent with; weights as exact text."""
    return {
        "id": str(row.pk),
        "workout": row.workout_id,
        "exercise": row.exercise_id,
        "kind": row.kind,
        "load": plain(row.load),
        "reps": row.reps,
        "left_reps": row.left_reps,
        "right_reps": row.right_reps,
        "rir": row.rir,
        "pain": row.pain,
        "note": row.note,
        "link": row.link or "",
        "version": row.version,
    }


def next_fields(sheet: Sheet, row: LoggedSet) -> dict[str, Any] | None:
    """What to load next on the set's exercise and why; after the last set, in the next workout.
    None for an exercise outside the plan."""
    lift = sheet.lift(row.exercise_id)
    return next_of(lift, sheet.workout.program.unit) if lift else None


def next_of(lift: Lift, unit: str) -> dict[str, Any] | None:
    """The same of a lift; None too where nothing is known of it yet."""
    if lift.is_done:
        target, why = lift.next_workout, next_time_reason(lift, unit)
    else:
        target, why = lift.next_set, goal_reason(lift, unit)[0]
    if target is None:
        return None
    return {
        "load": plain(target.load),
        "reps": target.reps,
        "reason": target.reason.value if lift.is_done else lift.next_reason,
        "why": why,
        "sets_left": 0 if lift.is_done else lift.terms.sets - len(lift.work),
    }
