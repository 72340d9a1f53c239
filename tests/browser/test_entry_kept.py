"""What is typed of a workout that was done: a draft until it is saved, and saved once."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.gym import retry
from tests.browser.test_enter import known, reps, rows, save, saved, stored
from tests.browser.wire import Wire
from tests.factories import prescription_of
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


def test_a_draft_of_another_day_is_offered_and_one_of_another_account_is_not(
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
    page.evaluate("document.body.dataset.user = '999'")  # as on the page of somebody else
    page.evaluate(
        "import('/static/js/drafts.js').then(async ({ draftsOf }) =>"
        " (document.title = String((await draftsOf('999')).length)))"
    )
    expect(page).to_have_title("0")


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
    expect(page.get_by_text("all of Pull-up")).to_be_visible()
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
