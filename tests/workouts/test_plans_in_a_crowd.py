"""What the hot questions read on a site in use, by the plans that a connection keeps for everybody.

Buffers of 8 kB, whether in memory or not. Times would tell of the machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import User
from backplan.environment import PLANNED_ONCE
from coaching.models import Coaching
from exercises.models import Exercise
from prepared.statement import PreparingCursor
from tests.coaching.cast import coach, coached
from tests.factories import browser, prescription_of, set_fields, workout_of
from tests.workouts.crowd import A_DAY, HEAVY_DAYS, gather
from workouts import programs
from workouts.ids import new_id

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

Asked = tuple[str, Any, bool]  # a statement, its values, and whether the server binds them
Ask = Callable[[Client], Any]


def put_a_set(user: User) -> Ask:
    fields = set_fields(workout_of(user, user.today()), exercise="pull-up", load="0")
    heads = {"Accept": "application/json", "X-Part": "true"}

    def put(client: Client) -> Any:
        body = json.dumps(fields)
        return client.put(
            f"/sets/{new_id()}/", body, content_type="application/json", headers=heads
        )

    return put


def see(path: str) -> Callable[[User], Ask]:
    return lambda _: lambda client: client.get(path)


def see_a_workout(user: User) -> Ask:
    return see(f"/workouts/{workout_of(user, user.today()).pk}/")(user)


def see_a_review(user: User) -> Ask:
    coaching = Coaching.objects.visible_to(user).latest("client")
    visit = coaching.client.workouts.latest("performed_on")
    return see(f"/clients/{coaching.pk}/workouts/{visit.pk}/")(user)


# What each may read for anybody.
MOST: dict[str, tuple[Callable[[User], Ask], int]] = {
    "the week": (see("/week/"), 1800),
    "the page to enter a workout": (see("/workouts/enter/"), 450),
    "a workout": (see_a_workout, 450),
    "a set": (put_a_set, 450),
    "the history": (see("/history/"), 700),
}
A_LIST = 900  # for a coach of ten clients, once their lines are kept
A_REVIEW = 600  # for the same
# A lift's own page tells of its whole log: the sets of it are read once, each workout by its key.
# It takes 900, and more where earlier tests left dead rows in the tables that are read through.
A_LIFT, A_WORKOUT_OF_IT = 1300, 6


@contextmanager
def noting() -> Iterator[list[Asked]]:
    """Each statement with its values, and whether the server binds them."""
    asked: list[Asked] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        is_prepared = isinstance(context["cursor"].cursor, PreparingCursor)
        if sql.lstrip().startswith("SELECT"):
            asked.append((sql, params, is_prepared))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def buffers(asked: Asked) -> int:
    """What a statement reads, planned without its values where it is prepared."""
    sql, params, is_prepared = asked
    with connection.cursor() as cursor:
        if not is_prepared:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
            return read(cursor.fetchone()[0][0]["Plan"])
        numbered, values = by_number(sql, params)
        cursor.execute(f"PREPARE asked AS {numbered}")
        given = f"({', '.join(['%s'] * len(values))})" if values else ""
        explained = f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE asked {given}"
        cursor.execute(explained, values)
        plan = cursor.fetchone()[0][0]["Plan"]
        cursor.execute("DEALLOCATE asked")
        return read(plan)


def read(plan: Mapping[str, Any]) -> int:
    hit, came = plan["Shared Hit Blocks"], plan["Shared Read Blocks"]
    return int(hit + came)


def by_number(sql: str, params: Any) -> tuple[str, list[Any]]:
    """A statement with $1 and so on, as PREPARE wants it."""
    if isinstance(params, Mapping):
        names = list(params)
        numbered = re.sub(r"%\((\w+)\)s", lambda found: f"${names.index(found[1]) + 1}", sql)
        return numbered.replace("%%", "%"), [params[name] for name in names]
    numbers = iter(range(1, len(params) + 1))
    return re.sub("%s", lambda _: f"${next(numbers)}", sql).replace("%%", "%"), list(params)


def cost(ask: Ask, user: User) -> int:
    """What the third request of its kind reads: by then the session is listed."""
    client = browser(user)
    for _ in range(2):
        assert ask(client).status_code == 200
    with noting() as asked:
        ask(client)
    assert any(is_prepared for _, _, is_prepared in asked)
    return sum(map(buffers, asked))


def test_a_long_log_and_a_full_site_cost_nobody() -> None:
    usual, heavy, users = gather()
    for user in (usual, heavy):  # a lift never done, whose last workout is looked for in vain
        new = Exercise.objects.get(pk="trap-bar-deadlift")
        was = prescription_of(user)
        programs.change_prescription(prescription=was, exercise=new)
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL {PLANNED_ONCE.removeprefix('-c ')}")
    for name, (scene, most) in MOST.items():
        reads = cost(scene(usual), usual)
        assert reads <= most, name
        assert cost(scene(heavy), heavy) <= 1.2 * reads, name
    lift = see("/history/deadlift/")
    reads = cost(lift(usual), usual)
    assert reads <= A_LIFT
    assert cost(lift(heavy), heavy) <= reads + A_WORKOUT_OF_IT * HEAVY_DAYS
    usuals, theirs = coach("few@example.com"), coach("long@example.com")
    for client in users[2:12]:
        coached(client, usuals)
        coached(client, theirs)
    coached(heavy, theirs)
    Coaching.objects.update(accepted_at=timezone.now() - A_DAY)
    reads = cost(see("/clients/")(usuals), usuals)
    assert reads <= A_LIST
    assert cost(see("/clients/")(theirs), theirs) <= 1.2 * reads
    reads = cost(see_a_review(usuals), usuals)
    assert reads <= A_REVIEW
    assert cost(see_a_review(theirs), theirs) <= 1.2 * reads
