"""A stall in one calm sentence, and the page that does what it suggests."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from accounts.models import Experience, User
from progression import lighter
from workouts.openings import carried
from workouts.past.stalls import LOOKED_AT, Suggestion, has_stalled, is_earning, suggestion
from workouts.past.track import Track
from workouts.past.visits import Visit
from workouts.sheets import Lift

# The shortest time away that offers ten percent less.
_TEN_PERCENT = 28


@dataclass(frozen=True, slots=True)
class Stall:
    words: str
    advice: str
    url: str
    link: str


def stall(user: User, track: Track) -> Stall | None:
    """What to try on a lift that did not go up in three main days; None for any other."""
    lift = track.lift
    if lift is None or track.after is None:
        return None
    openings, here = track.openings, track.after
    if not has_stalled(openings):
        return None
    latest = track.visits[-LOOKED_AT:]
    if is_earning(lift.rule, here.load, [_most(each, here.load) for each in latest[::-1]]):
        return None
    heaviest = max(openings[1 : LOOKED_AT + 1])
    less = _lighter(lift, here.load)
    was_lightened = any(
        here.laid(hand.load, hand.unit) < heaviest and hand.on >= latest[0].on
        for hand in track.hands
    )
    found = suggestion(
        [row for each in latest for row in each.sets],
        was_lightened=was_lightened or less == here.load,
        is_over_a_year=user.experience == Experience.OVER_A_YEAR,
        prescribed=lift.prescription.sets,
        has_swaps=lift.prescription.has_swaps,
    )
    return _worded(found, lift, track.words(less)) if found else None


def _most(visit: Visit, load: Decimal) -> int:
    return max([row.reps for row in visit.sets if row.load == load], default=0)


def _worded(found: Suggestion, lift: Lift, less: str) -> Stall:
    id, sets = lift.prescription.pk, lift.prescription.sets
    advice = {
        Suggestion.EFFORT: (
            "Most sets left more than two reps. Take the next ones to one or two short."
        ),
        Suggestion.LIGHTER: f"You could take 10 % off, to {less}, and build up again.",
        Suggestion.ONE_MORE_SET: f"You could do {sets + 1} sets in place of {sets}.",
        Suggestion.SWAP: "You could do another exercise of its kind for a while.",
    }
    url, link = {
        Suggestion.EFFORT: (reverse("week"), "See this week's targets"),
        Suggestion.LIGHTER: (reverse("working_load", args=[id]), "Set the weight by hand"),
        Suggestion.ONE_MORE_SET: (reverse("prescription", args=[id]), "Change the sets"),
        Suggestion.SWAP: (reverse("prescription", args=[id]), "Swap the exercise"),
    }[found]
    return Stall("No step up in the last three main days.", advice[found], url, link)


def _lighter(lift: Lift, load: Decimal) -> Decimal:
    """Ten percent less as this gym makes it; a pull-up's share is of body and load."""
    return lighter(lift.rule.ladder, load, _TEN_PERCENT, carried(lift.terms, load))
