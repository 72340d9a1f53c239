"""No form is taken from another site."""

from __future__ import annotations

import pytest
from django.test.client import ClientHandler

from tests.matrix.bodies import body
from tests.matrix.check import ask
from tests.matrix.people import Who
from tests.matrix.rows import WITHOUT_TOKEN, Row
from tests.matrix.table import TABLE
from tests.matrix.world import World

FORMS = [
    row
    for row in TABLE
    if (row.answers("POST") or row.answers("PUT"))
    and not row.token
    and row.name not in WITHOUT_TOKEN
]


def _someone(row: Row) -> Who:
    """Somebody who gets in, or nobody."""
    return next((who for who in reversed(Who) if row.lets_in(who)), Who.ANONYMOUS)


@pytest.mark.parametrize("row", FORMS, ids=str)
def test_a_form_without_the_token_of_our_page_changes_nothing(
    row: Row, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, "site", ClientHandler(enforce_csrf_checks=True))
    who = _someone(row)
    for method in filter(row.answers, ["POST", "PUT", "DELETE", "PATCH"]):
        with world.taken_back():
            response = ask(world, who, method, row.address(world), body(world, row, who))
            after = world.rows()
        assert response.status_code == 403, method
        assert after == world.before, method
