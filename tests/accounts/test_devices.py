"""Where an account is signed in: listed roughly, ended one by one or all others."""

from __future__ import annotations

import datetime
import json
from importlib import import_module

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import export_json
from accounts.account_deletion import leave
from accounts.devices import device_words, network, network_words
from accounts.models import User
from accounts.sessions import CLEARED_AT_ONCE, SELDOM, SessionStore, note_use
from tests.accounts.pages import PASSWORD, is_signed_in, sign_in
from tests.factories import lifter

pytestmark = pytest.mark.django_db

PAGE, OTHERS = "/settings/account/devices/", "/settings/account/devices/others/"
PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Mobile Safari/537.36"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1"
)
MAC = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/26.0 Safari/605.1.15"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"
)
DESK = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def arriving(user: User) -> Client:
    """A browser that has signed in and asked for nothing yet."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@example.com", PASSWORD)


def device(user: User, says: str = PHONE, address: str = "203.0.113.9") -> Client:
    """A browser that signs in through the front door."""
    client = Client(headers={"user-agent": says}, REMOTE_ADDR=address)
    sign_in(client, user.email)
    assert is_signed_in(client)
    return client


def row_of(client: Client) -> UserSession:
    return UserSession.objects.get(session_key=client.session.session_key)


def noted(ago: datetime.timedelta) -> None:
    """As though every use had last been noted that long ago."""
    UserSession.objects.update(last_seen_at=timezone.now() - ago)


def statements(client: Client, path: str = "/settings/account/") -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in captured]


def writes(client: Client) -> int:
    return sum("usersession" in sql and "SELECT" not in sql[:6] for sql in statements(client))


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (PHONE, "Chrome on Android"),
        (IPHONE, "Safari on an iPhone"),
        (MAC, "Safari on a Mac"),
        (EDGE, "Edge on Windows"),
        (DESK, "Firefox on Linux"),
        ("curl/8.5.0", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_device_is_named_as_its_owner_knows_it(says: str, words: str) -> None:
    assert device_words(says) == words


@pytest.mark.parametrize(
    ("address", "kept", "words"),
    [
        ("203.0.113.9", "203.0.0.0", "203.0.x.x"),
        ("2001:db8:12:34:5:6:7:8", "2001:db8:12::", "2001:db8:12:x"),
        ("2001:db8::1", "2001:db8::", "2001:db8:0:x"),
        ("::ffff:203.0.113.9", "203.0.0.0", "203.0.x.x"),
        ("", "::", ""),
        ("no address", "::", ""),
    ],
)
def test_of_an_address_the_network_is_kept(address: str, kept: str, words: str) -> None:
    assert network(address) == kept
    assert network_words(kept) == words


def test_signing_in_lists_the_device_and_nothing_finer(ada: User) -> None:
    row = row_of(device(ada, says=PHONE, address="203.0.113.9"))
    assert (row.user, row.user_agent, row.ip) == (ada, "Chrome on Android", "203.0.0.0")
    assert row.data == {}


def test_the_page_names_each_device_and_marks_this_one(ada: User) -> None:
    device(ada, says=PHONE, address="203.0.113.9")
    desk = device(ada, says=DESK, address="2001:db8:12:34::1")
    page = desk.get(PAGE).content.decode()
    this, other = page.split("<li ")[-2:]
    assert "Firefox on Linux" in this
    assert "This device" in this
    assert "2001:db8:12:x" in this
    assert "Chrome on Android" in other
    assert "This device" not in other
    assert "203.0.x.x" in other
    assert "203.0.113" not in page


def test_another_accounts_devices_are_not_listed(ada: User) -> None:
    device(User.objects.create_user("bob@example.com", PASSWORD), says=MAC)
    assert "a Mac" not in device(ada).get(PAGE).content.decode()


def test_one_device_is_signed_out_by_another(ada: User) -> None:
    lost, third, here = device(ada), device(ada), device(ada)
    here.post(f"{PAGE}{row_of(lost).pk}/")
    assert lost.get("/settings/account/").status_code == 302
    assert third.get("/settings/account/").status_code == 200
    assert here.get("/settings/account/").status_code == 200
    assert UserSession.objects.count() == Session.objects.count() == 2


def test_all_others_are_signed_out_at_once(ada: User) -> None:
    others, here = [device(ada) for _ in range(3)], device(ada)
    bob = device(User.objects.create_user("bob@example.com", PASSWORD))
    assert "Every other device is signed out" in here.post(OTHERS, follow=True).content.decode()
    assert [client.get("/settings/account/").status_code for client in others] == [302] * 3
    assert {client.get("/settings/account/").status_code for client in (here, bob)} == {200}


def test_this_device_may_sign_itself_out(ada: User) -> None:
    here = device(ada)
    answer = here.post(f"{PAGE}{row_of(here).pk}/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/login/")


def test_signing_out_twice_reads_the_same(ada: User) -> None:
    lost, here = device(ada), device(ada)
    path = f"{PAGE}{row_of(lost).pk}/"
    assert [here.post(path).status_code for _ in range(2)] == [302, 302]


def answer_to(client: Client, path: str) -> tuple[int, str, bytes]:
    answer: HttpResponse = client.post(path)
    return answer.status_code, answer.headers["Location"], answer.content


def test_the_device_of_another_is_as_one_that_never_was(ada: User) -> None:
    bob = device(User.objects.create_user("bob@example.com", PASSWORD))
    here = device(ada)
    foreign = answer_to(here, f"{PAGE}{row_of(bob).pk}/")
    assert foreign == answer_to(here, f"{PAGE}{2**40}/")
    assert bob.get("/settings/account/").status_code == 200


@pytest.mark.parametrize("path", [OTHERS, f"{PAGE}1/"])
def test_looking_ends_nothing(ada: User, path: str) -> None:
    device(ada)
    assert device(ada).get(path).status_code == 405
    assert Session.objects.count() == 2


def test_use_is_noted_once_in_five_minutes_at_most(ada: User) -> None:
    client = device(ada)
    noted(ago=SELDOM - datetime.timedelta(seconds=60))
    assert writes(client) == 0
    noted(ago=SELDOM + datetime.timedelta(seconds=60))
    assert [writes(client) for _ in range(3)] == [1, 0, 0]
    assert timezone.now() - row_of(client).last_seen_at < datetime.timedelta(minutes=1)


def test_knowing_when_it_was_last_noted_costs_no_query(ada: User) -> None:
    asked = statements(device(ada))
    assert sum("django_session" in sql for sql in asked) == 1
    assert sum("usersession" in sql for sql in asked) == 1  # the same


def test_a_device_that_moves_to_another_network_is_seen_there(ada: User) -> None:
    client = device(ada, address="203.0.113.9")
    noted(ago=2 * SELDOM)
    client.get("/settings/account/", REMOTE_ADDR="198.51.100.7")
    assert row_of(client).ip == "198.51.0.0"


def halfway(client: Client, user: User) -> HttpRequest:
    """A request of a browser that has read its session, and is not answered yet."""
    request = RequestFactory().get("/")
    request.session = SessionStore(client.session.session_key)
    request.session.load()
    request.user = user
    return request


@pytest.mark.parametrize(("proxies", "kept"), [(0, "192.0.0.0"), (1, "203.0.0.0"), (3, "::")])
def test_the_network_is_the_one_that_our_own_proxies_saw(
    ada: User, proxies: int, kept: str
) -> None:
    client = arriving(ada)
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        said = {"x-forwarded-for": "198.51.100.7, 203.0.113.9"}
        assert client.get(PAGE, headers=said, REMOTE_ADDR="192.0.2.1").status_code == 200
    assert row_of(client).ip == kept


def test_two_pages_at_once_note_it_once(ada: User) -> None:
    client = device(ada)
    noted(ago=2 * SELDOM)
    both = [halfway(client, ada) for _ in range(2)]
    note_use(both[0], ada)
    first = row_of(client).last_seen_at
    note_use(both[1], ada)
    assert row_of(client).last_seen_at == first


def test_a_page_still_on_its_way_brings_no_ended_session_back(ada: User) -> None:
    lost, here = device(ada), device(ada)
    noted(ago=2 * SELDOM)
    request = halfway(lost, ada)
    here.post(OTHERS)
    note_use(request, ada)
    assert UserSession.objects.count() == Session.objects.count() == 1


def test_a_session_from_before_there_was_a_list_is_listed_by_the_migration(ada: User) -> None:
    client, ended = arriving(ada), arriving(ada)
    Session.objects.filter(pk=ended.session.session_key).update(expire_date=timezone.now())
    half = Client()
    half.get("/accounts/password/reset/")
    migration = import_module("accounts.migrations.0004_list_sessions")
    migration.list_sessions(apps, None)
    migration.list_sessions(apps, None)  # again, as after a server that went down
    row = UserSession.objects.get()
    assert (row.session_key, row.user) == (client.session.session_key, ada)
    assert "network unknown" in device(ada).get(PAGE).content.decode()


def test_without_the_migration_it_is_listed_at_its_next_request(ada: User) -> None:
    client = arriving(ada)
    assert not UserSession.objects.exists()
    page = client.get(PAGE).content.decode()
    assert page.count("This device") == 1
    assert row_of(client).user == ada


def test_a_new_password_ends_the_others_and_keeps_this_one(ada: User) -> None:
    other, here = device(ada), device(ada)
    listed = row_of(here).pk
    fields = {"oldpassword": PASSWORD, "password1": "nine brown herons"}
    here.post("/accounts/password/change/", fields)
    assert UserSession.objects.count() == Session.objects.count() == 1  # before anybody asks
    assert other.get("/settings/account/").status_code == 302
    assert here.get("/settings/account/").status_code == 200
    assert row_of(here).pk == listed


def test_signing_out_leaves_no_row(ada: User) -> None:
    device(ada).post("/accounts/logout/")
    assert not UserSession.objects.exists()
    assert not Session.objects.exists()


def test_what_expired_is_cleared_by_the_next_sign_in(ada: User) -> None:
    device(ada)
    long_ago = timezone.now() - datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE, days=2)
    Session.objects.update(expire_date=long_ago)
    noted(ago=timezone.now() - long_ago)
    device(ada)
    assert Session.objects.count() == UserSession.objects.count() == 1


def test_a_sign_in_clears_no_more_than_its_share(ada: User) -> None:
    ended = timezone.now() - datetime.timedelta(days=1)
    Session.objects.bulk_create(
        Session(session_key=f"{number:032}", session_data="", expire_date=ended)
        for number in range(CLEARED_AT_ONCE + 3)
    )
    SessionStore.clear_expired()
    assert Session.objects.count() == 3


def test_leaving_ends_every_session_and_every_half_of_one(ada: User) -> None:
    bob = device(User.objects.create_user("bob@example.com", PASSWORD))
    device(ada)
    half = Client()
    half.post("/accounts/password/reset/", {"email": ada.email})
    assert Session.objects.count() == 3
    leave(user=ada)
    assert Session.objects.get().session_key == bob.session.session_key
    assert UserSession.objects.get().session_key == bob.session.session_key


def test_the_file_of_everything_has_the_devices_as_the_page_shows_them() -> None:
    user = lifter()
    client = arriving(user)
    client.get("/settings/account/", headers={"user-agent": EDGE}, REMOTE_ADDR="203.0.113.9")
    [kept] = json.loads("".join(export_json.written(user)))["devices"]
    assert (kept["device"], kept["network"]) == ("Edge on Windows", "203.0.x.x")
    assert kept.keys() == {"device", "network", "signed_in_at", "last_used_at"}
