"""What is remembered of tables is the lifter's own: exported, deleted with the account, restored
by being asked again."""

from __future__ import annotations

import json

import pytest

from accounts.account_deletion import leave
from imports.account_deletion import says
from imports.any_table import answers
from imports.models import NamedColumns
from tests.factories import browser, lifter, other_lifter
from tests.imports.flow import kept
from tests.imports.tables_in import asked, columns_page, named, table
from tests.imports.test_circle import export

pytestmark = pytest.mark.django_db


def test_the_exported_file_has_what_was_said_of_each_table() -> None:
    user = lifter()
    named(user, table("ja"), unit="kg")
    named(other_lifter(), table("ru"), unit="kg")
    (row,) = json.loads(export(user))["named_columns"]
    assert row["header"] == ["日付", "種目", "重量", "回数", "メモ"]
    places = {"date": [0], "exercise": [1], "reps": [3], "weight": [2]}
    assert row["answers"] == {"places": places, "unit": "kg", "order": None}
    assert row["named_at"].endswith("Z")


def test_a_file_of_ours_with_it_is_restored_and_tables_are_asked_about_again() -> None:
    before = lifter()
    named(before, table("ja"), unit="kg")
    content = export(before)
    again = other_lifter()
    source = kept(again, content)
    assert browser(again).post(f"/import/{source.pk}/", {"bring": ""}).status_code == 302
    asked(again, table("ja"))


def test_it_goes_with_the_account_and_that_is_said() -> None:
    user, other = lifter(), other_lifter()
    source = named(user, table("ja"), unit="kg")
    named(other, table("ja"), unit="kg")
    browser(user).post(f"/import/{source.pk}/remove/")
    assert says(user) == ["The files you brought, and what we remember of them."]
    leave(user=user)
    assert [row.lifter for row in NamedColumns.objects.all()] == [other]


def test_only_the_tables_named_last_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "REMEMBERED", 2)
    user = lifter()
    for number in range(4):
        named(user, b"Date,Exercise,Weight %d kg,Reps\n2024-03-05,Deadlift,1,5\n" % number)
    rows = NamedColumns.objects.owned_by(user)
    assert [row.header[2] for row in rows] == ["Weight 3 kg", "Weight 2 kg"]


def test_an_answer_that_is_damaged_is_asked_for_again() -> None:
    user = lifter()
    source = named(user, table("ja"), unit="kg")
    NamedColumns.objects.update(answers={"places": {"date": [77]}})
    assert columns_page(user, source).status_code == 200
    assert browser(user).get(f"/import/{source.pk}/")["Location"].endswith("/columns/")
