"""Phones that log as ours does: an id of their own, and the same request until it is answered."""

from __future__ import annotations

import http.client
import json
import random
import socket
import ssl
import threading
import time
from dataclasses import asdict, dataclass, replace
from typing import Any

from tests.drills.journal import Acknowledged, Content, Journal
from tests.drills.site import HOST
from workouts.ids import new_id

TIMEOUT = 15  # seconds, as in static/js/delivery.js
# The phone waits two seconds and longer; here a whole evening passes in a minute.
RETRY = (0.05, 0.4)  # seconds
EXERCISES = {"deadlift": 225, "pull-up": 0, "cable-pullover": 50}
SETS = 4  # of each exercise in a workout


@dataclass(frozen=True)
class Way:
    """How a phone reaches the site: a port of loopback, by https where a proxy speaks it."""

    port: int
    trusting: ssl.SSLContext | None = None

    def ask(
        self, method: str, path: str, headers: dict[str, str], body: bytes = b""
    ) -> tuple[int, Any, str]:
        """Status, JSON and cookies of the answer; status 0 where there is none."""
        headers = {"Host": HOST, "Accept": "application/json", "Connection": "close"} | headers
        line: http.client.HTTPConnection
        if self.trusting:
            line = http.client.HTTPSConnection(HOST, timeout=TIMEOUT, context=self.trusting)
            line._create_connection = self._dial  # type: ignore[attr-defined]
        else:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
            headers["X-Forwarded-Proto"] = "https"
        try:
            line.request(method, path, body or None, headers)
            answer = line.getresponse()
            cookies = "; ".join(answer.headers.get_all("Set-Cookie") or [])
            return answer.status, _json(answer.read()), cookies
        except (OSError, http.client.HTTPException):
            return 0, None, ""
        finally:
            line.close()

    def _dial(self, address: object, *options: Any) -> socket.socket:
        """The name is the site's, the place is loopback."""
        return socket.create_connection(("127.0.0.1", self.port), TIMEOUT)


def sending(session: str, csrf: str) -> dict[str, str]:
    """The headers of a set that a signed-in phone sends."""
    return {
        "Content-Type": "application/json",
        "X-CSRFToken": csrf,
        "Cookie": f"__Host-sessionid={session}; __Host-csrftoken={csrf}",
        "Referer": f"https://{HOST}/",
    }


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


class Knobs:
    """What the drill changes while phones work."""

    def __init__(self) -> None:
        self.doubled = 0.1  # the share of taps that are two
        self.stop = threading.Event()  # no more new sets
        self.give_up = threading.Event()  # nor any more tries with those there are


class Phone(threading.Thread):
    """One lifter, who logs, edits, undoes and taps twice until told to stop."""

    def __init__(
        self, lifter: dict[str, Any], way: Way, journal: Journal, knobs: Knobs, seed: int
    ) -> None:
        super().__init__(daemon=True)
        self._lifter, self._way, self._journal, self._knobs = lifter, way, journal, knobs
        self._chance = random.Random(seed)
        self._csrf = ""

    def run(self) -> None:
        while not self._knobs.stop.is_set():
            for workout in self._lifter["workouts"]:
                for exercise in EXERCISES:
                    for _ in range(SETS):
                        if self._knobs.stop.is_set():
                            return
                        self._log(workout, exercise)

    def _log(self, workout: int, exercise: str) -> None:
        """One set, and sometimes what a lifter thinks of afterwards."""
        id, load = str(new_id()), EXERCISES[exercise] + self._chance.randrange(4) * 2.5
        content = Content.of(
            {
                "workout": workout,
                "exercise": exercise,
                "kind": "work",
                "load": load,
                "reps": self._chance.randrange(5, 9),
            }
        )
        self._journal.tapped.add(id)
        while not self._who() and not self._knobs.give_up.is_set():
            self._wait()
        version = self._deliver(id, content, 0)
        then = self._chance.random()
        if then < 0.15:
            self._deliver(id, replace(content, reps=content.reps + 1), version)
        elif then < 0.25:
            version = self._deliver(id, replace(content, kind="undone"), version)
            if self._chance.random() < 0.5:
                self._deliver(id, content, version)
        elif then < 0.35:
            self._on_two_devices(id, content, version)

    def _on_two_devices(self, id: str, content: Content, version: int) -> None:
        """Two edits from the same version at once: one is taken, the other told what is stored."""
        edits = [replace(content, reps=content.reps + more) for more in (1, 2)]
        both = [threading.Thread(target=self._deliver, args=[id, edit, version]) for edit in edits]
        for edit in both:
            edit.start()
        for edit in both:
            edit.join()

    def _deliver(self, id: str, content: Content, version: int) -> int:
        """Send it until it is answered; the version that is stored then, as far as was told."""
        while not self._knobs.give_up.is_set():
            if self._chance.random() < self._knobs.doubled:
                twin = threading.Thread(target=self._put, args=[id, content, version])
                twin.start()
                told = self._put(id, content, version)
                twin.join()
            else:
                told = self._put(id, content, version)
            if told is not None:
                return told
            self._wait()
        return version

    def _put(self, id: str, content: Content, version: int) -> int | None:
        """One request; the version that is stored, None where nothing was learnt."""
        sent = asdict(content) | {"version": version}
        headers = sending(self._lifter["cookie"], self._csrf)
        status, said, _ = self._way.ask("PUT", f"/sets/{id}/", headers, json.dumps(sent).encode())
        self._journal.answered(status, said)
        if status not in {200, 409} or not isinstance(said, dict) or "set" not in said:
            return None
        row = said["set"]
        if row["id"] != id:
            return None  # as our phone does: an answer about another set says nothing of this one
        if status == 200:
            told = Content.of(row)
            self._journal.note(Acknowledged(id, content, version, told, row["version"]))
        return int(row["version"])

    def _who(self) -> bool:
        """Ask who is signed in, for a token: as the phone does before it sends anything."""
        headers = {"Cookie": f"__Host-sessionid={self._lifter['cookie']}"}
        status, said, cookies = self._way.ask("GET", "/outbox/who/", headers)
        if status != 200 or not isinstance(said, dict):
            self._journal.answered(status, said)
            return False
        if said["user"] != self._lifter["user"]:
            self._journal.odd.append(f"{status}: signed in is {said['user']}")
            return False
        self._csrf = cookies.partition("__Host-csrftoken=")[2].partition(";")[0] or said["csrf"]
        return True

    def _wait(self) -> None:
        time.sleep(self._chance.uniform(*RETRY))
