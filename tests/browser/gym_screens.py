"""The screens of a gym: swaps, weights by hand, days without training and the way back, workouts
left open, misdated or deleted, and sets that wait on the phone."""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import partial

from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.models import Experience, User
from coaching import reviews
from exercises.models import Exercise
from tests.browser import steps
from tests.browser.steps import Screen, Visit, press
from tests.coaching.cast import coach, coached
from tests.factories import (
    everything,
    lifter,
    log,
    prescription_of,
    program_of,
    seasoned_lifter,
    workout_of,
)
from workouts import body_weights, deletion, equipment, gyms, lighter_weeks, logbook
from workouts.excuses import excuse
from workouts.ids import new_id
from workouts.models import Equipment, Program, Role
from workouts.swaps import swap_once

DAY = datetime.timedelta(days=1)


def swapping() -> Visit:
    """A lifter whose deadlift is another one today, and who may set a weight by hand."""
    user = seasoned_lifter()
    everything(workout_of(user, on=user.today() - 7 * DAY))
    visit = workout_of(user, on=user.today())
    sumo = Exercise.objects.get(pk="sumo-deadlift")
    swap_once(workout=visit, prescription=prescription_of(user), exercise=sumo)
    row = prescription_of(user, "one-arm-dumbbell-row")
    at, load = reverse("workout", args=[visit.pk]), reverse("working_load", args=[row.pk])
    return Visit(
        user,
        [
            Screen("workout-swapped", f"{at}?exercise=sumo-deadlift"),
            Screen("swap", reverse("swap_exercise", args=[visit.pk, row.pk])),
            Screen("working-load", load),
            Screen("working-load-refused", load, partial(write_load, load="61.25")),
            Screen("working-load-asked", load, partial(write_load, load="110")),
        ],
    )


def coming_back() -> Visit:
    """A lifter who has been away for five weeks, with a signed weight among the lifts."""
    user = lifter("away@example.com")
    earlier = workout_of(user, on=user.today() - 36 * DAY)
    everything(earlier)
    log(earlier, -20, 6, exercise="pull-up")
    at = reverse("workout", args=[workout_of(user, on=user.today()).pk])
    return Visit(
        user,
        [
            Screen("week-after-time-away", reverse("week")),
            Screen("workout-after-time-away", f"{at}?exercise=deadlift"),
            Screen("workout-warm-up", at),
        ],
    )


def unable_to_train() -> Visit:
    """A lifter who is ill today, was away before, and has a holiday to come."""
    user = lifter("ill@example.com", experience=Experience.OVER_A_YEAR)
    today = user.today()
    Program.objects.filter(lifter=user).update(started_on=today - 100 * DAY)
    for weeks in (2, 6):
        everything(workout_of(user, on=today - 7 * weeks * DAY))
    days = [
        ("away", -34, -22, ""),
        ("ill", -9, None, "A fever, and no appetite. The doctor says at least until Friday."),
    ]
    for kind, first, last, note in days:
        last_on = None if last is None else today + last * DAY
        excuse(lifter=user, kind=kind, first_on=today + first * DAY, last_on=last_on, note=note)
    at = reverse("excused")
    return Visit(
        user,
        [
            Screen("week-excused", reverse("week")),
            Screen("excused", at),
            Screen("excused-refused", at, press("Save")),
            Screen("history-excused", reverse("history")),
        ],
    )


def weighing() -> Visit:
    """A lifter who writes down what they weigh, so that their pull-ups have an estimate, and a set
    with a note and a link to a video."""
    user = lifter("weighed@example.com")
    for weeks, load in ((9, -20), (6, 0), (3, 10), (1, 25)):
        visit = workout_of(user, on=user.today() - 7 * weeks * DAY)
        for reps in (6, 5, 4):
            log(visit, load, reps, exercise="pull-up")
        on, weight = visit.performed_on, Decimal(183) - weeks
        body_weights.record(lifter=user, weighed_on=on, weight=weight, unit="lb")
        logbook.finish(workout=visit)
    linked = {"note": "Pulled from a dead hang.", "link": "https://drive.example/v/pull.mp4"}
    visit = workout_of(user, on=user.today())
    row = log(visit, 25, 6, exercise="pull-up", **linked)
    at = reverse("body_weight")
    return Visit(
        user,
        [
            Screen("settings-with-body-weight", reverse("settings")),
            Screen("body-weight", at),
            Screen("body-weight-refused", at, partial(write_body_weight, weight="18")),
            Screen("lift-with-body-weight", reverse("lift_history", args=["pull-up"])),
            Screen(
                "workout-with-a-link", f"{reverse('workout', args=[visit.pk])}?exercise=pull-up"
            ),
            Screen("set-with-a-link", reverse("logged_set", args=[row.pk])),
        ],
    )


