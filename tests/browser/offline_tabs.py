"""From exercise to exercise without a signal: each opens as itself, with true counts."""

from __future__ import annotations

import contextlib
import re

from playwright.sync_api import Error, Locator, Page, Worker, expect

from tests.browser import steps
from tests.browser.gym import KEPT, UNTIL, Gym, expect_waiting, retry, sign_in_as
from tests.browser.offline_cases import Case, Defect
from tests.factories import other_lifter

NONE_YET = re.compile(": no sets yet")
# The tabs of the main day, and how many sets each asks for.
TABS = ["Deadlift", "Pull-up", "One-arm dumbbell row", "Cable pullover"]

# The worker does not see the next answer from an address that `ends` so before it is told to.
HOLD = """(ends) => {
  const ask = self.fetch;
  self.isHeld = new Promise((held) => {
    self.fetch = async (what, how) => {
      const answer = await ask(what, how);
      if ((what.url ?? what).endsWith(ends)) {
        self.fetch = ask;
        await new Promise((letGo) => { self.letGo = letGo; held(); });
      }
      return answer;
    };
  });
}"""
COUNTED = UNTIL % (
    "(await (await (await caches.open('pages')).match(told)).text()).includes(': 1 of 12 sets')"
)
KEEP_THE_WEEK = "navigator.serviceWorker.controller.postMessage({ keep: [`${origin}/week/`] })"


def tab(page: Page, name: str) -> Locator:
    return page.locator(".step-list a").filter(has=page.get_by_text(name, exact=True))


def expect_count(page: Page, name: str, count: str) -> None:
    expect(tab(page, name).locator(".count")).to_have_text(count)


def keep_all(gym: Gym) -> None:
    """Until the phone could open every exercise without a signal."""
    for link in gym.page.locator(".step-list a").all():
        gym.page.evaluate(KEPT, link.evaluate("(link) => link.href"))


