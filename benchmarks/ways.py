"""What people do with the product, as their browsers ask for it: one class for each row.

`ready` makes so many repetitions possible, which is not measured; `act` is one of them.
"""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any, Protocol

from django.conf import settings
from django.test import Client
from logs import load_of, program_of
from served import Answered, Site, Visitor

from accounts.models import User
from coaching import reviews
from workouts import deletion, logbook, plan
from workouts.ids import new_id
from workouts.models import Role, Workout

SLOTS = [each for each in plan.MAIN_DAY for _ in range(each.sets)]
PART = {"X-Part": "true"}


class Way(Protocol):
    site: Site

    def ready(self, times: int) -> None: ...

    def act(self, number: int) -> None: ...


class People:
    """Lifters at a site, each signed in when first needed."""

    def __init__(self, site: Site, lifters: list[int], coach: int | None = None) -> None:
        self.site, self.lifters, self.coach = site, lifters, coach
        self._visitors: dict[int, Visitor] = {}

    def visitor(self, id: int) -> Visitor:
        if id not in self._visitors:
            client = Client()
            client.force_login(User.objects.get(pk=id), backend=settings.AUTHENTICATION_BACKENDS[0])
            name = settings.SESSION_COOKIE_NAME
            self._visitors[id] = Visitor(self.site.port, **{name: client.cookies[name].value})
        return self._visitors[id]


def fresh_day(lifter: int, *, begun: bool) -> Workout | None:
    """Take today's workout of a lifter out, and begin it anew if it is to be done set by set."""
    user = User.objects.get(pk=lifter)
    mine = Workout.objects.owned_by(user)
    for workout in mine.filter(role=Role.MAIN, performed_on=user.today()):
        deletion.delete(workout=workout)
    if not begun:
        return None
    return logbook.start(
        lifter=user, program=program_of(user), role=Role.MAIN, performed_on=user.today()
    )


def expect(answer: Answered, status: int) -> Answered:
    assert answer.status == status, (answer.status, answer.text[:2000])
    return answer


