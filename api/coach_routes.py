"""What a coach reads of clients, and only while a coaching is open; every look is noted, as on
the pages. Loaded only where there is coaching."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from ninja import Router

from api import sent, told
from api.paging import PageForm
from api.problems import refused
from api.requests import TokenRequest, of
from api.shapes import ClientsJson, ProblemJson, RefusalJson, WorkoutJson, WorkoutPageJson
from coaching import access
from coaching.client.page import earlier_workouts
from coaching.models import Page
from coaching.roster.views import seen_roster
from workouts.targets import sheet

router = Router(tags=["Coach"])
NOT_FOUND = {404: ProblemJson}


@router.get(
    "/clients",
    response=of(ClientsJson),
    url_name="api_clients",
    summary="Your clients, those who need a look first, and why",
)
def clients(request: TokenRequest) -> dict[str, Any]:
    return {
        "clients": [
            {
                "id": line.coaching,
                "client": line.client,
                "today": line.today,
                "reasons": line.reasons,
                "last_workout": line.last_workout,
                "waiting": line.waiting,
            }
            for line in seen_roster(request)
        ]
    }


@router.get(
    "/clients/{int:id}/workouts",
    response=of(WorkoutPageJson, NOT_FOUND | {422: RefusalJson}),
    url_name="api_client_workouts",
    summary="A client’s workouts, newest first",
    openapi_extra=sent.asked(PageForm.base_fields),
)
def client_workouts(request: TokenRequest, id: int) -> dict[str, Any] | HttpResponse:
    coaching = access.seen(request, id, Page.HISTORY)
    form = PageForm(request.GET)
    if not form.is_valid():
        return refused(form)
    found, following = form.page(earlier_workouts(coaching))
    return {"workouts": found, "next": following}


@router.get(
    "/clients/{int:id}/workouts/{int:workout}",
    response=of(WorkoutJson, NOT_FOUND),
    url_name="api_client_workout",
    summary="A client’s workout, with every set and what it asked for",
)
def client_workout(request: TokenRequest, id: int, workout: int) -> dict[str, Any]:
    _, visit = access.seen_workout(request, id, workout)
    return told.workout(sheet(visit), is_lifter=False)
