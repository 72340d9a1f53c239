"""A load that a coach proposes is one that the exercise can have, now and when it is accepted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coaching.models import Proposal
from exercises.models import Exercise
from tests.coaching.cast import coach, coached
from tests.coaching.test_proposing import opened, send
from tests.factories import browser, lifter, prescription_of
from workouts import programs, working_loads
from workouts.models import WorkingLoad

pytestmark = pytest.mark.django_db

SENTENCE = "Write the weight you lift, 0 or more."


def test_a_coach_cannot_propose_less_than_nothing() -> None:
    user = lifter()
    working_loads.set_working_load(prescription=prescription_of(user), load=Decimal(225), by=user)
    coaching = coached(user, coach())
    answer = send(coaching, opened(coaching) | {"load": "-20"})
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()
    assert not Proposal.objects.exists()


def test_help_that_was_proposed_is_not_put_on_another_exercise_meanwhile() -> None:
    user = lifter()
    coaching, pull_up = coached(user, coach()), prescription_of(user, "pull-up")
    path = f"/clients/{coaching.pk}/proposals/{pull_up.pk}/"
    form = browser(coaching.coach).get(path).context["form"]
    fields = {name: form[name].value() or "" for name in form.fields}
    fields |= {"load": "-30", "reason": "Start with help."}
    assert browser(coaching.coach).post(path, fields).status_code == 302
    pulldown = Exercise.objects.get(pk="lat-pulldown")
    programs.change_prescription(prescription=pull_up, exercise=pulldown)
    proposal = Proposal.objects.get()
    answer = browser(user).post(f"/proposals/{proposal.pk}/accept/", follow=True)
    assert "doesn’t fit your plan any more" in answer.content.decode()
    assert SENTENCE in answer.content.decode()
    assert not WorkingLoad.objects.exists()
    proposal.refresh_from_db()
    assert proposal.answer == ""
