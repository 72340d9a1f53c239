"""What a process knows about a database that went away."""

import os
import threading
import time
from collections.abc import Callable

import pytest

from backplan.postgres.breaker import Breaker, KnownAwayError


def eventually(true: Callable[[], bool]) -> bool:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.005)
    return False


class Database:
    """One that is away until it is put back, and counts who asks."""

    def __init__(self) -> None:
        self.back, self.asked = threading.Event(), threading.Event()
        self.asking = self.most_at_once = self.times = 0

    def answers(self) -> bool:
        self.asking += 1
        self.most_at_once = max(self.most_at_once, self.asking)
        self.times += 1
        time.sleep(0.02)
        self.asking -= 1
        self.asked.set()
        return self.back.is_set()


def test_nobody_is_refused_while_nothing_is_known() -> None:
    Breaker().refuse_if_open()


def test_everybody_is_refused_until_a_probe_finds_it_again() -> None:
    breaker, database = Breaker(every=0.01), Database()
    breaker.found_away(database.answers)
    assert eventually(lambda: database.times > 2)
    with pytest.raises(KnownAwayError):
        breaker.refuse_if_open()
    database.back.set()
    assert eventually(lambda: not breaker.is_open)
    breaker.refuse_if_open()


def test_one_probe_at_a_time_looks_for_it() -> None:
    breaker, database = Breaker(every=0.001), Database()
    finders = [
        threading.Thread(target=breaker.found_away, args=(database.answers,)) for _ in range(20)
    ]
    for finder in finders:
        finder.start()
    assert eventually(lambda: database.times > 10)
    database.back.set()
    assert eventually(lambda: not breaker.is_open)
    assert database.most_at_once == 1


def test_a_probe_that_breaks_refuses_nobody_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = []
    monkeypatch.setattr(threading, "excepthook", lambda arguments: told.append(arguments))
    breaker = Breaker()
    breaker.found_away(lambda: bool(1 // 0))
    assert eventually(lambda: not breaker.is_open)
    assert eventually(lambda: len(told) == 1)


def test_it_can_be_found_away_again() -> None:
    breaker, database = Breaker(every=0.01), Database()
    for _ in range(3):
        database.back.clear()
        breaker.found_away(database.answers)
        assert breaker.is_open
        database.back.set()
        assert eventually(lambda: not breaker.is_open)


def test_a_forked_child_knows_nothing_and_looks_for_itself() -> None:
    breaker, database = Breaker(every=0.01), Database()
    breaker.found_away(database.answers)
    child = os.fork()
    if child == 0:
        os._exit(int(breaker.is_open))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert breaker.is_open
    database.back.set()
    assert eventually(lambda: not breaker.is_open)


def test_what_was_forgotten_is_not_looked_for_any_more() -> None:
    breaker, database = Breaker(every=0.01), Database()
    breaker.found_away(database.answers)
    assert database.asked.wait(30)
    breaker.stop()
    seen = database.times
    time.sleep(0.2)
    assert database.times == seen
