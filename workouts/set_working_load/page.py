"""Changing where a lift opens: the links beside its target, and the pages for it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from accounts.models import User
from progression.engine.figures import load_words
from workouts.models import Prescription, Workout
from workouts.openings import usual_body
from workouts.set_working_load.forms import AwayForm, WorkingLoadForm
from workouts.sheets import Lift, Loose
from workouts.working_loads import Offer, offer_after_time_away


@dataclass(frozen=True, slots=True)
class Away:
    """The offer after time away, in words, and the form that answers it."""

    name: str
    weeks: int
    percent: int
    lighter: str
    kept: str
    usual_body: str
    url: str
    form: AwayForm


@dataclass(frozen=True, slots=True)
class Changes:
    """What can be changed about a lift: its exercise in a workout, and its load. `not_at` is the
    gym that does not have the exercise it is done `instead_of`."""

    load_url: str
    load_words: str
    away: Away | None
    swap_url: str = ""
    instead_of: str = ""
    not_at: str = ""


def in_the_week(lift: Lift, today: datetime.date) -> Changes:
    offer = offer_after_time_away(lift, today)
    return Changes(
        load_url=address("working_load", lift.prescription),
        load_words="Set the weight by hand",
        away=away(lift, offer) if offer else None,
    )


def in_a_workout(visit: Workout, part: Lift | Loose | None) -> Changes | None:
    """A swap, a load and an offer for the current exercise; None for one outside the plan."""
    if not isinstance(part, Lift):
        return None
    prescription = part.prescription
    offer = offer_after_time_away(part, visit.performed_on)
    # The offer is about where the lift stands today: an older workout does not show it.
    is_today = offer is not None and visit.performed_on == visit.lifter.today()
    again = "Set the next workout’s weight by hand"
    ids = [visit.pk, prescription.pk]
    return Changes(
        load_url=address("working_load", prescription, visit),
        load_words=again if part.work else "Set the weight by hand",
        away=away(part, offer, visit) if offer and is_today else None,
        swap_url=reverse("swap_exercise", args=ids) if prescription.has_swaps else "",
        instead_of=prescription.instead_of.name if prescription.instead_of else "",
        not_at=_not_at(visit, prescription),
    )


def _not_at(visit: Workout, prescription: Prescription) -> str:
    instead_of, gym = prescription.instead_of, visit.gym
    return gym.name if instead_of and instead_of.pk in gym.lacks else ""


def away(
    lift: Lift, offer: Offer, visit: Workout | None = None, form: AwayForm | None = None
) -> Away:
    """The offer as a page shows it; `form` keeps what was refused."""
    kind, unit = lift.prescription.exercise.kind, lift.prescription.day.program.unit
    body = usual_body(lift.terms)
    return Away(
        name=lift.prescription.exercise.name,
        weeks=offer.weeks,
        percent=offer.percent,
        lighter=load_words(offer.load, kind, unit),
        kept=load_words(offer.kept, kind, unit),
        usual_body=load_words(body, "", unit) if body else "",
        url=address("come_back", lift.prescription, visit),
        form=form or AwayForm(lift=lift),
    )


def working_load(lift: Lift, form: WorkingLoadForm, visit: Workout | None) -> dict[str, Any]:
    """The page that sets a load by hand."""
    unit = lift.prescription.day.program.unit
    return {
        "form": form,
        "form_title": f"{lift.prescription.title}: weight",
        "note": f"In {unit}. It is your next weight; after that your sets decide.",
        "back_url": back_url(lift.prescription, visit),
        "back_words": "Back to the workout" if visit else "Back to the week",
    }


def come_back(user: User, lift: Lift, form: AwayForm, visit: Workout | None) -> dict[str, Any]:
    """The page of a refused answer; without an offer there is nothing left to answer."""
    offer = offer_after_time_away(lift, user.today())
    return {
        "name": lift.prescription.exercise.name,
        "away": away(lift, offer, visit, form) if offer else None,
        "back_url": back_url(lift.prescription, visit),
    }


def back_url(prescription: Prescription, visit: Workout | None) -> str:
    """The page that the lifter came from: a workout, or the week."""
    if visit is None:
        return reverse("week")
    return f"{reverse('workout', args=[visit.pk])}?exercise={prescription.exercise_id}"


def address(name: str, prescription: Prescription, visit: Workout | None = None) -> str:
    """The address of a prescription's page, with the exercise that stands in for it and the workout
    that it is opened from."""
    query: dict[str, object] = {}
    if prescription.instead_of:
        query["exercise"] = prescription.exercise_id
    if visit:
        query["workout"] = visit.pk
    url = reverse(name, args=[prescription.pk])
    return f"{url}?{urlencode(query)}" if query else url