def standing_still() -> Visit:
    """A lifter whose deadlift went up no more for three main days."""
    user = lifter("still@example.com")
    for week in (3, 2, 1):
        visit = workout_of(user, on=user.today() - week * 7 * DAY)
        for _ in range(3):
            log(visit, 225, 5, 1)
        logbook.finish(workout=visit)
    program_of(user).days.update(weekday=user.today().weekday())
    return Visit(
        user,
        [
            Screen("week-with-a-suggestion", reverse("week")),
            Screen("lighter-week", reverse("lighter_week")),
        ],
    )


def taking_it_easy() -> Visit:
    """A lifter in a lighter week, one of its exercises done, with earlier weeks behind."""
    user = lifter("easy@example.com")
    for week in (4, 3, 1):
        everything(workout_of(user, on=user.today() - week * 7 * DAY))
    lighter_weeks.take(lifter=user, starts_on=user.today() - 14 * DAY, by=user)
    before = workout_of(user, on=user.today() - 14 * DAY)
    for _ in range(2):
        log(before, 205, 4, 4)
    logbook.finish(workout=before)
    program_of(user).days.update(weekday=user.today().weekday())
    lighter_weeks.take(lifter=user, starts_on=user.today(), by=user)
    visit = workout_of(user, on=user.today())
    log(visit, 205, 4, 4)
    log(visit, -15, 4, 4, exercise="pull-up")
    log(visit, -15, 4, 4, exercise="pull-up")
    at = reverse("workout", args=[visit.pk])
    return Visit(
        user,
        [
            Screen("lighter-week-taken", reverse("lighter_week")),
            Screen("week-lighter", reverse("week")),
            Screen("workout-lighter", f"{at}?exercise=deadlift"),
            Screen("workout-lighter-done", f"{at}?exercise=pull-up"),
            Screen("enter-lighter", reverse("enter_workout")),
            Screen("week-sheet-lighter", reverse("week_sheet")),
            Screen("history-lighter", reverse("history")),
            Screen("history-deadlift-lighter", reverse("lift_history", args=["deadlift"])),
            Screen("rule-in-hindsight-lighter", reverse("lift_rule", args=["deadlift"])),
        ],
    )


def before_a_lighter_week() -> Visit:
    """A lifter whose lighter week is still to come, with all weights known."""
    user = lifter("soon@example.com")
    everything(workout_of(user, on=user.today() - 7 * DAY))
    program_of(user).days.update(weekday=(user.today() + 2 * DAY).weekday())
    lighter_weeks.take(lifter=user, starts_on=user.today() + DAY, by=user)
    return Visit(user, [Screen("week-before-a-lighter-one", reverse("week"))])


def waiting_sets() -> Visit:
    """A phone that has no way to the server: what it keeps, and what was refused."""
    user = lifter("waiting@example.com")
    everything(workout_of(user, on=user.today() - 7 * DAY))
    at = reverse("workout", args=[workout_of(user, on=user.today()).pk])
    return Visit(
        user,
        [
            Screen("workout-kept-on-the-phone", f"{at}?exercise=deadlift", log_without_a_signal),
            Screen("outbox", reverse("outbox")),
            Screen("outbox-editing", reverse("outbox"), edit_first),
            Screen("workout-refused-later", f"{at}?exercise=cable-pullover", refuse_set),
            Screen("outbox-refused", reverse("outbox")),
        ],
    )


def left_open() -> Visit:
    """A lifter with one workout left open yesterday, before the week turned, and one long
    forgotten."""
    user = seasoned_lifter(name="Nora")
    today = user.today()
    programs = Program.objects.filter(lifter=user)
    programs.update(started_on=today - 100 * DAY, week_starts=today.weekday())
    program_of(user).days.filter(role=Role.MAIN).update(weekday=today.weekday())
    forgotten = workout_of(user, on=today - 23 * DAY, role=Role.EXTRA)
    for _ in range(2):
        log(forgotten, 0, 6, exercise="pull-up")
    yesterdays = workout_of(user, on=today - DAY)
    for reps in (6, 5, 4):
        log(yesterdays, 225, reps)
    week = reverse("week")
    return Visit(
        user,
        [
            Screen("week-left-open", week),
            Screen("start-anew", week, ask_to_start),
            Screen("workout-left-open", reverse("workout", args=[yesterdays.pk])),
        ],
    )


def misdated() -> Visit:
    """A lifter with a workout on the wrong date, one that is in its way, and deleted ones."""
    user = lifter("misdated@example.com")
    today = user.today()
    wrong, other = workout_of(user, on=today), workout_of(user, on=today - DAY)
    everything(wrong)
    log(other, 225, 5)
    for days in (3, 20):
        gone = workout_of(user, on=today - days * DAY)
        everything(gone)
        deletion.delete(workout=gone)
    workout_of(user, on=today - 20 * DAY)
    date, deleted = reverse("change_date", args=[wrong.pk]), reverse("deleted_workouts")
    return Visit(
        user,
        [
            Screen("change-date", date),
            Screen("change-date-taken", date, partial(write_date, on=today - DAY)),
            Screen("delete-workout", reverse("delete_workout", args=[wrong.pk])),
            Screen("deleted-workouts", deleted),
            Screen("put-back-refused", deleted, put_latest_back, "put_back"),
        ],
    )


