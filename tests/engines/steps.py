"""What a lifter does on another engine’s phone, step by step."""

from __future__ import annotations

from accounts.models import User
from tests.browser.gym import KEPT, UNTIL
from tests.browser.wire import Wire
from tests.engines.phone import Phone
from tests.factories import PASSWORD
from workouts.models import Kind, LoggedSet, Workout

AIM = "#workout .goal .aim"
TARGET = "#workout .goal .figure"
REASON = "#workout .next-set .reason"
WAITING = "#waiting"
# Firefox has it only control the page that is opened next.
AT_WORK = UNTIL % "(await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'"
AGAIN = "dispatchEvent(new Event('online'))"


def sign_up(phone: Phone) -> None:
    """From the home page to the prefilled set-up."""
    phone.go("/")
    phone.follow("Sign up")
    phone.headed("Sign up")
    phone.fill("E-mail address", "new@example.com")
    phone.fill("Password", PASSWORD)
    phone.choose("Under a year")
    phone.choose("Pounds (lb)")
    phone.choose("Keep my workouts, so Backplan can work out my next weight")
    phone.picture("sign-up")
    phone.press("Sign up")
    phone.headed("Set up your program")


def sign_in(phone: Phone, user: User) -> None:
    phone.go("/accounts/login/")
    phone.fill("E-mail address", user.email)
    phone.fill("Password", PASSWORD)
    phone.press("Sign in")
    phone.headed("This week")


def enter_gym(phone: Phone, visit: Workout) -> None:
    """Sign in and open today’s workout on the deadlifts, until it opens without a signal too."""
    sign_in(phone, visit.lifter)
    phone.settles(AT_WORK)
    phone.go(f"/workouts/{visit.pk}/?exercise=deadlift")
    for path in (f"/workouts/{visit.pk}/?exercise=deadlift", "/week/"):
        phone.settles(KEPT, phone.url + path)


def log(phone: Phone, load: str, reps: str, number: int = 1) -> None:
    phone.shows(f"Set {number} of", AIM)
    phone.fill("Weight", load)
    phone.fill("Reps", reps)
    phone.tap("#log")


def wait(phone: Phone, count: int) -> None:
    """So many sets wait on the phone, and it says so."""
    if count:
        words = "1 set waits" if count == 1 else f"{count} sets wait"
        phone.shows(f"{words} on this phone.", WAITING)
    else:
        phone.until(lambda: not phone.find(WAITING).is_displayed(), "nothing waits")


def restore(phone: Phone, wire: Wire) -> None:
    """The signal is back, and the phone sends now rather than when it next would by itself."""
    wire.mend()
    phone.run(AGAIN)


def stored(visit: Workout) -> list[tuple[int, int]]:
    """The deadlifts of the workout that Postgres has: weight and reps, in order."""
    rows = LoggedSet.objects.filter(workout=visit).exclude(kind=Kind.UNDONE)
    return [(int(row.load), row.reps) for row in rows.order_by("position")]


def is_stored(phone: Phone, visit: Workout, sets: list[tuple[int, int]]) -> None:
    phone.until(lambda: stored(visit) == sets, f"{sets} are stored")
    assert LoggedSet.objects.filter(workout=visit).count() == len(sets)
