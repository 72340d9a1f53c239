"""A session that ended while a set was being typed."""

import pytest
from django.test import Client

URL = "/sets/01890a5d-ac96-774b-bcce-b302099a8057/"

pytestmark = pytest.mark.django_db


def test_a_script_that_asks_for_a_part_of_a_page_is_told_so() -> None:
    answer = Client().get("/workouts/7/", headers={"X-Part": "true"})
    assert answer.status_code == 401
    assert "signed out" in answer.json()["error"]


def test_a_program_is_told_so_in_its_own_language() -> None:
    answer = Client().put(URL, "{}", content_type="application/json")
    assert answer.status_code == 401
    assert "signed out" in answer.json()["error"]


def test_a_page_leads_to_the_sign_in() -> None:
    assert Client().get("/week/").url == "/accounts/login/?next=/week/"
