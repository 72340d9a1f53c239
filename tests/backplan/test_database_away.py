"""The database is killed, or frozen, under a real gunicorn: nobody waits for it in vain."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.backplan.served import Answer, Site, migrated, serving
from tests.embedded_postgres.clusters import a_home

pytestmark = pytest.mark.slow

FAULTS = ["killed", "frozen"]
PUBLIC = ["/", "/rule/", "/exercises/", "/exercises/?area=mid", "/exercises/pull-up/"]
NEED_NOBODY = ["/manifest.webmanifest", "/worker.js", "/outbox/"]
# What a phone waits before it takes the signal for gone is four seconds.
FIRST_SECONDS, KNOWN_SECONDS = 4, 1
BACK_SECONDS = 40  # the server's own recovery among them, on a machine however busy


@pytest.fixture(scope="module")
def site(collected: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    log = tmp_path_factory.mktemp("site") / "log"
    with a_home() as home:
        cluster = migrated(home)
        try:
            with serving(cluster, collected, log) as site:
                yield site
        finally:
            cluster.remove()


def fault(site: Site, kind: str) -> AbstractContextManager[None]:
    return site.killed_database() if kind == "killed" else site.frozen_database()


def assert_all_refused(answers: list[Answer], *, within: float) -> None:
    assert {answer.status for answer in answers} == {503}
    assert all(answer.retry_after for answer in answers)
    assert max(answer.seconds for answer in answers) < within


@pytest.mark.parametrize("kind", FAULTS)
def test_forty_at_once_are_told_within_a_second_once_it_is_known(site: Site, kind: str) -> None:
    site.crowd("/week/", size=8)  # each thread has its connection
    with fault(site, kind):
        assert_all_refused(site.crowd("/week/"), within=FIRST_SECONDS)
        assert_all_refused(site.crowd("/week/"), within=KNOWN_SECONDS)
        assert_all_refused(site.crowd("/healthz"), within=KNOWN_SECONDS)
    assert site.well_within(BACK_SECONDS)
    assert {answer.status for answer in site.crowd("/week/")} == {302}


@pytest.mark.parametrize("kind", FAULTS)
def test_public_pages_are_read_without_it(site: Site, kind: str) -> None:
    with fault(site, kind):
        site.crowd("/week/")
        for path in [*PUBLIC, *NEED_NOBODY]:
            answer = site.ask(path)
            assert (path, answer.status) == (path, 200)
            assert answer.seconds < KNOWN_SECONDS
        for path in PUBLIC:
            page = site.ask(path).body
            assert "<body data-unknown>" in page
            assert not re.search(r">\s*(Sign in|Sign up|Settings|See your week)\s*<", page)
    assert site.well_within(BACK_SECONDS)


def test_a_visitor_without_a_session_sees_what_they_always_see(site: Site) -> None:
    before = site.ask("/exercises/", cookie="").body
    with site.killed_database():
        assert site.ask("/exercises/", cookie="").body == before
    assert site.well_within(BACK_SECONDS)


def test_a_session_survives_the_pages_that_could_not_read_it(site: Site) -> None:
    with site.killed_database():
        answers = [site.ask(path) for path in PUBLIC]
    assert {answer.cookies for answer in answers} == {""}
    assert site.well_within(BACK_SECONDS)


def test_whoever_runs_the_site_is_told_once_for_each_answer(site: Site) -> None:
    with site.killed_database():
        site.crowd("/week/")
    lines = [json.loads(line) for line in site.log.read_text().splitlines() if line[0] == "{"]
    away = [line for line in lines if line["message"] == "The database is away."]
    assert len(away) >= 40
    assert {line["level"] for line in lines} <= {"INFO", "WARNING", "ERROR"}
    assert not [line for line in lines if line.get("status") == 500]
    assert site.well_within(BACK_SECONDS)


@pytest.mark.parametrize("path", ["/", "/rule/", "/week/", "/healthz", "/nothing/", "/worker.js"])
def test_head_is_answered_without_a_warning_of_the_server(site: Site, path: str) -> None:
    before = len(site.log.read_text())
    assert site.ask(path, method="HEAD").status in {200, 302, 404}
    assert "no-body" not in site.log.read_text()[before:]
