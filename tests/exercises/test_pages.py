"""The public pages, as someone without an account sees them."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from exercises.content import read_content
from exercises.models import Exercise
from exercises.muscles import MUSCLES

pytestmark = pytest.mark.django_db

SLUGS = [entry.slug for entry in read_content()]


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def section(html: str, name: str) -> str:
    """The part of a page under the heading with this id."""
    found = re.search(rf'<section[^>]* aria-labelledby="{name}">(.*?)</section>', html, re.DOTALL)
    assert found is not None
    return found[1]


def items(html: str) -> list[str]:
    return [item.strip() for item in re.findall(r"<li>(.*?)</li>", html, re.DOTALL)]


def test_the_paths_are_the_public_ones() -> None:
    assert reverse("exercises") == "/exercises/"
    assert reverse("exercise", args=["pull-up"]) == "/exercises/pull-up/"


def test_the_list_shows_every_exercise_under_its_area(client: Client) -> None:
    html = page(client, "/exercises/")
    for exercise in read_content():
        shelf = section(html, exercise.area)
        assert f'<a href="/exercises/{exercise.slug}/">{exercise.name}</a>' in shelf
        assert escape(exercise.summary) in shelf


def test_the_list_names_the_muscles_of_each_area(client: Client) -> None:
    html = page(client, "/exercises/")
    for muscle in MUSCLES.values():
        assert muscle.name in section(html, muscle.area)


def test_the_list_takes_no_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page(client, "/exercises/")


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_lists_what_the_exercise_trains(client: Client, slug: str) -> None:
    exercise = Exercise.objects.get(slug=slug)
    trained = section(page(client, f"/exercises/{slug}/"), "muscles")
    assert items(trained) == [
        f'<a href="/exercises/?muscle={muscle.key}#shown">{muscle.name}</a>'
        for muscle in exercise.primary + exercise.secondary
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_draws_what_the_exercise_trains(client: Client, slug: str) -> None:
    exercise = Exercise.objects.get(slug=slug)
    trained = section(page(client, f"/exercises/{slug}/"), "muscles")
    drawn = re.findall(r'class="muscle muscle-(\w+)">\s*<use href="#back-([a-z-]+)"/>', trained)
    assert {key for work, key in drawn if work == "whole"} == set(exercise.muscles["primary"])
    assert {key for work, key in drawn if work == "half"} == set(exercise.muscles["secondary"])
    assert len(drawn) == len(MUSCLES)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_gives_the_steps_in_order(client: Client, slug: str) -> None:
    steps = section(page(client, f"/exercises/{slug}/"), "steps")
    assert '<ol class="steps">' in steps
    assert items(steps) == [escape(step) for step in Exercise.objects.get(slug=slug).steps]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_gives_the_tip_and_the_faults(client: Client, slug: str) -> None:
    exercise = Exercise.objects.get(slug=slug)
    html = page(client, f"/exercises/{slug}/")
    assert escape(exercise.tip) in section(html, "tip")
    assert items(section(html, "faults")) == [escape(fault) for fault in exercise.faults]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_links_the_swaps_and_not_the_exercise_itself(client: Client, slug: str) -> None:
    links = re.findall(
        r'href="/exercises/(.*?)/"', section(page(client, f"/exercises/{slug}/"), "swaps")
    )
    group = Exercise.objects.get(slug=slug).swap_group
    peers = Exercise.objects.filter(swap_group=group).values_list("slug", flat=True)
    assert links == [peer for peer in peers if peer != slug]


def test_the_pullover_says_that_it_has_no_swap(client: Client) -> None:
    assert "Nothing in the plan" in section(page(client, "/exercises/cable-pullover/"), "swaps")


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_cites_each_source_by_its_doi(client: Client, slug: str) -> None:
    cited = items(section(page(client, f"/exercises/{slug}/"), "sources"))
    sources = Exercise.objects.get(slug=slug).sources
    for line, source in zip(cited, sources, strict=True):
        assert escape(source["says"]) in line
        assert escape(source["title"]) in line
        assert (f'href="https://doi.org/{source["doi"]}"' in line) == bool(source["doi"])


@pytest.mark.parametrize("slug", ["deadlift", "cable-pullover"])
def test_a_page_takes_no_query(
    client: Client, slug: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page(client, f"/exercises/{slug}/")


def test_only_the_one_arm_row_is_marked_as_such(client: Client) -> None:
    marked = [slug for slug in SLUGS if "One arm at a time" in page(client, f"/exercises/{slug}/")]
    assert marked == ["one-arm-dumbbell-row"]


def test_an_exercise_whose_file_is_gone_keeps_its_page(client: Client) -> None:
    Exercise.objects.filter(slug="pull-up").update(slug="muscle-up", name="Muscle-up", position=99)
    links = re.findall(
        r'href="/exercises/(.*?)/"', section(page(client, "/exercises/muscle-up/"), "swaps")
    )
    assert links == ["pull-up", "chin-up", "lat-pulldown"]


def test_an_unknown_exercise_is_not_found(client: Client) -> None:
    assert client.get("/exercises/bench-press/").status_code == 404


@pytest.mark.parametrize("path", ["/exercises/", "/exercises/deadlift/"])
def test_the_pages_only_answer_reading(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


def test_the_steps_come_first_and_the_drawings_after_them(client: Client) -> None:
    page = client.get("/exercises/deadlift/").content.decode()
    places = [page.index(each) for each in ('<ol class="steps">', 'class="frames"', 'id="muscles"')]
    assert places == sorted(places)
    assert page.index("<h1>") < places[0] < page.index('id="why"')
