"""The same work at the sketch."""

from __future__ import annotations

import private
import psycopg
from served import Answered, Site, Visitor
from ways import expect

LIFTS = ["deadlift", "pull-up", "row", "pullover"]
SETS = 3
_TODAY = """
DELETE FROM sketch_sketchedset AS one USING sketch_sketchedworkout AS workout
WHERE one.workout_id = workout.id AND performed_on = current_date
"""
_LATER = "DELETE FROM sketch_sketchedworkout WHERE performed_on = current_date AND lifter_id > %s"


class SketchedPeople:
    """Visitors of the sketch; the first half of its lifters have begun a workout today."""

    def __init__(self, site: Site, sessions: list[str]) -> None:
        self.site = site
        *self.lifters, self.coach = [Visitor(site.port, sessionid=key) for key in sessions]
        self.with_workout = len(self.lifters) // 2

    def clear(self) -> None:
        """Take out what was logged today."""
        address = f"host='{private.SERVER.socket}' user={private.NAME} dbname=sketch"
        with psycopg.connect(address, autocommit=True) as ours:
            ours.execute(_TODAY)
            ours.execute(_LATER, [self.with_workout])


class SketchedSetByForm:
    """A set by the form, and the page that it leads to."""

    def __init__(self, people: SketchedPeople) -> None:
        self.people, self.site = people, people.site
        self.tokens: list[str] = []

    def ready(self, times: int) -> None:
        self.people.clear()
        needed = -(-times // (len(LIFTS) * SETS))
        assert needed <= self.people.with_workout, "So many requests need more lifters."
        self.tokens = [each.get("/workout/").token for each in self.people.lifters[:needed]]

    def act(self, number: int) -> None:
        whose, slot = divmod(number, len(LIFTS) * SETS)
        visitor, fields = self.people.lifters[whose], {"lift": LIFTS[slot // SETS]}
        fields |= {"load": "225", "reps": "5", "reps_left": "2"}
        fields |= {"csrfmiddlewaretoken": self.tokens[whose]}
        follow(visitor, visitor.post("/sets/", fields))


class SketchedWhole:
    """Twelve sets at once, then the week."""

    def __init__(self, people: SketchedPeople) -> None:
        self.people, self.site = people, people.site
        self.tokens: list[str] = []

    def ready(self, times: int) -> None:
        self.people.clear()
        self.visitors = self.people.lifters[self.people.with_workout :][:times]
        assert times <= len(self.visitors), "So many requests need more lifters."
        self.tokens = [each.get("/enter/").token for each in self.visitors]

    def act(self, number: int) -> None:
        fields = {"csrfmiddlewaretoken": self.tokens[number], "performed_on": private.today()}
        fields |= {"form-TOTAL_FORMS": "12", "form-INITIAL_FORMS": "12"}
        for row in range(len(LIFTS) * SETS):
            written = {"lift": LIFTS[row // SETS], "load": "225", "reps": "5", "reps_left": "2"}
            fields |= {f"form-{row}-{name}": value for name, value in written.items()}
        follow(self.visitors[number], self.visitors[number].post("/enter/", fields))


def follow(visitor: Visitor, answer: Answered) -> None:
    expect(visitor.get(expect(answer, 302).location), 200)


class SketchedPage:
    """One page, by one lifter after the other, or by the coach."""

    def __init__(self, people: SketchedPeople, path: str, *, by_coach: bool = False) -> None:
        self.site, self.path = people.site, path
        self.visitors = [people.coach] if by_coach else people.lifters

    def ready(self, times: int) -> None:
        pass

    def act(self, number: int) -> None:
        expect(self.visitors[number % len(self.visitors)].get(self.path), 200)
