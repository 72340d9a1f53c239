"""All that is told of dates before today, read off what the screens show, and where every
screen says that the lifts open. Values, so that a change of unit can be looked through."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

from accounts.models import User
from coaching.models import Coaching
from coaching.roster.adherence import NO_SETS, REACH, done_by_date, due_by_date, shares
from coaching.roster.client_log import ClientLog
from coaching.roster.client_logs import logs_of, with_all
from coaching.roster.due import missed
from coaching.roster.lift_trends import tracks
from coaching.roster.ranked import line
from coaching.roster.reasons import LookRule, reasons
from exercises.models import Exercise
from history import earlier_plans, lookback
from history.all_time import all_time_of, read
from history.hindsight import page as hindsight_page
from history.past.best_sets import best_sets
from history.past.decisions import judged
from history.past.track import LiftStretch
from history.past.weeks import past_weeks
from history.weeks import page as weeks_page
from workouts import weeks
from workouts.display.lifts import rep_range
from workouts.display.set_rows import SetRow, rows_of
from workouts.models import (
    Kind,
    LoggedSet,
    Prescription,
    Program,
    Role,
    SwappedIn,
    TrainingDay,
    Workout,
)
from workouts.my_data import export_csv
from workouts.recent_openings import openings_of
from workouts.sheets import Lift, Loose
from workouts.targets import lifts, sheet

DAY = datetime.timedelta(days=1)
Told = dict[str, Any]
# What these say is of the lifts of today's plan: where they open next.
OF_THE_PLAN = {LookRule.TWO_DOWNS, LookRule.NO_UP}


def told_of_the_past(user: User, coaching: Coaching) -> Told:
    """What every screen and file tells of the dates before today."""
    log = _log(coaching)
    yesterday = replace(log, today=log.today - DAY)
    found = tracks_of(user)
    return {
        "weeks": _weeks(user),
        "due": _due(user),
        "missed": {role: missed(log, role) for role in Role.values},
        "shares": _shares(user, yesterday),
        "reasons": [each for each in reasons(log) if each.rule not in OF_THE_PLAN],
        "lifts": {key: (_lift(each), _rule(user, *key, each)) for key, each in found.items()},
        "workouts": _workouts(user),
        "rows": _rows(user),
    }


def _shares(user: User, log: ClientLog) -> Any:
    due = due_by_date(log, log.today - REACH, log.today)
    return shares(
        done_by_date({user.pk: log}).get(user.pk, NO_SETS), due, log.today, log.plans[0].started_on
    )


def _log(coaching: Coaching) -> ClientLog:
    return logs_of(list(with_all(Coaching.objects.filter(pk=coaching.pk))))[coaching.pk]


def _weeks(user: User) -> list[Any]:
    """The weeks of the history that are over, as cards."""
    calendar, years = earlier_plans.bearings(user)
    exercises = Exercise.objects.by_slug()
    rows, _ = lookback.page(user, 100)
    found = past_weeks(rows, calendar)
    cards = weeks_page.history(found, exercises, calendar, False, False, user.today())["weeks"]
    # What was done before there was a plan is told by the weeks of the first, which may still
    # be set up on the day that it begins.
    since = datetime.date.min if calendar.in_force(user.today() - DAY) else user.today()
    told = [
        (card.starts, [each.pk for each in card.workouts], card.areas, card.missed)
        for card in cards
        if card.ends < user.today() and card.starts >= since
    ]
    return [years, *told]


def _due(user: User) -> list[Any]:
    calendar, _ = earlier_plans.bearings(user)
    first, last = user.today() - 200 * DAY, user.today() - DAY
    return [
        (role, day.date, dict(day.sets))
        for role in Role.values
        for day in calendar.due(role, first, last)
    ]


def tracks_of(user: User) -> dict[tuple[str, str], LiftStretch]:
    """Every lift that was done in a role, with all of its workouts."""
    done = LoggedSet.objects.owned_by(user).filter(kind=Kind.WORK)
    keys = done.order_by("exercise", "workout__role").values_list("exercise", "workout__role")
    found = {}
    for slug, role in keys.distinct():
        stretch = lookback.stretch(lookback.lift_of(user.pk, slug, role), 100)
        places = earlier_plans.places(user, slug)
        found[slug, role] = LiftStretch(stretch, slug, role, places, user.today())
    return found


def _lift(track: LiftStretch) -> list[Any]:
    """What each set decided; of the last workout only what its own sets tell."""
    seen = judged(track.visits, track.after, track.hands, track.unit)
    ways = [[each.way for each in one.decisions] for one in seen]
    ways[-1].pop()
    lifter = Workout.objects.get(pk=track.newest.pk).lifter_id
    best = best_sets(read(all_time_of(lifter, track.exercise.slug)).lifts)
    records = [told and (told.workout, told.load, told.reps) for told in best[:3]]
    return [ways, [one.outcome.way for one in seen[:-1]], records, _plain(track)]


def _plain(track: LiftStretch) -> list[Any]:
    return [
        (one.on, one.opening, [(s.pk, s.load, s.reps) for s in one.sets]) for one in track.visits
    ]


def _rule(user: User, slug: str, role: str, track: LiftStretch) -> list[Any]:
    """What the rule would have said of each set, and why."""
    page = hindsight_page.hindsight(user, slug, role, track.stretch)
    whys = [(row.plan, [(each.why, each.answer) for each in row.lines]) for row in page["rows"]]
    return [whys, page["summary"]]


def _workouts(user: User) -> list[Any]:
    """The latest workouts with sets as their own pages have them, to lifter and coach."""
    visits = Workout.objects.owned_by(user).filter(sets__kind=Kind.WORK).distinct()
    whole = visits.select_related("program__equipment", "lifter").order_by("-performed_on")
    return [(visit.pk, _parts(visit)) for visit in whole[:4]]


def _parts(visit: Workout) -> list[Any]:
    return [
        (
            part.exercise_id,
            (rep_range(part), part.terms.sets) if isinstance(part, Lift) else None,
            _told_rows(part, visit.program.unit),
        )
        for part in sheet(visit).parts
    ]


def _told_rows(part: Lift | Loose, unit: str) -> list[SetRow]:
    """The rows of an exercise; what the last set decided is of what is next."""
    rows = rows_of(part, unit)
    if isinstance(part, Loose) or part.is_followed or not part.counted:
        return rows
    last = part.counted[-1].pk
    return [
        replace(row, decision="", rule="", move=None) if row.id == last else row for row in rows
    ]


def _rows(user: User) -> list[Any]:
    """The rows that both files are made of: what was done, and the plans that were in force
    before today; of that of yesterday all but when it ended, which may be today."""
    today, plans = user.today(), Program.objects.owned_by(user)
    past = Prescription.objects.owned_by(user).filter(day__program__started_on__lt=today)
    found: list[Any] = [
        LoggedSet.objects.owned_by(user).order_by("pk"),
        Workout.objects.owned_by(user).exclude(sets=None).order_by("pk").distinct(),
        SwappedIn.objects.filter(workout__lifter=user).exclude(workout__sets=None).order_by("pk"),
        plans.filter(ended_on__lt=today).order_by("pk"),
        past.order_by("pk"),
        TrainingDay.objects.filter(prescriptions__in=past).order_by("pk").distinct(),
    ]
    return [list(export_csv.written(user, "lb")), *(list(rows.values()) for rows in found)]


Opens = dict[tuple[str, str], tuple[Decimal, int] | None]


def openings(user: User) -> Opens:
    """Where each lift of the plan opens next: load and reps."""
    return {(each.exercise_id, each.role): _target(each) for each in lifts(weeks.planned(user))}


def _target(lift: Lift) -> tuple[Decimal, int] | None:
    return (lift.opening.load, lift.opening.reps) if lift.opening else None


def check_that_screens_agree(user: User, coaching: Coaching) -> None:
    """The week, the coach's page, the form of a whole workout, the page of the finished
    workout and the lift's history open each lift alike."""
    opens = {(each.exercise_id, each.role): each for each in lifts(weeks.planned(user))}
    found = {key: _target(each) for key, each in opens.items()}
    today = user.today()
    visits = Workout.objects.owned_by(user).filter(sets__kind=Kind.WORK)
    busy = set(visits.filter(performed_on__gte=today).values_list("role", flat=True))
    for each in lifts(weeks.planned(user), before=today):
        if each.role not in busy:
            assert _target(each) == found[each.exercise_id, each.role]
    coachs = {(each.lift.exercise, each.lift.role): each for each in tracks(_log(coaching))}
    for key, track in tracks_of(user).items():
        if key in opens:
            _agrees(user, track, opens[key], coachs.get(key))


