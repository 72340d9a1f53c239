"""The account itself: its address, its date, and what the database refuses."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.forms import time_zones
from accounts.models import User, validate_time_zone, zone_named

pytestmark = pytest.mark.django_db
UTC = datetime.UTC


def test_an_address_is_made_lower_case_and_found_in_any_case() -> None:
    user = User.objects.create_user("Ada@Example.COM")
    assert user.email == "ada@example.com"
    assert User.objects.get_by_natural_key("ADA@example.com") == user


def test_an_account_made_without_a_password_opens_to_none() -> None:
    user = User.objects.create_user("ada@example.com")
    assert not user.has_usable_password()
    assert not user.check_password("")


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("user_email_lower_case", {"email": "Ada@example.com"}),
        ("user_experience_known", {"experience": "long"}),
        ("user_dates_within_bounds", {"training_since": datetime.date(1949, 12, 31)}),
        ("user_dates_within_bounds", {"joined_at": datetime.datetime(2200, 1, 3, tzinfo=UTC)}),
    ],
)
def test_a_bad_account_is_refused_by_name(name: str, fields: dict[str, object]) -> None:
    User.objects.create_user("ada@example.com")
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        User.objects.update(**fields)


def test_two_accounts_never_share_an_address() -> None:
    User.objects.create_user("ada@example.com")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("ADA@example.com")


@pytest.mark.parametrize("name", ["", "Nowhere/Else", "../etc/passwd", "utc\x00", "Europe/oslo"])
def test_only_a_zone_of_the_list_is_a_time_zone(name: str) -> None:
    with pytest.raises(ValidationError, match="time zone"):
        validate_time_zone(name)


def test_today_is_the_date_where_the_person_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime.datetime(2026, 3, 3, 12, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
    dates = {zone: User(time_zone=zone).today().day for zone in ["Pacific/Auckland", "UTC"]}
    assert dates == {"Pacific/Auckland": 4, "UTC": 3}


def test_an_account_is_called_by_its_name_where_it_has_one() -> None:
    assert str(User(email="ada@example.com")) == "ada@example.com"
    assert str(User(email="ada@example.com", name="Ada")) == "Ada"


def test_the_list_of_time_zones_names_places_where_somebody_may_be() -> None:
    names = {name for name, _ in time_zones()}
    assert {"Europe/Oslo", "UTC"} <= names
    assert not names & {"Factory", "localtime"}


@pytest.mark.parametrize("name", ["Nowhere/Else", "", "../../etc/passwd", "\0", "US"])
def test_a_time_zone_that_has_gone_out_of_use_is_universal_time(name: str) -> None:
    user = User.objects.create_user("ada@example.com", time_zone=name.strip("\0"))
    assert zone_named(name).key == "UTC"
    assert user.today() == datetime.datetime.now(datetime.UTC).date()
