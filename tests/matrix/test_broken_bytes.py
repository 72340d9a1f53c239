"""A byte that is no text, in every field of every form: never stored, never a fault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

import pytest

from tests.matrix.bodies import body
from tests.matrix.check import FORM
from tests.matrix.people import ANONYMOUS, OWNER, Who
from tests.matrix.rows import Row
from tests.matrix.table import TABLE
from tests.matrix.world import World

# As browsers write it, and as nothing writes it but a broken or a hostile program.
BYTES = [quote_from_bytes(b"\xff").encode(), b"\xff", b"%00", b"%ED%A0%80", b"\xc3"]
POSTED = [row for row in TABLE if row.post in {200, 302} and not (row.case or row.token)]


def broken(fields: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The form with one field broken, for each of its fields, by the name of the field."""
    for name in fields:
        rest = urlencode({other: value for other, value in fields.items() if other != name})
        whole = urlencode({name: fields[name]}).encode()
        for byte in BYTES:
            yield name, rest.encode() + b"&" + whole + byte


def who_may(row: Row) -> Who:
    """Somebody who gets in: the owner of most things, nobody at the doors."""
    return OWNER if row.lets_in(OWNER) and not row.exception(OWNER, "POST") else next(iter(row.who))


@pytest.mark.slow
@pytest.mark.parametrize("row", POSTED, ids=str)
def test_no_broken_byte_of_any_form_is_stored(row: Row, world: World) -> None:
    who = ANONYMOUS if row.lets_in(ANONYMOUS) else who_may(row)
    for name, sent in broken(body(world, row, who)):
        with world.taken_back():
            answer = world.browser(who).generic("POST", row.address(world), sent, FORM)
            assert answer.status_code < 500, (name, sent)
            found = [stored for _, _, stored in world.rows() - world.before if "\ufffd" in stored]
        assert found == [], (name, sent)
