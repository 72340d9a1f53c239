"""The end of a rest as a notification of the phone: offered once, asked for by a press, taken back
when the next set is done."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.gym import CONTROLLED, UNTIL
from tests.browser.test_rest import begun, left, log_next
from workouts.models import Workout

pytestmark = [pytest.mark.browser, pytest.mark.worker]

SHOWN = """async () => {
  const registration = await navigator.serviceWorker.ready;
  return (await registration.getNotifications()).map(({ title, tag, body }) => [title, tag, body]);
}"""
COUNT_IS = UNTIL % (
    "(await (await navigator.serviceWorker.ready).getNotifications()).length === told"
)
TOLD = ["Your rest is over", "rest", "Time for your next set."]
# A quick browser without windows has no notifications to show, whatever it is granted: then the
# page notes what it would have shown. Debian's whole chromium shows real ones.
GRANTED = """
if (Notification.permission !== "granted") {
  let there = [];
  const asked = ServiceWorkerRegistration.prototype;
  Object.defineProperty(Notification, "permission", {get: () => "granted"});
  asked.getNotifications = async ({ tag } = {}) => there.filter((one) => !tag || one.tag === tag);
  asked.showNotification = async (title, told) => {
    const one = { title, ...told, close: () => { there = there.filter((each) => each !== one); } };
    there = [...there.filter(({ tag }) => tag !== told.tag), one];
  };
}
"""
ASKED = """
Object.defineProperty(Notification, "permission", {get: () => window.said ?? "default"});
Notification.requestPermission = async () => {
  window.times = (window.times ?? 0) + 1;
  window.said = window.answer;
  return window.said;
};
"""


def opened(open_page: OpenPage, visit: Workout, script: str = "", *, grant: bool = True) -> Page:
    page = open_page(visit.lifter)
    if grant:
        page.context.grant_permissions(["notifications"])
    page.goto("/week/")
    page.evaluate(CONTROLLED)
    page.add_init_script(f"{GRANTED if grant else ''}{script}")
    page.clock.install()
    page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")
    return page


def offer(page: Page) -> None:
    """Log a set, so that the first rest begins with its offer."""
    log_next(page)
    open_offer(page)


def open_offer(page: Page) -> None:
    page.get_by_role("button", name="Notify me when it’s over").click()
    expect(page.locator("#rest-offer button:visible").first).to_be_focused()


def no_offer(page: Page) -> None:
    expect(left(page)).to_be_visible()
    expect(page.locator("#rest-offer-open")).to_be_hidden()
    expect(page.locator("#rest-offer")).to_be_hidden()


def tell_me(page: Page) -> None:
    page.get_by_role("button", name="Tell me when my rest is over").click()


def test_who_asked_for_it_is_told_once_the_rest_is_over(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    offer(page)
    tell_me(page)
    expect(page.locator("#rest-offer")).to_be_hidden()
    expect(steps.primary(page)).to_be_focused()
    assert page.evaluate(SHOWN) == []
    page.clock.run_for(181_000)
    page.evaluate(COUNT_IS, 1)
    assert page.evaluate(SHOWN) == [TOLD]


@pytest.mark.parametrize("name", ["Tell me when my rest is over", "+30 s of rest"])
def test_the_seconds_take_the_focus_from_nothing(open_page: OpenPage, name: str) -> None:
    page = opened(open_page, begun())
    offer(page)
    button = page.get_by_role("button", name=name)
    button.focus()
    expect(left(page)).to_have_text(re.compile(r"2:5\d|3:00"))
    before = left(page).inner_text()
    page.clock.run_for(5_000)
    expect(left(page)).to_have_text(re.compile(r"2:[45]\d"))
    expect(left(page)).not_to_have_text(before)
    expect(button).to_be_focused()


def test_it_goes_away_by_itself_when_the_next_set_is_logged(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    offer(page)
    tell_me(page)
    page.clock.run_for(181_000)
    page.evaluate(COUNT_IS, 1)
    steps.primary(page).click()
    page.evaluate(COUNT_IS, 0)


def test_who_skips_the_rest_hears_nothing_of_it(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    offer(page)
    tell_me(page)
    page.get_by_role("button", name="Skip the rest").click()
    page.clock.run_for(181_000)
    assert page.evaluate(SHOWN) == []


@pytest.mark.parametrize(("slept", "told"), [(230_000, [TOLD]), (300_000, [])])
def test_a_page_that_slept_a_moment_too_long_still_tells_and_one_that_slept_long_does_not(
    open_page: OpenPage, slept: int, told: list[list[str]]
) -> None:
    page = opened(open_page, begun())
    offer(page)
    tell_me(page)
    page.clock.fast_forward(slept)
    expect(left(page)).to_have_text("done")
    page.wait_for_timeout(300)
    assert page.evaluate(SHOWN) == told


def test_nobody_is_told_who_did_not_ask(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    offer(page)
    page.clock.run_for(181_000)
    expect(left(page)).to_have_text("done")
    assert page.evaluate(SHOWN) == []


@pytest.mark.parametrize("answer", ["Tell me when my rest is over", "Hide this"])
def test_it_is_offered_until_it_is_answered_and_never_again(
    open_page: OpenPage, answer: str
) -> None:
    page = opened(open_page, begun())
    offer(page)
    page.reload()
    open_offer(page)
    page.get_by_role("button", name=answer).click()
    no_offer(page)
    page.reload()
    no_offer(page)


def test_it_is_offered_in_one_workout_alone(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    page.evaluate("localStorage.setItem('backplan:rest-offer', JSON.stringify('1'))")
    log_next(page)
    no_offer(page)


def test_sound_is_offered_beside_it_and_is_the_same_as_at_the_end_of_the_page(
    open_page: OpenPage,
) -> None:
    page = opened(open_page, begun())
    offer(page)
    page.get_by_label("Beep, too").check()
    page.get_by_text("Rest timer and keyboard", exact=True).click()
    expect(page.get_by_label("Beep when the rest is over")).to_be_checked()
    expect(page.locator("#rest-offer")).to_be_visible()
    page.get_by_label("Beep when the rest is over").uncheck()
    expect(page.get_by_label("Beep, too")).not_to_be_checked()


def test_it_is_chosen_and_left_again_at_the_end_of_the_page(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    page.get_by_text("Rest timer and keyboard", exact=True).click()
    page.get_by_label("Notify me when the rest is over").check()
    page.reload()
    log_next(page)
    no_offer(page)
    page.get_by_text("Rest timer and keyboard", exact=True).click()
    expect(page.get_by_label("Notify me when the rest is over")).to_be_checked()
    page.get_by_label("Notify me when the rest is over").uncheck()
    page.clock.run_for(181_000)
    expect(left(page)).to_have_text("done")
    assert page.evaluate(SHOWN) == []


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("delete window.Notification;", "This browser can’t notify you."),
        (f"{ASKED} window.said = 'denied';", "This browser blocks notifications"),
    ],
)
def test_where_it_cannot_be_there_is_a_sentence_and_no_dead_button(
    open_page: OpenPage, script: str, words: str
) -> None:
    page = opened(open_page, begun(), script, grant=False)
    offer(page)
    expect(page.locator("#rest-tell")).to_be_hidden()
    expect(page.locator("#rest-offer [data-cannot-notify]")).to_contain_text(words)
    page.get_by_text("Rest timer and keyboard", exact=True).click()
    expect(page.locator("#aid-alert")).to_be_hidden()
    expect(page.locator("#aids [data-cannot-notify]")).to_contain_text(words)


def test_a_no_to_the_browser_is_taken_and_nothing_is_asked_without_a_press(
    open_page: OpenPage,
) -> None:
    page = opened(open_page, begun(), f"{ASKED} window.answer = 'denied';", grant=False)
    offer(page)
    assert page.evaluate("window.times") is None
    tell_me(page)
    expect(page.locator("#rest-offer")).to_contain_text("This browser blocks notifications")
    expect(page.locator("#rest-tell")).to_be_hidden()
    assert page.evaluate("window.times") == 1
    page.get_by_role("button", name="Hide this").click()
    expect(page.locator("#rest-offer")).to_be_hidden()


def test_a_tap_brings_the_page_of_the_workout_to_the_front(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    (worker,) = page.context.service_workers
    other = page.context.new_page()
    other.goto("/week/")
    address = page.url.split("?")[0]
    assert worker.evaluate(TAPPED, address) == ["closed", f"brought {page.url}"]
    page.close()
    assert worker.evaluate(TAPPED, address) == ["closed", f"opened {address}"]


# As the worker is told of a tap. Only a real one lets it move windows: what it would do is noted.
TAPPED = """async (url) => {
  const done = [], waited = [];
  WindowClient.prototype.focus = async function () { done.push(`brought ${this.url}`); };
  self.clients.openWindow = async (address) => done.push(`opened ${address}`);
  const event = new Event("notificationclick");
  const notification = { data: { url }, close: () => done.push("closed") };
  const waitUntil = (work) => waited.push(work);
  self.dispatchEvent(Object.assign(event, { notification, waitUntil }));
  await Promise.all(waited);
  return done;
}"""
