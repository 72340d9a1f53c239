"""What answers programs is loaded at the start where one may ask, else when one does."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.conf import settings

from api import tokens
from api.models import Scope
from api.routes import API, views
from api.urls import ADDRESSES
from tests.backplan.test_deploy_gunicorn import production
from tests.factories import lifter

HEAVY = ("ninja", "pydantic", "unittest")
STARTED = f"""
import sys
import backplan.wsgi
from backplan import preloaded
preloaded.load()
print(*sorted(set({HEAVY}) & set(sys.modules)))
"""


def loaded_at_the_start() -> set[str]:
    """Which of the heavy modules a process has that starts as gunicorn does, on this database."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", STARTED],
        cwd=settings.BASE_DIR,
        env=production(0, HOME=os.environ.get("HOME", "/")),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_every_address_is_where_ninja_has_it() -> None:
    theirs: dict[str, str] = {}
    for found in API.urls[0]:
        theirs.setdefault(str(found.pattern).replace("uuidstr", "uuid"), str(found.name))
    del theirs[""]
    assert {name: route for route, name in theirs.items()} == ADDRESSES
    assert views().keys() == ADDRESSES.keys()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_without_a_token_nothing_of_the_api_is_loaded_at_the_start() -> None:
    assert loaded_at_the_start() == set()
    tokens.make(user=lifter(), name="script", scope=Scope.READ)
    assert loaded_at_the_start() == set(HEAVY)
