"""Every screen in every state that looks different, for whoever looks at them all."""

from __future__ import annotations

import datetime

from django.urls import reverse

from accounts.models import User
from calendar_feed import feeds
from exercises.models import Exercise
from tests.browser import (
    api_screens,
    coaching_screens,
    edge_screens,
    gym_screens,
    history_screens,
    import_screens,
    sign_in_screens,
    steps,
)
from tests.browser.steps import Screen, Visit, press
from tests.factories import (
    browser,
    everything,
    lifter,
    log,
    many_workouts,
    prescriptions_of,
    program_of,
    seasoned_lifter,
    undo,
    workout_of,
)
from workouts.models import Kind, Role, Workout

NOT_YET = "No work set is logged yet."
PLAYED = "kind=bodyweight&1-load=-10&1-reps=6&2-load=0&2-reps=3&3-load=-5&3-reps=4&3-rir=4"
DAY = datetime.timedelta(days=1)


def public() -> Visit:
    exercises = [
        Screen(f"exercise-{slug}", reverse("exercise", args=[slug]))
        for slug in Exercise.objects.values_list("slug", flat=True)
    ]
    named = ["home", "exercises", "rule", "account_signup", "account_login"]
    return Visit(
        None,
        [
            *(Screen(name.replace("account_", ""), reverse(name)) for name in named),
            *exercises,
            Screen("exercises-of-a-muscle", f"{reverse('exercises')}?muscle=teres-minor"),
            Screen("exercises-of-an-area", f"{reverse('exercises')}?area=upper"),
            Screen("signup-refused", reverse("account_signup"), press("Sign up")),
            Screen("login-refused", reverse("account_login"), press("Sign in")),
            Screen("reset", reverse("account_reset_password")),
            Screen("rule-played", f"{reverse('rule')}?{PLAYED}"),
            Screen("rule-refused", f"{reverse('rule')}?rep_low=9&1-load=heavy&1-reps=6&step_up=x"),
            Screen("outbox-empty", reverse("outbox")),
        ],
    )


def newcomer() -> Visit:
    """A lifter under a year with nothing logged, whose day is today."""
    user = lifter()
    program_of(user).days.update(weekday=user.today().weekday())
    return Visit(
        user,
        [
            Screen("set-up", reverse("set_up")),
            Screen("set-up-refused", reverse("set_up"), steps.refuse_set_up),
            Screen("set-up-asked", reverse("set_up"), steps.slip_in_set_up),
            Screen("week-due", reverse("week")),
            Screen("history-empty", reverse("history")),
            Screen("enter-blank", reverse("enter_workout")),
            Screen("enter-refused", reverse("enter_workout"), steps.refuse_row),
            *settings(user),
            Screen("data-settings", reverse("data_settings")),
            Screen("week-sheet-to-find", reverse("week_sheet")),
        ],
    )


def first_workout() -> Visit:
    """A lifter whose first workout is begun, and then its first set logged."""
    user = lifter("first@example.com")
    fresh = reverse("workout", args=[begun(user).pk])
    return Visit(
        user,
        [
            Screen("workout-fresh", fresh),
            Screen("workout-nothing-to-finish", fresh, press("Finish the workout", NOT_YET)),
            Screen("workout-saved", fresh, steps.log_first_set),
        ],
    )


def back_again() -> Visit:
    """A lifter with one workout behind: the day is due, every weight is known."""
    user = lifter("again@example.com")
    everything(workout_of(user, on=user.today() - 7 * DAY))
    program_of(user).days.update(weekday=user.today().weekday())
    return Visit(
        user,
        [
            Screen("week-with-weights", reverse("week")),
            Screen("enter-with-weights", reverse("enter_workout")),
            Screen("enter-asked", reverse("enter_workout"), steps.slip_in_a_row),
            Screen("enter-as-asked", reverse("enter_workout"), steps.as_asked),
            Screen("enter-missing", reverse("enter_workout"), steps.save_a_part),
        ],
    )


def settings(user: User) -> list[Screen]:
    names = ["settings", "days_settings", "experience_settings", "unit_settings"]
    prescription = reverse("prescription", args=[prescriptions_of(user)[0].pk])
    return [
        *(Screen(name.replace("_", "-"), reverse(name)) for name in names),
        Screen("calendar-settings", reverse("calendar_settings")),
        Screen("equipment-settings", reverse("equipment_settings")),
        Screen("equipment-refused", reverse("equipment_settings"), steps.refuse_bar),
        Screen("prescription", prescription),
        Screen("prescription-refused", prescription, steps.refuse_reps),
    ]


