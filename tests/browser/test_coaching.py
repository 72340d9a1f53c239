"""Two people, two browsers: from the invitation to the end of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.looking import DESK
from tests.coaching.cast import coach, coached
from tests.factories import everything, lifter, workout_of
from workouts import logbook

pytestmark = pytest.mark.browser


def link_for(page: Page, words: str) -> str:
    """Make an invitation and read its link off the page."""
    page.get_by_role("button", name=words).click()
    return page.get_by_label("Send this link").input_value()


def sign_up_through(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ines would like to coach you")
    page.get_by_role("main").get_by_role("link", name="Sign up").click()
    steps.fill_sign_up(page, "client@example.com")
    page.get_by_role("button", name="Yes, share my log with Ines").click()


def comment_on_first_set(page: Page, text: str) -> None:
    page.get_by_text("Comment on Deadlift").first.click()
    page.get_by_label("Comment", exact=True).locator("visible=true").first.fill(text)
    page.get_by_role("button", name="Comment on the set").locator("visible=true").first.click()


def test_coach_and_client_from_the_invitation_to_the_end_of_it(open_any: OpenPage) -> None:
    coachs = open_any(coach(name="Ines"))
    coachs.goto("/clients/")
    clients = open_any()
    sign_up_through(clients, link_for(coachs, "Make a link for a client"))
    steps.accept_set_up(clients)

    # The client logs a workout: too easy twice, without going harder.
    steps.start(clients)
    steps.log(clients, "225", "6")
    steps.log(clients, "235", "4", number=2)
    clients.get_by_role("button", name="Finish the workout").click()
    clients.get_by_role("button", name="Yes, finish anyway").click()
    expect(clients.get_by_role("heading", level=1)).to_have_text("Main back day, done")

    # The coach finds it on top, for the right reason, and says something.
    coachs.goto("/clients/")
    first = coachs.locator(".roster > li").first
    expect(first).to_contain_text("client@example.com")
    expect(first).to_contain_text("Waiting for review")
    first.get_by_role("link", name="Waiting for review").click()
    comment_on_first_set(coachs, "Bar drifted forward on the last rep.")
    expect(coachs.get_by_text("Bar drifted forward")).to_be_visible()

    # Proposes, and marks it reviewed.
    coachs.get_by_role("link", name="client@example.com", exact=True).click()
    coachs.get_by_role("link", name="Propose a change to Deadlift").click()
    coachs.get_by_label("Next weight").fill("215")
    coachs.get_by_label("Why").fill("Clean reps first.")
    coachs.get_by_role("button", name="Propose it").click()
    expect(coachs.get_by_role("status")).to_contain_text("Proposed.")
    coachs.goto("/clients/reviews/")
    coachs.get_by_role("link", name=re.compile("client@example.com")).click()
    coachs.get_by_role("button", name="Mark as reviewed").first.click()
    expect(coachs.get_by_role("status")).to_contain_text("Nothing else is waiting.")

    # The client sees the comment, accepts, and the next target follows.
    clients.goto("/week/")
    proposal = clients.get_by_role("region", name=re.compile("Ines proposes: Deadlift"))
    expect(proposal).to_contain_text("215 lb next instead of 235 lb")
    proposal.get_by_role("button", name="Accept").click()
    expect(clients.get_by_role("status")).to_contain_text("Accepted")
    main_day = clients.get_by_role("region", name="Main back day")
    expect(main_day.locator(".figure").first).to_have_text("215")
    expect(main_day).to_contain_text("Ines: Clean reps first.")
    clients.get_by_role("link", name=re.compile("Ines commented")).click()
    expect(clients.get_by_text("Bar drifted forward")).to_be_visible()

    # The client reads who looked, ends it, and the coach's next click finds nothing.
    clients.goto("/settings/coach/")
    expect(clients.get_by_role("region", name="Who looked")).to_contain_text("Ines: A workout")
    coachs.goto("/clients/")
    clients.get_by_role("button", name="End it now").click()
    expect(clients.get_by_role("status")).to_contain_text("can’t see your log any more.")
    coachs.get_by_role("link", name="client@example.com").first.click()
    expect(coachs.get_by_role("heading", level=1)).to_have_text("There’s nothing here")


def test_a_lifter_invites_a_coach_and_nothing_is_shared_before_the_yes(open_any: OpenPage) -> None:
    clients, coachs = open_any(lifter(name="Nora")), open_any(coach(name="Ines"))
    clients.goto("/settings/coach/")
    coachs.goto(link_for(clients, "Make a link for a coach"))
    coachs.get_by_role("button", name="Coach Nora").click()
    expect(coachs.get_by_role("region", name="Waiting for their yes")).to_contain_text("Nora")
    expect(coachs.locator(".roster")).to_have_count(0)

    clients.goto("/week/")
    clients.get_by_role("link", name="See what would be shared").click()
    clients.get_by_role("button", name="Yes, share my log with Ines").click()
    coachs.goto("/clients/")
    expect(coachs.locator(".roster > li")).to_contain_text("Nora")


def test_the_client_answers_and_the_coach_is_told(open_any: OpenPage) -> None:
    user, by = lifter(name="Nora"), coach(name="Ines")
    visit = workout_of(user, on=user.today())
    coaching = coached(user, by)
    everything(visit)
    coachs, clients = open_any(by), open_any(user)
    coachs.goto(f"/clients/{coaching.pk}/workouts/{visit.pk}/")
    comment_on_first_set(coachs, "How did that feel?")

    clients.goto("/week/")
    expect(clients.get_by_role("link", name="Week 1 new")).to_be_visible()
    clients.get_by_role("link", name=re.compile("Ines commented")).click()
    clients.get_by_role("link", name="Answer Ines").click()
    clients.get_by_label("Your answer").fill("Light!")
    clients.get_by_role("button", name="Send").click()
    expect(clients.get_by_text("Light!")).to_be_visible()
    expect(clients.get_by_role("link", name="Week", exact=True)).to_be_visible()

    coachs.goto("/clients/")
    expect(coachs.get_by_role("link", name="Clients 1 new")).to_be_visible()


def test_a_refused_comment_keeps_its_words_and_says_why(open_any: OpenPage) -> None:
    user, by = lifter(name="Nora"), coach(name="Ines")
    visit = workout_of(user, on=user.today())
    coaching = coached(user, by)
    everything(visit)
    page = open_any(by)
    page.goto(f"/clients/{coaching.pk}/workouts/{visit.pk}/")
    comment_on_first_set(page, "x" * 501)
    refused = page.locator("[aria-invalid=true]")
    expect(refused).to_be_visible()
    expect(refused).to_have_value("x" * 501)
    expect(refused).to_be_focused()
    expect(page.get_by_text("Keep it to 500 characters; this has 501.")).to_be_visible()


def test_workouts_are_reviewed_one_after_the_other_with_the_enter_key_alone(
    open_page: OpenPage,
) -> None:
    by = coach(name="Ines")
    for name in ("Nora", "Bo", "Jo"):
        user = lifter(f"{name}@example.com".lower(), name=name)
        coached(user, by)
        visit = workout_of(user, on=user.today())
        everything(visit)
        logbook.finish(workout=visit)
    page = open_page(by)
    page.goto("/clients/")
    page.get_by_role("link", name="Review 3 workouts").press("Enter")
    page.get_by_role("link", name=re.compile("Nora")).press("Enter")
    page.get_by_role("button", name="Mark as reviewed, next").first.press("Enter")
    for name, words in [("Bo", "Mark as reviewed, next"), ("Jo", "Mark as reviewed")]:
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)
        expect(page.get_by_role("button", name=words, exact=True).first).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Nothing else is waiting.")


def test_the_longest_name_leaves_the_list_as_dense_as_it_was(open_page: OpenPage) -> None:
    by = coach(name="Ines")
    coached(lifter("long@example.com", name="W" * 100), by)
    coached(lifter("rtl@example.com", name="עידו"), by)
    page = open_page(by, viewport=DESK)
    page.goto("/clients/")
    heights = page.locator(".roster > li").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert max(heights) <= 64
    assert min(heights) <= 44


def test_a_coach_is_asked_once_before_the_coaching_ends(open_any: OpenPage) -> None:
    coaching = coached(lifter(), coach())
    page = open_any(coaching.coach)
    page.goto(f"/clients/{coaching.pk}/")
    yes = page.get_by_role("button", name="Yes, end it now")
    expect(yes).to_be_hidden()
    page.locator("summary", has_text="End it").click()
    coaching.refresh_from_db()
    assert coaching.ended_at is None
    yes.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clients")
    coaching.refresh_from_db()
    assert coaching.ended_at is not None


def test_a_comment_that_was_begun_is_not_left_behind(open_page: OpenPage) -> None:
    me, client = coach(), lifter()
    coaching = coached(client, me)
    visit = workout_of(client, client.today())
    everything(visit)
    logbook.finish(workout=visit)
    page = open_page(me)
    page.goto(f"/clients/{coaching.pk}/workouts/{visit.pk}/")
    page.get_by_label("Comment", exact=True).last.fill("Well do")
    page.get_by_role("button", name="Mark as reviewed").last.click()
    expect(
        page.get_by_text("This comment isn’t sent yet. Send it first, or empty it.")
    ).to_be_visible()
    expect(page.get_by_label("Comment", exact=True).last).to_be_focused()
    page.get_by_label("Comment", exact=True).last.fill("")
    page.get_by_role("button", name="Mark as reviewed").last.click()
    expect(page.get_by_text("Reviewed. Nothing else is waiting.")).to_be_visible()
