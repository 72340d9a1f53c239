"""The drawing of a lift over all its time or one of its years, with its words and links."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from history.lift.record_words import record_ids
from history.lift.staircase import staircase
from history.past.best_sets import AllTimeRow, BestSets
from history.past.chart_points import Point, light_visits, points
from history.past.decisions import Judged, WeightMove, judged
from history.past.estimates import has_estimate
from history.past.track import LiftStretch
from history.past.visits import LiftVisit
from progression.engine.wording import counted

_THEN = {
    WeightMove.UP: "up to {}",
    WeightMove.HELD: "{} again",
    WeightMove.DOWN: "down to {}",
    WeightMove.HAND: "{}, set by hand",
    WeightMove.RANGE: "{}, for other reps",
}


def lift_chart(
    track: LiftStretch,
    rows: Sequence[AllTimeRow],
    best: BestSets,
    year: int | None,
    day: str,
) -> dict[str, Any]:
    """What _staircase.html shows. `rows` are all workouts of the track, `best` the best sets of the
    exercise, `year` the one to draw (None: all), `day` the query of the address that says the
    role."""
    visits = light_visits(rows, track.places)
    workouts = judged(visits, track.after, track.hands, track.unit)
    years = sorted({workout.visit.on.year for workout in workouts}, reverse=True)
    if year not in years:
        year = None
    drawn = [workout for workout in workouts if year in {None, workout.visit.on.year}]
    logged = [visit for visit in visits if year in {None, visit.on.year}]  # in the units of then
    shown = points(drawn, track.kind)
    links = [(str(number), f"?{day}year={number}", number == year) for number in years]
    return {
        "chart": staircase(shown, lambda point: _mark_words(point, track), record_ids(best)),
        "description": _description(drawn, track),
        "thinned": len(drawn) if len(shown) < len(drawn) else 0,
        "shown": len(shown),
        "chart_years": [("All years", f"?{day}"[:-1] or "?", year is None), *links]
        if len(years) > 1
        else [],
        "year": year,
        "converted": converted_from(logged, track.unit),
        "has_light": any(point.is_light for point in shown),
        "has_most": has_estimate(track.kind),
    }


def converted_from(visits: Iterable[LiftVisit], unit: str) -> str:
    """The other unit that some of these visits were logged in; "" where all are in `unit`."""
    return next((visit.unit for visit in visits if visit.unit != unit), "")


def _mark_words(point: Point, track: LiftStretch) -> tuple[str, tuple[str, str]]:
    """What a workout's mark says: in a sentence, and as two short lines."""
    done = f"{track.words(point.load)} × {point.reps}"
    then = _then(point, track)
    most = f"About {track.words(point.most)} for one" if point.most is not None else ""
    after = " · ".join(filter(None, [then, most if not then else most.lower()]))
    sentence = ". ".join(filter(None, [f"{_date(point.on)}: {done}", then, most]))
    return f"{sentence}.", (f"{point.on.day} {point.on:%b %Y}: {done}", after)


def _then(point: Point, track: LiftStretch) -> str:
    if point.outcome.way is WeightMove.LIGHTER:
        return "Lighter week"
    if point.outcome.load is None:
        return ""
    return f"Next time {_THEN[point.outcome.way].format(track.words(point.outcome.load))}"


def _description(workouts: Sequence[Judged], track: LiftStretch) -> str:
    """The drawing in sentences, for people who cannot see it."""
    first, last = workouts[0].visit, workouts[-1].visit
    ways = Counter(workout.outcome.way for workout in workouts)
    lighter = f" {counted(ways[WeightMove.LIGHTER], 'workout')} in a lighter week."
    return (
        f"{counted(len(workouts), 'workout')} from {_date(first.on)} to {_date(last.on)}. "
        f"The first began at {track.words(first.opening)}, the last at "
        f"{track.words(last.opening)}. For the next workout the weight went up after "
        f"{ways[WeightMove.UP]}, stayed after {ways[WeightMove.HELD]} and went down after "
        f"{ways[WeightMove.DOWN]}."
        f"{lighter if ways[WeightMove.LIGHTER] else ''} The table has every set."
    )


def _date(date: datetime.date) -> str:
    return f"{date.day} {date:%B %Y}"