def written_about() -> Visit:
    """A client whose coach wrote about a workout that is to be deleted; nothing was before."""
    user = lifter("written@example.com")
    visit = workout_of(user, on=user.today())
    everything(visit)
    by = coach("writes@example.com", name="Ines")
    said = {"workout": visit, "author": by, "text": "Nice.", "id": new_id()}
    reviews.comment(coaching=coached(user, by), **said)
    return Visit(
        user,
        [
            Screen("delete-refused-as-written-about", reverse("delete_workout", args=[visit.pk])),
            Screen("deleted-workouts-none", reverse("deleted_workouts")),
        ],
    )


def two_gyms(email: str) -> tuple[User, Equipment]:
    """A lifter with a gym at work, where one exercise has another in its place, and for one there
    is nothing."""
    user = lifter(email)
    everything(workout_of(user, on=user.today() - 7 * DAY))
    equipment.change_equipment(equipment=program_of(user).equipment, name="Home")
    group = Exercise.objects.get(pk="cable-pullover").swap_group
    lacks = [*Exercise.objects.filter(swap_group=group).values_list("pk", flat=True), "pull-up"]
    has = {"plates": [Decimal(25), Decimal(10)], "lacks": lacks}
    return user, gyms.add_gym(lifter=user, unit="lb", name="Work", **has)


def choosing_a_gym() -> Visit:
    """A lifter who is asked where, on the day of a workout."""
    user, work = two_gyms("two-gyms@example.com")
    program_of(user).days.update(weekday=user.today().weekday())
    at = reverse("edit_gym", args=[work.pk])
    return Visit(
        user,
        [
            Screen("week-two-gyms", reverse("week")),
            Screen("gyms", reverse("gyms")),
            Screen("gym-add", reverse("add_gym")),
            Screen("gym", at),
            Screen("gym-refused", at, refuse_name),
        ],
    )


def in_another_gym() -> Visit:
    """A lifter in the gym at work."""
    user, work = two_gyms("at-work@example.com")
    program, today = program_of(user), user.today()
    visit = logbook.start(
        lifter=user, program=program, role=Role.MAIN, performed_on=today, gym=work
    )
    at = reverse("workout", args=[visit.pk])
    stands_in = visit.swaps.get(prescribed="pull-up").exercise_id
    return Visit(
        user,
        [
            Screen("workout-at-work", at),
            Screen("workout-stood-in", f"{at}?exercise={stands_in}"),
            Screen("workout-not-here", f"{at}?exercise=cable-pullover"),
            Screen("choose-gym", reverse("choose_gym", args=[visit.pk])),
        ],
    )


VISITS = [
    weighing,
    swapping,
    choosing_a_gym,
    in_another_gym,
    coming_back,
    unable_to_train,
    standing_still,
    taking_it_easy,
    before_a_lighter_week,
    waiting_sets,
    left_open,
    misdated,
    written_about,
]


def write_body_weight(page: Page, weight: str) -> None:
    page.get_by_label("Weight in lb").fill(weight)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_label("Weight in lb")).to_have_attribute("aria-invalid", "true")


def refuse_name(page: Page) -> None:
    page.get_by_label("Name").fill("home")
    press("Save", "You have a gym with that name. Choose another.")(page)


def write_load(page: Page, load: str) -> None:
    page.get_by_label("Weight").fill(load)
    press("Save")(page)


def ask_to_start(page: Page) -> None:
    page.get_by_role("region", name="Main back day").get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Go on, or start a new one?")


def write_date(page: Page, on: datetime.date) -> None:
    page.get_by_label("Date").fill(str(on))
    press("Save the date")(page)


def put_latest_back(page: Page) -> None:
    page.get_by_role("button", name="Put it back").first.click()
    expect(page.get_by_role("alert")).to_be_visible()


def log_without_a_signal(page: Page) -> None:
    page.route("**/sets/**", lambda route: route.abort())
    steps.log(page, "235", "6")
    expect(page.get_by_text("Saved on this phone: 235 lb × 6.").first).to_be_visible()


def edit_first(page: Page) -> None:
    page.get_by_role("button", name="Edit").first.click()
    expect(page.get_by_label("Weight")).to_be_visible()


def refuse_set(page: Page) -> None:
    page.unroute("**/sets/**")
    steps.log(page, "heavy", "6")
    expect(page.get_by_label("Weight")).to_have_attribute("aria-invalid", "true")
