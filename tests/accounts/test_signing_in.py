import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from tests.accounts.pages import PASSWORD, code_in, is_signed_in, sign_in

pytestmark = pytest.mark.django_db
NEW = "nine brown herons"


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@example.com", PASSWORD)


def test_the_right_password_opens_the_week(client: Client, ada: User) -> None:
    assert sign_in(client, "ada@example.com").headers["Location"] == "/week/"
    assert is_signed_in(client)


def test_a_wrong_password_and_an_unknown_address_read_the_same(ada: User) -> None:
    wrong = sign_in(Client(), "ada@example.com", "not the password")
    unknown = sign_in(Client(), "bob@example.com", "not the password")
    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert wrong.context["form"].non_field_errors()


def test_too_many_wrong_passwords_close_the_door_even_to_the_right_one(ada: User) -> None:
    for _ in range(5):
        sign_in(Client(), "ada@example.com", "not the password")
    client = Client()
    sign_in(client, "ada@example.com")
    assert not is_signed_in(client)


def test_signing_out_takes_a_post(client: Client, ada: User) -> None:
    client.force_login(ada)
    client.get("/accounts/logout/")
    assert is_signed_in(client)
    client.post("/accounts/logout/")
    assert not is_signed_in(client)


def test_a_private_page_asks_to_sign_in_and_then_opens(client: Client, ada: User) -> None:
    asked = client.get("/settings/account/")
    assert asked.headers["Location"] == "/accounts/login/?next=/settings/account/"
    form = {"login": "ada@example.com", "password": PASSWORD, "next": "/settings/account/"}
    assert client.post("/accounts/login/", form).headers["Location"] == "/settings/account/"


def test_signing_in_goes_to_no_other_site(client: Client, ada: User) -> None:
    form = {"login": "ada@example.com", "password": PASSWORD, "next": "https://example.net/"}
    assert client.post("/accounts/login/", form).headers["Location"] == "/week/"


def test_a_forgotten_password_is_replaced_by_way_of_a_mailed_code(
    client: Client, ada: User
) -> None:
    client.post("/accounts/password/reset/", {"email": "Ada@example.com"})
    code = code_in(str(mail.outbox[0].body))
    client.post("/accounts/password/reset/confirm/", {"code": code})
    client.post("/accounts/password/reset/complete/", {"password1": NEW})
    ada.refresh_from_db()
    assert ada.check_password(NEW)


def test_a_new_password_is_told_once(client: Client, ada: User) -> None:
    client.post("/accounts/password/reset/", {"email": "ada@example.com"})
    client.post("/accounts/password/reset/confirm/", {"code": code_in(str(mail.outbox[0].body))})
    page = client.post("/accounts/password/reset/complete/", {"password1": NEW}, follow=True)
    assert page.content.decode().count("Password saved") == 2  # the title and the heading


def test_a_wrong_code_replaces_nothing(client: Client, ada: User) -> None:
    client.post("/accounts/password/reset/", {"email": "ada@example.com"})
    page = client.post("/accounts/password/reset/confirm/", {"code": "WRONG1"})
    assert page.context["form"].errors.keys() == {"code"}
    client.post("/accounts/password/reset/complete/", {"password1": NEW})
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)


def test_a_new_password_meets_the_same_rules(client: Client, ada: User) -> None:
    client.post("/accounts/password/reset/", {"email": "ada@example.com"})
    client.post("/accounts/password/reset/confirm/", {"code": code_in(str(mail.outbox[0].body))})
    page = client.post("/accounts/password/reset/complete/", {"password1": "backplan"})
    assert page.context["form"].errors.keys() == {"password1"}


def test_a_reset_answers_the_same_for_an_unknown_address(ada: User) -> None:
    known = Client().post("/accounts/password/reset/", {"email": "ada@example.com"})
    unknown = Client().post("/accounts/password/reset/", {"email": "bob@example.com"})
    assert known.status_code == unknown.status_code == 302
    assert known.headers["Location"] == unknown.headers["Location"]


def test_the_password_is_changed_by_who_knows_the_old_one(client: Client, ada: User) -> None:
    client.force_login(ada)
    refused = client.post(
        "/accounts/password/change/", {"oldpassword": "not the password", "password1": NEW}
    )
    assert refused.context["form"].errors.keys() == {"oldpassword"}
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW})
    ada.refresh_from_db()
    assert ada.check_password(NEW)
    assert is_signed_in(client)


def test_a_closed_account_does_not_open(client: Client, ada: User) -> None:
    ada.is_active = False
    ada.save(update_fields=["is_active"])
    sign_in(client, "ada@example.com")
    assert not is_signed_in(client)
