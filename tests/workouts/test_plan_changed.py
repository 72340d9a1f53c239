"""A form that was filled in for a plan which is another by now."""

from __future__ import annotations

import pytest

from tests.factories import browser, lifter, prescription_of, program_of
from tests.workouts.test_settings import post
from workouts import programs

pytestmark = pytest.mark.django_db


def test_a_change_to_a_plan_that_ended_is_told_and_not_made() -> None:
    user = lifter()
    row = prescription_of(user)
    path = f"/settings/prescriptions/{row.pk}/"
    fields = browser(user).get(path).context["form"].initial
    post(user, "/settings/unit/", {"unit": "kg"})
    answer = browser(user).post(path, fields | {"sets": 5})
    assert answer.status_code == 409
    assert "Nothing was saved" in answer.text
    now = prescription_of(user)
    assert (now.sets, now.day.program.unit) == (3, "kg")
    # What is shown is the plan of now, and it is that which is sent next.
    assert f'action="/settings/prescriptions/{now.pk}/"' in answer.text


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/settings/days/", {"main": "3", "week_starts": "0"}),
        ("/settings/unit/", {"unit": "kg"}),
        ("/settings/experience/", {"experience": "over", "training_since": ""}),
    ],
)
def test_a_form_of_an_older_plan_is_told_and_changes_nothing(
    path: str, fields: dict[str, str]
) -> None:
    user = lifter()
    edition = program_of(user).edition
    programs.change_days(program=program_of(user), main=4, week_starts=0, extra=None)
    answer = post(user, path, fields | {"edition": edition})
    assert answer.status_code == 409
    assert "Your plan changed since you opened this page" in answer.text
    program = program_of(user)
    assert (program.days.get().weekday, program.unit) == (4, "lb")
    assert post(user, path, fields | {"edition": program.edition}).status_code == 302
