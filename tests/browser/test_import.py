"""A file of another app, from the phone into the log and back out."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.conftest import PATIENCE, OpenPage
from tests.factories import lifter
from tests.imports.flow import line, strong
from workouts.models import LoggedSet

pytestmark = pytest.mark.browser

DAY = datetime.timedelta(days=1)


def choose(page: Page, content: bytes) -> None:
    page.goto("/import/")
    file = {"name": "strong.csv", "mimeType": "text/csv", "buffer": content}
    page.get_by_label("File", exact=True).set_input_files(files=[file])
    page.get_by_role("button", name="Read the file").click()


def long_file(rows: int) -> bytes:
    first = datetime.date(2015, 1, 1)
    return strong(*(line(str(first + number // 20 * DAY), order=1) for number in range(rows)))


def test_a_file_is_chosen_looked_at_brought_in_and_taken_back(open_any: OpenPage) -> None:
    page = open_any(lifter())
    choose(page, strong(line(), line("2024-03-12", weight=235, reps=6)))
    expect(page.get_by_role("heading", level=1)).to_have_text("Look at the file")
    page.get_by_role("button", name="Bring in 2 sets").click()
    refused = page.get_by_role("alert")
    expect(refused).to_be_in_viewport()
    expect(refused).to_contain_text("Choose pounds or kilograms.")
    page.get_by_label("Pounds (lb)").check()
    page.get_by_role("button", name="Bring in 2 sets").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 sets brought in")
    expect(page.get_by_text("245 lb, aim for 4")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look at the file")
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_the_file_does_not_say_is_asked_and_answered(
    open_page: OpenPage, scripts: bool
) -> None:
    page = open_page(lifter(), java_script_enabled=scripts)
    choose(page, strong(line("3/5/2024"), line("3/5/2024", "Pull Up", weight=150)))
    page.get_by_label("Pounds (lb)").check()
    page.get_by_role("button", name="Bring in 1 set").click()
    refused = page.get_by_role("alert")
    expect(refused).to_contain_text("Choose the day you trained.")
    expect(refused).to_contain_text("Choose what this weight is.")
    expect(page.get_by_label("Pounds (lb)")).to_be_checked()
    page.get_by_label("5 March 2024").check()
    page.get_by_label("Help from a machine").check()
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_text("2 sets in 1 new workout, on 5 March 2024.")).to_be_visible()
    expect(page.get_by_label("Help from a machine")).to_be_checked()
    page.get_by_role("button", name="Bring in 2 sets").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 sets brought in")
    stored = LoggedSet.objects.order_by("load").values_list("load", "workout__performed_on")
    day = datetime.date(2024, 3, 5)
    assert list(stored) == [(-150, day), (225, day)]


def test_a_file_that_cannot_be_read_is_a_sentence_beside_the_field(open_any: OpenPage) -> None:
    page = open_any(lifter())
    choose(page, b"a,b\n1,2\n")
    field = page.get_by_label("File", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#id_file_error")).to_contain_text("This is not the export of an app")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_file_that_is_too_large_is_told_so(open_page: OpenPage, scripts: bool) -> None:
    page = open_page(lifter(), java_script_enabled=scripts)
    choose(page, b"x" * 6 * 1024 * 1024)
    expect(page.locator("#id_file_error")).to_contain_text("bigger than 5 MB")


def test_a_long_file_shows_how_far_it_is(open_page: OpenPage) -> None:
    user: User = lifter()
    page = open_page(user)
    choose(page, long_file(20_000))
    page.get_by_label("Pounds (lb)").check()
    with page.expect_response(lambda answer: answer.url.endswith("/progress/")) as looked:
        page.get_by_role("button", name="Bring in 20,000 sets").click()
        expect(page.get_by_label("Bringing the sets in")).to_be_visible()
    assert set(looked.value.json()) == {"done"}
    brought = page.get_by_role("heading", level=1)
    expect(brought).to_have_text("20,000 sets brought in", timeout=4 * PATIENCE)
    assert LoggedSet.objects.owned_by(user).count() == 20_000
