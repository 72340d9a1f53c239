"""What must hold in a gym without a signal, each as one story on a real phone's browser."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Error, Route, expect

from backplan import installable
from tests.browser import steps
from tests.browser.gym import RENEWED, Gym, end_session, expect_waiting, retry, sign_in_as
from tests.factories import log, other_lifter, program_of
from workouts.models import LoggedSet

Case = Callable[[Gym], None]
TWO = [(225, 6), (235, 4)]
PAGES = "caches.open('pages').then((pages) => pages.keys())"
SETS = re.compile(r"/sets/[0-9a-f-]+/$")


def logging_offline_shows_the_next_weight_and_is_saved_later(gym: Gym) -> None:
    page = gym.page
    gym.cut()
    steps.log(page, "225", "6")
    expect(steps.target(page)).to_have_text("235")
    expect(steps.reason(page)).to_contain_text("6 reps hit the top of 4–6: 10 lb more.")
    expect(page.get_by_text("Saved on this phone: 225 lb × 6.").first).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    expect(steps.primary(page)).to_be_in_viewport(ratio=1)
    steps.log(page, "235", "3", number=2)
    expect(steps.target(page)).to_have_text("230")
    expect_waiting(page, 2)
    assert gym.stored() == []
    gym.restore()
    expect_waiting(page, 0)
    gym.expect_stored([(225, 6), (235, 3)])
    expect(steps.target(page)).to_have_text("230")


def nothing_left_is_followed_by_less_and_the_last_set_by_no_guess(gym: Gym) -> None:
    page = gym.page
    gym.cut()
    page.get_by_label("0", exact=True).click()
    steps.log(page, "225", "5")
    expect(steps.target(page)).to_have_text("220")
    expect(steps.reason(page)).to_have_text(steps.SPENT)
    steps.log(page, "220", "4", number=2)
    expect(steps.target(page)).to_have_text("220")
    steps.log(page, "220", "4", number=3)
    expect(page.locator("#workout .aim")).to_have_text("3 of 3 sets done.")
    expect(steps.reason(page)).to_have_text("Your next weight follows once this is saved.")
    expect_waiting(page, 3)
    gym.restore()
    expect_waiting(page, 0)
    gym.expect_stored([(225, 5), (220, 4), (220, 4)])
    expect(steps.reason(page)).to_have_text(
        "Next time: 225 lb, aim for 6. 5 reps were done at this weight. "
        "Lighter sets take nothing away."
    )


def a_page_loaded_again_offline_goes_on(gym: Gym) -> None:
    page = gym.page
    steps.log(page, "225", "6")
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    gym.cut()
    page.reload()
    expect(steps.target(page)).to_have_text("235")
    steps.log(page, "235", "4", number=2)
    expect_waiting(page, 1)  # the phone has it: before that it promised nothing
    page.reload()
    expect(page.locator("#workout .goal .aim")).to_contain_text("Set 3 of 3")
    page.goto("/week/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This week")
    expect_waiting(page, 1)
    gym.restore()
    expect_waiting(page, 0)
    gym.expect_stored(TWO)


def an_ended_session_keeps_the_sets_until_the_next_sign_in(gym: Gym) -> None:
    page, visit = gym.page, gym.visit
    end_session()
    steps.log(page, "225", "6")
    expect(page.locator("#waiting")).to_contain_text("Sign in, and it’s saved.")
    assert gym.stored() == []
    sign_in_as(page, visit.lifter)
    page.reload()
    expect_waiting(page, 0)
    gym.expect_stored([(225, 6)])


def another_account_on_the_phone_neither_sees_nor_sends_them(gym: Gym) -> None:
    page, visit = gym.page, gym.visit
    gym.log_two()
    end_session()
    other = other_lifter()
    program_of(other)
    gym.wire.mend()
    sign_in_as(page, other)
    page.goto("/week/")
    expect(page.locator("#waiting")).to_contain_text("Sets of another account wait on this phone.")
    page.goto("/outbox/")
    expect(page.get_by_text("2 of an account that is not signed in here.")).to_be_visible()
    expect(page.get_by_text("225")).to_have_count(0)
    assert not LoggedSet.objects.filter(lifter=other).exists()
    sign_in_as(page, visit.lifter)
    page.goto("/week/")
    expect_waiting(page, 0)
    gym.expect_stored(TWO)


def a_renewed_token_does_not_stop_them(gym: Gym) -> None:
    page = gym.page
    page.context.clear_cookies(name="csrftoken")
    steps.log(page, "225", "6")
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    expect_waiting(page, 0)
    gym.expect_stored([(225, 6)])


def lose_answer(route: Route) -> None:
    """The server takes what is sent, and its answer never arrives."""
    with contextlib.suppress(Error):  # the page may be gone by then
        route.fetch()
        route.abort()


def a_lost_answer_saves_the_set_once_and_its_correction_after_it(gym: Gym) -> None:
    page, visit = gym.page, gym.visit
    page.route(SETS, lose_answer)
    steps.log(page, "225", "6")
    expect_waiting(page, 1)
    page.goto("/outbox/")
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Reps", exact=True).fill("5")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("225 × 5")
    page.unroute(SETS)
    retry(page)
    expect(page.get_by_text("Nothing waits. Every set is saved.")).to_be_visible()
    gym.expect_stored([(225, 5)])
    assert LoggedSet.objects.filter(workout=visit).count() == 1


def a_refused_set_is_set_aside_and_the_rest_goes_on(gym: Gym) -> None:
    page = gym.page
    gym.cut()
    steps.log(page, "heavy", "6")
    expect_waiting(page, 1)
    steps.log(page, "225", "6", number=2)
    gym.restore()
    expect_waiting(page, 1)
    expect(page.locator("#waiting")).to_contain_text("1 set could not be saved as it is.")
    gym.expect_stored([(225, 6)])
    page.goto("/outbox/")
    expect(page.get_by_text("Write the weight as a number").first).to_be_visible()
    expect(page.get_by_role("button", name="Edit")).to_have_count(1)
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Weight").fill("235")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Nothing waits. Every set is saved.")).to_be_visible()
    gym.expect_stored([(225, 6), (235, 6)])


def signing_out_asks_first_and_takes_only_the_pages_along(gym: Gym) -> None:
    page, visit = gym.page, gym.visit
    page.route(SETS, lambda route: route.abort())
    steps.log(page, "225", "6")
    expect_waiting(page, 1)
    page.goto("/accounts/logout/")
    sign_out = page.get_by_role("main").get_by_role("button", name=re.compile("^Sign out"))
    sign_out.click()
    expect(page.get_by_role("alert")).to_contain_text("1 set waits on this phone.")
    sign_out.click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert page.evaluate(PAGES) == []
    page.unroute(SETS)
    sign_in_as(page, visit.lifter)
    page.goto("/week/")
    expect_waiting(page, 0)
    gym.expect_stored([(225, 6)])


def two_tabs_save_each_set_once_and_in_order(gym: Gym) -> None:
    page = gym.page
    second = page.context.new_page()
    second.goto(page.url)
    gym.log_two()
    expect_waiting(second, 2)
    sent: list[str] = []
    for each in (page, second):
        each.on("request", lambda request: sent.append(request.method))
    gym.wire.mend()
    for each in (page, second):
        retry(each)
    expect_waiting(page, 0)
    expect_waiting(second, 0)
    gym.expect_stored(TWO)
    assert sent.count("PUT") == len(TWO)


def a_new_worker_leaves_the_sets_alone(gym: Gym) -> None:
    page = gym.page
    page.route(SETS, lambda route: route.abort())
    steps.log(page, "225", "6")
    expect_waiting(page, 1)
    old = page.evaluate(
        "async () => (await caches.keys()).find((name) => name.startsWith('shell-'))"
    )
    source = installable.worker_source()
    newer = source.replace('"version": "', '"version": "newer')
    installable.worker_source = lambda: newer  # type: ignore[assignment]
    try:
        page.evaluate("async () => (await navigator.serviceWorker.ready).update()")
        page.evaluate(RENEWED, old)
    finally:
        installable.worker_source = _SOURCE
    page.reload()
    expect_waiting(page, 1)
    page.unroute(SETS)
    retry(page)
    expect_waiting(page, 0)
    gym.expect_stored([(225, 6)])


_SOURCE = installable.worker_source


def a_set_changed_elsewhere_shows_both_and_lets_choose(gym: Gym) -> None:
    page, visit = gym.page, gym.visit
    row = log(visit, 225, 6)
    page.reload()
    gym.cut()
    page.get_by_role("button", name="Undo").click()
    expect_waiting(page, 1)
    log(visit, 230, 5, id=row.pk, version=row.version)
    gym.restore()
    expect(page.locator("#waiting")).to_contain_text("1 set could not be saved as it is.")
    page.goto("/outbox/")
    expect(page.get_by_role("heading", level=2)).to_contain_text("225 × 6, undone")
    expect(page.get_by_text("Saved there: 230 × 5.")).to_be_visible()
    gym.expect_stored([(230, 5)])
    page.get_by_role("button", name="Keep this phone’s").click()
    expect(page.get_by_text("Nothing waits. Every set is saved.")).to_be_visible()
    gym.expect_stored([])


BACK = "Date.now = () => 0; "


def a_clock_that_jumps_back_does_not_reorder_them(gym: Gym) -> None:
    page = gym.page
    gym.cut()
    steps.log(page, "225", "6")
    page.evaluate(BACK)
    steps.log(page, "235", "4", number=2)
    steps.log(page, "235", "5", number=3)
    expect_waiting(page, 3)
    gym.restore()
    expect_waiting(page, 0)
    gym.expect_stored([*TWO, (235, 5)])


CASES: list[Case] = [
    logging_offline_shows_the_next_weight_and_is_saved_later,
    nothing_left_is_followed_by_less_and_the_last_set_by_no_guess,
    a_page_loaded_again_offline_goes_on,
    an_ended_session_keeps_the_sets_until_the_next_sign_in,
    another_account_on_the_phone_neither_sees_nor_sends_them,
    a_renewed_token_does_not_stop_them,
    a_lost_answer_saves_the_set_once_and_its_correction_after_it,
    a_refused_set_is_set_aside_and_the_rest_goes_on,
    signing_out_asks_first_and_takes_only_the_pages_along,
    two_tabs_save_each_set_once_and_in_order,
    a_new_worker_leaves_the_sets_alone,
    a_set_changed_elsewhere_shows_both_and_lets_choose,
    a_clock_that_jumps_back_does_not_reorder_them,
]


class Defect(NamedTuple):
    """A story, and what is put wrong in a script so that the story must fail."""

    case: Case
    script: str
    right: str
    wrong: str


# A new worker that clears the store of the one before it.
FORGET = """
  if (TOLD.version.startsWith("newer")) indexedDB.open("backplan").onsuccess = ({ target }) =>
    target.result.transaction("sets", "readwrite").objectStore("sets").clear();
