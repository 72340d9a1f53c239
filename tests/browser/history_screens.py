"""What was done, on screen: weeks, staircases, arms and a stall."""

from __future__ import annotations

import datetime

from django.urls import reverse

from accounts.models import User
from progression import Target
from tests.browser.steps import Screen, Visit
from tests.factories import log, next_set, prescriptions_of, seasoned_lifter, workout_of
from workouts import logbook
from workouts.models import Program, Role
from workouts.targets import lifts

DAY = datetime.timedelta(days=1)
WEEKS = 32
# Reps of the three sets, week by week: some go up, some hold, a few fall short.
REPS = [(5, 5, 4), (6, 5, 4), (6, 6, 4), (5, 4, 3), (6, 4, 4), (4, 4, 3), (5, 5, 5), (3, 5, 4)]
STARTS = {"deadlift": 225, "pull-up": -20, "one-arm-dumbbell-row": 60, "cable-pullover": 50}


def looking_back() -> Visit:
    """A lifter past a year with a long history; pull-ups have stalled."""
    user = seasoned_lifter()
    today = user.today()
    Program.objects.filter(lifter=user).update(started_on=today - WEEKS * 7 * DAY)
    for week in range(WEEKS, 0, -1):
        on = today - week * 7 * DAY
        _whole_day(user, week, on)
        if week % 3:
            extra = workout_of(user, on + 3 * DAY, Role.EXTRA)
            for reps in (6, 5, 4):
                log(extra, 10, reps, exercise="pull-up")
            logbook.finish(workout=extra)
    at = reverse("history")
    lift = {slug: reverse("lift_history", args=[slug]) for slug in [*STARTS, "chin-up"]}
    return Visit(
        user,
        [
            Screen("history-weeks", at),
            Screen("history-weeks-older", f"{at}?before={today - 100 * DAY}"),
            Screen("calendar", reverse("calendar")),
            Screen("history-deadlift", lift["deadlift"]),
            Screen("history-deadlift-a-year", f"{lift['deadlift']}?year={today.year}"),
            Screen("history-deadlift-older", f"{lift['deadlift']}?until={today - 27 * 7 * DAY}"),
            Screen("history-pull-up-stalled", lift["pull-up"]),
            Screen("history-pull-up-extra", f"{lift['pull-up']}?day=extra"),
            Screen("history-one-arm", lift["one-arm-dumbbell-row"]),
            Screen("history-pullover", lift["cable-pullover"]),
            Screen("history-of-nothing", lift["chin-up"]),
        ],
    )


def _whole_day(user: User, week: int, on: datetime.date) -> None:
    targets: dict[str, Target | None] = {
        lift.exercise_id: lift.opening
        for lift in lifts(prescriptions_of(user), before=on)
        if lift.role == Role.MAIN
    }
    visit = workout_of(user, on)
    for place, (slug, first) in enumerate(STARTS.items()):
        target = targets[slug]
        load = target.load if target else first
        more = 0 if slug in {"deadlift", "pull-up"} else 2 if slug.startswith("one") else 4
        reps_of = (4, 5, 4) if slug == "pull-up" and week < 6 else REPS[(week + place) % len(REPS)]
        for number, reps in enumerate(reps_of):
            left, right = reps + more, reps + more + (week + number) % 3 - (1 if week % 4 else 0)
            arms = {"left_reps": left, "right_reps": right} if "arm" in slug else {}
            done = min(left, right) if arms else reps + more
            log(visit, load, done, number % 3 if week % 2 else None, exercise=slug, **arms)
            load = next_set(visit, slug).load
    logbook.finish(workout=visit)


VISITS = [looking_back]
