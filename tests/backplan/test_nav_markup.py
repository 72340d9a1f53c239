"""An entry of the navigation: where one is, what is new, and nothing without an address."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from backplan.templatetags.nav_markup import nav_item
from tests.markup import faults

REQUESTS = RequestFactory()


def entry(path: str, url: str, **said: object) -> str:
    context = {"request": REQUESTS.get(path)}
    return nav_item(context, url, "Settings", "settings", **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/settings/", ' aria-current="page"'),
        ("/settings/mail/", ' aria-current="true"'),
        ("/settings/coach/", ""),
        ("/settings/coach/sees/", ""),
        ("/week/", ""),
        ("/", ""),
    ],
)
def test_an_entry_says_where_one_is_but_for_pages_with_one_of_their_own(
    path: str, current: str
) -> None:
    assert f'href="/settings/"{current}>' in entry(path, "/settings/", apart_url="/settings/coach/")


def test_an_entry_without_an_address_is_none() -> None:
    assert not str(entry("/week/", "")).strip()


def test_an_error_before_there_is_a_request_has_entries_too() -> None:
    assert 'href="/rule/">' in nav_item({}, "/rule/", "The rule")


def test_what_is_new_is_counted_and_nothing_is_not() -> None:
    assert '<span class="badge">3<span class="visually-hidden"> new' in entry("/", "/w/", count=3)
    assert "badge" not in entry("/", "/w/", count=0)
    assert 'id="kept-count" hidden' in entry("/", "/w/", keeps=True)


def test_an_entry_is_sound_and_what_is_written_in_it_is_text() -> None:
    made = nav_item({}, '/"><b>&', "<b>&", count=2, keeps=True)
    assert not faults(f"<!doctype html><title>t</title><ul>{made}</ul>")
    assert "<b>" not in made
