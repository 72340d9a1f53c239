"""One lift of a client's week, drawn through all its workouts, and links to the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict
from urllib.parse import urlencode

from accounts.models import User
from history.lift.drawing import lift_drawing
from workouts.models import Role
from workouts.week.page import DayCard


class DrawnLift(TypedDict):
    """A link that draws a lift of the week."""

    name: str
    url: str
    is_here: bool


def lift_chosen(client: User, days: Sequence[DayCard], asked: Mapping[str, str]) -> dict[str, Any]:
    """What _drawn_lift.html shows: the lift that is asked for, else the first of the week. At most
    two queries."""
    lifts = {(lift.slug, day.role): lift.name for day in days for lift in day.lifts}
    if not lifts:
        return {}
    wanted = asked.get("lift", ""), asked.get("day", Role.MAIN)
    here = wanted if wanted in lifts else next(iter(lifts))
    links = [
        DrawnLift(name=_name(name, role), url=_url(slug, role), is_here=(slug, role) == here)
        for (slug, role), name in lifts.items()
    ]
    slug, role = here
    chosen = {"drawn_name": _name(lifts[here], role), "drawn_slug": slug}
    is_extra = role == Role.EXTRA
    drawing = lift_drawing(client, slug, role, is_lifter=False)
    return {"drawn_lifts": links, **chosen, "drawn_is_extra": is_extra, **drawing}


def _name(name: str, role: str) -> str:
    return f"{name}, extra day" if role == Role.EXTRA else name


def _url(slug: str, role: str) -> str:
    asked = {"lift": slug} | ({"day": role} if role == Role.EXTRA else {})
    return f"?{urlencode(asked)}#drawn"
