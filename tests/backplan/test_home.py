"""The front page: the product on itself, quickly there and true to what it says."""

from __future__ import annotations

import re
import struct
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client, override_settings

from backplan.front_page import SERVE_IT, TRY_IT, live
from backplan.installable import FIRST, SHELL
from tests.factories import browser, lifter
from tests.modules import compressed


def shown(client: Client) -> str:
    answer = client.get("/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def text(html: str) -> str:
    """What is to be read in some markup."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))


def card(page: str) -> str:
    """The live target, as it is read."""
    found = re.search(r'<section class="card live".*?</section>', page, re.DOTALL)
    assert found
    return text(found[0])


def test_the_target_on_the_page_is_the_rules_own(client: Client) -> None:
    assert card(shown(client)) == (
        "Deadlift You did 225 lb × 6 235 lb Set 2 of 3 · 4–6 reps, aim for 4 "
        "Per side: 45 + 45 + 5 6 reps hit the top of 4–6: 10 lb more. Why? "
        "You reached the top of the range, or went past it. One step up, aiming for the low end. "
        "However far past, it’s one step. More on the rule "
        "After that set, by the reps you do: 6 or more 245 lb 4–5 stay 4–5, nothing left 230 lb "
        "1–3 230 lb none 225 lb more than two left harder "
        "Do the next set . No account, nothing kept."
    )


def test_its_workout_goes_on_where_it_stopped(client: Client) -> None:
    found = re.search(r'href="/rule/(\?[^"#]+)#play"', shown(client))
    assert found
    assert "235 lb" in client.get(f"/rule/{unescape(found[1])}").content.decode()


def test_the_page_asks_no_database_of_a_visitor(client: Client) -> None:
    assert shown(client)  # there is none to ask here


def test_a_visitor_is_offered_an_account(client: Client) -> None:
    page = shown(client)
    assert 'class="button" href="/accounts/signup/"' in page
    assert "See your week" not in page


@pytest.mark.django_db
def test_somebody_signed_in_is_shown_to_their_week() -> None:
    page = shown(browser(lifter()))
    assert '<a class="button" href="/week/">See your week</a>' in page
    assert "/accounts/signup/" not in page


def test_without_coaching_no_coach_is_spoken_of(client: Client) -> None:
    assert "You coach" in shown(client)
    with override_settings(COACHING=False):
        assert "You coach" not in shown(client)


def test_the_commands_are_those_of_the_readme(client: Client) -> None:
    readme = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    blocks = "".join(re.findall(r"```sh\n(.*?)```", readme, re.DOTALL))
    commands = [line.partition("#")[0].strip() for line in blocks.splitlines()]
    for command in (TRY_IT, SERVE_IT):
        assert command in commands
        assert f"<code>{command}</code>" in shown(client)


@pytest.mark.slow
def test_the_page_with_all_it_loads_is_at_most_40_kilobytes(client: Client) -> None:
    # The worker that the page starts fetches what the page without a signal needs.
    sizes = compressed(shown(client), also=FIRST)
    assert {"css/site.css", "css/front.css", "js/waiting.js", "icons/icon.svg"} < set(sizes)
    assert sum(sizes.values()) < 40_000, sizes


@pytest.mark.django_db
def test_what_a_phone_keeps_is_at_most_46_kilobytes() -> None:
    """Fetched once there is a page to keep, of somebody who is signed in."""
    sizes = compressed(browser(lifter()).get("/week/").content.decode(), also=SHELL)
    assert {"css/site.css", "js/workout.js", "icons/icon.svg", "the page"} < set(sizes)
    assert sum(sizes.values()) < 46_000, sizes


@pytest.mark.parametrize("path", ["/", "/rule/", "/accounts/login/"])
@pytest.mark.django_db
def test_a_link_to_a_page_brings_a_picture_along(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    assert '<meta property="og:image" content="http://testserver/static/icons/card.png">' in page
    assert re.search(r'<meta name="description" content="[^"]{50,160}">', page)


@pytest.mark.django_db
def test_the_pages_of_somebody_signed_in_bring_none() -> None:
    assert "og:" not in browser(lifter()).get("/week/").content.decode()


def icon(name: str) -> bytes:
    found = finders.find(f"icons/{name}")
    assert isinstance(found, str)
    return Path(found).read_bytes()


def test_the_picture_has_the_size_that_is_told() -> None:
    assert struct.unpack(">II", icon("card.png")[16:24]) == (1200, 630)
    assert len(icon("card.png")) < 100_000


def test_the_picture_shows_the_same_target() -> None:
    drawn = text(icon("card.svg").decode())
    told = live()
    for words in (
        f"You did {told['done']}",
        f"{told['goal'].figure} lb",
        f"Set {told['number']} of {told['sets']}, aim for {told['goal'].reps}",
        told["goal"].plates,
        told["goal"].why,
    ):
        assert words in drawn
