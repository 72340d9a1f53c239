"""HEAD is answered with the headers of GET and nothing after them."""

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from backplan.middleware import bodiless_head


@pytest.mark.parametrize("path", ["/", "/rule/", "/exercises/pull-up/", "/nothing/", "/worker.js"])
def test_head_says_how_long_the_page_is_and_leaves_it_out(path: str) -> None:
    read, asked = Client().get(path), Client().head(path)
    assert asked.status_code == read.status_code
    assert int(asked["Content-Length"]) == len(read.content)


def test_head_leaves_out_what_the_view_wrote() -> None:
    answer = bodiless_head(lambda request: HttpResponse("all of it"))
    asked = answer(RequestFactory().head("/"))
    assert (asked.content, asked["Content-Length"]) == (b"", "9")
    assert answer(RequestFactory().get("/")).content == b"all of it"


def test_head_streams_nothing() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return StreamingHttpResponse(["a", "b"])  # type: ignore[return-value]

    assert b"".join(bodiless_head(view)(RequestFactory().head("/"))) == b""
