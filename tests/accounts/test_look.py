"""The base layout: who sees which way on, and what every page carries."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from accounts.models import User


def home(client: Client) -> str:
    return client.get("/").content.decode()


def test_the_page_one_is_on_is_marked(client: Client) -> None:
    page = client.get("/rule/").content.decode()
    assert '<a href="/rule/" aria-current="page">' in page
    assert page.count("aria-current") == 1


@pytest.mark.django_db
def test_the_section_one_is_in_is_marked(client: Client) -> None:
    client.force_login(User.objects.create_user("ada@example.com"))
    page = client.get("/settings/account/").content.decode()
    assert '<a href="/settings/" aria-current="true">' in page


def test_a_keyboard_reaches_the_content_first(client: Client) -> None:
    page = home(client)
    assert page.index('href="#main"') < page.index("<nav")
    assert '<main id="main"' in page


def test_messages_are_read_out(client: Client) -> None:
    assert '<div role="status" id="notice"' in home(client)


def test_the_layout_stands_without_a_request() -> None:
    assert "Sign in" in render_to_string("base.html")


@pytest.mark.parametrize(
    "path", ["/", "/rule/", "/accounts/signup/", "/accounts/login/", "/accounts/password/reset/"]
)
@pytest.mark.django_db
def test_public_pages_carry_nothing_inline(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert all("src=" in tag.split(">")[0] for tag in page.split("<script")[1:])