class SetBySet:
    """The sets of today's workouts, one after the other."""

    def __init__(self, people: People) -> None:
        self.people, self.site = people, people.site
        self.workouts: list[tuple[Visitor, int, str]] = []

    def ready(self, times: int) -> None:
        needed = -(-times // len(SLOTS))
        assert needed <= len(self.people.lifters), "So many requests need more lifters."
        self.workouts = []
        for lifter in self.people.lifters[:needed]:
            workout, visitor = fresh_day(lifter, begun=True), self.people.visitor(lifter)
            assert workout is not None
            token = json.loads(visitor.get("/outbox/who/").text)["csrf"]
            self.workouts.append((visitor, workout.pk, token))

    def at(self, number: int) -> tuple[Visitor, dict[str, str], str]:
        """Who logs the set of that number, what is sent, and the token it is sent with."""
        visitor, workout, token = self.workouts[number // len(SLOTS)]
        slot = SLOTS[number % len(SLOTS)]
        reps = str(slot.rep_low + 1)
        one_sided = slot.exercise == "one-arm-dumbbell-row"
        did = {"left_reps": reps, "right_reps": reps} if one_sided else {"reps": reps}
        load = str(load_of(slot.exercise, 0))
        fields = {"workout": str(workout), "exercise": slot.exercise, "version": "0", "load": load}
        return visitor, fields | did | {"rir": "2", "kind": "work"}, token


def put(visitor: Visitor, id: str, fields: dict[str, str], token: str, **beside: str) -> Answered:
    """As delivery.js sends a set, but for the account that it names."""
    heads = {"Content-Type": "application/json", "Accept": "application/json"}
    heads |= {"X-CSRFToken": token, **beside}
    return expect(visitor.put(f"/sets/{id}/", json.dumps(fields), **heads), 200)


class SetByScript(SetBySet):
    """All that the scripts of the page ask for a set: with its answer comes what is next."""

    def act(self, number: int) -> None:
        visitor, fields, token = self.at(number)
        put(visitor, str(new_id()), fields, token, **PART)


class OnlyPut(SetBySet):
    """The set alone."""

    def act(self, number: int) -> None:
        visitor, fields, token = self.at(number)
        put(visitor, str(new_id()), fields, token)


class SetByForm(SetBySet):
    """Without scripts: the form, and the page that it leads to."""

    def act(self, number: int) -> None:
        visitor, fields, token = self.at(number)
        sent = fields | {"csrfmiddlewaretoken": token}
        answer = expect(visitor.post(f"/sets/{new_id()}/", sent), 302)
        expect(visitor.get(answer.location), 200)


class WholeWorkout:
    """Twelve sets at once by the form of a workout, then the week."""

    def __init__(self, people: People) -> None:
        self.people, self.site = people, people.site
        self.forms: list[tuple[Visitor, dict[str, str]]] = []

    def ready(self, times: int) -> None:
        assert times <= len(self.people.lifters), "So many requests need more lifters."
        self.forms = []
        for lifter in self.people.lifters[:times]:
            fresh_day(lifter, begun=False)
            visitor = self.people.visitor(lifter)
            fields = FormFields.of(expect(visitor.get("/workouts/enter/"), 200).text)
            reps = {name: "8" for name in fields if name.endswith("reps")}
            self.forms.append((visitor, fields | reps | {"do": "save"}))

    def act(self, number: int) -> None:
        visitor, fields = self.forms[number]
        expect(visitor.post("/workouts/enter/", fields), 302)
        expect(visitor.get("/week/"), 200)


class FormFields(HTMLParser):
    """The fields of the form with the id `entry`, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._inside = False

    @classmethod
    def of(cls, page: str) -> dict[str, str]:
        parser = cls()
        parser.feed(page)
        return parser.fields

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "form":
            self._inside = told.get("id") == "entry"
        chosen = told.get("type") not in ("radio", "checkbox") or "checked" in told
        if self._inside and tag in ("input", "textarea") and chosen and told.get("name"):
            self.fields[str(told["name"])] = told.get("value") or ""


class Page:
    """One page, by one lifter after the other."""

    def __init__(self, people: People, path: str) -> None:
        self.people, self.site, self.path = people, people.site, path

    def ready(self, times: int) -> None:
        for number in range(min(times, len(self.people.lifters))):
            self._visitor(number)

    def act(self, number: int) -> None:
        expect(self._visitor(number).get(self.path), 200)

    def _visitor(self, number: int) -> Visitor:
        return self.people.visitor(self.people.lifters[number % len(self.people.lifters)])


class FreshPage(Page):
    """One page of lifters who have no workout today yet."""

    def ready(self, times: int) -> None:
        for lifter in self.people.lifters[:times]:
            fresh_day(lifter, begun=False)
        super().ready(times)


class Review:
    """The coach, who came from the list of clients, has read a workout and is shown the next."""

    def __init__(self, people: People) -> None:
        self.people, self.site = people, people.site
        self.waiting: list[tuple[int, int]] = []

    def ready(self, times: int) -> None:
        assert self.people.coach is not None
        coach = User.objects.get(pk=self.people.coach)
        found: Any = reviews.waiting(coach)[:times]  # the type checker misses what is annotated
        self.waiting = [(workout.coaching_id, workout.pk) for workout in found]
        assert len(self.waiting) == times, "So many requests need more workouts to review."
        self.visitor = self.people.visitor(coach.pk)
        expect(self.visitor.get("/clients/"), 200)
        self.token = json.loads(self.visitor.get("/outbox/who/").text)["csrf"]

    def act(self, number: int) -> None:
        coaching, workout = self.waiting[number]
        path = f"/clients/{coaching}/workouts/{workout}/review/"
        answer = expect(self.visitor.post(path, {"csrfmiddlewaretoken": self.token}), 302)
        expect(self.visitor.get(answer.location), 200)
