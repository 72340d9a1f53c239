"""Every address has an access rule: these are for anyone, all others are behind the sign-in."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from accounts.models import User

PUBLIC = {
    "healthz",
    "home",
    "exercises",
    "exercise",
    "rule",
    # Signing up and in, by a password that may be forgotten, and out.
    "account_signup",
    "account_login",
    "account_logout",
    "account_inactive",
    "account_confirm_email",
    "account_email_verification_sent",
    "account_confirm_login_code",
    "account_reset_password",
    "account_confirm_password_reset_code",
    "account_complete_password_reset",
    "account_password_reset_completed",
    "mfa_authenticate",
    # What a link shows to whom it was sent, who may have no account yet.
    "invitation",
    # In development only.
    "make_samples",
    "be_sample",
}
OUR_PACKAGES = {"accounts", "backplan", "coaching", "exercises", "progression", "workouts"}
SAMPLES = {"int": 1, "slug": "deadlift", "uuid": uuid.UUID(int=1), "str": "deadlift"}


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern)
        else:
            yield pattern


def public(found: list[URLPattern]) -> set[str | None]:
    """The names of what LoginRequiredMiddleware lets anyone see."""
    return {each.name for each in found if not getattr(each.callback, "login_required", True)}


ALL = list(patterns(get_resolver()))
PRIVATE = [each for each in ALL if each.name not in PUBLIC]
OURS = [each for each in ALL if each.callback.__module__.split(".")[0] in OUR_PACKAGES]


def address(pattern: URLPattern) -> str:
    """The pattern's address with something in each gap."""
    gaps = {
        name: SAMPLES[type(converter).__name__.removesuffix("Converter").lower()]
        for name, converter in pattern.pattern.converters.items()
    }
    return reverse(str(pattern.name), kwargs=gaps)


def name_of(pattern: URLPattern) -> str:
    return str(pattern.name)


def test_what_anyone_may_see_is_exactly_what_is_listed() -> None:
    assert public(ALL) == PUBLIC


def test_every_address_has_a_name_of_its_own() -> None:
    names = [each.name for each in ALL]
    assert None not in names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
@pytest.mark.parametrize("pattern", PRIVATE, ids=name_of)
def test_a_stranger_is_asked_to_sign_in(pattern: URLPattern, method: str, client: Client) -> None:
    answer = client.generic(method, address(pattern))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login") + "?next=")


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", OURS, ids=name_of)
def test_a_view_of_ours_takes_only_the_methods_it_names(
    pattern: URLPattern, client: Client
) -> None:
    client.force_login(User.objects.create_user("lifter@example.com"))
    assert client.generic("PATCH", address(pattern)).status_code == 405


def test_a_new_address_for_anyone_is_found() -> None:
    @login_not_required
    def diary(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert public([path("diary/", diary, name="diary")]) == {"diary"}


def test_there_are_addresses_of_every_sort_to_look_at() -> None:
    names = {each.name for each in PRIVATE}
    assert {"week", "workout", "logged_set", "settings", "account_email"} <= names
    assert {"week", "exercise", "account_settings", "healthz"} <= {each.name for each in OURS}
