"""The database refuses what coaching would never write, and every change to who looked."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from coaching import proposals, reviews
from coaching.models import (
    Coaching,
    Comment,
    HandOver,
    Invitation,
    Invites,
    LogView,
    Page,
    Proposal,
    ProposalTemplate,
    Review,
    TemplateLine,
    TemplateSending,
)
from tests.coaching.cast import coach, coached
from tests.factories import TUESDAY, lifter, log, prescription_of, stranger, workout_of
from tests.workouts.test_constraints import change, refused_by
from workouts.ids import new_id

pytestmark = pytest.mark.django_db

MODELS: list[type[Model]] = [
    *(Coaching, Comment, Invitation, LogView, Proposal, Review),
    *(HandOver, ProposalTemplate, TemplateLine, TemplateSending),
]
NOW = datetime.datetime(2026, 3, 3, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def coaching() -> Coaching:
    """One row of every table."""
    opened = coached(lifter(), coach())
    visit = workout_of(opened.client)
    said = {"coaching": opened, "workout": visit, "set": log(visit), "author": opened.coach}
    reviews.comment(**said, text="Up.", id=new_id())
    reviews.mark_reviewed(coaching=opened, workout=visit)
    LogView.objects.create(client=opened.client, coach=opened.coach, page=Page.LIST, on=TUESDAY)
    proposals.propose(
        coaching=opened,
        prescription=prescription_of(opened.client),
        changes={"sets": [3, 4]},
        reason="More.",
    )
    template = ProposalTemplate.objects.create(coach=opened.coach, name="A block")
    asks = {"sets": 3, "rep_low": 4, "rep_high": 6, "rest_seconds": 180}
    TemplateLine.objects.create(template=template, role="main", exercise_id="deadlift", **asks)
    TemplateSending.objects.create(id=new_id(), coach=opened.coach, name="A block", told=[])
    HandOver.objects.create(coaching=opened, invitation=Invitation.objects.get())
    return opened


EACH: list[tuple[str, type[Model], dict[str, Any]]] = [
    ("invitation_invites_known", Invitation, {"invites": "friend"}),
    ("invitation_ends_after_start", Invitation, {"expires_at": NOW, "made_at": NOW}),
    ("coaching_ends_with_its_coach", Coaching, {"coach": None}),
    ("coaching_opens_by_a_text", Coaching, {"consent": ""}),
    ("coaching_opens_by_a_text", Coaching, {"accepted_at": None}),
    ("comment_says_something", Comment, {"text": ""}),
    ("proposal_answered_once", Proposal, {"answer": "accepted"}),
    ("proposal_answered_once", Proposal, {"answered_at": NOW}),
    ("proposal_answered_once", Proposal, {"answer": "later", "answered_at": NOW}),
    ("proposal_has_a_reason", Proposal, {"reason": ""}),
    ("proposal_asks_known", Proposal, {"asks": "plan"}),
    ("proposal_asks_known", Proposal, {"asks": "lighter"}),  # with a prescription
    ("proposal_times_within_bounds", Proposal, {"made_at": "infinity"}),
    ("coaching_times_within_bounds", Coaching, {"invited_at": "-infinity"}),
    ("comment_times_within_bounds", Comment, {"read_at": "2200-01-03T00:00:00Z"}),
    ("invitation_times_within_bounds", Invitation, {"expires_at": "infinity"}),
    ("review_time_within_bounds", Review, {"at": "1949-12-30T00:00:00Z"}),
    ("hand_over_time_within_bounds", HandOver, {"made_at": "infinity"}),
    ("template_has_a_name", ProposalTemplate, {"name": ""}),
    ("template_time_within_bounds", ProposalTemplate, {"made_at": "infinity"}),
    ("template_line_role_known", TemplateLine, {"role": "rest"}),
    ("template_line_sets_within_bounds", TemplateLine, {"sets": 7}),
    ("template_line_sets_within_bounds", TemplateLine, {"sets": 2, "role": "extra"}),
    ("template_line_reps_are_a_range", TemplateLine, {"rep_low": 6}),
    ("template_line_reps_are_a_range", TemplateLine, {"rep_high": 31}),
    ("template_line_rest_within_bounds", TemplateLine, {"rest_seconds": 29}),
    ("template_sending_within_bounds", TemplateSending, {"sent_at": "infinity"}),
]
SECOND: list[tuple[str, type[Model], dict[str, Any]]] = [
    ("coaching_one_a_pair", Coaching, {}),
    ("proposal_one_waiting", Proposal, {}),
    ("review_one_a_workout", Review, {}),
    ("template_one_a_name", ProposalTemplate, {}),
    ("template_line_one_an_exercise", TemplateLine, {}),
    ("log_view_one_a_day", LogView, {}),
    ("log_view_page_known", LogView, {"page": "plan"}),
    ("log_view_date_within_bounds", LogView, {"on": datetime.date(2200, 1, 1)}),
]


@pytest.mark.parametrize(
    ("name", "model", "fields"), EACH, ids=[f"{name}-{fields}" for name, _, fields in EACH]
)
def test_a_value_that_cannot_be_is_refused_by_name(
    name: str, model: type[Model], fields: dict[str, Any]
) -> None:
    assert change(model, **fields) == name


@pytest.mark.parametrize(("name", "model", "fields"), SECOND)
def test_a_second_row_of_the_same_is_refused_by_name(
    name: str, model: type[Model], fields: dict[str, Any]
) -> None:
    row = model.objects.get()
    row.pk = None
    for field, value in fields.items():
        setattr(row, field, value)
    assert refused_by(lambda: row.save(force_insert=True)) == name


def test_nobody_coaches_or_writes_to_themselves(coaching: Coaching) -> None:
    same = coaching.client_id
    assert change(Coaching, coach=same, client=same) == "coaching_of_somebody_else"
    assert change(Comment, author=same, to=same) == "comment_to_somebody_else"


def test_a_token_is_given_once() -> None:
    token = Invitation.objects.get().token
    second = Invitation(by=stranger(), invites=Invites.COACH, token=token)
    assert "token" in refused_by(second.save)


def test_every_named_constraint_is_seen_to_refuse() -> None:
    named = {each.name for model in MODELS for each in model._meta.constraints}
    seen = {name for name, _, _ in [*EACH, *SECOND]} | {"proposal_one_lighter_week_waiting"}
    assert named == seen | {"coaching_of_somebody_else", "comment_to_somebody_else"}


def test_one_lighter_week_waits_for_an_answer(coaching: Coaching) -> None:
    first = proposals.propose_lighter_week(coaching=coaching, reason="Rest.")
    first.pk = None
    refused = refused_by(lambda: first.save(force_insert=True))
    assert refused == "proposal_one_lighter_week_waiting"


def test_what_is_over_makes_room_for_the_next(coaching: Coaching) -> None:
    Coaching.objects.update(ended_at=timezone.now())
    Proposal.objects.update(answer="declined", answered_at=timezone.now())
    coached(coaching.client, coaching.coach)
    assert Coaching.objects.count() == 2


@pytest.mark.parametrize("length", [501, 600])
def test_a_comment_past_500_characters_has_no_room(length: int) -> None:
    assert "character varying(500)" in change(Comment, text="x" * length)


@pytest.mark.parametrize(
    "fields",
    [
        {"page": Page.CLIENT},
        {"on": datetime.date(2026, 3, 4)},
        {"at": NOW},
        {"coach": None, "page": Page.CLIENT},
        {"coach": None, "at": NOW},
        {"id": 2**40},
    ],
    ids=str,
)
def test_who_looked_is_never_changed(fields: dict[str, Any]) -> None:
    before = LogView.objects.values().get()
    assert "Who looked at a log is never changed." in change(LogView, **fields)
    assert LogView.objects.values().get() == before


@pytest.mark.parametrize("side", ["coach", "client"])
def test_a_look_is_never_given_to_somebody_else(side: str) -> None:
    other = stranger().pk
    assert "Who looked at a log is never changed." in change(LogView, **{side: other})


def test_a_look_is_not_changed_through_the_product_either() -> None:
    look = LogView.objects.get()
    look.page = Page.WORKOUT
    sentence = "Who looked at a log is never changed."
    assert sentence in refused_by(look.save)
    assert sentence in refused_by(lambda: LogView.objects.update(page=Page.WORKOUT))


def test_a_look_is_not_written_over_by_the_next() -> None:
    def write_over() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                'INSERT INTO coaching_logview (client_id, coach_id, page, "on", at)'
                ' SELECT client_id, coach_id, page, "on", now() FROM coaching_logview'
                ' ON CONFLICT (client_id, "on", coach_id, page) DO UPDATE SET at = now()'
            )

    assert "Who looked at a log is never changed." in refused_by(write_over)


def test_only_the_name_of_a_coach_may_leave_a_look() -> None:
    LogView.objects.update(coach=None)
    assert LogView.objects.get().coach is None
