"""What a coach types into a proposal: refused beside the field, and nothing typed is lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse

from coaching.models import Coaching, Proposal
from coaching.models.proposals import REASON_LENGTH
from tests.coaching.cast import coach, coached
from tests.factories import (
    browser,
    lifter,
    log,
    other_lifter,
    prescription_of,
    program_of,
    workout_of,
)
from workouts import programs, working_loads
from workouts.models import Prescription

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

REASON = "Six came easily."
UNSHOWABLE = ["a\x00b", "a\x07b", "\u202eabc", "a\u2066b", "a\x85b"]


@pytest.fixture
def coaching() -> Coaching:
    """An open coaching; the client's deadlift opens at 225 lb."""
    user = lifter()
    prescription = prescription_of(user)
    working_loads.set_working_load(prescription=prescription, load=Decimal(225), by=user)
    return coached(user, coach())


def path_of(coaching: Coaching) -> str:
    return f"/clients/{coaching.pk}/proposals/{prescription_of(coaching.client).pk}/"


def opened(coaching: Coaching) -> dict[str, Any]:
    """The fields of the page as the coach opened it, with a reason."""
    form = browser(coaching.coach).get(path_of(coaching)).context["form"]
    return {name: form[name].value() or "" for name in form.fields} | {"reason": REASON}


def send(coaching: Coaching, fields: dict[str, Any]) -> HttpResponse:
    return browser(coaching.coach).post(path_of(coaching), fields)


BAD = [
    ("sets", "7"),
    ("sets", "0"),
    ("sets", ""),
    ("sets", "3.5"),
    ("sets", "3\x00"),
    ("sets", str(2**63)),
    ("rep_low", "6"),
    ("rep_high", "31"),
    ("rest_seconds", "29"),
    ("rest_seconds", "601"),
    ("step_up", "0"),
    ("step_up", "NaN"),
    ("step_down", "101"),
    ("load", "heavy"),
    ("load", "1e2"),
    ("load", "2001"),
    ("load", "Infinity"),
    ("load", "-45"),
    ("load", "226"),
    ("load", "\u202e522"),
    ("exercise", "pull-up"),
    ("exercise", "cable-pullover"),
    ("exercise", "nothing"),
    ("exercise", ""),
    ("exercise", "dead\x00lift"),
    ("reason", ""),
    ("reason", "  \n "),
    ("reason", "x" * (REASON_LENGTH + 1)),
    *[("reason", text) for text in UNSHOWABLE],
]


@pytest.mark.parametrize(("field", "typed"), BAD, ids=lambda value: ascii(value)[:20])
def test_what_is_refused_is_named_and_nothing_typed_is_lost(
    coaching: Coaching, field: str, typed: str
) -> None:
    # 4 sets and 235 lb were typed too, and would be fine.
    fields = opened(coaching) | {"sets": "4", "load": "235", field: typed}
    response = send(coaching, fields)
    page, form = response.content.decode(), response.context["form"]
    beside = "rep_high" if field == "rep_low" else field
    assert response.status_code == 422
    assert f'id="id_{beside}_error"' in page
    assert list(form.errors) == [beside]
    assert {name: form[name].value() for name in fields} == {
        name: str(kept) for name, kept in fields.items()
    }
    assert field == "reason" or REASON in page
    assert not Proposal.objects.exists()


def test_a_weight_their_gym_cannot_make_comes_with_the_nearest(coaching: Coaching) -> None:
    page = send(coaching, opened(coaching) | {"load": "226"}).content.decode()
    assert "Their gym can’t make that. The nearest: 225 lb or 230 lb." in page


def test_a_weight_off_their_ladder_is_shown_as_their_gym_makes_it(coaching: Coaching) -> None:
    user = coaching.client
    working_loads.set_working_load(
        prescription=prescription_of(user), load=Decimal("226.5"), by=user
    )
    fields = opened(coaching)
    assert fields["load"] == "225"
    assert send(coaching, fields | {"sets": "4"}).status_code == 302
    assert Proposal.objects.get().changes == {"sets": [3, 4]}


def test_the_exercise_of_another_line_of_the_day_is_refused_where_it_is_chosen() -> None:
    coaching = coached(lifter(), coach())
    prescription = prescription_of(coaching.client, "pull-up")
    Prescription.objects.filter(pk=prescription.pk).update(exercise="sumo-deadlift")
    fields = opened(coaching) | {"exercise": "sumo-deadlift"}
    response = send(coaching, fields)
    assert response.context["form"].errors["exercise"] == ["That day already has this exercise."]


