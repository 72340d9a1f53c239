"""A site in use: two hundred lifters with two years of logs, one of them with fifty thousand sets.

All are copies of one lifter, made by the database, in the order of their dates, the sets of a
workout side by side.
"""

from __future__ import annotations

import datetime

from django.db import connection
from django.utils import timezone

from accounts.models import Experience, User
from tests.factories import lifter, many_workouts
from workouts.models import Workout

LIFTERS, WEEKS, HEAVY_DAYS = 200, 104, 4200
A_DAY = datetime.timedelta(days=1)

# Each workout of the model in a plan of each copy, so many days apart and so many times over.
_WORKOUTS = """
INSERT INTO workouts_workout
    (lifter_id, program_id, role, performed_on, time_zone, started_at, finished_at, notes,
     is_lighter)
SELECT copy.lifter_id, copy.id, model.role,
       %(last)s::date - %(apart)s * (row_number() OVER (
           PARTITION BY copy.id ORDER BY model.performed_on DESC, times) - 1)::int,
       'UTC', model.started_at, model.finished_at, '', false
FROM workouts_workout AS model
CROSS JOIN workouts_program AS copy
CROSS JOIN generate_series(1, %(times)s) AS times
WHERE model.lifter_id = %(model)s AND copy.lifter_id = ANY(%(copies)s)
ORDER BY 4
"""
_SETS = """
INSERT INTO workouts_loggedset
    (id, lifter_id, workout_id, exercise_id, position, kind, undone_from, load, reps, pain,
     target_load, target_reps, target_reason, rule_version, version, logged_at)
SELECT gen_random_uuid(), copy.lifter_id, copy.id, done.exercise_id, done.position, 'work', '',
       done.load, done.reps, false, done.load, done.reps, 'HOLD', 1, 1, copy.started_at
FROM workouts_workout AS copy
JOIN workouts_loggedset AS done ON done.workout_id = %(workout)s
WHERE copy.lifter_id = ANY(%(copies)s)
ORDER BY copy.performed_on, copy.id, done.exercise_id, done.position
"""


def gather() -> tuple[User, User, list[User]]:
    """A usual lifter, the one with the long log, and all of them; Postgres has its statistics."""
    yesterday = timezone.now().date() - A_DAY
    users = [lifter(f"{n}@example.com", experience=Experience.OVER_A_YEAR) for n in range(LIFTERS)]
    model, heavy, *others = users
    many_workouts(model, WEEKS, before=yesterday)
    workout = Workout.objects.filter(lifter=model).latest("performed_on")
    usual = {"times": 1, "apart": 7, "copies": [user.pk for user in others]}
    long = {"times": HEAVY_DAYS // WEEKS, "apart": 1, "copies": [heavy.pk]}
    with connection.cursor() as cursor:
        for copies in (usual, long):
            named = {"model": model.pk, "workout": workout.pk, "last": yesterday, **copies}
            cursor.execute(_WORKOUTS, named)
            cursor.execute(_SETS, named)
        cursor.execute("ANALYZE")
    return others[0], heavy, users
