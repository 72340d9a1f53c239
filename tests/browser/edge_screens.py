"""The screens nobody hopes to see, and those with more in them than anybody expects."""

from __future__ import annotations

import re

from allauth.account.models import EmailAddress
from django.core import mail
from django.template.loader import render_to_string
from django.urls import reverse
from playwright.sync_api import Page

from accounts.models import User
from backplan.outage import READING, SAVING
from mail.models import MailChoice
from tests.accounts.pages import code_in
from tests.browser import steps
from tests.browser.gym import end_session, sign_in_as
from tests.browser.steps import Act, Screen, Visit, press
from tests.coaching.cast import coach, coached
from tests.factories import PASSWORD, everything, lifter, log, program_of, workout_of
from tests.mail.people import wants
from workouts import logbook

# As long as a name, a note and a number may be, some without a place to break.
NAME = ("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh " * 2)[:100].strip()
NOTE = "Grip" + "!" * 120 + " gave out first, then the left hand. " * 9


def signed_out() -> Visit:
    """Somebody whose session ended while they wrote; each screen begins signed in."""
    user = lifter("late@example.com")
    other = lifter("other@example.com")
    at = reverse("workout", args=[workout_of(user, on=user.today()).pk])
    settings = reverse("account_settings")
    log(user.workouts.get())

    def finish(page: Page) -> None:
        sign_in_as(page, user)
        page.goto(at)
        page.get_by_label("Notes").fill(NOTE[:500])
        end_session()
        press("Finish the workout", "You were signed out")(page)

    def come_back(page: Page) -> None:
        finish(page)
        steps.sign_in(page, user.email)

    def come_as_another(page: Page) -> None:
        finish(page)
        steps.sign_in(page, other.email)

    def write_too_much(page: Page) -> None:
        sign_in_as(page, user)
        page.goto(settings)
        page.get_by_label("Name").evaluate("(field) => (field.value = 'x'.repeat(70000))")
        end_session()
        press("Save")(page)

    return Visit(
        None,
        [
            Screen("signed-out", "/", finish, "finish_workout"),
            Screen("signed-out-another", "/", come_as_another, "account_login"),
            Screen("signed-out-too-long", "/", write_too_much, "account_settings"),
            Screen("unsent", "/", come_back, "unsent"),
        ],
    )


def shows(template: str, **told: object) -> Act:
    """A page that stands alone, as it would be answered: where it is asked for, nothing is."""

    def act(page: Page) -> None:
        page.set_content(render_to_string(template, told))

    return act


def faults() -> Visit:
    """What went wrong, in one voice: on whose side, whether it was saved, and what to do."""
    pages = ["400", "403", "403_csrf", "404", "405", "429", "500"]
    fields = {"saving": True, "fields": [("load", "225")], "left_out": True}
    return Visit(
        None,
        [
            *(Screen(f"error-{name}", "/", shows(f"{name}.html")) for name in pages),
            Screen("error-503", "/", shows("503.html", sentence=READING)),
            Screen("error-503-saving", "/", shows("503.html", sentence=SAVING, **fields)),
            Screen("nothing-here", "/nowhere/"),
            Screen("account-inactive", reverse("account_inactive")),
            Screen("verification-sent", reverse("account_email_verification_sent")),
            Screen("confirm-email-stale", reverse("account_confirm_email", args=["stale"])),
        ],
    )


def letters() -> Visit:
    """A lifter who wants mail, and somebody who has one of the letters and no session."""
    user = wants(lifter("mail@example.com"), "reminder", "comment")
    token = MailChoice.objects.get(user=user, kind="reminder").token
    stop = reverse("stop_mail", args=[token])
    return Visit(
        None,
        [
            Screen("mail-stop", stop),
            Screen("mail-stopped", stop, press("Stop reminders on training days")),
        ],
    )


def forgotten() -> Visit:
    """Somebody who has lost their password, from the mail to the new one."""
    user = lifter("forgetful@example.com")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    ask, change = reverse("account_reset_password"), reverse("account_complete_password_reset")
    return Visit(
        None,
        [
            Screen("reset-code", ask, steps.ask_for_reset, "account_confirm_password_reset_code"),
            Screen("reset-new", ask, reset, "account_complete_password_reset"),
            Screen("reset-refused", change, press("Save the password")),
            Screen("reset-done", change, renew, "account_password_reset_completed"),
        ],
    )


def overlong() -> Visit:
    """A lifter with the longest of names, notes and numbers."""
    user = wordy("long@example.com", "kg")
    at = reverse("workout", args=[user.workouts.latest("performed_on").pk])
    return Visit(
        user,
        [
            Screen("week-long", reverse("week")),
            Screen("away-refused", reverse("week"), refuse_body_weight, "come_back"),
            Screen("workout-long", f"{at}?exercise=deadlift"),
            Screen("workout-one-arm-long", f"{at}?exercise=one-arm-dumbbell-row"),
            Screen("history-long", reverse("history")),
            Screen("lift-history-long", reverse("lift_history", args=["deadlift"])),
            Screen("week-sheet-long", reverse("week_sheet")),
        ],
    )


def overlong_client() -> Visit:
    """The same, as a coach with as long a name reads it."""
    by = coach("longest@example.com", name=NAME)
    coaching = coached(wordy("wordy@example.com", "kg"), by)
    visit = coaching.client.workouts.latest("performed_on")
    return Visit(
        by,
        [
            Screen("clients-long", reverse("clients")),
            Screen("client-long", reverse("client", args=[coaching.pk])),
            Screen("client-workout-long", reverse("client_workout", args=[coaching.pk, visit.pk])),
            Screen("coach-settings-long", reverse("coach_settings")),
        ],
    )


def wordy(email: str, unit: str) -> User:
    user = lifter(email, name=NAME, unit=unit)
    everything(workout_of(user, on=user.today().replace(day=1).replace(year=user.today().year - 1)))
    program_of(user).days.update(weekday=user.today().weekday())
    visit = workout_of(user, on=user.today())
    for load in ("1987.25", "1992.25"):
        log(visit, load, 100, 5)
    log(visit, "1112.75", 99, 5, exercise="one-arm-dumbbell-row", left_reps=100, right_reps=99)
    logbook.finish(workout=visit, notes=NOTE[:500])
    return user


def refuse_body_weight(page: Page) -> None:
    page.get_by_label("Body weight").first.fill("heavy")
    page.get_by_role("button", name=re.compile("^Take ")).first.click()


def reset(page: Page) -> None:
    mail.outbox.clear()
    page.get_by_label("E-mail").fill("forgetful@example.com")
    press("Send the code")(page)
    page.get_by_label("Code").fill(code_in(str(mail.outbox[0].body)))
    press("Continue")(page)


def renew(page: Page) -> None:
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD[::-1])
    press("Save the password")(page)


VISITS = [faults, signed_out, forgotten, letters, overlong, overlong_client]
