"""A phone in the gym: today's deadlifts on a page it keeps, and the signal to cut."""

from __future__ import annotations

import datetime
import time

from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser import steps
from tests.browser.wire import Wire
from tests.factories import lifter, log, workout_of
from tests.signed_in import sign_in
from workouts.models import Kind, LoggedSet, Workout

PATIENCE = 30  # seconds

# Waits, but not for ever, until something is so.
UNTIL = """async (told) => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (%s) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error("it never was so");
}"""
CONTROLLED = UNTIL % "navigator.serviceWorker.controller"
KEPT = UNTIL % "await (await caches.open('pages')).match(told)"
RENEWED = UNTIL % "!(await caches.keys()).includes(told)"


def todays_deadlifts(user: User | None = None) -> Workout:
    """A workout begun today, after one a week ago."""
    user = user or lifter()
    log(workout_of(user, on=user.today() - datetime.timedelta(days=7)), 225, 5)
    return workout_of(user, on=user.today())


class Gym:
    """One phone, and the signal in between."""

    patience = PATIENCE

    def __init__(self, page: Page, wire: Wire, visit: Workout) -> None:
        self.page, self.wire, self.visit = page, wire, visit
        self.page.goto("/week/")
        self.page.evaluate(CONTROLLED)
        # Until the phone could open it again without a signal.
        self.page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")
        for url in (self.page.url, f"{wire.url}/week/"):
            self.page.evaluate(KEPT, url)

    def cut(self) -> None:
        """No signal from here on."""
        self.wire.cut()

    def restore(self) -> None:
        """The signal is back, and the browser says so."""
        self.wire.mend()
        retry(self.page)

    def stored(self) -> list[tuple[int, int]]:
        """The deadlifts of the workout that the server has: weight and reps, in order."""
        rows = LoggedSet.objects.filter(workout=self.visit).exclude(kind=Kind.UNDONE)
        return [(int(row.load), row.reps) for row in rows.order_by("position")]

    def expect_stored(self, sets: list[tuple[int, int]]) -> None:
        """The server has these sets before long."""
        until = time.monotonic() + self.patience
        while self.stored() != sets and time.monotonic() < until:
            self.page.wait_for_timeout(50)
        assert self.stored() == sets

    def log_two(self) -> None:
        self.cut()
        steps.log(self.page, "225", "6")
        expect(steps.target(self.page)).to_have_text("235")
        steps.log(self.page, "235", "4", number=2)
        expect_waiting(self.page, 2)


def retry(page: Page) -> None:
    """Send again now, rather than when the phone next would by itself."""
    page.evaluate("dispatchEvent(new Event('online'))")


def expect_waiting(page: Page, count: int) -> None:
    """So many sets wait on the phone, and it says so."""
    bar = page.locator("#waiting")
    if count == 0:
        expect(bar).to_be_hidden()
    else:
        words = "1 set waits" if count == 1 else f"{count} sets wait"
        expect(bar).to_contain_text(f"{words} on this phone.")


def end_session() -> None:
    """The server forgets who was signed in."""
    Session.objects.all().delete()


def sign_in_as(page: Page, user: User) -> None:
    """Whoever it is signs in on this phone, on whatever page it shows."""
    client = Client()
    sign_in(client, user)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    cookie = {"name": session.key, "value": session.value, "domain": "localhost", "path": "/"}
    page.context.add_cookies([cookie])
