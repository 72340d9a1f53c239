"""What a lifter does on the screen, step by step."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

PASSWORD = "seven heavy plates"


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
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label(experience).check()
    page.get_by_label(unit).check()
    page.get_by_label("Keep my workouts").check()
    page.get_by_role("main").get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up your program")


def accept_set_up(page: Page) -> None:
    page.get_by_role("button", name="Show me my week").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This week")


def start(page: Page) -> None:
    """The main day's workout, today, whatever day it is due."""
    day = page.get_by_role("region", name="Main back day")
    day.get_by_role("button", name=re.compile("^(Start|Do it today)")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day")


def log(page: Page, load: str, reps: str, number: int = 1) -> None:
    page.get_by_label("Weight").fill(load)
    page.get_by_label("Reps", exact=True).fill(reps)
    page.get_by_role("button", name=f"Log set {number}").click()


def target(page: Page) -> Locator:
    """The large figure of the next set."""
    return page.locator("#workout .goal .figure")


def reason(page: Page) -> Locator:
    return page.locator("#workout .next-set .reason")
