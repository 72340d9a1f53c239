"""How often Postgres is asked: as often for a long file as for a short one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from imports.questions import key
from tests.factories import browser, lifter, program_of
from tests.imports.flow import fields, kept, line, page, strong
from tests.imports.test_circle import export
from workouts import programs
from workouts.models import Program

pytestmark = pytest.mark.django_db


def file_of(days: int) -> bytes:
    names = ("Deadlift (Barbell)", "Pull Up", "Bench Press (Barbell)")
    return strong(
        *(
            line(f"20{10 + day // 28}-03-{day % 28 + 1:02}", name)
            for day in range(days)
            for name in names
        )
    )


def asked(user: User, method: str, path: str, sent: dict[str, str] | None = None) -> int:
    client = browser(user)
    client.get("/week/")
    with CaptureQueriesContext(connection) as captured:
        answer = getattr(client, method)(path, sent or {})
    assert answer.status_code in {200, 302}
    statements = [query["sql"] for query in captured]
    return sum(not sql.startswith(("SAVEPOINT", "RELEASE")) for sql in statements)


def counts(days: int) -> dict[str, int]:
    user = lifter(f"{days}@example.com")
    source = kept(user, file_of(days))
    at = f"/import/{source.pk}/"
    sent = fields(page(user, source)) | {"unit": "lb", key("Pull Up", "pull"): "added"}
    return {
        "look": asked(user, "get", at),
        "skipped": asked(user, "get", f"{at}skipped/"),
        "bring": asked(user, "post", at, sent | {"bring": ""}),
        "result": asked(user, "get", at),
        "list": asked(user, "get", "/import/"),
        "undo": asked(user, "post", f"{at}undo/"),
    }


@pytest.mark.slow
def test_a_long_file_asks_as_often_as_a_short_one() -> None:
    short, long = counts(3), counts(300)
    # Django takes rows with others that hang on them away a hundred at a time.
    assert long.pop("undo") <= short.pop("undo") + 300 // 100
    assert short == long
    assert short["look"] <= 14
    assert short["bring"] <= 28


def to_restore(changes: int) -> int:
    """What it takes to be again as one was, after so many changes of the unit."""
    user = lifter(f"{changes}@example.com")
    for number in range(changes):
        programs.change_unit(program=program_of(user), unit="lb" if number % 2 else "kg")
    content = export(user)
    again = lifter(f"again{changes}@example.com")
    source = kept(again, content)
    sent = fields(page(again, source)) | {"bring": ""}
    count = asked(again, "post", f"/import/{source.pk}/", sent)
    assert Program.objects.owned_by(again).count() == changes + 1
    return count


def test_a_plan_that_changed_often_comes_back_with_as_few_questions() -> None:
    assert to_restore(12) == to_restore(2)


def test_the_list_of_imports_does_not_read_their_files() -> None:
    user = lifter()
    for days in range(1, 4):
        kept(user, file_of(days))
    with CaptureQueriesContext(connection) as captured:
        browser(user).get("/import/")
    assert not any("packed" in query["sql"] for query in captured if query["sql"].startswith("SEL"))
