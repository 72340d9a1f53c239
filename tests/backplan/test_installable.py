"""The site as an app on a phone: its manifest, its worker, and that what is kept is whole."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client, override_settings

from backplan import bundles, installable
from backplan.content_security_policy import POLICY
from backplan.static_storage import fetched
from tests.factories import browser, log, seasoned_lifter, workout_of
from tests.modules import IMPORT, named, reached, served
from workouts import logbook
from workouts.models import Role

TOLD = re.compile(r"const TOLD = (.+);")


def told(source: str) -> dict[str, Any]:
    """What the worker is told of the site."""
    first = TOLD.match(source)
    assert first
    return dict(json.loads(first[1]))


def written() -> str:
    """The worker as it would be written now."""
    return str(installable.worker_source.__wrapped__())


def version() -> str:
    return str(told(written())["version"])


def manifest() -> dict[str, Any]:
    return dict(Client().get("/manifest.webmanifest").json())


@pytest.mark.parametrize("name", installable.SHELL)
def test_what_a_phone_keeps_exists(name: str) -> None:
    assert finders.find(name)


def test_nothing_is_kept_twice() -> None:
    assert len(set(installable.SHELL)) == len(installable.SHELL)


@pytest.mark.django_db
def test_a_visitors_phone_keeps_just_what_the_page_without_a_signal_needs() -> None:
    page = named(Client().get("/outbox/").content.decode())
    assert set(installable.FIRST) == page | {bundles.COMMON, "icons/icon.svg"}
    assert told(written())["first"] == [f"/static/{name}" for name in fetched(installable.FIRST)]


@pytest.mark.django_db
def test_every_style_and_script_that_a_kept_page_names_is_kept() -> None:
    user = seasoned_lifter()
    visit = workout_of(user, user.today())
    over = workout_of(user, user.today(), Role.EXTRA)
    log(over, exercise="pull-up")
    logbook.finish(workout=over)
    finished = [f"/workouts/{over.pk}/", f"/workouts/{over.pk}/done/"]
    seen = set[str]()
    for path in ["/week/", f"/workouts/{visit.pk}/", "/outbox/", *finished]:
        page = browser(user).get(path).content.decode()
        assert 'href="/static/icons/icon.svg"' in page
        seen |= named(page)
    assert seen | {"icons/icon.svg"} == set(installable.SHELL)  # and nothing else


def test_no_kept_file_as_it_is_served_leads_to_one_that_is_not_kept() -> None:
    for name in installable.SHELL:
        text = served(name)
        assert {f"js/{path[2:]}" for path in IMPORT.findall(text)} <= {bundles.COMMON}, name
        assert not re.search(r"@import|url\((?!\"?data:)", text), name


def test_in_development_each_file_that_a_kept_one_leads_to_is_kept() -> None:
    said = told(written())["shell"]
    assert len(set(said)) == len(said)
    assert set(said) == {f"/static/{name}" for name in reached(set(installable.SHELL))}


def test_the_worker_is_told_what_to_keep_and_where_the_outbox_is() -> None:
    said = told(written())
    assert (said["outbox"], said["hashed"]) == ("/outbox/", True)
    assert written().endswith(installable.WORKER.read_text())


def test_in_development_the_worker_is_told_that_files_change() -> None:
    with override_settings(DEBUG=True):
        assert told(written())["hashed"] is False


def test_the_same_site_has_the_same_worker() -> None:
    assert written() == written()


@pytest.mark.parametrize("changed", installable.SHELL)
def test_a_change_to_any_kept_file_makes_another_worker(
    changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version()
    ending = {changed: "?newer"}
    monkeypatch.setattr(installable, "static", lambda name: f"/static/{name}{ending.get(name, '')}")
    assert version() != before


def test_a_change_to_the_worker_itself_makes_another_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before, newer = version(), tmp_path / "worker.js"
    newer.write_text(installable.WORKER.read_text() + "\n// Newer.\n")
    monkeypatch.setattr(installable, "WORKER", newer)
    assert version() != before


def test_a_change_to_the_kept_page_makes_another_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version()
    monkeypatch.setattr(installable, "render_to_string", lambda template: "Another page.")
    assert version() != before


@pytest.mark.slow
def test_in_production_every_kept_file_has_its_hash(collected: Path) -> None:
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": settings.HASHED}}
    with override_settings(STATIC_ROOT=collected, STORAGES=storages):
        shell = told(written())["shell"]
    assert len(shell) == len(installable.SHELL)  # each with all that it imports
    for url in shell:
        assert re.fullmatch(r"/static/[a-z]+/[a-z-]+\.[0-9a-f]{12}\.(css|js|svg)", url)
        assert (collected / url.removeprefix("/static/")).is_file()


@pytest.mark.django_db
def test_the_worker_is_asked_anew_each_time_and_answers_for_the_whole_site() -> None:
    response = Client().get("/worker.js")
    assert response["Content-Type"] == "text/javascript"
    assert response["Cache-Control"] == "no-cache"
    assert response.content.decode() == written()


@pytest.mark.django_db
def test_the_worker_is_the_same_for_whoever_asks() -> None:
    signed_in = browser(seasoned_lifter()).get("/worker.js")
    assert signed_in["Cache-Control"] == "no-store, private"
    assert signed_in.content == Client().get("/worker.js").content


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/worker.js", "/manifest.webmanifest", "/outbox/"])
def test_what_is_the_same_for_all_asks_the_database_nothing(
    path: str, django_assert_num_queries: Any
) -> None:
    client = browser(seasoned_lifter())
    client.get(path)
    with django_assert_num_queries(0):
        client.get(path)


def test_the_manifest_says_how_the_app_opens() -> None:
    said = manifest()
    names = ("name", "short_name", "start_url", "scope", "id", "display")
    assert [said[name] for name in names] == ["Backplan"] * 2 + ["/week/", "/", "/", "standalone"]


def test_the_manifest_is_one_and_is_asked_anew() -> None:
    response = Client().get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    assert response["Cache-Control"] == "no-cache"


def test_its_colours_are_those_of_the_pages() -> None:
    said = manifest()
    page = Path(settings.BASE_DIR, "templates/base.html").read_text()
    assert f'name="theme-color" content="{said["theme_color"]}"' in page
    assert said["background_color"] == said["theme_color"]


def test_each_icon_is_a_png_of_the_size_that_is_said() -> None:
    icons = manifest()["icons"]
    assert {icon["sizes"] for icon in icons} == {"192x192", "512x512"}
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}
    for icon in icons:
        header = Path(str(finders.find(icon["src"].removeprefix("/static/")))).read_bytes()[:24]
        assert (header[:8], header[12:16]) == (b"\x89PNG\r\n\x1a\n", b"IHDR")
        assert "{}x{}".format(*struct.unpack(">II", header[16:24])) == icon["sizes"]
        assert icon["type"] == "image/png"


def test_the_policy_lets_a_page_have_a_worker_and_a_manifest_of_ours_alone() -> None:
    assert (POLICY["worker-src"], POLICY["manifest-src"]) == (["'self'"], ["'self'"])
    policy = Client().get("/worker.js")["Content-Security-Policy"]
    assert "connect-src 'self'" in policy


@pytest.mark.django_db
def test_every_page_names_the_manifest() -> None:
    for client, path in [(Client(), "/"), (browser(seasoned_lifter()), "/week/")]:
        assert '<link rel="manifest" href="/manifest.webmanifest">' in client.get(path).text