def _agrees(user: User, track: LiftStretch, opens: Lift, coachs: Any) -> None:
    key, opening = (opens.exercise_id, opens.role), _target(opens)
    visit = Workout.objects.select_related("program__equipment").get(pk=track.newest.pk)
    if visit.finished_at is None and visit.performed_on >= user.today():
        return
    if opening is None:  # lifted in a lighter week alone, which moves no target
        assert track.after is None
        return
    assert track.after is not None
    assert track.after.load == opening[0], (key, "history")
    if visit.finished_at is not None and coachs is not None:
        assert list(coachs.openings[:4]) == openings_of(opens)[:4], (key, "coach")
    lift = sheet(visit).lift(key[0])
    if lift is not None and visit.program.ended_on is None and lift.next_workout is not None:
        following = lift.next_workout
        assert (following.load, following.reps) == opening, (key, "finished workout")


def check_the_plans(user: User) -> None:
    """One is active, and each begins where the one before it ends."""
    found = list(Program.objects.owned_by(user).order_by("started_on", "pk"))
    assert [each.ended_on for each in found[:-1]] == [each.started_on for each in found[1:]]
    assert found[-1].ended_on is None


def check_the_coach_reads(coaching: Coaching) -> None:
    """The line of the client in the coach's list can be told."""
    assert line(coaching).done
