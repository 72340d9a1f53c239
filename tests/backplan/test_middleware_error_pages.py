import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from pytest_django import DjangoAssertNumQueries, Settings

from backplan import views
from tests.factories import browser, lifter

PAGES = ("400", "403", "403_csrf", "404", "405", "429", "500", "503")


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError("reps 7341 for lifter@example.com")


def hidden(request: HttpRequest, secret: str) -> HttpResponse:
    raise Http404(f"no {secret}")


urlpatterns = [path("broken/", broken), path("hidden/<secret>/", hidden)]
handler404 = views.not_found
handler500 = views.server_error


def asked(url: str, **headers: str) -> HttpResponse:
    return Client(raise_request_exception=False).get(url, headers=headers)


def test_what_is_not_there_looks_the_same_everywhere() -> None:
    one, other = asked("/no-such-page/"), asked("/week/7341/<script>/")
    assert one.status_code == other.status_code == 404
    assert one.content == other.content


def test_what_is_not_there_asks_no_database(
    django_assert_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    with django_assert_num_queries(0):
        asked("/no-such-page/")


@pytest.mark.usefixtures("_broken_urls")
def test_a_fault_of_ours_shows_nothing_of_what_was_sent() -> None:
    response = asked("/broken/")
    assert response.status_code == 500
    assert b"Something broke on our side" in response.content
    assert b"7341" not in response.content


@pytest.mark.usefixtures("_broken_urls")
def test_the_reason_something_is_not_there_stays_inside() -> None:
    assert b"7341" not in asked("/hidden/7341/").content


@pytest.mark.usefixtures("_broken_urls")
@pytest.mark.parametrize(("url", "status"), [("/broken/", 500), ("/no/", 404)])
def test_a_script_that_asks_for_a_part_gets_a_sentence(url: str, status: int) -> None:
    response = asked(url, **{"X-Part": "true"})
    assert response.status_code == status
    assert list(response.json()) == ["error"]


def test_a_program_gets_json() -> None:
    response = asked("/no-such-page/", Accept="application/json")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/json"


@pytest.mark.django_db
def test_an_address_that_only_takes_a_form_says_so_to_whoever_opens_it() -> None:
    response = browser(lifter()).get("/workouts/7/finish/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert b"only works from a button on another page" in response.content


@pytest.mark.django_db
def test_a_script_that_asks_by_the_wrong_method_gets_a_sentence() -> None:
    response = browser(lifter()).delete("/week/", headers={"Accept": "application/json"})
    assert (response.status_code, list(response.json())) == (405, ["error"])
    assert response["Allow"] == "GET, HEAD"


def test_a_form_without_its_token_is_told_to_load_the_page_again() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "x"})
    assert response.status_code == 403
    assert b"This page is out of date" in response.content


def test_a_host_that_is_not_ours_is_a_bad_request() -> None:
    response = asked("/healthz", Host="evil.example")
    assert response.status_code == 400
    assert "We couldn’t read that" in response.content.decode()


def chain(name: str) -> list[str]:
    """The text of a template after those that it includes, and of those that it extends."""
    text = (Path(settings.BASE_DIR) / "templates" / name).read_text()
    included = re.findall(r'{% include "([^"]+)" %}', text)
    assert len(included) == text.count("include")  # each by a name that is known here
    extended = re.match(r'{% extends "(.+)" %}', text)
    inner = [part for each in included for part in chain(each)]
    return [*inner, text, *(chain(extended[1]) if extended else [])]


@pytest.mark.parametrize("name", PAGES)
def test_no_error_page_needs_more_than_itself(name: str) -> None:
    texts = chain(f"{name}.html")
    assert texts[-1] == chain("standalone.html")[-1]
    assert not re.search(r"user|request|messages|url |style=|<script", "".join(texts))


@pytest.mark.parametrize("name", [name for name in PAGES if name != "503"])
def test_every_error_page_says_the_way_on(name: str) -> None:
    page = render_to_string(f"{name}.html")
    assert re.findall(r'class="button[^"]*" href="([^"]+)"', page) == ["/week/", "/"]


@pytest.fixture
def _broken_urls(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
