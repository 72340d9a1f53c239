"""Asks Postgres for the logs of many clients at once: a few statements however many they
are and however much they logged, because only their latest workouts are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db import connection
from django.utils import timezone

from coaching.models import Coaching
from coaching.records import (
    KEPT,
    RECENT,
    Log,
    PastSet,
    PastWorkout,
    Plan,
    PlannedLift,
    heaviest_made,
)
from coaching.reviews import OVER
from workouts.gym import Gym, rule_in
from workouts.models import Prescription


def logs_of(coachings: Sequence[Any]) -> dict[int, Log]:
    """The log of each coaching by its id. Three queries.

    The coachings come with their clients and with `waiting` (coaching.reviews).
    """
    plans = _plans([coaching.client_id for coaching in coachings])
    workouts = _latest_workouts(coachings)
    found = {
        coaching.pk: Log(
            today=coaching.client.today(),
            plan=plans.get(coaching.client_id),
            workouts=workouts.get(coaching.pk, ()),
            waiting=coaching.waiting,
        )
        for coaching in coachings
    }
    heaviest = _heaviest_before({each.client_id: found[each.pk] for each in coachings})
    return {
        coaching.pk: replace(found[coaching.pk], heaviest=heaviest.get(coaching.client_id, {}))
        for coaching in coachings
    }


_GYM = tuple(f"day__program__equipment__{column}" for column in Gym._fields)
_PLAN = ("day__program__lifter", "day__program", "day__program__started_on")
_DAY = ("day__program__week_starts", "day__role", "day__weekday")
_LIFT = ("exercise", "exercise__name", "exercise__kind", "sets", "rep_low", "rep_high")
_STEPS = ("step_up", "step_down")


def _plans(clients: Iterable[int]) -> dict[int, Plan]:
    """The active plan of each client who has one."""
    rows = (
        Prescription.objects.filter(day__program__lifter__in=clients, day__program__ended_on=None)
        .order_by("day__program", "-day__role", "position")
        .values_list(*_PLAN, *_DAY, *_LIFT, *_STEPS, *_GYM)
    )
    plans: dict[int, Plan] = {}
    for (client, program, started_on, week_starts), found in groupby(rows, lambda row: row[:4]):
        prescribed = list(found)
        days = {row[4]: row[5] for row in prescribed}
        lifts = [_lift(row[4], *row[6:]) for row in prescribed]
        plans[client] = Plan(program, started_on, week_starts, days, lifts)
    return plans


def _lift(
    role: str,
    slug: str,
    name: str,
    kind: str,
    sets: int,
    low: int,
    high: int,
    up: Decimal,
    down: Decimal,
    unit: str,
    bar: Decimal,
    plates: list[Decimal],
    pairs: list[int | None],
    *steps: Decimal,
) -> PlannedLift:
    gym = Gym(unit, bar, tuple(plates), tuple(pairs), *steps)
    return PlannedLift(slug, name, role, kind, sets, rule_in(gym, kind, low, high, up, down))


def _latest_workouts(coachings: Sequence[Coaching]) -> dict[int, list[PastWorkout]]:
    """The latest workouts of each coaching's client, newest first."""
    asked: dict[str, Any] = {
        "coachings": [coaching.pk for coaching in coachings],
        "lifters": [coaching.client_id for coaching in coachings],
        "since": [coaching.client.today() - RECENT for coaching in coachings],
        "roles": list(KEPT),
        "kept": list(KEPT.values()),
        "over": (timezone.now() - OVER).date(),
    }
    found: dict[int, list[PastWorkout]] = {}
    for coaching, *fields in _rows(_LATEST, asked):
        sets: dict[str, list[PastSet]] = {}
        for done in map(PastSet._make, zip(*fields[7:], strict=True)):
            sets.setdefault(done.exercise, []).append(done)
        found.setdefault(coaching, []).append(PastWorkout(*(*fields[:7], sets)))
    for workouts in found.values():
        workouts.sort(key=lambda each: (each.performed_on, each.id), reverse=True)
    return found


