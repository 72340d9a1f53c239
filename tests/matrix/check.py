"""One cell of the table: ask, look at everything, take it back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from api.middleware import ROOT
from tests.matrix.bodies import body
from tests.matrix.people import SIGNED_IN, Who
from tests.matrix.rows import Row
from tests.matrix.tables import LOOK, READ_FOR_THE_LIST, Stored, revisions
from tests.matrix.world import World

FORM = "application/x-www-form-urlencoded"


def problems(world: World, row: Row) -> list[str]:
    """What is not as the row says, for everybody by every method; each a sentence."""
    return [
        f"{row}: {method} by {who}: {problem}"
        for who in Who
        for method in row.methods
        for problem in cell(world, row, who, method)
    ]


def ask(
    world: World,
    who: Who,
    method: str,
    path: str,
    fields: dict[str, Any],
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    client, form, sent = world.browser(who), FORM, urlencode(fields, doseq=True).encode()
    if path.startswith(ROOT):
        form, sent = "application/json", json.dumps(fields, default=str).encode()
    if any(isinstance(value, bytes) for value in fields.values()):
        form, sent = MULTIPART_CONTENT, _with_files(fields)
    response: HttpResponse = client.generic(
        method, path, sent if method in WITH_BODY else b"", form, headers=dict(headers or {})
    )
    if response.streaming:  # sent piece by piece: all of it is read while the rows are there
        response.streaming_content = [response.getvalue()]
    return response


def _with_files(fields: Mapping[str, Any]) -> bytes:
    """The fields as a form with files sends them: what is bytes is a file."""
    sent = {
        name: SimpleUploadedFile("file.csv", value) if isinstance(value, bytes) else value
        for name, value in fields.items()
    }
    return encode_multipart(BOUNDARY, sent)


def content(response: HttpResponse) -> bytes:
    """All of the answer, however it was sent, as often as it is asked for."""
    whole = response.getvalue()
    if response.streaming:
        response.streaming_content = [whole]
    return whole


WITH_BODY = {"POST", "PUT", "DELETE", "PATCH"}


def cell(world: World, row: Row, who: Who, method: str) -> Iterator[str]:
    """What is not as the row says for one person by one method."""
    path, fields = row.address(world), body(world, row, who)
    with world.taken_back():
        response = ask(world, who, method, path, fields, row.signed(world, who))
        if response.status_code < 500:
            yield from _changes(world, row, who, method)
    yield from _answer(row, who, method, path, response)
    yield from _kept(world, row, who, method, response)
    yield from _secrets(world, row, who, response, sent=urlencode(fields, doseq=True))
    if row.answers(method) and not row.lets_in(who) and not row.makes:
        yield from _told_apart(world, row, who, method, response)


def _told_apart(
    world: World, row: Row, who: Who, method: str, response: HttpResponse
) -> Iterator[str]:
    """What is another's must look like what is not there, byte for byte."""
    for nothing in row.absent(world):
        with world.taken_back():
            sent, headers = body(world, row, who), row.signed(world, who)
            missing = ask(world, who, method, nothing, sent, headers)
        if _bytes(missing, nothing) != _bytes(response, row.address(world)):
            yield "what is another's can be told from what is not there"


def _answer(row: Row, who: Who, method: str, path: str, response: HttpResponse) -> Iterator[str]:
    wanted, status = row.status(who, method), response.status_code
    if status != wanted:
        yield f"answered {status}, not {wanted}"
    elif not row.lets_in(who) and wanted == 302 and response["Location"] != _sign_in(path):
        yield f"led to {response['Location']}, not to the sign-in"
    if method == "HEAD" and content(response):
        yield "answered a HEAD with a body"
    if who in SIGNED_IN and "no-store" not in response.headers.get("Cache-Control", ""):
        yield "may be kept by the browser"


def _kept(world: World, row: Row, who: Who, method: str, response: HttpResponse) -> Iterator[str]:
    """A phone keeps what the row says, under the account of whoever reads it; nothing else."""
    found, meant = response.headers.get("X-Keep-Offline"), None
    if row.kept and row.lets_in(who) and method in {"GET", "HEAD"}:
        meant = str(world.people[who].pk)
    if found != meant:
        yield f"is kept by a phone for {found}, not {meant}"


def _sign_in(path: str) -> str:
    return f"{reverse('account_login')}?next={quote(path)}"


def _changes(world: World, row: Row, who: Who, method: str) -> Iterator[str]:
    after = world.rows()
    moved = after ^ world.before
    if {table for table, _, _ in moved} != row.changed(who, method):
        said = ", ".join(sorted(row.changed(who, method))) or "nothing"
        found = ", ".join(sorted({table for table, _, _ in moved})) or "nothing"
        yield f"changed {found}, not {said}"
    yield from _others_rows(world, row, who, moved)
    yield from _stale_lists(world, moved)
    if any(table == LOOK for table, _, _ in world.before - after):
        yield "rewrote who looked"


def _others_rows(world: World, row: Row, who: Who, moved: Stored) -> Iterator[str]:
    """Rows that are neither one's own nor those of a new account."""
    known = {user.pk for user in world.people.values()}
    mine = {world.people[each].pk for each in (who, row.whose) if each in world.people}
    for table, whose, _ in sorted(moved):
        if not mine & set(whose) and (known & set(whose) or not whose):
            yield f"changed a row of somebody else in {table}"


def _stale_lists(world: World, moved: Stored) -> Iterator[str]:
    """What a coach's list is worked out from does not change without the log's revision."""
    tables = {table for table, _, _ in moved if table in READ_FOR_THE_LIST}
    if not tables:
        return
    now = revisions()
    clients = {id for table, whose, _ in moved if table in tables for id in whose}
    for client in clients & set(now) & set(world.revisions):
        if now[client] == world.revisions[client]:
            yield f"leaves the coach's list as it was after a change of {', '.join(sorted(tables))}"


def _secrets(
    world: World, row: Row, who: Who, response: HttpResponse, *, sent: str
) -> Iterator[str]:
    page = page_of(response)
    for secret in world.secrets:
        if secret.of is who or secret.word not in page or secret.typed in sent:
            continue
        meant = (who in secret.readers and who in row.reads) or secret.word in row.shows
        if not meant:
            yield f"shows {secret.word!r} of {secret.of}"


def page_of(response: HttpResponse) -> str:
    """All that arrives: the page, its headers and cookies, and what the next page will say."""
    said = [str(each) for each in get_messages(response.wsgi_request)]
    return "\n".join(
        [content(response).decode(), str(response.headers), response.cookies.output(), *said]
    )


# What is new in each page, and what a sign-in carries of the address that was asked for.
NEW = re.compile(rb'(name="(csrfmiddlewaretoken|unsent)" value=)"[^"]+"')


def _bytes(response: HttpResponse, path: str) -> tuple[object, ...]:
    """The answer byte for byte, but for the address that was asked for and the tokens."""
    page, headers = NEW.sub(rb"\1", content(response)), dict(response.headers)
    if page != content(response):
        del headers["Content-Length"]
        response.cookies.pop(settings.CSRF_COOKIE_NAME, None)
    for address in (path, quote(path)):
        page = page.replace(address.encode(), b"<address>")
        headers = {name: value.replace(address, "<address>") for name, value in headers.items()}
    return response.status_code, page, headers, response.cookies.output()
