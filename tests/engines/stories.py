"""What must hold in a gym without a signal, on a phone with another engine; each is one story."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.contrib.sessions.models import Session

from tests.browser.gym import KEPT, UNTIL
from tests.browser.wire import Wire
from tests.engines import steps
from tests.engines.phone import Phone
from workouts.models import Workout

NOBODY = "return document.body.dataset.user === undefined"
NO_PAGES = UNTIL % "!(await (await caches.open('pages')).keys()).length"
TWO = [(225, 6), (235, 4)]


class OnTheFloor(NamedTuple):
    """A phone on a workout begun today, and the wire between it and the server."""

    phone: Phone
    wire: Wire
    visit: Workout


Story = Callable[[OnTheFloor], None]


def sets_logged_without_a_server_survive_reloads_and_are_saved_later(gym: OnTheFloor) -> None:
    phone, visit = gym.phone, gym.visit
    steps.log(phone, "225", "6")
    phone.says_exactly("235", steps.TARGET)
    phone.shows("Saved: 225 lb × 6.", ".saved")
    steps.is_stored(phone, visit, TWO[:1])
    gym.wire.cut()
    steps.log(phone, "235", "4", number=2)
    phone.says_exactly("235", steps.TARGET)
    steps.wait(phone, 1)
    phone.reload()
    steps.wait(phone, 1)
    steps.log(phone, "235", "5", number=3)
    phone.says_exactly("3 of 3 sets done.", steps.AIM)
    steps.wait(phone, 2)
    phone.reload()
    steps.wait(phone, 2)
    assert steps.stored(visit) == TWO[:1]
    steps.restore(phone, gym.wire)
    steps.wait(phone, 0)
    steps.is_stored(phone, visit, [*TWO, (235, 5)])


def each_tab_and_the_week_open_without_a_server(gym: OnTheFloor) -> None:
    phone = gym.phone
    here = f"{phone.url}/workouts/{gym.visit.pk}/?exercise="
    for exercise in ("pull-up", "cable-pullover"):
        phone.settles(KEPT, here + exercise)
    gym.wire.cut()
    steps.log(phone, "225", "6")
    steps.wait(phone, 1)
    phone.tap("a[href$='exercise=pull-up']")
    phone.shows("Pull-up", "#exercise")
    steps.log(phone, "0", "7")
    phone.shows("Set 2 of", steps.AIM)
    steps.wait(phone, 2)
    phone.tap("a[href$='exercise=deadlift']")
    phone.shows("Deadlift", "#exercise")
    phone.shows("Set 2 of", steps.AIM)
    phone.tap(".nav a[href='/week/']")
    phone.headed("This week")
    steps.wait(phone, 2)
    phone.picture("week-without-a-signal")
    phone.go("/outbox/")
    phone.shows("225 × 6")
    phone.go("/history/")  # never kept: what is on this phone, and no page of the browser's own
    phone.headed("No signal")
    gym.wire.mend()
    phone.go("/outbox/")
    phone.shows("Nothing waits. Every set is saved.")
    phone.until(lambda: steps.stored(gym.visit) == [(225, 6), (0, 7)], "both are stored")


def an_ended_session_keeps_the_sets_until_the_next_sign_in(gym: OnTheFloor) -> None:
    phone, visit = gym.phone, gym.visit
    Session.objects.all().delete()
    steps.log(phone, "225", "6")
    phone.shows("Sign in, and it’s saved.", steps.WAITING)
    assert steps.stored(visit) == []
    steps.sign_in(phone, visit.lifter)
    steps.wait(phone, 0)
    steps.is_stored(phone, visit, [(225, 6)])


def signing_out_takes_the_kept_pages_along(gym: OnTheFloor) -> None:
    phone = gym.phone
    phone.go("/accounts/logout/")
    phone.tap("main [data-sign-out] [type=submit]")
    phone.until(lambda: phone.run(NOBODY), "nobody is signed in")
    phone.settles(NO_PAGES)
    gym.wire.cut()
    phone.go("/week/")
    phone.headed("No signal")


STORIES: list[Story] = [
    sets_logged_without_a_server_survive_reloads_and_are_saved_later,
    each_tab_and_the_week_open_without_a_server,
    an_ended_session_keeps_the_sets_until_the_next_sign_in,
    signing_out_takes_the_kept_pages_along,
]


class Plant(NamedTuple):
    """A story, and what is put wrong in a script so that the story must fail."""

    story: Story
    script: str
    right: str
    wrong: str


PLANTS = [
    Plant(  # the outbox forgets what an earlier page kept
        sets_logged_without_a_server_survive_reloads_and_are_saved_later,
        "outbox.js",
        "/** Send a kept set over",
        "store.all().then((all) => all.forEach(({ id }) => store.change(id, () => undefined)));\n\n"
        "/** Send a kept set over",
    ),
    Plant(  # the worker keeps no page
        sets_logged_without_a_server_survive_reloads_and_are_saved_later,
        "worker.js",
        "await cache.put(url, whole);",
        "",
    ),
    Plant(  # a page that was kept is not looked for
        each_tab_and_the_week_open_without_a_server,
        "worker.js",
        "return kept ?? (await ofShell(",
        "return (await ofShell(",
    ),
    Plant(  # a set is given up for whatever the server answers
        an_ended_session_keeps_the_sets_until_the_next_sign_in,
        "outbox.js",
        "String(each.user) === String(user)",
        "true",
    ),
    Plant(  # the pages stay for whoever comes next
        signing_out_takes_the_kept_pages_along,
        "waiting.js",
        'await caches.delete("pages");',
        ";",
    ),
]
