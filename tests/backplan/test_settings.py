"""What the settings refuse, and what production gets: each read by a fresh Python."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from backplan.environment import database, databases

pytestmark = pytest.mark.slow

PRODUCTION = {
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "back.example.com",
    "DATABASE_URL": "postgresql://backplan@backplan.invalid/backplan",
    "EMAIL_HOST": "mail.example.com",
}
SHOWN = """
import json
from backplan import settings
print(json.dumps({name: getattr(settings, name, None) for name in %r}))
"""


def python(*arguments: str, **changes: str | None) -> "subprocess.CompletedProcess[str]":
    """Run with production's environment and these changes; None unsets."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"DJANGO_SETTINGS_MODULE": "backplan.settings"} | PRODUCTION
    environment |= {name: value for name, value in changes.items() if value is not None}
    for name in [name for name, value in changes.items() if value is None]:
        environment.pop(name, None)
    command = [sys.executable, "-W", "error", *arguments]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
    )


def shown(*names: str, **changes: str | None) -> dict[str, object]:
    result = python("-c", SHOWN % (names,), **changes)
    assert result.returncode == 0, result.stderr
    return dict(json.loads(result.stdout))


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", None, "Set SECRET_KEY to a long random text"),
        ("SECRET_KEY", "short", "at least 50 characters"),
        ("SECRET_KEY", "x" * 60, "SECRET_KEY must be random"),
        ("ALLOWED_HOSTS", None, "Set ALLOWED_HOSTS to the host names"),
        ("ALLOWED_HOSTS", "*", "must name the hosts"),
        ("DATABASE_URL", None, "Set DATABASE_URL to the Postgres server"),
        ("DATABASE_URL", "postgresql://me:secret@[", "DATABASE_URL can’t be read"),
        ("TRUSTED_PROXY_COUNT", "-1", "TRUSTED_PROXY_COUNT must be a whole number"),
    ],
)
def test_production_does_not_start_unsafe(name: str, value: str | None, sentence: str) -> None:
    result = python("-c", "import backplan.settings", **{name: value})
    assert result.returncode == 1
    assert sentence in result.stderr.splitlines()[-1]
    assert "secret" not in result.stderr