def save_one_and_cut(gym: Gym) -> None:
    """A set that the server took, and no signal from then on."""
    steps.log(gym.page, "225", "6")
    expect(gym.page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    gym.cut()


def show(page: Page, name: str) -> None:
    tab(page, name).click()
    expect(page.get_by_role("heading", level=2).first).to_have_text(name)


def every_exercise_of_today_opens_as_itself(gym: Gym) -> None:
    page = gym.page
    keep_all(gym)
    page.evaluate(KEPT, f"{gym.wire.url}/workouts/{gym.visit.pk}/")
    gym.cut()
    for name in [*TABS[1:], TABS[0]]:
        show(page, name)
        expect(page.locator(".step-list a[aria-current]")).to_contain_text(name)
    page.goto("/week/")
    page.get_by_role("link", name="Continue the workout").first.click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Deadlift")


def the_exercise_that_a_workout_began_with_opens_again(gym: Gym) -> None:
    """A workout begins at an address without an exercise, and its tab has one."""
    page = gym.page
    page.goto(f"/workouts/{gym.visit.pk}/")
    page.evaluate("caches.delete('pages')")
    page.reload()
    keep_all(gym)
    gym.cut()
    show(page, "Pull-up")
    show(page, "Deadlift")


def a_set_that_was_sent_from_another_page_is_on_its_own(gym: Gym) -> None:
    """Whose kept page is older, and is opened with no signal again."""
    page = gym.page
    keep_all(gym)
    gym.cut()
    steps.log(page, "225", "6")
    expect_waiting(page, 1)
    show(page, "Pull-up")
    gym.restore()
    expect_waiting(page, 0)
    expect_count(page, "Deadlift", "1/3")
    gym.cut()
    show(page, "Deadlift")
    expect(page.locator("#workout .aim").first).to_contain_text("Set 2 of 3")
    steps.log(page, "235", "4", number=2)
    gym.restore()
    gym.expect_stored([(225, 6), (235, 4)])


def what_was_never_shown_is_not_answered_by_its_like(gym: Gym) -> None:
    page = gym.page
    keep_all(gym)
    gym.cut()
    for path in (f"/workouts/{gym.visit.pk}/?exercise=chin-up", "/week/?on=2026-03-03"):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_text("No signal")
        expect(page.locator("#workout")).to_have_count(0)


def the_sets_done_are_counted_on_every_exercise(gym: Gym) -> None:
    page = gym.page
    keep_all(gym)
    gym.log_two()
    expect_count(page, "Deadlift", "2/3")
    show(page, "Pull-up")
    expect_count(page, "Deadlift", "2/3")
    steps.log(page, "10", "6")
    expect_waiting(page, 3)
    expect_count(page, "Pull-up", "1/3")
    page.get_by_role("button", name="Undo").first.click()
    expect_count(page, "Pull-up", "0/3")
    show(page, "Deadlift")
    for name, count in [("Deadlift", "2/3"), ("Pull-up", "0/3"), ("Cable pullover", "0/3")]:
        expect_count(page, name, count)
    gym.restore()
    expect_waiting(page, 0)
    gym.expect_stored([(225, 6), (235, 4)])
    expect_count(page, "Deadlift", "2/3")


def a_saved_set_is_counted_on_pages_that_are_older(gym: Gym) -> None:
    page = gym.page
    keep_all(gym)
    save_one_and_cut(gym)
    show(page, "Pull-up")
    expect_count(page, "Deadlift", "1/3")


def the_week_counts_what_was_saved_since_it_was_kept(gym: Gym) -> None:
    page = gym.page
    expect(page.locator("#workout")).to_have_attribute("data-begun", NONE_YET)
    page.evaluate(KEPT, f"{gym.wire.url}/week/")
    save_one_and_cut(gym)
    page.goto("/week/")
    words = page.locator(f"#open-{gym.visit.pk}-words")
    expect(words).to_contain_text(re.compile(r"^Begun today, .*: 1 of 12 sets\.$"))


def hold(gym: Gym, ends: str) -> Worker:
    """The worker, once whatever the page asks to keep is kept. The next answer to an address that
    ends so is held."""
    worker = gym.page.context.service_workers[0]
    last = gym.page.locator(".step-list a").last
    gym.page.evaluate(KEPT, last.evaluate("(link) => link.href"))
    worker.evaluate(HOLD, ends)
    return worker


def expect_counted_week(gym: Gym) -> None:
    gym.page.evaluate(COUNTED, f"{gym.wire.url}/week/")
    gym.cut()
    gym.page.goto("/week/")
    words = gym.page.locator(f"#open-{gym.visit.pk}-words")
    expect(words).to_contain_text(": 1 of 12 sets.")


def a_week_that_was_asked_for_before_a_set_was_saved_counts_it_too(gym: Gym) -> None:
    page, worker = gym.page, hold(gym, "/week/")
    page.evaluate(KEEP_THE_WEEK)
    worker.evaluate("self.isHeld")
    steps.log(page, "225", "6")
    # It is not waited for: what the server says comes meanwhile.
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    page.evaluate(COUNTED, f"{gym.wire.url}/week/")
    worker.evaluate("self.letGo()")
    page.wait_for_timeout(500)  # what takes its place has done so
    expect_counted_week(gym)


def a_week_that_was_opened_before_a_set_was_saved_counts_it_too(gym: Gym) -> None:
    page, worker = gym.page, hold(gym, "/week/")
    another = page.context.new_page()
    with contextlib.suppress(Error):
        another.goto("/week/", wait_until="commit", timeout=500)
    worker.evaluate("self.isHeld")
    page.bring_to_front()
    steps.log(page, "225", "6")
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    worker.evaluate("self.letGo()")
    page.wait_for_timeout(500)  # what takes its place has done so
    expect_counted_week(gym)


def a_reload_without_a_signal_shows_a_set_that_was_saved_while_its_page_came(gym: Gym) -> None:
    page, worker = gym.page, hold(gym, "exercise=deadlift")
    page.evaluate("navigator.serviceWorker.controller.postMessage({ keep: [location.href] })")
    worker.evaluate("self.isHeld")
    steps.log(page, "225", "6")
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    gym.cut()
    worker.evaluate("self.letGo()")
    page.reload()
    expect(page.locator("#workout .aim").first).to_contain_text("Set 2 of 3")
    expect_count(page, "Deadlift", "1/3")


def a_saved_set_that_is_taken_back_is_counted_no_more(gym: Gym) -> None:
    page = gym.page
    keep_all(gym)
    save_one_and_cut(gym)
    page.get_by_role("button", name="Undo").first.click()
    expect_count(page, "Deadlift", "0/3")
    expect(page.locator("#workout .aim").first).to_contain_text("Set 1 of 3")
    show(page, "Pull-up")
    expect_count(page, "Deadlift", "0/3")


def a_page_left_open_sends_nothing_for_whoever_signed_in_since(gym: Gym) -> None:
    page, visit = gym.page, gym.visit
    sign_in_as(page, other_lifter())  # in another tab
    steps.log(page, "225", "6")
    expect(page.locator("#waiting")).to_contain_text("It belongs to another account")
    assert gym.stored() == []
    sign_in_as(page, visit.lifter)
    page.reload()
    expect_waiting(page, 0)
    gym.expect_stored([(225, 6)])


def an_undo_that_another_tab_sent_is_not_drawn_over_by_what_was_said_before(gym: Gym) -> None:
    page = gym.page
    another = page.context.new_page()
    another.goto("/history/")
    page.bring_to_front()
    steps.log(page, "225", "6")
    expect_count(page, "Deadlift", "1/3")
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    gym.cut()
    page.get_by_role("button", name="Undo").first.click()
    expect_waiting(page, 1)
    gym.wire.mend()
    retry(another)
    expect_waiting(page, 0)
    gym.expect_stored([])
    expect(page.get_by_role("button", name="Put back").first).to_be_visible()
    page.wait_for_timeout(1000)  # whatever is drawn late is drawn by then
    expect_count(page, "Deadlift", "0/3")


def what_another_tab_saved_stays_once_a_refused_set_is_given_up(gym: Gym) -> None:
    page = gym.page
    another = page.context.new_page()
    steps.log(page, "225", "6")
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    another.goto(page.url)
    another.bring_to_front()
    steps.log(another, "235", "4", number=2)
    expect_count(page, "Deadlift", "2/3")
    expect_waiting(page, 0)
    page.bring_to_front()
    page.locator("form.set-form [name=load]").fill("abc")
    page.locator("#log").click()
    expect(page.locator("#workout .tag", has_text="Refused")).to_have_count(1)
    another.goto("/outbox/")
    another.get_by_role("button", name="Discard").click()
    another.get_by_role("button", name="Really discard it?").click()
    expect(page.locator("#workout .tag", has_text="Refused")).to_have_count(0)
    page.wait_for_timeout(1000)  # whatever is drawn late is drawn by then
    expect_count(page, "Deadlift", "2/3")


CASES: list[Case] = [
    an_undo_that_another_tab_sent_is_not_drawn_over_by_what_was_said_before,
    what_another_tab_saved_stays_once_a_refused_set_is_given_up,
    a_page_left_open_sends_nothing_for_whoever_signed_in_since,
    every_exercise_of_today_opens_as_itself,
    the_exercise_that_a_workout_began_with_opens_again,
    a_set_that_was_sent_from_another_page_is_on_its_own,
    what_was_never_shown_is_not_answered_by_its_like,
    the_sets_done_are_counted_on_every_exercise,
    a_saved_set_is_counted_on_pages_that_are_older,
    the_week_counts_what_was_saved_since_it_was_kept,
    a_week_that_was_asked_for_before_a_set_was_saved_counts_it_too,
    a_week_that_was_opened_before_a_set_was_saved_counts_it_too,
    a_reload_without_a_signal_shows_a_set_that_was_saved_while_its_page_came,
    a_saved_set_that_is_taken_back_is_counted_no_more,
]

DEFECTS = [
    Defect(
        an_undo_that_another_tab_sent_is_not_drawn_over_by_what_was_said_before,
        "offline.js",
        "answered = undefined;",
        "",
    ),
    Defect(
        what_another_tab_saved_stays_once_a_refused_set_is_given_up,
        "offline.js",
        "? answered : undefined;\n    answered = undefined;\n",
        "? answered : answered;\n",
    ),
    Defect(
        a_page_left_open_sends_nothing_for_whoever_signed_in_since,
        "delivery.js",
        ', "X-Account": String(user)',
        "",
    ),
    Defect(
        the_exercise_that_a_workout_began_with_opens_again,
        "pages.js",
        '".step-list a"',
        '".step-list a:not([aria-current])"',
    ),
    Defect(
        a_set_that_was_sent_from_another_page_is_on_its_own,
        "outbox.js",
        'if (how === "saved" && set.workout) land([set]);',
        "",
    ),
    Defect(
        every_exercise_of_today_opens_as_itself,
        "pages.js",
        "location.pathname + edited, ...links.slice(0, MOST)];",
        "];",
    ),
    Defect(
        what_was_never_shown_is_not_answered_by_its_like,
        "worker.js",
        "(await caches.open(PAGES)).match(url);",
        "(await caches.open(PAGES)).match(url, { ignoreSearch: true });",
    ),
    Defect(
        the_sets_done_are_counted_on_every_exercise,
        "offline.js",
        "recount(root, [...landed(user, root, true), ...all.filter(",
        "recount(root, [...waiting.filter(",
    ),
    Defect(
        a_saved_set_is_counted_on_pages_that_are_older,
        "pages.js",
        "    else renew(middle, newest);",
        "",
    ),
    Defect(
        the_week_counts_what_was_saved_since_it_was_kept,
        "pages.js",
        "if (begun) begun.textContent = newest.dataset.begun;",
        "if (begun) continue;",
    ),
    Defect(
        a_week_that_was_asked_for_before_a_set_was_saved_counts_it_too,
        "pages.js",
        "  await tellWorker();",
        "",
    ),
    Defect(
        a_week_that_was_opened_before_a_set_was_saved_counts_it_too,
        "worker.js",
        "return counted >= asked &&",
        "return false &&",
    ),
    Defect(
        a_reload_without_a_signal_shows_a_set_that_was_saved_while_its_page_came,
        "worker.js",
        "  if ((await cache.match(url)) && (await isOlder(asked))) return keepAlso([url]);",
        "",
    ),
    Defect(
        a_saved_set_that_is_taken_back_is_counted_no_more,
        "exercise-list.js",
        'work[counts(fields) ? "add" : "delete"](id)',
        "work.add(id)",
    ),
]