def _heaviest_before(logs: Mapping[int, Log]) -> dict[int, dict[str, Decimal]]:
    """What each client had made before their newest fresh workout, by exercise."""
    asked = [
        (client, lift.exercise, lift.rule.low, workout.program, workout.performed_on)
        for client, log in logs.items()
        if (workout := log.newest_fresh()) is not None
        for lift in log.planned(workout)
        if heaviest_made(workout, lift) is not None
    ]
    names = ("lifters", "exercises", "lows", "programs", "dates")
    columns = {name: [row[at] for row in asked] for at, name in enumerate(names)}
    found: dict[int, dict[str, Decimal]] = {}
    for client, exercise, load in _rows(_HEAVIEST, columns):
        found.setdefault(client, {})[exercise] = load
    return found


def _rows(statement: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


# Backwards along workout_one_a_role_and_date, which ends after a few workouts of a role; a
# finished one has a work set. The sets come in order along set_one_a_position. LIMIT and
# OFFSET keep the planner from joining whole histories where it has no statistics.
_LATEST = """
SELECT asked.coaching, recent.id, recent.role, recent.performed_on, recent.program_id,
       equipment.unit, recent.is_over, reviewed.at IS NOT NULL,
       done.id, done.exercise, done.name, done.kind, done.load, done.reps, done.rir, done.pain,
       done.target
FROM unnest(%(coachings)s::bigint[], %(lifters)s::bigint[], %(since)s::date[])
     AS asked (coaching, lifter, since)
CROSS JOIN unnest(%(roles)s::text[], %(kept)s::int[]) AS kept (role, number)
CROSS JOIN LATERAL (
    SELECT * FROM (
        SELECT workout.id, workout.role, workout.performed_on, workout.program_id,
               workout.finished_at IS NOT NULL OR workout.performed_on <= %(over)s AS is_over,
               row_number() OVER (ORDER BY workout.performed_on DESC) AS place
        FROM workouts_workout AS workout
        WHERE workout.lifter_id = asked.lifter AND workout.role = kept.role
          AND (workout.finished_at IS NOT NULL OR (
            SELECT true FROM workouts_loggedset AS lifted
            WHERE lifted.workout_id = workout.id AND lifted.kind = 'work' LIMIT 1))
        ORDER BY workout.performed_on DESC LIMIT 10
    ) AS latest
    WHERE latest.place <= kept.number OR latest.performed_on >= asked.since
    OFFSET 0
) AS recent
LEFT JOIN LATERAL (
    SELECT at FROM coaching_review AS review
    WHERE review.coaching_id = asked.coaching AND review.workout_id = recent.id LIMIT 1
) AS reviewed ON true
JOIN workouts_program AS program ON program.id = recent.program_id
JOIN workouts_equipment AS equipment ON equipment.id = program.equipment_id
CROSS JOIN LATERAL (
    SELECT array_agg(logged.id::text) AS id, array_agg(logged.exercise_id) AS exercise,
           array_agg(logged.name) AS name, array_agg(logged.loading) AS kind,
           array_agg(logged.load) AS load, array_agg(logged.reps) AS reps,
           array_agg(logged.rir) AS rir, array_agg(logged.pain) AS pain,
           array_agg(logged.target_load) AS target
    FROM (
        SELECT lifted.*, taught.name, taught.kind AS loading
        FROM workouts_loggedset AS lifted
        JOIN exercises_exercise AS taught ON taught.slug = lifted.exercise_id
        WHERE lifted.workout_id = recent.id AND lifted.kind = 'work'
        ORDER BY lifted.exercise_id, lifted.position OFFSET 0
    ) AS logged
    HAVING count(*) > 0
) AS done
WHERE recent.place <= kept.number OR reviewed.at IS NULL
"""

# Down from the heaviest along set_heaviest_first, to the first that was made before.
_HEAVIEST = """
SELECT asked.lifter, asked.exercise, before.load
FROM unnest(%(lifters)s::bigint[], %(exercises)s::text[], %(lows)s::int[],
            %(programs)s::bigint[], %(dates)s::date[])
     AS asked (lifter, exercise, low, program, date)
CROSS JOIN LATERAL (
    SELECT made.load FROM workouts_loggedset AS made
    WHERE made.lifter_id = asked.lifter AND made.exercise_id = asked.exercise
      AND made.kind = 'work' AND made.reps > 0 AND made.reps >= asked.low
      AND (
        SELECT earlier.program_id = asked.program AND earlier.performed_on < asked.date
        FROM workouts_workout AS earlier WHERE earlier.id = made.workout_id LIMIT 1)
    ORDER BY made.load DESC LIMIT 1
) AS before
"""
