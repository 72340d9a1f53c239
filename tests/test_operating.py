"""docs/operating.md says what is so: its commands are there, and do what it says of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from allauth.account import app_settings
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.management import get_commands
from django.test import Client
from django.urls import resolve

from accounts.models import User
from api.access import A_MINUTE
from api.tokens import MOST
from backplan import environment, outage, standby, standby_lag
from coaching.models import links
from imports import models as imports_models
from imports import uploads
from imports.backup import contents
from mail import outbox
from tests.accounts.pages import PASSWORD, is_signed_in, sign_in
from tests.factories import browser, lifter
from workouts.models import bounds, deleted_workout

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
SECTIONS = re.findall(r"^## (.+)\n\n((?:(?!## ).*\n)+)", PAGE, re.MULTILINE)
SNIPPETS = re.findall(r'shell -c "([^"]+)"', PAGE)


def test_each_thing_that_can_go_wrong_takes_at_most_ten_lines() -> None:
    assert [title for title, _ in SECTIONS][:7] == [
        "A disk is full",
        "The database is away",
        "The certificate has expired",
        "A restore",
        "An upgrade",
        "Somebody lost a phone",
        "A coach's account was stolen",
    ]
    for title, text in SECTIONS:
        lines = [line for line in text.splitlines() if line.startswith("- ")]
        assert len(lines) <= 10, title


def test_both_pages_that_a_newcomer_reads_lead_to_it() -> None:
    for name in ("README.md", "SECURITY.md"):
        assert "](docs/operating.md)" in (ROOT / name).read_text(encoding="utf-8")


def test_every_command_address_and_variable_is_there() -> None:
    commands = set(re.findall(r"(?:manage\.py|\./run) ([a-z_]+)", PAGE))
    assert commands >= {"backup", "backups", "restore", "changepassword", "send_mail"}
    assert commands <= set(get_commands())
    for address in (
        "/healthz",
        "/settings/coach/",
        "/settings/coach/looks/",
        "/settings/account/devices/",
        "/settings/tokens/",
    ):
        assert f"`{address}`" in PAGE
        assert resolve(address)
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:WEB|DATABASE|BACKUP|HEALTHZ)_[A-Z_]+)`", PAGE))
    assert len(named) >= 6
    assert named <= set(re.findall(r"^# ([A-Z_]+)=", example, re.MULTILINE))


def test_every_service_it_names_is_in_the_compose_file() -> None:
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    options = r"(?: -T| --rm| --tail \d+)*"
    verbs = r"(?:exec|stop|start|restart|ps|logs|run|cp)"
    named = set(re.findall(rf"docker compose {verbs}{options} ([a-z]+)\b(?!/)", PAGE))
    assert named == {"backup", "db", "mail", "proxy", "web"}
    assert all(f"\n  {name}:\n" in compose for name in named)


def test_every_figure_is_that_of_the_code() -> None:
    figures = [
        (f"{environment.workers()} processes with {environment.threads()} threads", "workers"),
        ("10 s for a statement, 5 s for a lock, 15 s for an idle", environment.SERVER_LIMITS),
        (f"{environment.CLIENT_LIMITS['connect_timeout']} s to reach", "connect"),
        (f"{standby_lag.LOOK_SECONDS + standby_lag.MOST_SECONDS:g} s that a standby", "lag"),
        (f"{standby.OWN_SECONDS} s in which whoever saved", "own"),
        (f"{settings.ACCOUNT_RATE_LIMITS['import'].split('/')[0]} files brought in a day", "files"),
        (f"{uploads.LARGEST >> 20} MB and {contents.ROWS:,} rows", "uploads"),
        (f"{A_MINUTE} requests a minute for an API token, {2 * A_MINUTE} for all", "requests"),
        (f"{MOST} tokens", "tokens"),
        (f"{bounds.SETS_A_WORKOUT} sets a workout", "sets"),
        (f"{settings.SESSION_COOKIE_AGE // (7 * 24 * 3600)} weeks for a session", "sessions"),
        (f"{links.LASTS.days} days for an invitation", "invitations"),
        (f"stay {imports_models.KEPT.days} days for their owner", "files kept"),
        (f"stay {deleted_workout.KEPT.days} days for their owner", "workouts kept"),
        (f"{outbox.GIVEN_UP.days} days that a letter is tried", "letters tried"),
        (f"Letters stay {outbox.KEPT.days} days", "letters kept"),
        (f"A backup every 24 hours, of {environment.backups()[0]['days']} days", "backups"),
    ]
    assert [what for said, what in figures if said not in PAGE] == []
    assert "statement_timeout=10000 -c lock_timeout=5000" in environment.SERVER_LIMITS
    assert "idle_in_transaction_session_timeout=15000" in environment.SERVER_LIMITS
    assert app_settings.RATE_LIMITS["login_failed"] == "10/m/ip,5/300s/key"
    assert settings.SECURE_HSTS_SECONDS in (0, 365 * 24 * 3600)
    assert outage.RETRY_SECONDS


@pytest.mark.django_db
def test_a_new_password_ends_every_other_session() -> None:
    User.objects.create_user("ada@example.com", PASSWORD)
    here, lost = Client(), Client()
    for phone in (here, lost):
        sign_in(phone, "ada@example.com", PASSWORD)
        assert is_signed_in(phone)
    new = "heavy-triples-at-dawn-41"
    fields = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/accounts/password/change/", fields).status_code == 302
    answers = [phone.get("/settings/account/").status_code for phone in (here, lost)]
    assert answers == [200, 302]


@pytest.mark.django_db
def test_the_account_that_is_closed_is_signed_out_at_once() -> None:
    (snippet,) = (text for text in SNIPPETS if "is_active" in text)
    person, other = lifter(), lifter("other@example.com")
    thief: Client = browser(person)
    exec(snippet.replace("ADDRESS", person.email))  # noqa: S102 - what the page tells to run
    assert thief.get("/week/").headers["Location"].startswith("/accounts/login/")
    assert not User.objects.get(pk=person.pk).is_active
    assert User.objects.get(pk=other.pk).is_active


@pytest.mark.django_db
def test_the_second_step_that_is_taken_away_is_that_persons_alone() -> None:
    (snippet,) = (text for text in SNIPPETS if "Authenticator" in text)
    person, other = lifter(), lifter("other@example.com")
    for user in (person, other):
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    exec(snippet.replace("ADDRESS", person.email))  # noqa: S102
    assert [each.user for each in Authenticator.objects.all()] == [other]
