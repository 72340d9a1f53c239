"""Every worked case on the pages a lifter reads: no sentence says another thing than the next.

In the middle of the exercise, after its last set and in the week, in pounds and in kilograms:
which is half of the pounds, with the gym to match.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from typing import Any

import pytest

from progression import Progress, Rule, SetResult, plain, progress
from progression.engine.figures import load_words
from tests.factories import browser, lifter, log, prescription_of, program_of, workout_of
from tests.progression.test_rule import CASES, read_rule, read_sets
from workouts import equipment, logbook, working_loads
from workouts.models import Prescription
from workouts.targets import rule_for

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HALF = Decimal("0.5")
PLATES = dict.fromkeys(map(Decimal, ("20", "15", "10", "5", "2.5")))
# By the beginning of a case's ladder: the exercise it is done as, and a gym that makes it.
GYMS: dict[str, tuple[str, dict[str, Any]]] = {
    "45 50 55 60": ("deadlift", {"bar": 45, "plates": PLATES}),
    "20 22.5 25 27.5": ("deadlift", {"bar": 20, "plates": {**PLATES, Decimal("1.25"): None}}),
    "45 95 145 185": ("deadlift", {"bar": 45, "plates": {70: 1, 25: 2}}),
    "10 25 40 55": ("deadlift", {"bar": 10, "plates": {Decimal("7.5"): None}}),
    "5 10 15 20": ("one-arm-dumbbell-row", {}),
    "-100 -95 -90 -85": ("pull-up", {}),
}


@dataclass(frozen=True)
class Scene:
    """One case in one unit: what is asked, what is done, and what the rule says to it."""

    unit: str
    exercise: str
    kind: str
    rule: Rule
    opening: Decimal
    sets: list[SetResult]
    gym: dict[str, Any]

    @property
    def told(self) -> Progress:
        return progress(self.rule, self.opening, self.sets)

    @property
    def has_two_arms(self) -> bool:
        return self.exercise == "one-arm-dumbbell-row"

    def words(self, load: Decimal) -> str:
        return load_words(load, self.kind, self.unit)


def scene(case: dict[str, Any], unit: str) -> Scene:
    rule, is_kg = read_rule(case["rule"]), case["name"] == "kilograms"
    scale = {("lb", True): 1 / HALF, ("kg", False): HALF}.get((unit, is_kg), Decimal(1))
    exercise, made = GYMS[" ".join(map(plain, rule.ladder[:4]))]
    if made:
        plates = {weight * scale: pairs for weight, pairs in made["plates"].items()}
        made = {"bar": made["bar"] * scale, "plates": plates}
    return Scene(
        unit,
        "cable-pullover" if case["name"] == "cable" else exercise,
        "bodyweight" if exercise == "pull-up" else "",
        Rule(
            rule.low,
            rule.high,
            rule.up * scale,
            rule.down * scale,
            tuple(load * scale for load in rule.ladder),
        ),
        Decimal(case["opening"]) * scale,
        [SetResult(done.load * scale, done.reps, done.rir) for done in read_sets(case)],
        made,
    )


def of(cases: list[dict[str, Any]]) -> pytest.MarkDecorator:
    """The scenes of these cases, in both units."""
    both = [(case, unit) for case in cases for unit in ("lb", "kg")]
    ids = [f"{case['name']}, {unit}" for case, unit in both]
    return pytest.mark.parametrize("at", [scene(*each) for each in both], ids=ids)


class Pages:
    """The pages of a lifter who did the sets of a scene today."""

    def __init__(self, at: Scene) -> None:
        self.at, user = at, lifter(unit=at.unit)
        self.client = browser(user)
        if at.gym:
            equipment.change_equipment(equipment=program_of(user).equipment, **at.gym)
        self.prescribe(
            rep_low=at.rule.low, rep_high=at.rule.high, step_up=at.rule.up, step_down=at.rule.down
        )
        own = prescription_of(user, at.exercise)
        assert set(at.rule.ladder[:4]) <= set(rule_for(own).ladder), "another gym"
        working_loads.set_working_load(prescription=own, load=at.opening, by=user)
        self.visit = workout_of(user, on=user.today())
        for done in at.sets:
            arms = {"left_reps": done.reps, "right_reps": done.reps} if at.has_two_arms else {}
            log(self.visit, done.load, done.reps, done.rir, exercise=at.exercise, **arms)

    def prescribe(self, **fields: Any) -> None:
        Prescription.objects.filter(exercise=self.at.exercise).update(**fields)

    def exercise(self, sets: int) -> str:
        """The workout's page at the exercise, of so many prescribed sets."""
        self.prescribe(sets=sets)
        page = self.client.get(f"/workouts/{self.visit.pk}/?exercise={self.at.exercise}").text
        return page[page.index('<div id="workout"') : page.index('id="finish"')]

    def week(self) -> str:
        """The card of the exercise in the week, once the workout is over."""
        logbook.finish(workout=self.visit)
        page = self.client.get("/week/").text
        (card,) = [part for part in page.split("<li class=") if f"/{self.at.exercise}/" in part]
        return card


