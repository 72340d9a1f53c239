"""The drawing of a lift alone, for a page that shows it beside other things."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from history import earlier_plans, lookback
from history.lift.chart import lift_chart
from history.lift.page import whole_log
from history.past.best_sets import best_sets
from history.past.track import LiftStretch


def lift_drawing(user: User, slug: str, role: str, *, is_lifter: bool) -> dict[str, Any]:
    """What _staircase.html shows of all workouts of one lift; nothing where there is none. At
    most two queries."""
    stretch = lookback.newest_of(user, slug, role)
    if not stretch.workouts:
        return {}
    rows = earlier_plans.places(user, slug, all_time=True)
    track = LiftStretch(stretch, slug, role, rows, user.today())
    lifts = whole_log(user, slug, rows, is_lifter=is_lifter).lifts
    chart = lift_chart(track, lifts.of_role(role), best_sets(lifts), None, "")
    # Its years are links of the lift's own page.
    return {"name": track.exercise.name, "unit": track.unit, **chart, "chart_years": []}