"""

DEFECTS = [
    Defect(
        logging_offline_shows_the_next_weight_and_is_saved_later,
        "ahead.js",
        "node = way ? ahead.nodes[way[3]] : null;",
        "node = null;",
    ),
    Defect(
        nothing_left_is_followed_by_less_and_the_last_set_by_no_guess,
        "ahead.js",
        "return [left, null].map(",
        "return [null].map(",
    ),
    Defect(
        a_page_loaded_again_offline_goes_on,
        "offline.js",
        "await rewrite(pristine)",
        "await Promise.resolve()",
    ),
    Defect(
        an_ended_session_keeps_the_sets_until_the_next_sign_in,
        "outbox.js",
        "String(each.user) === String(user)",
        "true",
    ),
    Defect(
        another_account_on_the_phone_neither_sees_nor_sends_them,
        "outbox-page.js",
        "String(set.user) === String(user)",
        "true",
    ),
    Defect(
        a_renewed_token_does_not_stop_them,
        "delivery.js",
        '"X-CSRFToken": csrf, ',
        "",
    ),
    Defect(
        a_lost_answer_saves_the_set_once_and_its_correction_after_it,
        "delivery.js",
        "fetch(`/sets/${set.id}/`",
        "fetch(`/sets/${crypto.randomUUID()}/`",
    ),
    Defect(
        a_refused_set_is_set_aside_and_the_rest_goes_on,
        "delivery.js",
        "[400, 404, 422].includes(answer.status)",
        "answer.status === 404",
    ),
    Defect(
        signing_out_asks_first_and_takes_only_the_pages_along,
        "waiting.js",
        'await caches.delete("pages");',
        ";",
    ),
    Defect(
        two_tabs_save_each_set_once_and_in_order,
        "outbox.js",
        "if (navigator.locks) {",
        "if (false) {",
    ),
    Defect(
        a_new_worker_leaves_the_sets_alone,
        "worker.js",
        "const dropped = dropOldShells()",
        FORGET + "const dropped = dropOldShells()",
    ),
    Defect(
        a_set_changed_elsewhere_shows_both_and_lets_choose,
        "delivery.js",
        "const ours = set.tried.includes(content(body.set ?? {}));",
        "const ours = true;",
    ),
    Defect(
        a_clock_that_jumps_back_does_not_reorder_them,
        "store.js",
        "request.onsuccess = () => give(request.result);",
        "request.onsuccess = () => give(request.result.sort((a, b) => (a.id < b.id ? -1 : 1)));",
    ),
]
