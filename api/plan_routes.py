"""Who asks, their plan, their week, and where a lift stands; and all they have as one file."""

from __future__ import annotations

from typing import Any

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router

from accounts import export_json
from api import told
from api.requests import TokenRequest, of
from api.shapes import LiftPlacesJson, MeJson, ProblemJson, ProgramJson, WeekJson
from exercises.models import Exercise
from workouts import weeks
from workouts.targets import lifts

router = Router(tags=["Plan"])
NOT_FOUND = {404: ProblemJson}


@router.get("/me", response=of(MeJson), url_name="api_me", summary="Who the token belongs to")
def me(request: TokenRequest) -> dict[str, Any]:
    user, planned = request.user, weeks.planned(request.user)
    return {
        "name": user.name,
        "experience": user.experience,
        "time_zone": user.time_zone,
        "today": user.today(),
        "unit": planned[0].day.program.unit if planned else None,
        "token": request.auth.name,
        "scope": request.auth.scope,
    }


@router.get(
    "/program",
    response=of(ProgramJson, NOT_FOUND),
    url_name="api_program",
    summary="The plan: its days, and what each prescribes",
)
def program(request: TokenRequest) -> dict[str, Any]:
    return told.program(_planned(request))


@router.get(
    "/week",
    response=of(WeekJson, NOT_FOUND),
    url_name="api_week",
    summary="This week’s days, and the next weight of every lift with its reason",
)
def week(request: TokenRequest) -> dict[str, Any]:
    planned, today = _planned(request), request.user.today()
    days = told.week_days(weeks.this_week(planned, today))
    return {"today": today, "unit": planned[0].day.program.unit, "days": days}


@router.get(
    "/lifts/{slug:slug}",
    response=of(LiftPlacesJson, NOT_FOUND),
    url_name="api_lift",
    summary="Where a lift stands on each day it is planned",
)
def lift(request: TokenRequest, slug: str) -> dict[str, Any]:
    exercise = get_object_or_404(Exercise, slug=slug)
    planned = weeks.planned(request.user)
    days = told.lift_days(lifts([row for row in planned if row.exercise_id == slug]))
    unit = planned[0].day.program.unit if planned else None
    return {"exercise": exercise.slug, "name": exercise.name, "unit": unit, "days": days}


@router.get(
    "/export",
    response=of(dict[str, Any]),
    url_name="api_export",
    summary="Everything, as the download in the settings has it",
)
def export(request: TokenRequest) -> StreamingHttpResponse:
    pieces = export_json.written(request.user)
    return StreamingHttpResponse(pieces, content_type="application/json; charset=utf-8")


def _planned(request: TokenRequest) -> list[Any]:
    """What the active program prescribes; 404 before there is one."""
    planned = weeks.planned(request.user)
    if not planned:
        raise Http404
    return planned
