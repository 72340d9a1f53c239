"""Signing up begins the program at once."""

import pytest
from django.test import Client

from accounts.models import User
from tests.factories import PASSWORD, browser, prescriptions_of, program_of
from workouts.models import Program

pytestmark = pytest.mark.django_db


def sign_up(**changes: str) -> User:
    fields = {
        "email": "new@example.com",
        "password1": PASSWORD,
        "experience": "under",
        "unit": "lb",
        "time_zone": "Pacific/Kiritimati",
        "consent": "on",
    }
    response = Client().post("/accounts/signup/", fields | changes)
    assert response.headers["Location"] == "/setup/"
    return User.objects.get()


@pytest.mark.parametrize(("experience", "days"), [("under", ["main"]), ("over", ["extra", "main"])])
def test_the_program_has_the_days_of_the_experience(experience: str, days: list[str]) -> None:
    user = sign_up(experience=experience)
    found = program_of(user).days.order_by("role")
    assert list(found.values_list("role", flat=True)) == days
    assert len(prescriptions_of(user)) == 3 + len(days)


@pytest.mark.parametrize(("unit", "bar"), [("lb", 45), ("kg", 20)])
def test_the_program_is_in_the_unit_chosen(unit: str, bar: int) -> None:
    program = program_of(sign_up(unit=unit))
    assert (program.unit, program.equipment.bar) == (unit, bar)


def test_the_program_begins_on_the_lifters_own_date() -> None:
    user = sign_up()
    assert program_of(user).started_on == user.today()


def test_the_week_is_there_without_setting_anything_up() -> None:
    page = browser(sign_up()).get("/week/").content.decode()
    assert page.count("How to find your first weights") == 1
    assert page.count('class="aim">3 sets of') == 4


def test_no_program_begins_for_an_account_refused() -> None:
    response = Client().post("/accounts/signup/", {"email": "new@example.com", "unit": "lb"})
    assert response.status_code == 200
    assert not Program.objects.exists()


@pytest.mark.parametrize("name", ["experience", "unit"])
def test_experience_and_unit_are_asked_and_never_guessed(name: str) -> None:
    form = Client().get("/accounts/signup/").context["form"]
    assert form[name].value() is None
    answer = Client().post("/accounts/signup/", {"email": "new@example.com"})
    assert "Choose" in answer.context["form"].errors[name][0]
