"""`python -m sketch.seed LIFTERS WEEKS`: fills the sketch's database and prints session keys.

Lifters with a workout of twelve sets and another of three in every week. The first half have begun
a workout today, the others have a coach.
"""

from __future__ import annotations

import json
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "sketch.settings"

import django

django.setup()

from django.contrib.auth import (  # noqa: E402 - Django is set up first
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from sketch.models import SketchedCoaching, SketchedWorkout  # noqa: E402

WORKOUTS = """
INSERT INTO sketch_sketchedworkout (lifter_id, performed_on, notes)
SELECT lifter, current_date - 7 * week + late, ''
FROM generate_series(%s, 1, -1) AS week, (VALUES (1), (4)) AS day (late),
     unnest(%s::bigint[]) AS lifter
ORDER BY 2
"""
SETS = """
INSERT INTO sketch_sketchedset (workout_id, lift, load, reps, reps_left, logged_at)
SELECT workout.id, lift, load + 5 * ((current_date - performed_on) / -56),
       low - 1 + floor(3 * random()), nullif(floor(4 * random()), 3), performed_on
FROM sketch_sketchedworkout AS workout,
     (VALUES ('deadlift', 285, 4), ('pull-up', 65, 4), ('row', 120, 6), ('pullover', 110, 8))
         AS lifts (lift, load, low),
     generate_series(1, 3) AS number
WHERE lift = 'pull-up' OR extract(isodow FROM performed_on) = extract(isodow FROM current_date + 1)
ORDER BY performed_on, workout.id, lift, number
"""


def fill(lifters: int, weeks: int) -> list[User]:
    people = User.objects.bulk_create(User(username=f"lifter{number}") for number in range(lifters))
    coach = User.objects.create(username="coach")
    SketchedCoaching.objects.bulk_create(
        SketchedCoaching(coach=coach, client=client) for client in people[len(people) // 2 :]
    )
    with connection.cursor() as cursor:
        cursor.execute(WORKOUTS, [weeks, [lifter.pk for lifter in people]])
        cursor.execute(SETS)
        cursor.execute("VACUUM ANALYZE")
    return [*people, coach]


def session_of(user: User, workout: int | None) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    if workout:
        session["workout"] = workout
    session.save()
    return str(session.session_key)


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("migrate", run_syncdb=True, verbosity=0)  # our own tables have no migrations
    people = fill(int(sys.argv[1]), int(sys.argv[2]))
    today = timezone.now().date()
    begun = {
        lifter.pk: SketchedWorkout.objects.create(lifter=lifter, performed_on=today).pk
        for lifter in people[: len(people) // 2]
    }
    print(json.dumps([session_of(each, begun.get(each.pk)) for each in people]))


if __name__ == "__main__":
    main()
