"""A page that a browser would have to mend fails the test that fetched it."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from tests import markup

WHOLE = "<!doctype html><html lang='en'><head><title>Week</title></head><body>{}</body></html>"


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(WHOLE.format(request.GET["body"]))


urlpatterns = [path("page", page)]


def fetched(client: Client, settings: Any, body: str) -> list[str]:
    """The faults that are found when a page with this body is fetched, and no longer stand."""
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = settings.MIDDLEWARE[:1]
    client.get("/page", {"body": body})
    faults = markup.found.copy()
    markup.found.clear()
    return faults


@pytest.mark.parametrize(
    "body",
    [
        "<aside>A notice</div>",
        "<p>Done.</p></section>",
        "<div><p>Not closed</div></div>",
        "<p>A line with <ul><li>a list</li></ul></p>",
        "<div>Never closed",
        "<a href='/'>one <a href='/'>in the other</a></a>",
        "<form><form></form></form>",
        "<table><div>Not a cell</div></table>",
        "<b><i>crossed</b></i>",
        "<input name='a' name='b'>",
        "<div/>",
        "R&nosuch;D",
    ],
)
def test_a_page_to_be_mended_is_found(client: Client, settings: Any, body: str) -> None:
    assert fetched(client, settings, body)


def test_a_fault_tells_the_address_and_the_line(client: Client, settings: Any) -> None:
    (fault,) = fetched(client, settings, "<p>\nfine\n<div>no</section></div>")
    assert fault.startswith("GET /page, line 3: ")
    assert fault.endswith("\n    <div>no</section></div></body></html>")


def test_a_fault_is_found_each_time(client: Client, settings: Any) -> None:
    assert fetched(client, settings, "</b>") == fetched(client, settings, "</b>") != []


def test_a_sound_page_and_a_sound_part_of_one_have_no_fault() -> None:
    assert markup.faults(WHOLE.format("<p>One<p>two<ul><li>three</ul><br>")) == []
    assert markup.faults("<li>One</li>\n<li>R&amp;D</li>") == []
    assert markup.faults("<li>One</div>")


def test_pages_that_differ_in_words_alone_are_read_once() -> None:
    one, two = '<p class="a">Row</p>', '<p class="b c">Pull-up, 5 × 8</p>'
    assert markup.tags(one) == markup.tags(two)
    assert len({*map(markup.tags, (one, "<p>Row</p>", '<p class="a"></p>', "<p>&x;</p>"))}) == 4
