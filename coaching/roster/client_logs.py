"""Loads the logs of many clients at once, with a few statements for any number of clients.

Only their latest workouts are read, so that long logs cost no more than short ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from coaching.models import Coaching
from coaching.reviews import OVER, with_waiting
from coaching.roster.client_log import (
    KEPT,
    RECENT,
    ClientLog,
    ClientProgram,
    ClientSet,
    PastWorkout,
    PlannedLift,
    Waiting,
)
from coaching.roster.heaviest import heaviest_before
from history.past.visits import by_hand
from workouts.dated_facts import excused_of, excuses, lighter_spans, lighter_weeks_of
from workouts.equipment import Gym, gym_of, rule_in
from workouts.models import Equipment, Prescription, WorkingLoad
from workouts.working_load_json import working_load_json


def logs_of(coachings: Sequence[Any]) -> dict[int, ClientLog]:
    """The log of each coaching by its id. Three queries, and one more
    where workouts were done in other gyms than the usual.

    The coachings need their clients selected, `waiting` from coaching.reviews, and the clients'
    `excused` days and `lighter` weeks from workouts.dated_facts.
    """
    plans = _plans([coaching.client_id for coaching in coachings])
    workouts = _latest_workouts(coachings)
    logs = {
        coaching.pk: ClientLog(
            today=coaching.client.today(),
            plans=plans.get(coaching.client_id, ()),
            workouts=workouts.get(coaching.pk, ()),
            waiting=[Waiting(row["id"], date.fromisoformat(row["on"])) for row in coaching.waiting],
            lighter=lighter_spans(coaching.lighter),
            excuses=excuses(coaching.excused),
        )
        for coaching in coachings
    }
    heaviest = heaviest_before({coaching.client_id: logs[coaching.pk] for coaching in coachings})
    return {
        coaching.pk: replace(logs[coaching.pk], heaviest=heaviest.get(coaching.client_id, {}))
        for coaching in coachings
    }


def with_all(coachings: QuerySet[Coaching]) -> QuerySet[Any]:
    """Coachings with their clients and everything that logs_of() needs."""
    client = OuterRef("client")
    annotated: QuerySet[Any] = with_waiting(coachings).annotate(
        lighter=lighter_weeks_of(client), excused=excused_of(client)
    )
    return annotated.select_related("client").defer("consent")


_GYM = tuple(f"day__program__equipment__{column}" for column in Gym._fields)
_PLAN = ("day__program", "day__program__started_on", "day__program__week_starts")
_LIFT = ("exercise", "exercise__name", "day__role", "exercise__kind", "sets")
_RULE = ("rep_low", "rep_high", "step_up", "step_down")


def _plans(clients: Iterable[int]) -> dict[int, list[ClientProgram]]:
    """Every plan of each client, oldest first. One query."""
    prescriptions: Any = Prescription.objects.filter(day__program__lifter__in=clients)
    loads_by_hand = WorkingLoad.objects.filter(
        lifter=OuterRef("day__program__lifter"),
        exercise=OuterRef("exercise"),
        role=OuterRef("day__role"),
    )
    latest_by_hand = loads_by_hand.order_by("-at").values(json=working_load_json())[:1]
    rows = (
        prescriptions.annotate(hand=Subquery(latest_by_hand))
        .order_by("day__program__started_on", "day__program", "-day__role", "position")
        .values_list(
            "day__program__lifter",
            *_PLAN,
            "day__program__ended_on",
            "day__weekday",
            "hand",
            *_LIFT,
            *_RULE,
            *_GYM,
        )
    )
    plans: dict[int, list[ClientProgram]] = {}
    for program, group in groupby(rows, lambda row: row[:5]):
        client, id, started_on, week_starts, ended_on = program
        prescribed = list(group)
        days = {row[9]: row[5] for row in prescribed}
        lifts = [_lift(row[6], *row[7:]) for row in prescribed]
        plan = ClientProgram(id, started_on, week_starts, days, lifts, ended_on)
        plans.setdefault(client, []).append(plan)
    return plans


def _lift(
    hand: dict[str, Any] | None,
    slug: str,
    name: str,
    role: str,
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
    rule = rule_in(gym, kind, low, high, up, down)
    return PlannedLift(slug, name, role, kind, sets, rule, gym, by_hand(hand) if hand else None)


def _latest_workouts(coachings: Sequence[Coaching]) -> dict[int, list[PastWorkout]]:
    """The latest workouts of each coaching's client, newest first."""
    parameters: dict[str, Any] = {
        "coachings": [coaching.pk for coaching in coachings],
        "lifters": [coaching.client_id for coaching in coachings],
        "since": [coaching.client.today() - RECENT for coaching in coachings],
        "roles": list(KEPT),
        "kept": list(KEPT.values()),
        "over": (timezone.now() - OVER).date(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_LATEST, parameters)
        rows = cursor.fetchall()
    gyms = _gyms({row[9] for row in rows if row[9] is not None})
    by_coaching: dict[int, list[PastWorkout]] = {}
    for coaching, *fields in rows:
        sets: dict[str, list[ClientSet]] = {}
        for done in map(ClientSet._make, zip(*fields[9:], strict=True)):
            sets.setdefault(done.exercise, []).append(done)
        workout = PastWorkout(*(*fields[:7], sets, fields[7], gyms.get(fields[8])))
        by_coaching.setdefault(coaching, []).append(workout)
    for workouts in by_coaching.values():
        workouts.sort(key=lambda workout: (workout.performed_on, workout.id), reverse=True)
    return by_coaching


def _gyms(ids: Collection[int]) -> dict[int, Gym]:
    """The gyms by their ids. One query; none where every workout was in the usual one."""
    gyms = Equipment.objects.in_bulk(ids) if ids else {}
    return {id: gym_of(gym) for id, gym in gyms.items()}


# It reads the index workout_one_a_role_and_date backwards and stops after a few workouts of a
# role; a finished one always has a work set. The index set_one_a_position gives the sets in order.
# LIMIT and OFFSET keep the planner from joining whole histories where it has no statistics.
_LATEST = """
SELECT asked.coaching, recent.id, recent.role, recent.performed_on, recent.program_id,
       equipment.unit, recent.is_over, reviewed.at IS NOT NULL, recent.is_lighter,
       recent.equipment_id,
       done.id, done.exercise, done.name, done.kind, done.load, done.reps, done.rir, done.pain,
       done.target, done.at, done.prescribed, done.due
FROM unnest(%(coachings)s::bigint[], %(lifters)s::bigint[], %(since)s::date[])
     AS asked (coaching, lifter, since)
CROSS JOIN unnest(%(roles)s::text[], %(kept)s::int[]) AS kept (role, number)
CROSS JOIN LATERAL (
    SELECT * FROM (
        SELECT workout.id, workout.role, workout.performed_on, workout.program_id,
               workout.finished_at IS NOT NULL OR workout.performed_on <= %(over)s AS is_over,
               workout.is_lighter, workout.equipment_id,
               count(*) FILTER (WHERE NOT workout.is_lighter)
                 OVER (ORDER BY workout.performed_on DESC) AS place
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
           array_agg(logged.target_load) AS target, array_agg(logged.logged_at) AS at,
           array_agg(coalesce(logged.prescribed_id, '')) AS prescribed,
           array_agg(logged.due_load) AS due
    FROM (
        SELECT lifted.*, taught.name, taught.kind AS loading, swap.prescribed_id
        FROM workouts_loggedset AS lifted
        JOIN exercises_exercise AS taught ON taught.slug = lifted.exercise_id
        LEFT JOIN workouts_swappedin AS swap
          ON swap.workout_id = lifted.workout_id AND swap.exercise_id = lifted.exercise_id
        WHERE lifted.workout_id = recent.id AND lifted.kind = 'work'
        ORDER BY lifted.exercise_id, lifted.position OFFSET 0
    ) AS logged
    HAVING count(*) > 0
) AS done
WHERE recent.place <= kept.number OR reviewed.at IS NULL
"""
