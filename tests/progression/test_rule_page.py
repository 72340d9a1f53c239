"""The page that explains the rule, as anyone may read it."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from progression import DEFAULT_STEPS, Reason
from progression.rule_page.explained import (
    EXPLANATIONS,
    Explanation,
    comparison,
    story,
    story_end,
    usual_steps,
    waiting,
)
from progression.rule_page.play import address
from progression.rule_page.played import usual_rule
from tests.progression.pages import shown


def rows(html: str, section: str) -> list[list[str]]:
    """The cells of the table under the heading with this id, row by row."""
    part = re.search(rf'<section[^>]* aria-labelledby="{section}">(.*?)</section>', html, re.DOTALL)
    assert part is not None
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", part[1], re.DOTALL)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in found]


def test_the_page_has_its_path() -> None:
    assert reverse("rule") == "/rule/"


def test_the_story_is_the_articles_answered_by_the_rule() -> None:
    told = [(chapter.done, chapter.goal.words, chapter.goal.reason) for chapter in story()]
    assert told == [
        ("225 lb × 6", "235 lb", Reason.TOP),
        ("235 lb × 3", "230 lb", Reason.MISS),
        ("230 lb × 4", "230 lb", Reason.HOLD),
    ]
    assert (story_end().words, story_end().reps) == ("230 lb", 5)


def test_the_page_tells_the_story_with_the_reasons_of_the_app(client: Client) -> None:
    page = shown(client)
    for chapter in story():
        assert escape(chapter.tells) in page
        assert f"<bdi>{chapter.goal.why}</bdi>" in page


def test_every_reason_is_explained_once() -> None:
    assert sorted(told.reason for told in EXPLANATIONS) == sorted(Reason)


@pytest.mark.parametrize("told", EXPLANATIONS, ids=lambda told: told.reason)
def test_every_reason_is_shown_by_a_workout_that_leads_to_it(told: Explanation) -> None:
    assert told.case.next_set.reason == told.reason


@pytest.mark.parametrize("told", EXPLANATIONS, ids=lambda told: told.reason)
def test_every_reason_has_its_place_on_the_page(told: Explanation, client: Client) -> None:
    assert f'<tr id="{told.reason}">' in shown(client)


@pytest.mark.parametrize("told", EXPLANATIONS, ids=lambda told: told.reason)
def test_the_workout_of_every_reason_plays_to_it(told: Explanation, client: Client) -> None:
    page = client.get(f"/rule/?{address(told.case)}", headers={"X-Part": "true"})
    assert f"<bdi>{told.case.next_set.why}</bdi>" in page.content.decode()


def test_the_page_says_of_every_reason_whose_it_is(client: Client) -> None:
    whose = {cells[0]: cells[-1] for cells in rows(shown(client), "reasons")[1:]}
    assert whose == {
        escape(told.title): "Backplan" if told.ours else "The article" for told in EXPLANATIONS
    }


def test_most_apps_wait_for_every_set_at_the_top() -> None:
    rule = usual_rule("barbell", "lb", 4, 6)
    assert waiting(rule, Decimal(225), [6, 6, 5]) == 225
    assert waiting(rule, Decimal(225), [6, 6, 6]) == 235


def test_the_comparison_is_worked_out_by_both_rules(client: Client) -> None:
    told = comparison()
    assert (told.ours_next, told.theirs_next) == ("235 lb, aim for 5", "225 lb, as today")
    page = rows(shown(client), "compared")[1:]
    assert [tuple(cells[1:]) for cells in page] == [*told.rows, (told.ours_next, told.theirs_next)]


def test_the_page_tells_the_steps_of_every_kind(client: Client) -> None:
    assert rows(shown(client), "steps")[1] == ["Barbell", "10 lb / 5 kg", "5 lb / 2.5 kg"]


def test_every_kind_has_its_steps_told() -> None:
    assert len(usual_steps()) == len({kind for kind, _ in DEFAULT_STEPS})


def test_the_page_credits_its_source(client: Client) -> None:
    assert "Michael Matthews" in shown(client)


def test_the_page_never_says_session(client: Client) -> None:
    assert "session" not in shown(client).lower()


def test_the_page_cannot_be_posted_to(client: Client) -> None:
    assert client.post(reverse("rule")).status_code == 405


def test_the_page_asks_no_database(client: Client) -> None:
    assert client.get("/rule/?sets=1").status_code == 200  # without a database to ask