def test_proposing_nothing_is_refused(coaching: Coaching) -> None:
    response = send(coaching, opened(coaching) | {"load": "225.00", "step_up": "10.0"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Change something. This is the plan as it is now." in page
    assert REASON in page


def test_a_blank_weight_is_left_alone(coaching: Coaching) -> None:
    send(coaching, opened(coaching) | {"load": "", "sets": "4"})
    assert Proposal.objects.get().changes == {"sets": [3, 4]}


def test_a_weight_still_to_find_may_be_proposed() -> None:
    coaching = coached(lifter(), coach())
    send(coaching, opened(coaching) | {"load": "185"})
    assert Proposal.objects.get().changes == {"load": [None, "185"]}
    assert "<li>185 lb next</li>" in browser(coaching.client).get("/week/").content.decode()


def test_a_coach_can_propose_assistance_from_a_phone(coaching: Coaching) -> None:
    pull_ups = prescription_of(coaching.client, "pull-up").pk
    path = f"/clients/{coaching.pk}/proposals/{pull_ups}/"
    assert 'inputmode="text"' in browser(coaching.coach).get(path).content.decode()


def test_digits_of_another_script_and_a_comma_are_read(coaching: Coaching) -> None:
    send(coaching, opened(coaching) | {"sets": "٤", "load": "２３５,0"})
    assert Proposal.objects.get().changes == {"sets": [3, 4], "load": ["225", "235"]}


def test_what_moved_while_the_coach_wrote_is_not_proposed_back(coaching: Coaching) -> None:
    fields = opened(coaching) | {"rest_seconds": "240"}
    log(workout_of(coaching.client, coaching.client.today()), 225, 6)
    response = send(coaching, fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert "The plan changed since you opened this page." in page
    assert "Rest 4:00 instead of 3:00; 225 lb next instead of 235 lb." in page
    assert REASON in page
    assert not Proposal.objects.exists()


def test_what_moved_may_be_proposed_once_it_was_seen(coaching: Coaching) -> None:
    fields = opened(coaching) | {"rest_seconds": "240"}
    log(workout_of(coaching.client, coaching.client.today()), 225, 6)
    form = send(coaching, fields).context["form"]
    again = {name: form[name].value() or "" for name in form.fields}
    assert send(coaching, again).status_code == 302
    changes = Proposal.objects.get().changes
    assert changes == {"rest_seconds": [180, 240], "load": ["235", "225"]}


@pytest.mark.parametrize("content", ["", "[]", '{"sets": 4}', "{"])
def test_json_is_no_proposal(coaching: Coaching, content: str) -> None:
    client = browser(coaching.coach)
    response = client.post(path_of(coaching), content, content_type="application/json")
    assert response.status_code == 422
    assert not Proposal.objects.exists()


def test_a_prescription_of_anybody_else_or_of_the_past_is_not_there(coaching: Coaching) -> None:
    theirs = prescription_of(other_lifter()).pk
    past = prescription_of(coaching.client).pk
    programs.change_unit(program=program_of(coaching.client), unit="kg")
    client = browser(coaching.coach)
    for answer in [client.get, client.post]:
        pages = [
            answer(f"/clients/{coaching.pk}/proposals/{id}/", {"sets": "4", "reason": REASON})
            for id in (theirs, past, 2**40, 2**63, 10**30)
        ]
        assert {page.status_code for page in pages} == {404}
        assert len({page.content for page in pages}) == 1


def test_a_reason_is_shown_to_both_sides_and_run_by_neither(coaching: Coaching) -> None:
    send(coaching, opened(coaching) | {"sets": "4", "reason": "<script>x</script>\nשָׁלוֹם"})
    at = f"/clients/{coaching.pk}/"
    for user, path in [(coaching.client, "/week/"), (coaching.coach, at)]:
        page = browser(user).get(path).content.decode()
        assert "<bdi>&lt;script&gt;x&lt;/script&gt;<br>שָׁלוֹם</bdi>" in page


def test_the_page_says_what_was_proposed_before(coaching: Coaching) -> None:
    send(coaching, opened(coaching) | {"sets": "4"})
    page = browser(coaching.coach).get(path_of(coaching)).content.decode()
    assert "Already proposed: 4 sets instead of 3." in page
