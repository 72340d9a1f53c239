"""The page that explains the rule, as anyone may read it."""

import re

from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from progression import DEFAULT_STEPS, Reason
from progression.explained import EXPLANATIONS, ExampleRow, example, usual_steps


def rows(html: str, section: str) -> list[list[str]]:
    """The cells of the table under the heading with this id, row by row."""
    part = re.search(rf'<section[^>]* aria-labelledby="{section}">(.*?)</section>', html, re.DOTALL)
    assert part is not None
    found = re.findall(r"<tr>(.*?)</tr>", part[1], re.DOTALL)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in found]


def shown(client: Client) -> str:
    answer = client.get(reverse("rule"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_has_its_path() -> None:
    assert reverse("rule") == "/rule/"


def test_the_example_is_the_articles_answered_by_the_rule() -> None:
    assert example() == [
        ExampleRow("225 lb, 6 reps", "235 lb", 4, "6 reps hit the top of 4-6: 10 lb more."),
        ExampleRow("235 lb, 3 reps", "230 lb", 4, "3 reps is under 4-6: 5 lb less."),
    ]


def test_the_page_shows_the_example(client: Client) -> None:
    told = [[row.done, row.next_load, str(row.aim), row.why] for row in example()]
    assert rows(shown(client), "example")[1:] == told


def test_every_reason_is_explained_once() -> None:
    assert sorted(told.reason for told in EXPLANATIONS) == sorted(Reason)


def test_the_page_says_of_every_reason_whose_it_is(client: Client) -> None:
    whose = {cells[0]: cells[-1] for cells in rows(shown(client), "reasons")[1:]}
    assert whose == {
        escape(told.title): "Backplan" if told.ours else "The article" for told in EXPLANATIONS
    }


def test_the_page_tells_the_steps_of_every_kind(client: Client) -> None:
    assert rows(shown(client), "steps")[1] == ["Barbell", "10 lb / 5 kg", "5 lb / 2.5 kg"]


def test_every_kind_has_its_steps_told() -> None:
    assert len(usual_steps()) == len({kind for kind, _ in DEFAULT_STEPS})


def test_the_page_credits_its_source(client: Client) -> None:
    assert "Michael Matthews" in shown(client)


def test_the_page_cannot_be_posted_to(client: Client) -> None:
    assert client.post(reverse("rule")).status_code == 405
