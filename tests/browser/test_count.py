"""How much of what a note may hold is used is said as one writes; without scripts, the limit is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NO_SCRIPTS, OpenPage
from tests.coaching.cast import coach, coached
from tests.factories import lifter, log, prescription_of, workout_of

pytestmark = pytest.mark.browser


def test_the_notes_of_a_workout_are_counted(open_page: OpenPage) -> None:
    user = lifter()
    visit = workout_of(user, on=user.today())
    log(visit, 225, 6)
    page = open_page(user)
    page.goto(f"/workouts/{visit.pk}/")
    used = page.locator("#finish .used")
    expect(used).to_have_text("0 of 500")
    page.get_by_label("Notes").fill(f" {'x' * 480}\n\U0001f4aa ")  # as the server counts them
    expect(used).to_have_text("482 of 500")
    expect(used).to_have_attribute("aria-live", "off")
    page.get_by_label("Notes").fill("x" * 503)
    expect(used).to_have_text("503 of 500: 3 too many")
    expect(used).to_have_attribute("aria-live", "polite")


def test_what_a_coach_and_a_client_write_is_counted(open_page: OpenPage) -> None:
    coaching = coached(lifter(), coach())
    visit = workout_of(coaching.client)
    log(visit, 225, 6)
    page = open_page(coaching.coach)
    page.goto(f"/clients/{coaching.pk}/workouts/{visit.pk}/")
    expect(page.locator(".used").last).to_have_text("0 of 500")
    prescription = prescription_of(coaching.client).pk
    page.goto(f"/clients/{coaching.pk}/proposals/{prescription}/")
    expect(page.locator(".used")).to_have_text("0 of 300")
    client = open_page(coaching.client)
    for path in ("/excused/", f"/settings/prescriptions/{prescription}/load/"):
        client.goto(path)
        expect(client.locator(".used")).to_have_text("0 of 500")


def test_the_limit_is_said_without_scripts(open_page: OpenPage) -> None:
    user = lifter()
    page = open_page(user, **NO_SCRIPTS)
    page.goto("/excused/")
    expect(page.get_by_label("Note")).to_have_accessible_description(
        re.compile("Up to 500 characters.$")
    )
    expect(page.locator(".used")).to_have_count(0)
