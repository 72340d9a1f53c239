"""Choosing an area or a muscle on the list of exercises: plain links, no script."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from exercises.content import read_content
from exercises.muscles import MUSCLES, Area

pytestmark = pytest.mark.django_db

AREAS = [area.value for area in Area]
UNKNOWN = ["muscle=biceps", "area=front", "muscle=", "area=", "muscle=lats&area=mid", "muscle=%00"]


def page(client: Client, asked: str = "") -> str:
    answer = client.get(f"/exercises/?{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def shelves(html: str) -> dict[str, list[str]]:
    """The slugs under each heading of the list."""
    found = re.findall(r'<section[^>]* aria-labelledby="(.*?)">(.*?)</section>', html, re.DOTALL)
    return {name: re.findall(r'href="/exercises/(.*?)/"', shelf) for name, shelf in found}


def current(html: str) -> set[str]:
    return set(re.findall(r'href="\?([a-z=-]+)#shown"[^>]* aria-current="true"', html))


def solid(html: str) -> set[str]:
    return set(re.findall(r'class="muscle muscle-whole" href="\?muscle=([a-z-]+)', html))


@pytest.mark.parametrize("key", MUSCLES)
def test_a_muscle_shows_what_trains_it_the_whole_sets_first(client: Client, key: str) -> None:
    content = read_content()
    whole = [each.slug for each in content if key in each.muscles.primary]
    half = [each.slug for each in content if key in each.muscles.secondary]
    expected = {"whole": whole, "half": half}
    html = page(client, f"muscle={key}")
    assert shelves(html) == {name: slugs for name, slugs in expected.items() if slugs}
    assert f"{len(whole + half)} of the ten exercises train" in html


@pytest.mark.parametrize("area", AREAS)
def test_an_area_shows_its_own_exercises_alone(client: Client, area: str) -> None:
    expected = [each.slug for each in read_content() if each.area == area]
    html = page(client, f"area={area}")
    assert shelves(html) == {area: expected}
    # Not “train”: a row is for the upper back, and trains the lats as well.
    assert f"{len(expected)} of the ten exercises are for the" in html


@pytest.mark.parametrize("key", MUSCLES)
def test_the_chosen_muscle_is_solid_and_marked_as_current(client: Client, key: str) -> None:
    html = page(client, f"muscle={key}")
    assert solid(html) == {key}
    assert current(html) == {f"muscle={key}"}


@pytest.mark.parametrize("area", AREAS)
def test_the_chosen_area_is_solid_and_marked_as_current(client: Client, area: str) -> None:
    html = page(client, f"area={area}")
    assert solid(html) == {key for key, muscle in MUSCLES.items() if muscle.area == area}
    assert current(html) == {f"area={area}"}


def test_without_a_choice_nothing_is_solid_or_current(client: Client) -> None:
    html = page(client)
    assert (solid(html), current(html)) == (set(), set())
    assert 'id="shown"' not in html


def test_every_area_and_muscle_can_be_chosen_by_its_name(client: Client) -> None:
    links = dict(re.findall(r'<a[^>]* href="\?([a-z=-]+)#shown">(.*?)</a>', page(client)))
    areas = {f"area={area.value}": area.label for area in Area}
    muscles = {f"muscle={key}": muscle.name for key, muscle in MUSCLES.items()}
    assert links == areas | muscles


def test_every_link_leads_to_where_the_page_says_what_is_shown(client: Client) -> None:
    for asked in ("muscle=lats", "area=lower"):
        assert '<p class="notice" id="shown">' in page(client, asked)


def test_a_choice_leads_back_to_all_ten(client: Client) -> None:
    assert '<a href="/exercises/">Show all ten</a>' in page(client, "muscle=lats")


@pytest.mark.parametrize("asked", UNKNOWN)
def test_what_is_no_area_or_muscle_is_not_found(client: Client, asked: str) -> None:
    assert client.get(f"/exercises/?{asked}").status_code == 404


@pytest.mark.parametrize("asked", ["muscle=lats", "area=upper"])
def test_a_choice_takes_no_query(
    client: Client, asked: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page(client, asked)
