"""The phone’s storage refuses: no set is said to be kept that is not, and nothing typed is lost."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.gym import KEPT, UNTIL, Gym, end_session, expect_waiting
from tests.browser.offline_cases import SETS, Case, Defect, lose_answer

# A store takes nothing more, as on a full phone; it can still be read.
FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...given) {
  if (window.hasRoomAgain) return put.apply(this, given);
  throw new DOMException("full", "QuotaExceededError");
};
"""
# It cannot be opened at all, as in some private windows.
SHUT = """
IDBFactory.prototype.open = function () {
  throw new DOMException("shut", "SecurityError");
};
"""
NO_PAGES = """
CacheStorage.prototype.open = async () => {
  throw new DOMException("shut", "SecurityError");
};
"""

# Fails what the page asks for next of such an address: a worker hides it from a test's own routes.
CUT_OFF = """
(like) => {
  const whole = window.fetch;
  window.fetch = (url, ...told) => {
    if (!String(url.url ?? url).includes(like)) return whole(url, ...told);
    Object.assign(window, { fetch: whole, cutOff: true });
    return Promise.reject(new TypeError("cut off"));
  };
}
"""
WAS_CUT_OFF = UNTIL % "window.cutOff"


def refuse(page: Page, how: str) -> None:
    page.add_init_script(how)
    page.reload()


def again(page: Page) -> Locator:
    return page.get_by_role("button", name="Save it now")


def expect_unsaved(page: Page, load: str, reps: str) -> None:
    """It says so, nothing else, and what was typed is in its fields."""
    expect(page.locator("#notice")).to_contain_text("Not saved. There’s no signal")
    expect(page.get_by_text("Saved on this phone")).to_have_count(0)
    expect(page.get_by_label("Weight")).to_have_value(load)
    expect(page.get_by_label("Reps", exact=True)).to_have_value(reps)


def a_full_phone_says_so_and_saves_without_it(gym: Gym) -> None:
    page = gym.page
    refuse(page, FULL)
    steps.log(page, "225", "6")
    expect(page.get_by_role("status").get_by_text("Saved.")).to_be_visible()
    expect(steps.target(page)).to_have_text("235")
    steps.log(page, "235", "4", number=2)
    expect(page.locator("#workout .aim")).to_contain_text("Set 3 of 3")
    gym.expect_stored([(225, 6), (235, 4)])


def _saved_by_hand(gym: Gym) -> None:
    page = gym.page
    gym.cut()
    page.get_by_label("3", exact=True).check(force=True)
    steps.log(page, "230", "5")
    expect_unsaved(page, "230", "5")
    expect(page.get_by_label("3", exact=True)).to_be_checked()
    again(page).click()  # still without a signal
    expect(again(page)).to_be_focused()  # once that was tried
    expect_unsaved(page, "230", "5")
    assert gym.stored() == []
    page.get_by_label("Reps", exact=True).fill("4")
    gym.wire.mend()
    again(page).click()
    expect(page.get_by_text("Saved: 230 lb × 4, 3 reps left.").first).to_be_visible()
    expect(again(page)).to_have_count(0)
    expect(page.locator("#workout .aim")).to_contain_text("Set 2 of 3")
    gym.expect_stored([(230, 4)])


def without_a_signal_a_full_phone_keeps_what_was_typed_in_its_fields(gym: Gym) -> None:
    refuse(gym.page, FULL)
    _saved_by_hand(gym)


def without_a_signal_a_shut_store_leaves_what_was_typed_too(gym: Gym) -> None:
    refuse(gym.page, SHUT)
    _saved_by_hand(gym)


def a_set_saved_by_hand_whose_answer_was_lost_is_corrected_and_not_doubled(gym: Gym) -> None:
    page = gym.page
    refuse(page, FULL)
    page.route(SETS, lose_answer)
    steps.log(page, "225", "6")
    expect_unsaved(page, "225", "6")
    page.get_by_label("Reps", exact=True).fill("5")
    page.unroute(SETS)
    steps.primary(page).click()
    expect(page.get_by_text("Saved: 225 lb × 5.").first).to_be_visible()
    gym.expect_stored([(225, 5)])


