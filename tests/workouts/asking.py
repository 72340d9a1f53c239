"""A lifter of whom something is known, and the question as a page has it."""

from __future__ import annotations

import datetime
import html
import json
import re
from typing import Any

from django.http import HttpResponse

from tests.factories import TUESDAY, browser, lifter, log, set_fields, workout_of
from workouts.ids import new_id
from workouts.models import LoggedSet, Workout

WEEK = datetime.timedelta(days=7)
QUESTION = "1225 lb? You last lifted 225."


def known(**fields: Any) -> Workout:
    """Today's workout of a lifter who pulled 225 lb a week ago."""
    user = lifter(**fields)
    log(workout_of(user), 225, 6)
    return workout_of(user, TUESDAY + WEEK)


def post(visit: Workout, id: object = None, **changes: Any) -> HttpResponse:
    return browser(visit.lifter).post(f"/sets/{id or new_id()}/", set_fields(visit, **changes))


def put(visit: Workout, id: object = None, **changes: Any) -> HttpResponse:
    sent = json.dumps(set_fields(visit, **changes))
    return browser(visit.lifter).put(
        f"/sets/{id or new_id()}/", sent, content_type="application/json"
    )


def text(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


def stored(visit: Workout) -> list[tuple[str, int, str]]:
    rows = LoggedSet.objects.filter(workout=visit).order_by("position")
    return [(f"{row.load.normalize():f}", row.reps, row.kind) for row in rows]


def buttons(page: str) -> list[dict[str, str]]:
    """The attributes of every button of a page, with its words."""
    found = re.findall(r"<button ([^>]*)>(.*?)</button>", page, re.DOTALL)
    return [
        dict(re.findall(r'([a-z-]+)="([^"]*)"', each)) | {"words": said} for each, said in found
    ]


def yes(page: str) -> dict[str, str]:
    (found,) = [each for each in buttons(page) if each.get("id") == "sure"]
    return found


def sure_of(page: str) -> str:
    return re.findall(r'<input type="hidden" name="sure" value="([^"]*)">', page)[0]
