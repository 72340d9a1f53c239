import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from tests.accounts.pages import PASSWORD, is_signed_in, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client: Client) -> User:
    user = User.objects.create_user("ada@example.com", PASSWORD)
    sign_in(client, user.email)
    return user


def change(client: Client, **changed: str) -> HttpResponse:
    return client.post("/settings/account/", {"name": "Ada", "time_zone": "UTC"} | changed)


def change_address(client: Client, email: str) -> HttpResponse:
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client.post("/accounts/email/", {"email": email, "action_add": ""})


def test_name_and_time_zone_can_be_changed(client: Client, ada: User) -> None:
    assert change(client, name="Ada L.", time_zone="Asia/Calcutta").status_code == 302
    ada.refresh_from_db()
    assert (ada.name, ada.time_zone) == ("Ada L.", "Asia/Calcutta")


@pytest.mark.parametrize("zone", ["", "Nowhere/Else", "utc", "../etc/passwd", "UTC\0"])
def test_a_bad_time_zone_is_refused_beside_the_field(client: Client, ada: User, zone: str) -> None:
    response = change(client, time_zone=zone)
    assert response.status_code == 422
    page = response.content.decode()
    assert 'id="id_time_zone_error"' in page
    assert 'value="Ada"' in page
    ada.refresh_from_db()
    assert ada.time_zone == "UTC"


@pytest.mark.parametrize("name", ["A\0da", "Ada\u202egnikcatta", "Ada\x1b[0m", "A" * 101])
def test_a_name_that_would_mislead_is_refused_beside_the_field(
    client: Client, ada: User, name: str
) -> None:
    response = change(client, name=name)
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"name"}
    ada.refresh_from_db()
    assert ada.name == ""


@pytest.mark.parametrize("name", ["", "Søren", "李小龙", "د. ليلى", "Zoë 👩🏽‍🦰", "O'Neill & <b>"])
def test_names_of_all_kinds_are_kept(client: Client, ada: User, name: str) -> None:
    change(client, name=name)
    ada.refresh_from_db()
    assert ada.name == name


def test_the_address_changes_only_after_the_password_again(client: Client, ada: User) -> None:
    client.post("/accounts/email/", {"email": "new@example.com", "action_add": ""})
    ada.refresh_from_db()
    assert ada.email == "ada@example.com"


def test_without_a_mail_server_the_address_changes_at_once(client: Client, ada: User) -> None:
    change_address(client, "New@example.com")
    ada.refresh_from_db()
    assert ada.email == "new@example.com"
    other = Client()
    sign_in(other, "new@example.com")
    assert is_signed_in(other)


def test_without_a_mail_server_nobody_takes_the_address_of_another(
    client: Client, ada: User
) -> None:
    User.objects.create_user("bob@example.com", PASSWORD)
    response = change_address(client, "BOB@example.com")
    assert response.context["form"].errors.keys() == {"email"}
    ada.refresh_from_db()
    assert ada.email == "ada@example.com"
