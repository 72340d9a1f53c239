"""A file is of one moment, however long it takes to send."""

from __future__ import annotations

import json
import threading

import pytest
from django.db import connection

from accounts import export_json
from accounts.models import User
from tests.factories import lifter, log, workout_of


@pytest.mark.django_db(transaction=True)
def test_what_is_logged_while_the_file_is_sent_is_in_none_of_its_parts() -> None:
    user = lifter()
    pieces = export_json.written(user)
    sent = [next(pieces), next(pieces), next(pieces)]  # the first question is asked
    elsewhere(user)
    found = json.loads("".join([*sent, *pieces]))
    assert (found["workouts"], found["sets"]) == ([], [])


def elsewhere(user: User) -> None:
    """Log a set through another connection."""

    def work() -> None:
        log(workout_of(User.objects.get(pk=user.pk)))
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_goes_away_leaves_no_transaction_open() -> None:
    pieces = export_json.written(lifter())
    next(pieces)
    assert connection.in_atomic_block
    pieces.close()  # type: ignore[attr-defined]
    assert not connection.in_atomic_block