def the_set_after_one_saved_by_hand_is_another(gym: Gym) -> None:
    """Also where the page after it could not be had."""
    page = gym.page
    refuse(page, FULL)
    page.evaluate(CUT_OFF, "saved=")
    steps.log(page, "225", "6")
    expect(page.get_by_role("status").get_by_text("Saved.")).to_be_visible()
    page.evaluate(WAS_CUT_OFF)
    page.get_by_label("Reps", exact=True).fill("5")
    steps.primary(page).click()
    gym.expect_stored([(225, 6), (225, 5)])


def sets_after_one_saved_by_hand_are_sets_of_their_own(gym: Gym) -> None:
    """Also once the phone has room again, and draws the page from what the server last said."""
    page = gym.page
    refuse(page, FULL)
    page.evaluate(CUT_OFF, "saved=")
    steps.log(page, "225", "6")
    page.evaluate(WAS_CUT_OFF)
    page.evaluate("window.hasRoomAgain = true; window.cutOff = false")
    for number, reps in ((2, "5"), (3, "4")):
        steps.log(page, "225", reps, number=number)
    gym.expect_stored([(225, 6), (225, 5), (225, 4)])


def a_set_that_the_server_refuses_says_why_beside_its_field(gym: Gym) -> None:
    page = gym.page
    refuse(page, FULL)
    steps.log(page, "heavy", "6")
    expect(page.get_by_label("Weight")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Weight")).to_be_focused()
    expect(page.get_by_label("Weight")).to_have_value("heavy")
    page.get_by_label("Weight").fill("225")
    steps.primary(page).click()
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    gym.expect_stored([(225, 6)])


def whoever_is_signed_out_is_carried_through_the_sign_in(gym: Gym) -> None:
    page = gym.page
    refuse(page, FULL)
    end_session()
    steps.log(page, "225", "6")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    steps.sign_in(page, gym.visit.lifter.email)
    page.get_by_role("button", name="Save the set").click()
    gym.expect_stored([(225, 6)])


def a_workout_is_not_finished_over_a_set_that_is_not_saved(gym: Gym) -> None:
    page = gym.page
    refuse(page, FULL)
    gym.cut()
    steps.log(page, "225", "6")
    expect_unsaved(page, "225", "6")
    gym.wire.mend()
    page.get_by_role("button", name="Finish the workout").click()
    expect(page.locator("#hindered")).to_contain_text("A set isn’t saved yet.")
    gym.visit.refresh_from_db()
    assert gym.visit.finished_at is None


def a_phone_that_is_full_by_now_sends_what_it_kept(gym: Gym) -> None:
    page = gym.page
    gym.log_two()
    refuse(page, FULL)
    expect_waiting(page, 2)
    gym.restore()
    expect_waiting(page, 0)
    gym.expect_stored([(225, 6), (235, 4)])


def a_kept_set_that_cannot_be_changed_stays_typed(gym: Gym) -> None:
    page = gym.page
    gym.log_two()
    page.goto("/outbox/")
    refuse(page, FULL)
    page.get_by_role("button", name="Edit").first.click()
    page.get_by_label("Reps", exact=True).fill("3")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Not saved. This phone’s storage is full or blocked.")).to_be_visible()
    expect(page.get_by_label("Reps", exact=True)).to_have_value("3")


def a_phone_that_keeps_no_pages_shows_what_was_saved(gym: Gym) -> None:
    page = gym.page
    refuse(page, NO_PAGES)
    steps.log(page, "225", "6")
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    expect(steps.target(page)).to_have_text("235")


def without_kept_pages_there_is_a_page_that_says_no_signal(gym: Gym) -> None:
    page = gym.page
    page.evaluate("caches.keys().then((all) => Promise.all(all.map((one) => caches.delete(one))))")
    gym.cut()
    page.goto("/week/")
    expect(page.get_by_role("heading", level=1)).to_have_text("No signal")
    gym.wire.mend()
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This week")
    page.goto(f"/workouts/{gym.visit.pk}/")
    page.evaluate(KEPT, page.url)
    gym.cut()
    page.reload()
    expect(page.locator("#workout .aim")).to_contain_text("Set 1 of 3")
    page.goto("/rule/")
    expect(page.get_by_text("This page is not on your phone")).to_be_visible()


CASES: list[Case] = [
    a_full_phone_says_so_and_saves_without_it,
    without_a_signal_a_full_phone_keeps_what_was_typed_in_its_fields,
    without_a_signal_a_shut_store_leaves_what_was_typed_too,
    a_set_saved_by_hand_whose_answer_was_lost_is_corrected_and_not_doubled,
    the_set_after_one_saved_by_hand_is_another,
    sets_after_one_saved_by_hand_are_sets_of_their_own,
    a_set_that_the_server_refuses_says_why_beside_its_field,
    whoever_is_signed_out_is_carried_through_the_sign_in,
    a_workout_is_not_finished_over_a_set_that_is_not_saved,
    a_phone_that_is_full_by_now_sends_what_it_kept,
    a_kept_set_that_cannot_be_changed_stays_typed,
    a_phone_that_keeps_no_pages_shows_what_was_saved,
    without_kept_pages_there_is_a_page_that_says_no_signal,
]

DEFECTS = [
    Defect(
        a_full_phone_says_so_and_saves_without_it,
        "offline.js",
        "if (!(await straight(form, event.submitter, fields))) return;",
        "return;",
    ),
    Defect(
        without_a_signal_a_full_phone_keeps_what_was_typed_in_its_fields,
        "by-hand.js",
        'if (!who) return "later";',
        'if (!who) return "signed-out";',
    ),
    Defect(
        without_a_signal_a_shut_store_leaves_what_was_typed_too,
        "straight.js",
        "notSaved(how, say, () => (document.getElementById(button.id) ?? button).click())",
        'say("Saved on this phone.")',
    ),
    Defect(
        a_set_saved_by_hand_whose_answer_was_lost_is_corrected_and_not_doubled,
        "by-hand.js",
        "renewed(unsaved.get(set.id), set)",
        "renewed(undefined, set)",
    ),
    Defect(
        the_set_after_one_saved_by_hand_is_another,
        "offline.js",
        '    if (form.matches(".set-form")) pristine = nextIsAnother(',
        "    if (false) pristine = nextIsAnother(",
    ),
    Defect(
        sets_after_one_saved_by_hand_are_sets_of_their_own,
        "offline.js",
        '    if (form.matches(".set-form")) pristine = nextIsAnother(',
        "    if (false) pristine = nextIsAnother(",
    ),
    Defect(
        a_set_that_the_server_refuses_says_why_beside_its_field,
        "straight.js",
        "  correct(form, { id, fields, answer });",
        "",
    ),
    Defect(
        whoever_is_signed_out_is_carried_through_the_sign_in,
        "straight.js",
        "  else throughSignIn(form, button);",
        "",
    ),
    Defect(
        a_workout_is_not_finished_over_a_set_that_is_not_saved,
        "finish.js",
        '  if (isUnsaved()) return "A set isn’t saved yet. Finish after that.";',
        "",
    ),
    Defect(
        a_phone_that_is_full_by_now_sends_what_it_kept,
        "delivery.js",
        "await change(set.id, tried).catch(() => {});",
        "await change(set.id, tried);",
    ),
    Defect(
        a_kept_set_that_cannot_be_changed_stays_typed,
        "outbox-page.js",
        "    try {\n      await change(set, fields);",
        "    form.remove();\n    try {\n      await change(set, fields);",
    ),
    Defect(
        a_phone_that_keeps_no_pages_shows_what_was_saved,
        "offline.js",
        "await rewrite(pristine).catch(() => {});",
        "await rewrite(pristine);",
    ),
    Defect(
        without_kept_pages_there_is_a_page_that_says_no_signal,
        "worker.js",
        "?? noSignal();",
        ";",
    ),
]
