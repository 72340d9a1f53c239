"""What is typed of a workout that was done: a draft until it is saved, and saved once."""

from __future__ import annotations

import contextlib
import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Error, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import OpenPage
from tests.browser.gym import retry, sign_in_as
from tests.browser.looking import PHONE
from tests.browser.test_enter import hold_first, known, reps, rows, save, saved, stored, weight
from tests.browser.test_offline import kill
from tests.browser.wire import Wire
from tests.factories import other_lifter, prescription_of, program_of
from workouts import programs
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.browser


def draft_is_kept(page: Page) -> None:
    """Until what was typed is on disk."""
    page.wait_for_timeout(600)


def test_a_draft_survives_a_reload_and_the_way_back(open_page: OpenPage) -> None:
    page = open_page(known())
    page.goto("/workouts/enter/")
    page.get_by_role("button", name="Add a set of Deadlift").click()
    expect(rows(page)).to_have_count(4)
    reps(page, 4).fill("3")
    reps(page, 1).fill("6")
    page.get_by_label("Notes").fill("Long day.")
    draft_is_kept(page)
    page.reload()
    expect(page.get_by_text("is back.")).to_be_visible()
    expect(rows(page)).to_have_count(4)
    expect(reps(page, 1)).to_have_value("6")
    expect(reps(page, 4)).to_have_value("3")
    expect(page.get_by_label("Notes")).to_have_value("Long day.")
    page.goto("/week/")
    page.go_back()
    expect(reps(page, 1)).to_have_value("6")
    page.get_by_role("button", name="Start over").click()
    expect(rows(page)).to_have_count(3)
    expect(reps(page, 1)).to_have_value("")


def test_what_is_typed_while_a_draft_comes_back_without_a_signal_stays(open_page: OpenPage) -> None:
    page, asked = open_page(known()), list[Route]()
    page.goto("/workouts/enter/")
    reps(page, 1).fill("6")
    page.get_by_label("Notes").fill("Long day.")
    draft_is_kept(page)
    page.route("**/workouts/enter/", lambda route: hold_question(route, asked))
    with page.expect_request(lambda request: request.method == "POST"):
        page.reload()
    reps(page, 2).fill("4")
    page.get_by_label("Notes").click()
    asked[0].abort()
    expect(page.get_by_text("is back.")).to_be_visible()
    expect(page.get_by_label("Notes")).to_have_value("Long day.")
    page.keyboard.type(" Slow.")
    expect(page.get_by_label("Notes")).to_have_value("Long day. Slow.")
    expect(reps(page, 1)).to_have_value("6")
    expect(reps(page, 2)).to_have_value("4")


def hold_question(route: Route, asked: list[Route]) -> None:
    if route.request.method == "POST":
        hold_first(route, asked)
    else:
        route.continue_()


def test_a_draft_of_another_day_is_offered_and_to_nobody_else(
    open_page: OpenPage,
) -> None:
    user = known()
    page = open_page(user)
    yesterday = user.today() - datetime.timedelta(days=1)
    page.goto(f"/workouts/enter/?on={yesterday}")
    reps(page, 1).fill("6")
    draft_is_kept(page)
    page.goto("/workouts/enter/")
    expect(reps(page, 1)).to_have_value("")
    page.get_by_role("link", name="Go on with it").click()
    expect(reps(page, 1)).to_have_value("6")
    other = other_lifter()
    program_of(other)
    sign_in_as(page, other)
    page.goto(f"/workouts/enter/?on={yesterday}")
    draft_is_kept(page)
    expect(page.get_by_text("is back.")).to_have_count(0)
    expect(page.get_by_text("half typed")).to_have_count(0)
    expect(reps(page, 1)).to_have_value("")


def test_a_date_that_has_a_draft_brings_it_back_and_writes_nothing_over_it(
    open_page: OpenPage,
) -> None:
    user = known()
    page = open_page(user)
    yesterday = user.today() - datetime.timedelta(days=1)
    page.goto(f"/workouts/enter/?on={yesterday}")
    reps(page, 1).fill("6")
    draft_is_kept(page)
    page.goto("/workouts/enter/")
    page.get_by_label("Date").fill(str(yesterday))
    expect(reps(page, 1)).to_have_value("6")
    page.goto("/workouts/enter/")
    reps(page, 1).fill("3")
    page.get_by_label("Date").fill(str(yesterday))
    page.get_by_role("button", name="Bring it back").click()
    expect(reps(page, 1)).to_have_value("6")


def test_what_is_typed_slowly_is_what_stands_there(open_page: OpenPage) -> None:
    page = open_page(known())
    page.goto("/workouts/enter/")
    weight(page, 1).fill("")
    weight(page, 1).press_sequentially("225x12 235x4@1 235x3", delay=150)
    page.wait_for_timeout(600)
    expect(weight(page, 1)).to_have_value("225x12 235x4@1 235x3")
    weight(page, 1).press("Enter")
    expect(weight(page, 2)).to_have_value("235")
    expect(reps(page, 1)).to_have_value("12")
    expect(reps(page, 3)).to_have_value("3")
    expect(rows(page)).to_have_count(3)


