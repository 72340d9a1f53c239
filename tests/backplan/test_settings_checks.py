import psycopg
import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker, Settings

from backplan.checks import judge, mail_is_configured
from backplan.environment import database
from tests.backplan.away import database_away

SOUND = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "max_connections": "100",
    "superuser_reserved_connections": "3",
}


def found(**changes: str) -> list[str | None]:
    return [message.id for message in judge(SOUND | changes)]


@pytest.mark.django_db
@pytest.mark.parametrize(("commit", "errors"), [("on", []), ("off", ["backplan.E001"])])
def test_a_server_that_confirms_before_it_wrote_is_found(commit: str, errors: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL synchronous_commit = {commit}")
    messages = run_checks(tags=[Tags.database], databases=["default"])
    assert [message.id for message in messages] == errors


@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit"])
def test_each_way_to_lose_a_confirmed_set_is_an_error(name: str) -> None:
    assert found(**{name: "off"}) == ["backplan.E001"]


@pytest.mark.parametrize("value", ["on", "local", "remote_apply"])
def test_waiting_for_the_own_disk_is_enough(value: str) -> None:
    assert found(synchronous_commit=value) == []


@pytest.mark.parametrize(
    ("room", "errors"),
    [pytest.param("24", ["backplan.E002"], id="full"), pytest.param("25", [], id="fits")],
)
def test_the_workers_must_fit_into_the_server(
    room: str, errors: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Three processes: two connections for each of three threads, and one to look for a database.
    monkeypatch.setenv("WEB_CONCURRENCY", "3")
    monkeypatch.setenv("WEB_THREADS", "3")
    assert found(max_connections=room) == errors


def test_a_server_that_cannot_be_asked_is_a_warning(django_db_blocker: DjangoDbBlocker) -> None:
    with database_away(django_db_blocker):
        messages = run_checks(tags=[Tags.database], databases=["default"])
    assert [message.id for message in messages] == ["backplan.W001"]


def test_a_site_without_mail_says_what_that_costs(settings: Settings) -> None:
    settings.MAIL_CONFIGURED = False
    assert [message.id for message in mail_is_configured(None)] == ["backplan.I001"]


def test_a_site_with_mail_says_nothing(settings: Settings) -> None:
    settings.MAIL_CONFIGURED = True
    assert mail_is_configured(None) == []


@pytest.mark.django_db
def test_migrating_makes_the_table_of_the_cache() -> None:
    # The test runner makes it as well, so take it away first.
    call_command("migrate", "backplan", "zero", verbosity=0)
    assert "backplan_cache" not in connection.introspection.table_names()
    call_command("migrate", "backplan", verbosity=0)
    assert "backplan_cache" in connection.introspection.table_names()


@pytest.mark.django_db
def test_what_the_cache_keeps_is_in_the_database(settings: Settings) -> None:
    from django.core.cache import cache

    cache.set("tries", 3)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM backplan_cache")
        assert cursor.fetchone() == (1,)
    assert cache.get("tries") == 3


@pytest.mark.django_db
def test_every_connection_has_its_time_limits() -> None:
    limits = database("")["OPTIONS"]["options"]
    names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    with psycopg.connect(**connection.get_connection_params() | {"options": limits}) as ours:
        shown = {name: ours.execute(f"SHOW {name}").fetchone()[0] for name in names}
    assert shown == {
        "statement_timeout": "10s",
        "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "15s",
    }
