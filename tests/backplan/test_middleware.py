import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.test import Client
from pytest_django import Settings

from backplan.middleware import own_content_security_policy

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
NO_CACHE = "no-store, private"


def signed_in(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_user("lifter@example.com"))
    return client


def answer_with(status: int) -> HttpResponse:
    return own_content_security_policy(lambda request: HttpResponse(status=status))(HttpRequest())


@pytest.mark.django_db
def test_every_page_carries_the_strict_policy(client: Client) -> None:
    assert client.get("/exercises/")["Content-Security-Policy"] == POLICY


def test_our_own_policy_middleware_reads_the_setting_as_django_6_does() -> None:
    assert answer_with(200)["Content-Security-Policy"] == POLICY


def test_a_policy_set_by_a_view_is_kept() -> None:
    theirs = HttpResponse(headers={"Content-Security-Policy": "default-src 'self'"})
    middleware = own_content_security_policy(lambda request: theirs)
    assert middleware(HttpRequest())["Content-Security-Policy"] == "default-src 'self'"


def test_djangos_pages_about_an_error_keep_their_style_in_development(
    settings: Settings,
) -> None:
    settings.DEBUG = True
    assert "Content-Security-Policy" not in answer_with(500)
    assert "Content-Security-Policy" in answer_with(200)


@pytest.mark.django_db
def test_no_other_site_can_embed_or_watch_ours(client: Client) -> None:
    headers = client.get("/exercises/").headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_a_page_that_is_not_there_carries_the_headers_too(client: Client) -> None:
    headers = client.get("/no-such-page/").headers
    assert headers["Content-Security-Policy"] == POLICY
    assert "Permissions-Policy" in headers


@pytest.mark.django_db
def test_what_a_signed_in_person_gets_is_kept_by_nobody(client: Client) -> None:
    signed_in(client)
    kept = {path: client.get(path)["Cache-Control"] for path in ("/exercises/", "/week/", "/no/")}
    assert kept == {"/exercises/": NO_CACHE, "/week/": NO_CACHE, "/no/": NO_CACHE}


@pytest.mark.django_db
def test_a_public_page_may_be_kept_by_a_stranger(client: Client) -> None:
    assert NO_CACHE not in client.get("/exercises/").headers.get("Cache-Control", "")


@pytest.mark.django_db
def test_the_answer_that_signs_in_is_kept_by_nobody(client: Client) -> None:
    get_user_model().objects.create_user("lifter@example.com", "a phrase of my own")
    form = {"login": "lifter@example.com", "password": "a phrase of my own"}
    response = client.post("/accounts/login/", form)
    assert settings.SESSION_COOKIE_NAME in response.cookies
    assert response["Cache-Control"] == NO_CACHE


@pytest.mark.django_db
def test_a_page_for_lifters_sends_strangers_to_sign_in(client: Client) -> None:
    response = client.get("/week/")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")
