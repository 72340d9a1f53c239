"""A stall in one calm sentence, and the page that does what it suggests."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Experience, User
from progression.engine.figures import load_words
from workouts.dated_facts import LighterSpan, lighter_spans
from workouts.models import Role
from workouts.recent_openings import openings_of, read_recent
from workouts.sheets import Lift
from workouts.stalls import (
    LOOKED_AT,
    Suggestion,
    has_stalled,
    is_earning,
    is_told,
    most_at,
    suggestion,
)

# Ours: for so long after a lighter week, something else is suggested.
_LATELY = datetime.timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class Stall:
    words: str
    advice: str
    url: str
    link: str


def stall(user: User, lift: Lift, today: datetime.date) -> Stall | None:
    """What to try on a main day's lift that stands still; None for any other, and while a
    lighter week is on or to come.

    The lift's prescription comes with `recent`, `lighter` and `has_swaps`.
    """
    weeks = lighter_spans(lift.prescription.lighter)
    if lift.role != Role.MAIN or any(week.ends >= today for week in weeks):
        return None
    return _stall(user, lift, weeks, today) if has_stalled(openings_of(lift)) else None


def of_the_week(user: User, lifts: Iterable[Lift], today: datetime.date) -> Stall | None:
    """The one suggestion of a week: for the first lift whose stall it is time to mention."""
    stalls = (stall(user, lift, today) for lift in lifts if is_told(openings_of(lift)))
    return next(filter(None, stalls), None)


def _stall(
    user: User, lift: Lift, weeks: Iterable[LighterSpan], today: datetime.date
) -> Stall | None:
    latest = list(map(read_recent, lift.prescription.recent[:LOOKED_AT]))
    load = openings_of(lift)[0]
    most = [most_at(lift.terms, load, workout.sets, workout.unit) for workout in latest]
    if is_earning(lift.rule, load, most):
        return None
    suggested = suggestion(
        [rir for workout in latest for rir in workout.left],
        was_lightened=any(today - week.ends <= _LATELY for week in weeks),
        is_over_a_year=user.experience == Experience.OVER_A_YEAR,
        prescribed=lift.terms.sets,
        has_swaps=lift.prescription.has_swaps,
    )
    return _worded(suggested, lift) if suggested else None


def _worded(suggested: Suggestion, lift: Lift) -> Stall:
    id, sets, exercise = lift.prescription.pk, lift.terms.sets, lift.prescription.exercise
    stands = load_words(openings_of(lift)[0], exercise.kind, lift.terms.unit)
    advice = {
        Suggestion.EFFORT: (
            "Most sets left more than two reps. Take the next ones to one or two reps short."
        ),
        Suggestion.LIGHTER: (
            "A lighter week lets you recover. It’s about half the sets at about 90%, and "
            f"then you go on from {stands}."
        ),
        Suggestion.ONE_MORE_SET: f"You could do {sets + 1} sets instead of {sets}.",
        Suggestion.SWAP: "You could do another exercise of its kind for a while.",
    }
    url, link = {
        Suggestion.EFFORT: (reverse("lift_history", args=[exercise.pk]), "See your sets"),
        Suggestion.LIGHTER: (reverse("lighter_week"), "Take a lighter week"),
        Suggestion.ONE_MORE_SET: (reverse("prescription", args=[id]), "Change the sets"),
        Suggestion.SWAP: (reverse("prescription", args=[id]), "Swap the exercise"),
    }[suggested]
    words = f"{exercise.name}: no higher than three main days ago."
    return Stall(words, advice[suggested], url, link)
