"""What a lifter does on the screen, step by step."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import Locator, Page, Route, expect

from accounts.models import User
from tests.browser.looking import PHONE
from tests.factories import PASSWORD

Act = Callable[[Page], None]
# Why the weight goes down after five reps inside the range with none left.
SPENT = "5 reps with nothing left: 5 lb less, so the next set ends with some left."


def just_look(page: Page) -> None:
    """Nothing to do: the page is the screen."""


class Screen(NamedTuple):
    """A screen by name: where it is, and what is done there to see it.

    `leads_to` names the address that this ends on, where it is another.
    """

    name: str
    path: str
    act: Act = just_look
    leads_to: str = ""

    def show(self, page: Page) -> None:
        """Bring it up, as a phone has it."""
        page.set_viewport_size(PHONE)
        page.goto(self.path)
        self.act(page)
        page.wait_for_load_state()
        if self.leads_to:
            assert resolve(urlsplit(page.url).path).url_name == self.leads_to


class Visit(NamedTuple):
    """Some screens and who looks at them; None for somebody not signed in."""

    user: User | None
    screens: list[Screen]


def sign_up(
    page: Page,
    email: str = "new@example.com",
    *,
    experience: str = "Under a year",
    unit: str = "Pounds (lb)",
) -> None:
    """From the home page to the prefilled set-up."""
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Sign up").click()
    fill_sign_up(page, email, experience=experience, unit=unit)
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up your program")


def fill_sign_up(
    page: Page,
    email: str,
    *,
    experience: str = "Under a year",
    unit: str = "Pounds (lb)",
) -> None:
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label(experience).check()
    page.get_by_label(unit).check()
    page.get_by_label("Keep my workouts").check()
    page.get_by_role("main").get_by_role("button", name="Sign up").click()


def accept_set_up(page: Page) -> None:
    page.get_by_role("button", name="Show me my week").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This week")


def start(page: Page) -> None:
    """The main day's workout, today, whatever day it is due."""
    day = page.get_by_role("region", name="Main back day")
    day.get_by_role("button", name=re.compile("^(Start|Do it today)")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day")


def log(page: Page, load: str, reps: str, number: int = 1) -> None:
    expect(page.locator("#workout .aim")).to_contain_text(f"Set {number} of")
    page.get_by_label("Weight").fill(load)
    page.get_by_label("Reps", exact=True).fill(reps)
    primary(page).click()


def saved(page: Page) -> None:
    """The server has the set, and the page says so: what is read out may be of another."""
    places = page.locator("#workout .saved, #notice")
    expect(places.get_by_text(re.compile(r"^Saved[:.]")).first).to_be_visible()


def let_go(page: Page, held: list[Route]) -> None:
    """The request that a route holds goes on, as soon as it is there: a busy page sends it late."""
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()


def primary(page: Page) -> Locator:
    """The one button that logs what the fields say."""
    return page.locator("#log")


def log_first_set(page: Page) -> None:
    log(page, "225", "6")
    expect(target(page)).to_have_text("235")


def target(page: Page) -> Locator:
    """The large figure of the next set."""
    return page.locator("#workout .goal .figure")


def reason(page: Page) -> Locator:
    return page.locator("#workout .next-set .reason")


def press(name: str, shows: str = "") -> Callable[[Page], None]:
    """The step of pressing a button of the page, for a list of steps.

    A script may look before it sends: then what it `shows` at last is waited for.
    """

    def act(page: Page) -> None:
        page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()
        if shows:
            expect(page.get_by_text(shows).first).to_be_visible()

    return act


def ask_for_reset(page: Page) -> None:
    page.get_by_label("E-mail").fill("somebody@example.com")
    press("Send the code")(page)


def confirm_password(page: Page) -> None:
    page.get_by_label("Password").fill(PASSWORD)
    press("Continue")(page)


def sign_in(page: Page, email: str) -> None:
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    press("Sign in")(page)


def refuse_set_up(page: Page) -> None:
    deadlift = page.get_by_role("group", name="Deadlift", exact=True)
    deadlift.get_by_label("Weight").fill("heavy")
    deadlift.get_by_label("Reps", exact=True).fill("6")
    page.get_by_text("Bar and plates").click()
    page.get_by_label("Plates").fill("")
    press("Show me my week")(page)


def refuse_row(page: Page) -> None:
    row = page.get_by_role("group", name="Deadlift, set 1", exact=True)
    row.get_by_label("Weight").fill("heavy")
    row.get_by_label("Reps", exact=True).fill("6")
    press("Save the workout")(page)
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)


def refuse_set(page: Page) -> None:
    page.get_by_label("Weight").fill("heavy")
    primary(page).click()
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)


def slip(page: Page) -> None:
    """A key too many in the set form."""
    page.get_by_label("Weight").fill("1225")
    primary(page).click()
    asked(page)


def slip_in_an_edit(page: Page) -> None:
    page.get_by_label("Weight").fill("1225")
    press("Save")(page)
    asked(page)


def slip_in_a_row(page: Page) -> None:
    from_scratch(page)
    rows = [("Deadlift", "1225", "6"), ("Pull-up", "0", "55")]
    for name, load, reps in rows:
        row = page.get_by_role("group", name=f"{name}, set 1", exact=True)
        row.get_by_label("Weight").fill(load)
        row.get_by_label("Reps", exact=True).fill(reps)
    press("Save the workout")(page)
    asked(page)


def from_scratch(page: Page) -> None:
    """Without what was typed on an earlier visit, once that is back."""
    page.wait_for_timeout(700)
    start_over = page.get_by_role("button", name="Start over")
    if start_over.count():
        start_over.click()
        expect(start_over).to_have_count(0)


def as_asked(page: Page) -> None:
    """All filled in, with one set that differs and one more."""
    from_scratch(page)
    press("It all went as asked")(page)
    row = page.get_by_role("group", name="Deadlift, set 2", exact=True)
    row.get_by_role("button", name="Fewer reps").click()
    press("Add a set of Deadlift")(page)


def save_a_part(page: Page) -> None:
    from_scratch(page)
    press("As asked for Deadlift")(page)
    press("Save the workout")(page)
    asked(page)


def slip_in_set_up(page: Page) -> None:
    deadlift = page.get_by_role("group", name="Deadlift", exact=True)
    deadlift.get_by_label("Weight").fill("1225")
    deadlift.get_by_label("Reps", exact=True).fill("6")
    press("Show me my week")(page)
    asked(page)


def asked(page: Page) -> None:
    expect(page.get_by_role("button", name=re.compile("^Yes, "))).to_be_visible()


def refuse_edit(page: Page) -> None:
    page.get_by_label("Weight").fill("heavy")
    press("Save")(page)


def refuse_bar(page: Page) -> None:
    page.get_by_label("Empty bar").fill("heavy")
    press("Save")(page)


def refuse_reps(page: Page) -> None:
    page.get_by_label("Reps, from").fill("9")
    page.get_by_label("Reps, to").fill("4")
    press("Save")(page)
