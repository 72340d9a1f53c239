"""Files that look like ours and are not: a sentence, never half of one, never an error."""

from __future__ import annotations

import datetime
import json
import re
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from accounts.models import User
from imports.models import Import, ImportedFile
from tests.factories import browser, lifter
from tests.imports.flow import bring, said, upload
from tests.imports.test_circle import export
from tests.workouts.test_export_json import with_every_row
from tests.workouts.test_weeks import clock
from workouts.models import LoggedSet, Program, WorkingLoad

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

Change = Callable[[dict[str, Any]], object]

ABSENT = 987_654_321  # an id that no sequence has come to


@pytest.fixture(scope="module")
def exported(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> bytes:
    """A file of ours with every kind of row, made once."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = export(with_every_row())
        transaction.set_rollback(True)
    return found


@pytest.fixture
def content(exported: bytes) -> dict[str, Any]:
    return dict(json.loads(exported))


def refused(content: bytes) -> str:
    """What the page says of a file of which nothing was kept."""
    user = User.objects.filter(email="lifter@example.com").first() or lifter()
    answer = upload(user, content, "backplan.json")
    assert answer.status_code == 422, answer.status_code
    assert not Import.objects.exists()
    return said(answer)


def put(part: str, column: str, value: Any, row: int = 0) -> Change:
    return lambda found: found[part][row].update({column: value})


BAD_VALUES = [
    ("account", "name", "a\nb"),
    ("account", "name", 7),
    ("account", "experience", "ever"),
    ("account", "time_zone", "Mars/Olympus"),
    ("account", "time_zone", "../../etc/passwd"),
    ("account", "training_since", "2026-02-30"),
    ("equipment", "unit", "stone"),
    ("equipment", "plates", []),
    ("equipment", "plates", ["45.00"] * 13),
    ("equipment", "plates", ["45.00", "45.00", "25.00", "10.00", "5.00", "2.50"]),
    ("equipment", "plate_pairs", [None]),
    ("equipment", "plate_pairs", [-1, None, None, None, None, None]),
    ("equipment", "dumbbell_step", "500"),
    ("equipment", "dumbbell_top", "0"),
    ("equipment", "stack_step", "-5"),
    ("equipment", "bar", "NaN"),
    ("equipment", "bar", "900"),
    ("programs", "equipment", ABSENT),
    ("programs", "week_starts", 7),
    ("programs", "started_on", "1949-12-31"),
    ("programs", "ended_on", "2026-01-01"),
    ("days", "role", "leg"),
    ("days", "program", ABSENT),
    ("days", "weekday", True),
    ("prescriptions", "exercise", "bench-press"),
    ("prescriptions", "exercise", ["deadlift"]),
    ("prescriptions", "exercise", "pull-up"),
    ("prescriptions", "sets", 7),
    ("prescriptions", "sets", "5.9"),
    ("prescriptions", "step_up", "0"),
    ("prescriptions", "rest_seconds", 2**63),
    ("working_loads", "load", "2000.01"),
    ("working_loads", "at", "2026-03-03"),
    ("working_loads", "by_me", "yes"),
    ("working_loads", "note", "x" * 501),
    ("excused_days", "kind", "lazy"),
    ("excused_days", "first_on", "1949-12-31"),
    ("excused_days", "last_on", "2999-01-01"),
    ("excused_days", "note", "x" * 501),
    ("excused_days", "at", None),
    ("workouts", "performed_on", "2999-01-01"),
    ("workouts", "performed_on", "2026-03-10"),
    ("workouts", "started_at", "0001-01-01T00:00:00Z"),
    ("workouts", "finished_at", "9999-12-31T23:59:59Z"),
    ("workouts", "notes", "nul\x00"),
    ("workouts", "notes", "\u202eturned"),
    ("workouts", "notes", "\ud800"),
    ("swaps", "workout", ABSENT),
    ("sets", "id", "1"),
    ("sets", "id", None),
    ("sets", "workout", 3.5),
    ("sets", "position", 0),
    ("sets", "position", 9),
    ("sets", "kind", "WORK"),
    ("sets", "load", "1e2"),
    ("sets", "load", "-20"),
    ("sets", "target_load", "-20"),
    ("working_loads", "load", "-20"),
    ("sets", "load", "100.005"),
    ("sets", "load", 1.5),
    ("sets", "reps", True),
    ("sets", "reps", 101),
    ("sets", "reps", -1),
    ("sets", "rir", 6),
    ("sets", "pain", 1),
    ("sets", "target_reason", "BECAUSE"),
    ("sets", "rule_version", 2**15),
    ("sets", "version", 0),
    ("sets", "logged_at", "yesterday"),
]


@pytest.mark.parametrize(("part", "column", "value"), BAD_VALUES)
def test_a_wrong_value_is_refused_by_its_place(
    content: dict[str, Any], part: str, column: str, value: object
) -> None:
    content[part][0][column] = value
    text = refused(json.dumps(content).encode())
    assert "This file is damaged" not in text or isinstance(value, float)


DAMAGED: list[tuple[str, Change]] = [
    ("of a Backplan that is newer", lambda found: found.update(schema=2)),
    ("of a Backplan that is newer", lambda found: found.update(schema=True)),
    ("was cut off", lambda found: found.pop("complete")),
    ("was cut off", lambda found: found.update(complete="true")),
    ("lacks its sets", lambda found: found.pop("sets")),
    ("lacks its sets", lambda found: found.update(sets={})),
    ("lacks its sets", lambda found: found.update(sets=[1])),
    ("account, row 1, name: It is not there", lambda found: found["account"][0].pop("name")),
    ("not of one account", lambda found: found.update(account=[])),
    ("not of one account", lambda found: found["account"].append(found["account"][0])),
    ("its program is not there", lambda found: found.update(programs=[])),
    ("has no main day", lambda found: found.update(days=[], prescriptions=[])),
    ("no such plan", lambda found: found.update(prescriptions=[])),
    ("it is there twice", lambda found: found["sets"].append(found["sets"][0])),
    ("it is there twice", lambda found: found["programs"].append(found["programs"][0])),
    ("prescriptions, row 2: it is there twice", put("prescriptions", "position", 1, 1)),
    ("swaps, row 2: it is there twice", lambda found: found["swaps"].append(another_swap(found))),
    ("its program is not there", put("workouts", "program", ABSENT)),
]


def another_swap(found: dict[str, Any]) -> dict[str, Any]:
    """The same exercise in the place of a second one of that workout."""
    return found["swaps"][0] | {"prescribed": "cable-pullover"}


@pytest.mark.parametrize(("sentence", "change"), DAMAGED)
def test_a_file_that_is_no_whole_one_is_refused(
    content: dict[str, Any], sentence: str, change: Change
) -> None:
    change(content)
    assert sentence in refused(json.dumps(content).encode())


def test_two_active_programs_are_refused(content: dict[str, Any]) -> None:
    program, day = dict(content["programs"][0]), dict(content["days"][0])
    content["programs"].append(program | {"id": ABSENT})
    content["days"].append(day | {"id": ABSENT, "program": ABSENT})
    assert "not one active program" in refused(json.dumps(content).encode())


SHAPES = {
    "deep": b'{"schema": 1, "sets": ' + b"[" * 100_000,
    "deep and closed": b'{"schema": 1, "sets": ' + b"[" * 90_000 + b"]" * 90_000 + b"}",
    "many": b'{"schema": 1, "sets": [' + b"[]," * 1_000_000 + b'[]], "complete": true}',
    "a huge number": b'{"schema": ' + b"9" * 100_000 + b"}",
    "not a number": b'{"schema": NaN, "complete": true}',
    "endless": b'{"schema": 1, "sets": Infinity, "complete": true}',
    "a fraction": b'{"schema": 1.0, "complete": true}',
    "a key twice": b'{"schema": 1, "schema": 1, "complete": true}',
    "no text": b'{"schema": 1, "sets": "\xff\xfe"}',
    "no end": b'{"schema":',
    "more behind it": b'{"schema": 1, "complete": true} {"schema": 1}',
}


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_json_is_refused(shape: str) -> None:
    assert "This file" in refused(SHAPES[shape]) or "holds" in refused(SHAPES[shape])


CONTRADICTIONS: list[Change] = [
    put("sets", "target_load", "100", 0),  # a target without its reps
    put("sets", "left_reps", 5, 2),  # not the weaker arm
    put("prescriptions", "rep_low", 6),  # no range
    put("days", "opens", "pull"),  # the main day opens nothing
    put("swaps", "exercise", "deadlift"),  # itself
    put("excused_days", "last_on", "2026-02-09"),  # over before it begins
    lambda found: found["excused_days"].append(found["excused_days"][0]),
]


@pytest.mark.parametrize("change", CONTRADICTIONS)
def test_what_only_the_database_can_tell_is_refused_whole(
    content: dict[str, Any], change: Change
) -> None:
    user = lifter()
    program = Program.objects.get()
    change(content)
    upload(user, json.dumps(content).encode(), "backplan.json")
    answer = bring(user, Import.objects.get())
    assert answer.status_code == 422
    assert "contradicts itself" in said(answer)
    assert not LoggedSet.objects.exists()
    assert not WorkingLoad.objects.exists()
    assert Program.objects.get() == program


def test_what_is_not_known_is_passed_over(content: dict[str, Any]) -> None:
    content["friends"] = [{"name": "Ines"}]
    content["sets"][0]["mood"] = "fine"
    user = lifter()
    assert upload(user, json.dumps(content).encode(), "backplan.json").status_code == 302
    assert bring(user, Import.objects.get()).status_code == 302
    assert browser(user).get("/week/").status_code == 200


@pytest.mark.parametrize(("on", "status"), [("2026-03-04", 302), ("2026-03-05", 422)])
def test_a_file_of_somebody_further_east_has_a_date_that_is_tomorrow_here(
    content: dict[str, Any], on: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock(monkeypatch, "2026-03-03 10:30")
    user = lifter()
    assert user.today() == datetime.date(2026, 3, 3)
    text = json.dumps(content).replace("2026-03-10", on)
    text = re.sub(r'"\d{4}-\d\d-\d\d(?=T)', '"2026-03-02', text)  # no time is yet to come
    text = re.sub(r'("(?:started|set)_on"): "[^"]*"', r'\1: "2026-03-02"', text)
    assert upload(user, text.encode(), "backplan.json").status_code == status


@pytest.mark.parametrize("page", ["", "skipped/"])
def test_a_kept_file_that_can_be_read_no_more_is_told_on_the_list(
    content: dict[str, Any], page: str
) -> None:
    user = lifter()
    upload(user, json.dumps(content).encode(), "backplan.json")
    content["workouts"][0]["performed_on"] = "2999-01-01"  # as after an update of the site
    ImportedFile.objects.update(packed=zlib.compress(json.dumps(content).encode()))
    answer = browser(user).get(f"/import/{Import.objects.get().pk}/{page}", follow=True)
    assert answer.redirect_chain == [("/import/", 302)]
    assert "This file can no longer be read. workouts, row 1, performed_on:" in said(answer)


UNUSUAL: list[Change] = [
    lambda found: found.update(prescriptions=found["prescriptions"][2:3], swaps=[]),
    lambda found: found["account"][0].update(experience="over"),
    lambda found: found["equipment"][0].update(bar="0.00"),
    lambda found: found["programs"][0].update(started_on="1950-01-01", week_starts=6),
    lambda found: found["account"][0].update(time_zone="Antarctica/Troll"),
]
PAGES = ["/week/", "/week/sheet/", "/settings/", "/settings/days/", "/settings/equipment/"]
PAGES += ["/settings/unit/", "/setup/", "/history/", "/history/deadlift/", "/workouts/enter/"]
PAGES += ["/settings/data/", "/import/"]


@pytest.mark.parametrize("change", UNUSUAL)
def test_after_an_unusual_file_every_page_still_answers(
    content: dict[str, Any], change: Change
) -> None:
    user = lifter()
    change(content)
    upload(user, json.dumps(content).encode(), "backplan.json")
    assert bring(user, Import.objects.get()).status_code == 302
    client = browser(User.objects.get())
    assert {path: client.get(path).status_code for path in PAGES} == dict.fromkeys(PAGES, 200)