def test_what_waits_is_not_saved_over(open_unwatched: OpenPage, wire: Wire) -> None:
    page = open_unwatched(known(), base_url=wire.url)
    page.goto("/workouts/enter/")
    page.get_by_role("button", name="As asked for Deadlift").click()
    wire.cut()
    save(page)
    expect(page.get_by_text("Your workout is kept on this phone.").last).to_be_visible()
    wire.mend()
    retry(page)
    expect(page.locator("#waiting")).to_contain_text("could not be saved")
    page.goto("/workouts/enter/")
    expect(page.get_by_text("Your workout of this day waits on this phone.")).to_be_visible()
    expect(reps(page, 1)).to_have_value("")
    reps(page, 1).fill("1")
    save(page)
    expect(page.get_by_text("Your workout of this day waits on this phone.")).to_be_visible()
    assert Workout.objects.count() == 1
    page.get_by_role("button", name="Change it").click()
    expect(reps(page, 3)).to_have_value("5")


def test_a_killed_browser_has_the_draft_when_it_is_opened_again(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    live_server: LiveServer,
    tmp_path: Path,
    no_limits_yet: None,
) -> None:
    user = known()

    def opened() -> Page:
        context = browser_type.launch_persistent_context(
            tmp_path, base_url=live_server.url, viewport=PHONE, **browser_type_launch_args
        )
        sign_in_as(context.pages[0], user)
        return context.pages[0]

    page = opened()
    page.goto("/workouts/enter/")
    reps(page, 1).fill("6")
    page.get_by_label("Notes").fill("Long day.")
    draft_is_kept(page)
    kill(tmp_path)
    with contextlib.suppress(Error):
        page.context.close()

    page = opened()
    page.goto("/workouts/enter/")
    expect(reps(page, 1)).to_have_value("6")
    expect(page.get_by_label("Notes")).to_have_value("Long day.")
    page.context.close()


def test_saved_without_a_signal_it_waits_as_one_and_is_saved_once(
    open_unwatched: OpenPage, wire: Wire
) -> None:
    page = open_unwatched(known(), base_url=wire.url)
    page.goto("/workouts/enter/")
    page.get_by_role("button", name="It all went as asked").click()
    wire.cut()
    save(page)
    expect(page.get_by_text("Your workout is kept on this phone.").last).to_be_visible()
    expect(page.locator("#waiting")).to_contain_text("12 sets wait on this phone.")
    assert Workout.objects.count() == 1
    wire.mend()
    retry(page)
    expect(page.locator("#waiting")).to_be_hidden()
    assert LoggedSet.objects.count() == 16
    retry(page)
    page.wait_for_timeout(300)
    assert LoggedSet.objects.count() == 16


def test_what_the_server_refuses_later_goes_back_to_its_page(
    open_unwatched: OpenPage, wire: Wire
) -> None:
    user = known()
    page = open_unwatched(user, base_url=wire.url)
    page.goto("/workouts/enter/")
    page.get_by_role("button", name="As asked for Deadlift").click()
    wire.cut()
    save(page)
    expect(page.get_by_text("Your workout is kept on this phone.").last).to_be_visible()
    wire.mend()
    retry(page)
    expect(page.locator("#waiting")).to_contain_text("3 sets could not be saved as they are.")
    page.goto("/outbox/")
    expect(page.get_by_text("Pull-up, One-arm dumbbell row and Cable pullover")).to_be_visible()
    page.get_by_role("button", name="Edit").click()
    expect(reps(page, 3)).to_have_value("5")
    assert Workout.objects.count() == 1
    save(page)
    page.get_by_role("button", name="Yes, that was all").click()
    saved(page)
    assert len(stored()) == 3


def test_two_tabs_of_one_date_store_it_once(open_page: OpenPage) -> None:
    page = open_page(known())
    page.goto("/workouts/enter/")
    page.get_by_role("button", name="It all went as asked").click()
    draft_is_kept(page)
    other = page.context.new_page()
    other.goto("/workouts/enter/")
    expect(reps(other, 3)).to_have_value("5")
    save(page)
    saved(page)
    save(other)
    saved(other)
    assert page.url == other.url
    assert LoggedSet.objects.count() == 16


def test_nothing_of_a_saved_workout_comes_back(open_page: OpenPage) -> None:
    user = known()
    page = open_page(user)
    page.goto("/workouts/enter/")
    page.get_by_role("button", name="It all went as asked").click()
    draft_is_kept(page)
    save(page)
    saved(page)
    yesterday = user.today() - datetime.timedelta(days=1)
    page.goto(f"/workouts/enter/?on={yesterday}")
    draft_is_kept(page)
    expect(page.get_by_text("half typed")).to_have_count(0)


def test_a_draft_older_than_the_plan_says_so(open_page: OpenPage) -> None:
    user = known()
    page = open_page(user)
    page.goto("/workouts/enter/")
    reps(page, 1).fill("6")
    draft_is_kept(page)
    programs.change_prescription(prescription=prescription_of(user), sets=4)
    page.goto("/workouts/enter/")
    expect(page.get_by_text("Your plan has changed since, so check each set.")).to_be_visible()
    expect(reps(page, 1)).to_have_value("6")
    expect(rows(page)).to_have_count(4)