def test_the_deployment_check_has_nothing_to_say() -> None:
    result = python("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert (result.returncode, result.stderr) == (0, "")


def test_production_without_mail_starts_and_says_so() -> None:
    result = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", EMAIL_HOST=None)
    assert result.returncode == 0
    assert "people sign up without confirming their address" in result.stderr


def test_production_cookies_belong_to_this_host_over_https() -> None:
    assert shown("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE") == {
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "SESSION_COOKIE_SECURE": True,
    }


def test_the_message_cookie_belongs_to_this_host_too() -> None:
    code = "from backplan import message_storage as m; print(m.HostCookieStorage.cookie_name)"
    assert python("-c", code).stdout == "__Host-messages\n"


def test_the_cookie_that_says_whose_pages_a_browser_shows_does_too() -> None:
    code = "import django; django.setup(); from accounts.unsent_forms import COOKIE; print(COOKIE)"
    assert python("-c", code).stdout == "__Host-reader\n"


def test_production_insists_on_https() -> None:
    values = shown("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS")
    assert values == {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": False,
    }


def test_the_neighbours_are_held_to_https_only_when_asked_for() -> None:
    values = shown("SECURE_HSTS_INCLUDE_SUBDOMAINS", "SILENCED_SYSTEM_CHECKS", HSTS_SUBDOMAINS="1")
    assert values == {"SECURE_HSTS_INCLUDE_SUBDOMAINS": True, "SILENCED_SYSTEM_CHECKS": []}


@pytest.mark.parametrize(
    ("count", "header"), [(None, None), ("2", ["HTTP_X_FORWARDED_PROTO", "https"])]
)
def test_a_proxy_is_believed_only_when_counted(count: str | None, header: object) -> None:
    values = shown(
        "SECURE_PROXY_SSL_HEADER", "ALLAUTH_TRUSTED_PROXY_COUNT", TRUSTED_PROXY_COUNT=count
    )
    assert values == {
        "SECURE_PROXY_SSL_HEADER": header,
        "ALLAUTH_TRUSTED_PROXY_COUNT": int(count or 0),
    }


def test_there_is_no_admin_unless_it_has_a_path() -> None:
    apps = shown("INSTALLED_APPS")["INSTALLED_APPS"]
    assert isinstance(apps, list)
    assert not [name for name in apps if "admin" in name]


def test_the_admin_has_accounts_and_no_logs() -> None:
    code = """
import django; django.setup()
from backplan.admin import site
from django.urls import reverse
print([model.__name__ for model in site._registry], reverse("admin:accounts_user_changelist"))
"""
    assert python("-c", code, ADMIN_PATH="/desk/").stdout == "['User'] /desk/accounts/user/\n"


def test_each_thread_keeps_its_connection_and_asks_first_whether_it_still_works() -> None:
    databases: object = shown("DATABASES")["DATABASES"]
    assert isinstance(databases, dict)
    kept = databases["default"]
    assert (kept["CONN_MAX_AGE"], kept["CONN_HEALTH_CHECKS"]) == (3600, True)


def test_in_development_each_request_has_a_thread_and_a_connection_of_its_own() -> None:
    assert database("postgresql://db/backplan")["CONN_MAX_AGE"] == 0


def test_the_address_of_the_database_has_the_last_word_on_its_limits() -> None:
    url = "postgresql://db.invalid/backplan?connect_timeout=9&options=-c%20statement_timeout%3D0"
    databases: object = shown("DATABASES", DATABASE_URL=url)["DATABASES"]
    assert isinstance(databases, dict)
    options = databases["default"]["OPTIONS"]
    assert options["connect_timeout"] == "9"
    assert options["options"].endswith("-c statement_timeout=0")


def test_the_private_server_is_chosen_when_none_is_named() -> None:
    assert database("")["ENGINE"] == "embedded_postgres.django"
    assert database("postgresql://db/backplan")["ENGINE"] == "backplan.postgres"


def test_a_server_named_in_an_unreadable_way_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL can’t be read"):
        database("postgresql://[")


def test_a_standby_is_read_by_pages_alone_and_kept_as_the_primary_is() -> None:
    url = "postgresql://backplan:secret@standby.invalid/backplan"
    names = ("DATABASES", "DATABASE_ROUTERS", "MIDDLEWARE")
    found: dict[str, Any] = shown(*names, DATABASE_REPLICA_URL=url)
    primary, standby = found["DATABASES"]["default"], found["DATABASES"]["standby"]
    assert (standby["HOST"], standby["TEST"]) == ("standby.invalid", {"MIRROR": "default"})
    assert standby["CONN_MAX_AGE"] == primary["CONN_MAX_AGE"]
    assert standby["OPTIONS"]["options"] == primary["OPTIONS"]["options"]
    assert found["DATABASE_ROUTERS"] == ["backplan.standby.Router"]
    assert found["MIDDLEWARE"][-1] == "backplan.standby.may_be_older"


def test_without_one_there_is_nothing_of_it() -> None:
    found: dict[str, Any] = shown("DATABASES", "DATABASE_ROUTERS", "MIDDLEWARE")
    assert set(found["DATABASES"]) == {"default"}
    assert found["DATABASE_ROUTERS"] == []
    assert not [each for each in found["MIDDLEWARE"] if "standby" in each]


def test_an_unreadable_address_of_it_is_refused_by_its_own_name() -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_REPLICA_URL can’t be read"):
        databases("postgresql://db/backplan", "postgresql://[")


def test_behind_a_pooler_only_what_the_address_says_is_told_as_a_connection_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_POOLER", "1")
    assert "options" not in database("postgresql://db/backplan")["OPTIONS"]
    own = database("postgresql://db/backplan?options=-c%20jit%3Doff")["OPTIONS"]["options"]
    assert own == "-c jit=off"
