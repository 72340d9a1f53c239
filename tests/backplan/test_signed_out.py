"""A session that ended while a set was being typed."""

import pytest
from django.test import Client

URL = "/sets/01890a5d-ac96-774b-bcce-b302099a8057/"

pytestmark = pytest.mark.django_db


def test_a_fragment_is_told_so_beside_the_form() -> None:
    answer = Client().post(URL, {"load": "225"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Retarget"]) == (401, "#notice")
    assert b"signed out" in answer.content


def test_a_program_is_told_so_in_its_own_language() -> None:
    answer = Client().put(URL, "{}", content_type="application/json")
    assert answer.status_code == 401
    assert "signed out" in answer.json()["error"]


def test_a_page_leads_to_the_sign_in() -> None:
    assert Client().get("/week/").url == "/accounts/login/?next=/week/"
