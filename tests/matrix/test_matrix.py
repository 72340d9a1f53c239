"""Each address by everybody and every method: see table.py for who may do what."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.matrix.addresses import addresses, unlisted, wrongly_open
from tests.matrix.check import ask, page_of, problems
from tests.matrix.people import OWNER, SIGNED_IN, STAFF
from tests.matrix.rows import Row
from tests.matrix.table import TABLE
from tests.matrix.tables import WHOSE, watched
from tests.matrix.world import World

ALL = list(addresses())


@pytest.mark.slow
@pytest.mark.parametrize("row", TABLE, ids=str)
def test_an_address_is_open_to_whom_its_row_names_and_to_nobody_else(
    row: Row, world: World
) -> None:
    assert problems(world, row) == []


def test_every_address_has_a_row() -> None:
    assert unlisted(ALL, TABLE) == []


def test_every_row_has_an_address() -> None:
    assert {row.name for row in TABLE} <= {each.name for each in ALL}


def test_every_address_has_a_name_of_its_own() -> None:
    assert [name for name, count in Counter(each.name for each in ALL).items() if count > 1] == []


def test_no_case_is_in_the_table_twice() -> None:
    assert [row for row, count in Counter(map(str, TABLE)).items() if count > 1] == []


def test_what_anyone_may_see_is_exactly_what_the_table_opens() -> None:
    assert wrongly_open(ALL, TABLE) == set()


def test_an_address_with_a_gap_says_what_is_in_it() -> None:
    assert [
        str(row)
        for row in TABLE
        for each in ALL
        if each.name == row.name and set(each.pattern.regex.groupindex) != set(row.at)
    ] == []


def test_staff_may_do_no_more_than_anybody_signed_in() -> None:
    assert [row for row in TABLE if row.lets_in(STAFF) and not set(row.who) >= SIGNED_IN] == []


@pytest.mark.django_db
def test_it_is_known_whose_the_rows_of_each_table_of_ours_are() -> None:
    ours = ("accounts_user", "account_emailaddress", "coaching_", "imports_", "mfa_", "usersess")
    ours += ("api_", "calendar_feed_", "mail_", "workouts_")
    joins = {"accounts_user_groups", "accounts_user_user_permissions"}
    assert {table for table in watched() if table.startswith(ours)} - joins == set(WHOSE)


@pytest.mark.slow
def test_every_secret_is_read_by_whom_it_is_meant_for(world: World) -> None:
    """So the matrix looks for words that are there."""
    unread = {
        (secret.word, who)
        for secret in world.secrets
        for who in {secret.of, *secret.readers}
        if secret.of is OWNER or who is OWNER
    }
    for row in sorted(TABLE, key=lambda row: row.name != "export_json"):  # has most of them
        for who in {who for _, who in unread if row.answers("GET") and row.lets_in(who)}:
            with world.taken_back():
                page = page_of(ask(world, who, "GET", row.address(world), {}))
            unread -= {each for each in unread if each[1] is who and each[0] in page}
    assert unread == set()
