import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import Experience, User
from accounts.sign_in_forms import AGAIN
from tests.accounts.pages import is_signed_in, sign_in, sign_up

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("experience", Experience.values)
def test_sign_up_keeps_the_experience_that_was_chosen(client: Client, experience: str) -> None:
    sign_up(client, experience=experience)
    assert User.objects.get().experience == experience


def test_sign_up_signs_in_and_goes_on_to_set_up(client: Client) -> None:
    response = sign_up(client)
    assert response.headers["Location"] == "/setup/"
    assert is_signed_in(client)


def test_sign_up_keeps_the_time_zone_of_the_browser(client: Client) -> None:
    sign_up(client, time_zone="America/St_Johns")
    assert User.objects.get().time_zone == "America/St_Johns"


def test_sign_up_records_when_consent_was_given(client: Client) -> None:
    sign_up(client)
    user = User.objects.get()
    assert user.consented_at is not None
    assert user.consented_at >= user.joined_at


def test_nobody_signs_up_without_consent(client: Client) -> None:
    response = sign_up(client, consent=None)
    assert "nothing to work from" in response.content.decode()
    assert not User.objects.exists()


def test_a_password_that_comes_back_empty_is_asked_for_again(client: Client) -> None:
    assert AGAIN in sign_up(client, consent=None).content.decode()
    assert AGAIN not in sign_up(client, password1="short", consent=None).content.decode()
    assert AGAIN not in client.get("/accounts/signup/").content.decode()


def test_the_address_is_kept_in_lower_case(client: Client) -> None:
    sign_up(client, email="Ada@Example.COM")
    assert User.objects.get().email == "ada@example.com"
    assert EmailAddress.objects.get().email == "ada@example.com"


def test_an_address_in_other_letters_is_the_same_account(client: Client) -> None:
    sign_up(client)
    sign_up(Client(), email="ADA@example.com")
    assert User.objects.count() == 1


def test_signing_in_does_not_care_about_capital_letters(client: Client) -> None:
    sign_up(Client())
    sign_in(client, "Ada@Example.com")
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "password",
    [
        pytest.param("grey heron", id="short"),
        pytest.param("qwertyuiop123", id="common"),
        pytest.param("backplan deadlift", id="words of this site"),
        pytest.param("ada@example.com", id="the address"),
        pytest.param("seven\0grey herons", id="NUL"),
    ],
)
def test_a_weak_password_is_refused_beside_the_field(client: Client, password: str) -> None:
    response = sign_up(client, password1=password)
    assert response.context["form"].errors.keys() == {"password1"}
    assert 'id="id_password1_error"' in response.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "password", ["seven grey herons", "¡siete garzas grises!", "    herons at dusk    "]
)
def test_a_long_password_needs_no_special_characters(client: Client, password: str) -> None:
    sign_up(client, password1=password)
    assert User.objects.get().check_password(password)


@pytest.mark.parametrize("field", ["email", "experience", "unit", "time_zone"])
@pytest.mark.parametrize("value", ["", "no\0thing", "Nowhere/Else", "9" * 500])
def test_a_bad_value_is_refused_beside_its_field(client: Client, field: str, value: str) -> None:
    response = sign_up(client, **{field: value})
    assert response.context["form"].errors.keys() == {field}
    assert not User.objects.exists()


def test_what_was_typed_is_kept_but_the_password(client: Client) -> None:
    page = sign_up(client, experience="over", consent=None).content.decode()
    assert 'value="ada@example.com"' in page
    assert "seven grey herons" not in page


def test_the_page_asks_in_the_order_of_the_plan(client: Client) -> None:
    form = client.get("/accounts/signup/").context["form"]
    order = ["email", "password1", "experience", "unit", "time_zone", "consent"]
    assert list(form.fields) == order


def test_a_password_manager_is_told_that_the_password_is_new(client: Client) -> None:
    page = client.get("/accounts/signup/").content.decode()
    assert 'autocomplete="new-password"' in page
