"""Changing where a lift opens: the links beside its target, and the pages for it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
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


@dataclass(frozen=True)
class Away:
    """The offer after time away, in words, and the form that answers it. Of a pull-up it is for the
    body weight that is known, which is asked for only where the offer is shown."""

    lift: Lift
    offer: Offer
    today: datetime.date
    url: str
    form: AwayForm

    @property
    def name(self) -> str:
        return self.lift.prescription.exercise.name

    @property
    def weeks(self) -> int:
        return self.offer.weeks

    @property
    def percent(self) -> int:
        return self.offer.percent

    @cached_property
    def lighter(self) -> str:
        body = self.form.known_body() if self.usual_body else None
        known = offer_after_time_away(self.lift, self.today, body) if body else None
        return self._words((known or self.offer).load)

    @property
    def kept(self) -> str:
        return self._words(self.offer.kept)

    @cached_property
    def usual_body(self) -> str:
        """The body that the words are for; "" where none is lifted."""
        usual = usual_body(self.lift.terms)
        if not usual:
            return ""
        return load_words(self.form.known_body() or usual, "", self.lift.terms.unit)

    def _words(self, load: Decimal) -> str:
        return load_words(load, self.lift.prescription.exercise.kind, self.lift.terms.unit)


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
        away=away(lift, offer, today) if offer else None,
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
        away=away(part, offer, visit.performed_on, visit) if offer and is_today else None,
        swap_url=reverse("swap_exercise", args=ids) if prescription.has_swaps else "",
        instead_of=prescription.instead_of.name if prescription.instead_of else "",
        not_at=_not_at(visit, prescription),
    )


def _not_at(visit: Workout, prescription: Prescription) -> str:
    instead_of, gym = prescription.instead_of, visit.gym
    return gym.name if instead_of and instead_of.pk in gym.lacks else ""


def away(
    lift: Lift,
    offer: Offer,
    today: datetime.date,
    visit: Workout | None = None,
    form: AwayForm | None = None,
) -> Away:
    """The offer as a page shows it; `form` keeps what was refused."""
    url = address("come_back", lift.prescription, visit)
    return Away(lift, offer, today, url, form or AwayForm(lift=lift, today=today))


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
        "away": away(lift, offer, user.today(), visit, form) if offer else None,
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