def text(html: str) -> str:
    """What is to be read in some markup; the table for the phone is read too."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))


def reasons(html: str) -> list[str]:
    return [text(each) for each in re.findall(r'<span class="reason">(.*?)</span>', html)]


def check_words(html: str) -> None:
    """What no sentence may have in it, those of the phone's table included."""
    words = re.sub(r"[0-9a-f]{8}(-[0-9a-f]+){4}", "an id", text(html))
    assert not re.search(r"\b1 (sets|reps)\b", words)
    assert not re.search(r"\bopen(s|ed|ing|ings)?\b", words, re.IGNORECASE)
    assert not re.search(r"\d-\d", words)


CLAIM = re.compile(r"([\d.]+) (?:lb|kg) (more|less)( assistance)?|([Ss]ame weight|so stay)")


def check_step(said: str, done: SetResult, load: Decimal, reps: int) -> None:
    """A sentence of why speaks of the change that really follows, and of its reps."""
    (claim,) = CLAIM.finditer(said) if CLAIM.search(said) else (None,)
    if claim is None:
        assert "away. Reach" in said
        assert load == done.load
    elif claim[4]:
        assert load == done.load
    else:
        assert abs(load - done.load) == Decimal(claim[1])
        assert (load > done.load) is ((claim[2] == "more") is not bool(claim[3]))
    for aim in re.findall(r"aim for (\d+)", said):
        assert int(aim) == reps


def check_aim(at: Scene, words: str, reps: int) -> None:
    """The aim lies inside the range that stands beside it, or is said to lie above."""
    shown = re.search(r"(\d+)–(\d+)( reps)?, aim for (\d+)(: more reps first)?", words)
    assert shown, words
    low, high, _, aim, above = shown.groups()
    assert (int(low), int(high), int(aim)) == (at.rule.low, at.rule.high, reps)
    assert int(low) <= reps
    assert (reps > int(high)) is bool(above)


def figure(at: Scene, load: Decimal) -> str:
    """A weight as the large figure and what stands beside it."""
    words = at.words(load)
    return words[:1].upper() + words[1:]


@of(CASES)
def test_in_the_middle_the_next_set_is_one_and_the_same(at: Scene) -> None:
    html = Pages(at).exercise(len(at.sets) + 1)
    words, following = text(html), at.told.next_set
    check_words(html)
    assert f"{figure(at, following.load)} Set {len(at.sets) + 1} of " in words
    check_aim(at, words, following.reps)
    assert f'name="load" value="{plain(following.load)}"' in html
    reps = "right_reps" if at.has_two_arms else "reps"
    assert f'name="{reps}" value="{following.reps}"' in html
    assert "Next time" not in words
    assert f"<dd>{at.words(following.load)}</dd>" not in html  # it stays, or goes elsewhere
    if at.sets:
        first, *rows = reasons(html)
        assert first == rows[-1]
        for said, done, step in zip(rows, at.sets, at.told.steps, strict=True):
            check_step(said, done, step.load, step.reps)


@of([case for case in CASES if case["sets"]])
def test_after_the_last_set_only_the_next_workout_is_told(at: Scene) -> None:
    pages = Pages(at)
    html, following = pages.exercise(len(at.sets)), at.told.next_workout
    check_words(html)
    named = f"Next time: {at.words(following.load)}, aim for {following.reps}. "
    told, *rows = reasons(html)
    assert told.startswith(named)
    assert rows[-1] == told
    assert text(html).count("Next time") == 2
    for said, done, step in zip(rows[:-1], at.sets, at.told.steps, strict=False):
        check_step(said, done, step.load, step.reps)
    card = pages.week()
    check_words(card)
    check_aim(at, text(card), following.reps)
    assert figure(at, following.load) in text(card)
    why = told.removeprefix(named)
    assert text(card).count(f": {why[:1].lower()}{why[1:]}") == 1
    assert f"<dd>{at.words(following.load)}</dd>" not in card