def training() -> Visit:
    """A lifter in the middle of today's workout, with an earlier one behind."""
    user = lifter("training@example.com")
    everything(workout_of(user, on=user.today() - 7 * DAY))
    visit = begun(user)
    log(visit, 135, 5, kind=Kind.WARMUP)
    log(visit, 225, 6, 1)
    first = log(visit, 235, 3)
    undo(log(visit, 235, 2))
    arms = [log(visit, 60, 7, exercise="one-arm-dumbbell-row", left_reps=8, right_reps=7)]
    for reps in (5, 4, 4):
        log(visit, 0, reps, exercise="pull-up")
    feeds.share(lifter=user, with_exercises=True)
    at = reverse("workout", args=[visit.pk])
    return Visit(
        user,
        [
            Screen("calendar-link", reverse("calendar_settings")),
            Screen("week-started", reverse("week")),
            Screen("workout-sets", f"{at}?exercise=deadlift"),
            Screen("workout-asked", f"{at}?exercise=deadlift", steps.slip),
            # Last on this exercise: a later visit is drawn anew with what was refused here.
            Screen("workout-refused", f"{at}?exercise=deadlift", steps.refuse_set),
            Screen("workout-unfinished", at, press("Finish the workout", "Finish anyway?")),
            Screen("workout-exercise-done", f"{at}?exercise=pull-up"),
            Screen("workout-one-arm", f"{at}?exercise=one-arm-dumbbell-row"),
            Screen("set", reverse("logged_set", args=[first.pk])),
            Screen("set-refused", reverse("logged_set", args=[first.pk]), steps.refuse_edit),
            Screen("set-asked", reverse("logged_set", args=[first.pk]), steps.slip_in_an_edit),
            Screen("set-one-arm", reverse("logged_set", args=[arms[0].pk])),
        ],
    )


def seasoned() -> Visit:
    """A lifter past a year: main day done, extra day missed, a long history."""
    user = seasoned_lifter()
    today, program = user.today(), program_of(user)
    program.week_starts = (today - 3 * DAY).weekday()
    program.started_on = today - 400 * DAY
    program.save()
    program.days.filter(role=Role.EXTRA).update(weekday=(today - 3 * DAY).weekday())
    program.days.filter(role=Role.MAIN).update(weekday=today.weekday())
    many_workouts(user, 40, before=today - 7 * DAY)
    done = begun(user)
    everything(done)
    return Visit(
        user,
        [
            Screen("week-done-and-missed", reverse("week")),
            Screen("done", reverse("done", args=[done.pk])),
            Screen("workout-done", reverse("workout", args=[done.pk])),
            Screen("workout-changed", f"{reverse('workout', args=[done.pk])}?edit"),
            Screen("history", reverse("history")),
            Screen("history-older", f"{reverse('history')}?before={today - 20 * DAY}"),
            Screen("enter-extra", f"{reverse('enter_workout')}?role=extra"),
            Screen("settings-two-days", reverse("settings")),
            Screen("days-settings-two-days", reverse("days_settings")),
            Screen("set-up-two-days", reverse("set_up")),
        ],
    )


def account() -> Visit:
    """The pages about signing in, some of which ask for the password again."""
    names = ["account_settings", "account_change_password", "mfa_index", "account_logout"]
    change_password = reverse("account_change_password")
    second_factor = reverse("mfa_activate_totp")
    user = lifter("account@example.com")
    signed_in_elsewhere(user)
    return Visit(
        user,
        [
            *(Screen(name.replace("_", "-"), reverse(name)) for name in names),
            Screen("devices", reverse("devices")),
            Screen("mail-settings", reverse("mail_settings")),
            Screen("password-refused", change_password, press("Save the password")),
            Screen("reauthenticate", second_factor, leads_to="account_reauthenticate"),
            Screen("reauthenticate-refused", second_factor, press("Continue")),
            Screen("totp", second_factor, steps.confirm_password, "mfa_activate_totp"),
            Screen("email", reverse("account_email")),
        ],
    )


def leaving() -> Visit:
    """A lifter with a log who takes it along, prints a week, and goes."""
    user = seasoned_lifter()
    everything(workout_of(user, on=user.today() - 7 * DAY))
    delete = reverse("delete_account")
    return Visit(
        user,
        [
            Screen("week-sheet", reverse("week_sheet")),
            Screen("my-data", reverse("data_settings")),
            Screen("delete-account", delete),
            Screen("delete-refused", delete, press("Delete everything now", "Give your password.")),
            Screen("account-deleted", reverse("account_deleted")),
        ],
    )


VISITS = [
    *api_screens.VISITS,
    public,
    newcomer,
    first_workout,
    back_again,
    training,
    seasoned,
    account,
    leaving,
    *coaching_screens.VISITS,
    *gym_screens.VISITS,
    *history_screens.VISITS,
    *import_screens.VISITS,
    *sign_in_screens.VISITS,
    *edge_screens.VISITS,
]


def signed_in_elsewhere(user: User) -> None:
    """On two more devices, one of them in a network that is written long."""
    for says, address in [
        ("iPhone; Version/26.0 Mobile Safari/604.1", "203.0.113.9"),
        ("Android 16; Mobile SamsungBrowser/28.0", "2001:db8:ffff:1::7"),
    ]:
        browser(user).get("/settings/", headers={"user-agent": says}, REMOTE_ADDR=address)


def begun(user: User) -> Workout:
    return workout_of(user, on=user.today())
