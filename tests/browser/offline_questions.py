"""A slip of the finger without a signal: asked about before it is kept, or once it is sent."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.gym import Gym, expect_waiting
from tests.browser.offline_cases import Case, Defect

# A page that was kept before questions were asked.
OLDER = "document.querySelector('.set-form').removeAttribute('data-likely')"


def yes(page: Page, words: str = "Yes, 1225 lb") -> Locator:
    return page.get_by_role("button", name=words)


def a_slip_of_the_finger_is_asked_about_without_a_signal(gym: Gym) -> None:
    page = gym.page
    gym.cut()
    steps.log(page, "1225", "5")
    expect(yes(page)).to_be_focused()
    described = "1225 lb? You last lifted 225."
    expect(page.get_by_label("Weight")).to_have_accessible_description(described)
    expect_waiting(page, 0)  # nothing is kept that may not be meant
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved on this phone: 1225 lb × 5.").first).to_be_visible()
    expect_waiting(page, 1)
    gym.restore()
    expect_waiting(page, 0)  # the server asks no second time
    gym.expect_stored([(1225, 5)])


def a_point_that_slipped_is_asked_about_without_a_signal(gym: Gym) -> None:
    page = gym.page
    gym.cut()
    page.get_by_text("Warm-up, or it hurt").click()
    page.get_by_label("Weight").fill("45")
    page.get_by_label("Reps", exact=True).fill("8")
    page.get_by_role("button", name="Log as a warm-up").click()
    expect(page.get_by_text("Saved on this phone: 45 lb").first).to_be_visible()
    steps.log(page, "22.5", "5")
    expect(yes(page, "Yes, 22.5 lb")).to_be_focused()
    described = "22.5 lb? You last lifted 225. If it was a warm-up, log it as one."
    expect(page.get_by_label("Weight")).to_have_accessible_description(described)
    page.keyboard.press("Enter")
    expect_waiting(page, 2)
    steps.log(page, "22.5", "4", number=2)  # which is known by now
    expect_waiting(page, 3)
    gym.restore()
    expect_waiting(page, 0)
    gym.expect_stored([(45, 8), (22, 5), (22, 4)])


def what_was_lifted_offline_is_known_to_the_next_question(gym: Gym) -> None:
    page = gym.page
    gym.cut()
    steps.log(page, "1225", "6")
    page.keyboard.press("Enter")
    expect(page.locator("#workout .aim")).to_contain_text("Set 2 of")
    steps.log(page, "1225", "4", number=2)
    expect_waiting(page, 2)
    steps.log(page, "1600", "4", number=3)
    expect(yes(page, "Yes, 1600 lb")).to_be_focused()
    described = "1600 lb? You last lifted 1225."
    expect(page.get_by_label("Weight")).to_have_accessible_description(described)
    expect_waiting(page, 2)
    gym.restore()
    gym.expect_stored([(1225, 6), (1225, 4)])


def what_an_older_page_did_not_ask_is_set_aside_for_a_yes(gym: Gym) -> None:
    page = gym.page
    page.evaluate(OLDER)
    page.get_by_label("3", exact=True).check(force=True)
    steps.log(page, "1225", "5")
    expect(page.locator("#waiting")).to_contain_text("1 set could not be saved as it is.")
    expect(yes(page)).to_be_focused()
    expect(page.get_by_text("To confirm")).to_be_visible()
    expect(page.get_by_label("Weight")).to_have_value("1225")
    page.keyboard.press("Enter")
    expect_waiting(page, 0)
    gym.expect_stored([(1225, 5)])
    expect(page.locator(".sets strong")).to_have_text("1225 lb × 5, 3 reps left")


def a_question_that_came_late_is_answered_in_the_list_of_sets(gym: Gym) -> None:
    page = gym.page
    page.evaluate(OLDER)
    steps.log(page, "1225", "5")
    expect(page.locator("#waiting")).to_contain_text("1 set could not be saved as it is.")
    page.goto("/outbox/")
    expect(page.get_by_text("Not saved yet: 1225 lb? You last lifted 225.")).to_be_visible()
    yes(page).click()
    expect(page.get_by_text("Nothing waits. Every set is saved.")).to_be_visible()
    gym.expect_stored([(1225, 5)])


def a_kept_set_that_is_changed_is_asked_about_in_the_list_of_sets(gym: Gym) -> None:
    page = gym.page
    gym.cut()
    steps.log(page, "225", "5")
    expect_waiting(page, 1)
    page.goto("/outbox/")
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Weight").fill("2000")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(yes(page, "Yes, 2000 lb")).to_be_focused()
    page.get_by_label("Weight").fill("1225")
    expect(page.locator(".sure")).to_have_count(0)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(yes(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_contain_text("1225 × 5")
    gym.restore()
    expect(page.get_by_text("Nothing waits. Every set is saved.")).to_be_visible()
    gym.expect_stored([(1225, 5)])


CASES: list[Case] = [
    a_slip_of_the_finger_is_asked_about_without_a_signal,
    a_point_that_slipped_is_asked_about_without_a_signal,
    what_was_lifted_offline_is_known_to_the_next_question,
    what_an_older_page_did_not_ask_is_set_aside_for_a_yes,
    a_question_that_came_late_is_answered_in_the_list_of_sets,
    a_kept_set_that_is_changed_is_asked_about_in_the_list_of_sets,
]

DEFECTS = [
    Defect(
        a_point_that_slipped_is_asked_about_without_a_signal,
        "drawing.js",
        "Math.min(Number(dataset.least), Number(last) / 4)",
        "dataset.least",
    ),
    Defect(
        a_slip_of_the_finger_is_asked_about_without_a_signal,
        "question.js",
        'name: "sure", value: sure }',
        'name: "sure", value: "" }',
    ),
    Defect(
        what_was_lifted_offline_is_known_to_the_next_question,
        "drawing.js",
        "    if (form) widen(form, local, kept);",
        "",
    ),
    Defect(
        what_an_older_page_did_not_ask_is_set_aside_for_a_yes,
        "drawing.js",
        "  if (answer.sure) return doubted(form, fields, answer);",
        "",
    ),
    Defect(
        a_question_that_came_late_is_answered_in_the_list_of_sets,
        "delivery.js",
        "yes: body.yes, sure: body.sure };",
        "};",
    ),
    Defect(
        a_kept_set_that_is_changed_is_asked_about_in_the_list_of_sets,
        "offline.js",
        "...(asks?.likely && { asks })",
        "",
    ),
]
