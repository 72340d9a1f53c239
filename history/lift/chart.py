"""The drawing of a lift over all its time or one of its years, with its words and links."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from history.lift.markup import dots
from history.lift.record_words import marked
from history.lift.staircase import staircase
from history.past.all_outcomes import AllOutcomes
from history.past.best_sets import BestSets
from history.past.chart_points import Point, points
from history.past.decisions import WeightMove
from history.past.drawn_workouts import DrawnWorkouts
from history.past.estimates import has_estimate
from history.past.in_brief import LiftsInBrief
from history.past.track import LiftStretch
from history.past.visits import other_unit
from history.past.visits import shown as in_unit
from progression.engine.wording import counted

_THEN = {
    WeightMove.UP: "up to {}",
    WeightMove.HELD: "{} again",
    WeightMove.DOWN: "down to {}",
    WeightMove.HAND: "{}, set by hand",
    WeightMove.RANGE: "{}, for other reps",
}


def lift_chart(
    track: LiftStretch, lifts: LiftsInBrief, best: BestSets, year: int | None, day: str
) -> dict[str, Any]:
    """What _staircase.html shows. `lifts` are all workouts of the track, `best` the best sets of
    the exercise, `year` the one to draw (None: all), `day` the query of the address that says the
    role."""
    every = DrawnWorkouts(lifts, track.places)
    found = AllOutcomes(every, track.after, track.hands)
    years = every.years()
    year = year if year in years else None
    among = range(len(every)) if year is None else every.of_year(year)
    workouts = every if year is None else every.part(among)
    shown = points(workouts, lambda index: found.of(among.start + index), track.kind, track.unit)
    chart = staircase(shown, lambda point: _mark_words(point, track), marked(best))
    links = [(str(number), f"?{day}year={number}", number == year) for number in years]
    return {
        "chart": chart,
        "dots": dots(chart.dots),
        "description": _description(workouts, found.ways(among), track),
        "thinned": len(workouts) if len(shown) < len(workouts) else 0,
        "shown": len(shown),
        "chart_years": [("All years", f"?{day}"[:-1] or "?", year is None), *links]
        if len(years) > 1
        else [],
        "year": year,
        "converted": other_unit(workouts.lifts.units, track.unit),
        "has_light": any(point.is_light for point in shown),
        "has_most": has_estimate(track.kind) or any(each.most is not None for each in shown),
    }


def _mark_words(point: Point, track: LiftStretch) -> tuple[str, tuple[str, ...]]:
    """What a workout's mark says: in a sentence, and as up to three short lines."""
    done = f"{track.words(point.load)} × {point.reps}"
    then = _then(point, track)
    most = f"About {track.words(point.most)} for one" if point.most is not None else ""
    sentence = ". ".join(filter(None, [f"{_date(point.on)}: {done}", then, most]))
    lines = filter(None, [f"{point.on.day} {point.on:%b %Y}: {done}", then, most])
    return f"{sentence}.", tuple(lines)


def _then(point: Point, track: LiftStretch) -> str:
    if point.outcome.way is WeightMove.LIGHTER:
        return "Lighter week"
    if point.outcome.load is None:
        return ""
    # The way goes by what the workout opened with, and these words stand beside its heaviest set.
    load, way = point.outcome.load, point.outcome.way
    goes_on = {
        WeightMove.UP: load > point.load,
        WeightMove.HELD: load == point.load,
        WeightMove.DOWN: load < point.load,
    }
    words = _THEN[way] if goes_on.get(way, True) else "{}"
    return f"Next time {words.format(track.words(load))}"


def _description(workouts: DrawnWorkouts, ways: Counter[WeightMove], track: LiftStretch) -> str:
    """The drawing in sentences, for people who cannot see it."""
    ends = [workouts.at(0), workouts.at(-1)]
    first, last = (
        f"{track.words(in_unit(workout.load, workout.unit, track.unit))} × {workout.reps}"
        for workout in ends
    )
    days = [_date(workout.on) for workout in ends]
    when = f", on {days[0]}" if len(workouts) == 1 else f" from {days[0]} to {days[1]}"
    best = first if len(workouts) == 1 else f"{first} in the first and {last} in the last"
    lighter = f" {counted(ways[WeightMove.LIGHTER], 'workout')} in a lighter week."
    return (
        f"{counted(len(workouts), 'workout')}{when}. "
        f"The best set was {best}. "
        "For the next workout the weight went up after "
        f"{ways[WeightMove.UP]}, stayed after {ways[WeightMove.HELD]} and went down after "
        f"{ways[WeightMove.DOWN]}."
        f"{lighter if ways[WeightMove.LIGHTER] else ''} The table has every set."
    )


def _date(date: datetime.date) -> str:
    return f"{date.day} {date:%B %Y}"
