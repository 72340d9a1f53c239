"""The pages that tell of the past as people read them: the lifter's, the coach's, the files."""

from __future__ import annotations

import json
import re
from typing import Any

from django.http import HttpResponse
from django.utils.html import strip_tags

from accounts import export_json
from accounts.models import User
from coaching.models import Coaching
from tests.factories import browser, prescription_of, program_of
from workouts.my_data import export_csv


def words_of(html: str) -> str:
    """The words of a page, each run of space one space."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL)
    words = " ".join(strip_tags((main[0] if main else html).replace("<", " <")).split())
    return re.sub(" (?=[.,:])", "", words)


def page(user: User, path: str) -> str:
    answer = browser(user).get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return words_of(answer.content.decode())


def client_page(coaching: Coaching) -> str:
    """What the coach reads of a client: why to look, the week, and where each lift stands."""
    return page(coaching.coach, f"/clients/{coaching.pk}/")


def line_of(coaching: Coaching) -> str:
    """The client's line in the coach's list."""
    html = browser(coaching.coach).get("/clients/").content.decode()
    line = re.search(rf'<li class="line" id="client-{coaching.pk}">.*?</li>', html, re.DOTALL)
    assert line
    return words_of(line[0])


def exported(user: User) -> dict[str, Any]:
    """The file of everything."""
    return dict(json.loads("".join(export_json.written(user))))


def sets_file(user: User) -> list[str]:
    """The lines of the file of sets."""
    return "".join(export_csv.written(user, export_csv.unit_of(user))).splitlines()


def change(user: User, path: str, fields: dict[str, Any]) -> HttpResponse:
    """Send a form of the settings, which is taken."""
    answer = browser(user).post(path, fields)
    assert answer.status_code == 302, words_of(answer.content.decode())
    return answer


def change_unit(user: User, unit: str) -> None:
    change(user, "/settings/unit/", {"unit": unit})


def change_experience(user: User, experience: str) -> None:
    change(user, "/settings/experience/", {"experience": experience})


def change_days(user: User, **days: int) -> None:
    """Send the form of the days as its page shows it, some of them changed."""
    fields: dict[str, Any] = {"week_starts": program_of(user).week_starts}
    for day in program_of(user).days.all():
        fields[day.role] = day.weekday
        if day.role == "extra":
            row = day.prescriptions.get()
            fields |= {"opens": day.opens, "extra_exercise": row.exercise_id}
            fields["extra_sets"] = row.sets
    change(user, "/settings/days/", fields | days)


PRESCRIBED = ("exercise", "sets", "rep_low", "rep_high", "rest_seconds", "step_up", "step_down")


def prescribe(user: User, slug: str = "deadlift", role: str = "main", **changes: Any) -> None:
    """Send the form of a prescription as its page shows it, some fields changed."""
    row = prescription_of(user, slug, role)
    fields = {name: getattr(row, name) for name in PRESCRIBED} | {"exercise": row.exercise_id}
    change(user, f"/settings/prescriptions/{row.pk}/", fields | changes)
