"""How long an answer takes does not tell whether an address has an account.

Asked through gunicorn as it runs, with real Argon2 and a mail server: known and unknown addresses
in turn by chance, each one once, so that no limit on tries is met.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.drills.conftest import Tell
from tests.drills.database import Database
from tests.drills.mailbox import Mailbox
from tests.drills.ranks import Compared
from tests.drills.site import HOST, Site, prepare
from tests.matrix.bodies import FORMS

TIMES = 80  # of known and of unknown addresses, for each page
FEW = 30  # tell a planted defect
WARM = 8
TOKEN = "timing00" * 4
PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Page:
    """A form that takes an address, and what is sent to it."""

    path: str
    field: str
    more: dict[str, str]
    answers: int


SIGN_UP = {name: value for name, value in FORMS["account_signup"].items() if name != "email"}
PAGES = {
    "sign-in": Page("/accounts/login/", "login", {"password": "not the password"}, 200),
    "sign-up": Page("/accounts/signup/", "email", SIGN_UP, 302),
    "reset": Page("/accounts/password/reset/", "email", {}, 302),
}


@contextlib.contextmanager
def served(database: Database, folder: Path, plant: str = "") -> Iterator[Site]:
    box = Mailbox()
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(box.port)}
    site = Site(database, folder, plant=plant, **mail)
    try:
        site.start()
        yield site
    finally:
        site.stop()
        box.close()


def ask(site: Site, page: Page, address: str, number: int) -> float:
    """Seconds until the whole answer is there; each time as from another visitor."""
    fields = page.more | {page.field: address, "csrfmiddlewaretoken": TOKEN}
    headers = {
        "Host": HOST,
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
        "Referer": f"https://{HOST}{page.path}",
        "Cookie": f"__Host-csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)
    line.connect()
    began = time.perf_counter()
    line.request("POST", page.path, urlencode(fields), headers)
    answer = line.getresponse()
    answer.read()
    took = time.perf_counter() - began
    line.close()
    assert answer.status == page.answers, (answer.status, address, site.broke())
    return took


def measured(site: Site, page: Page, seed: int, times: int) -> Compared:
    """Known and unknown addresses in an order drawn by the seed."""
    with site.database.connect() as ours:
        ours.execute("TRUNCATE accounts_user, django_session, backplan_cache CASCADE")
    known = json.loads(prepare(site.database, "-m", "tests.drills.cast", "known", str(times)))
    chance = random.Random(seed)
    unknown = [f"egret-{number:04}@example.com" for number in range(times)]
    turns = [(True, each) for each in known] + [(False, each) for each in unknown]
    chance.shuffle(turns)
    warm = [(False, f"stork-{number:04}@example.com") for number in range(WARM)]
    took: dict[bool, list[float]] = {True: [], False: []}
    for number, (is_known, address) in enumerate([*warm, *turns]):
        seconds = ask(site, page, address, number)
        if number >= WARM:
            took[is_known].append(seconds)
    return Compared.of(took[True], took[False])


@pytest.mark.drills
@pytest.mark.parametrize("name", PAGES)
def test_an_address_is_not_told_by_the_time_of(
    name: str, database: Database, tmp_path: Path, seed: int, tell: Tell
) -> None:
    with served(database, tmp_path) as site:
        found = measured(site, PAGES[name], seed, TIMES)
        tell(f"{TIMES} + {TIMES}: {found}")
        if found.tells():  # chance, or a busy moment, does not do so twice
            found = measured(site, PAGES[name], seed + 1, TIMES)
            tell(f"{TIMES} + {TIMES} once more: {found}")
    assert not found.tells(), str(found)


@pytest.mark.drills
@pytest.mark.parametrize("name", PAGES)
def test_the_time_tells_an_early_answer_on(
    name: str, database: Database, tmp_path: Path, seed: int, tell: Tell
) -> None:
    with served(database, tmp_path, plant="unknown_address_answers_early") as site:
        found = measured(site, PAGES[name], seed, FEW)
    tell(str(found))
    assert found.tells()


# --- the judge


def test_the_same_times_tell_nothing() -> None:
    times = [0.05, 0.06, 0.07, 0.2]
    found = Compared.of(times, times)
    assert (found.auc, found.apart, found.tells()) == (0.5, 0, False)


@pytest.mark.parametrize(
    ("slower", "tells"), [(1.03, False), (1.1, True), (1.3, True), (0.9, True), (0.7, True)]
)
def test_times_that_are_all_longer_tell(slower: float, tells: bool) -> None:
    times = [0.1 + number / 10_000 for number in range(60)]
    assert Compared.of([time * slower for time in times], times).tells() is tells


def test_two_noisy_series_with_like_medians_tell_nothing() -> None:
    chance = random.Random(3)
    known, unknown = ([chance.lognormvariate(-3, 0.4) for _ in range(80)] for _ in range(2))
    assert not Compared.of(known, unknown).tells()
