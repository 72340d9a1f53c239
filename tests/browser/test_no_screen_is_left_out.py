"""Every page a person can see is among the screens that are looked at and pictured."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import Resolver404, resolve

from tests.browser.screens import VISITS
from tests.browser.steps import Screen
from tests.matrix.table import TABLE

pytestmark = pytest.mark.slow

# What is asked for by a program, or comes as a file.
NO_PAGES = {"healthz", "manifest", "security_txt", "worker", "who", "import_progress"}
FILES = {"export_json", "export_csv", "mfa_download_recovery_codes", "done_picture"}
FILES |= {"api_document", "calendar_feed"}
# Shown on the way through something, where a plain visit leads elsewhere.
ON_THE_WAY = {
    "account_confirm_password_reset_code",
    "account_complete_password_reset",
    "mfa_activate_totp",
    "mfa_authenticate",
}
# The password is asked again by account_reauthenticate; this one asks for a code, in its place.
THE_SAME = {"mfa_reauthenticate"}


@pytest.fixture(scope="module")
def screens(django_db_setup: None, django_db_blocker: object) -> list[Screen]:
    """All of them, each visit's people gone again."""
    found = []
    with django_db_blocker.unblock():
        for visit in VISITS:
            with transaction.atomic():
                found += visit().screens
                transaction.set_rollback(True)
    return found


def names(screens: list[Screen]) -> set[str]:
    """The addresses that they show, by name."""
    shown = {screen.leads_to for screen in screens}
    for screen in screens:
        try:
            shown.add(str(resolve(urlsplit(screen.path).path).url_name))
        except Resolver404:
            continue
    return shown


def test_every_page_has_its_screen(screens: list[Screen]) -> None:
    shown = {row.name for row in TABLE if row.get == 200 and not row.token}
    pages = shown - NO_PAGES - FILES - THE_SAME
    assert pages | ON_THE_WAY <= names(screens), sorted((pages | ON_THE_WAY) - names(screens))


def test_every_error_page_has_its_screen(screens: list[Screen]) -> None:
    templates = {path.stem for path in (settings.BASE_DIR / "templates").glob("[45]*.html")}
    assert len(templates) > 5
    assert {f"error-{name}" for name in templates} <= {screen.name for screen in screens}


def test_no_two_screens_have_one_name(screens: list[Screen]) -> None:
    known = [screen.name for screen in screens]
    assert sorted(known) == sorted(set(known))
