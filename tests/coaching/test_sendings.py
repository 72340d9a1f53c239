"""A template proposed to several clients: an ordinary proposal to each, and who is left out."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from accounts import export_json
from accounts.account_deletion import leave
from accounts.models import User
from coaching import consent, proposal_templates, proposals, sendings
from coaching.models import Coaching, LogView, Proposal, ProposalTemplate, TemplateSending
from exercises.models import Exercise
from tests.coaching.cast import asked, coach, coached
from tests.coaching.test_pages import html, text
from tests.factories import account, browser, lifter, prescription_of, seasoned_lifter
from workouts.ids import new_id
from workouts.models import Prescription, Program

pytestmark = pytest.mark.django_db
REASON = "Three weeks of more sets."
SHIPPED = {"rep_low": 4, "rep_high": 6, "rest_seconds": 180}


@pytest.fixture
def me() -> User:
    return coach("me@example.com", name="Ada")


@pytest.fixture
def template(me: User) -> ProposalTemplate:
    """Five sets of deadlifts, and of pull-ups what the plan ships with."""
    made = proposal_templates.make(coach=me, name="A block")
    for slug, sets in [("deadlift", 5), ("pull-up", 3)]:
        exercise = Exercise.objects.get(pk=slug)
        proposal_templates.put(template=made, role="main", exercise=exercise, sets=sets, **SHIPPED)
    return made


@pytest.fixture
def nora(me: User) -> Coaching:
    return coached(lifter("nora@example.com", name="Nora"), me)


def send(
    template: ProposalTemplate, *to: Coaching, id: UUID | None = None, **fields: Any
) -> HttpResponse:
    sent = {"id": id or new_id(), "clients": [one.pk for one in to], "reason": REASON}
    path = f"/clients/templates/{template.pk}/propose/"
    return browser(template.coach).post(path, sent | fields)


def told(response: HttpResponse, me: User) -> str:
    return text(html(me, response["Location"]))


def test_each_client_gets_a_proposal_for_what_would_change(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    kai = coached(seasoned_lifter(name="Kai"), me)
    words = told(send(template, nora, kai), me)
    assert "2 proposals made" in words
    assert "Kai Deadlift, main back day Nora Deadlift, main back day" in words
    assert "Pull-up, main back day: Their plan says that already." in words
    for coaching in (nora, kai):
        (proposal,) = coaching.proposals.all()
        assert (proposal.changes, proposal.reason) == ({"sets": [3, 5]}, REASON)
        assert "5 sets instead of 3" in html(coaching.client, "/week/")


def test_nothing_changes_until_the_client_says_yes(
    template: ProposalTemplate, nora: Coaching
) -> None:
    send(template, nora)
    assert prescription_of(nora.client).sets == 3
    browser(nora.client).post(f"/proposals/{nora.proposals.get().pk}/accept/")
    assert prescription_of(nora.client).sets == 5


def test_the_same_form_again_asks_nobody_again(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    id = new_id()
    first = send(template, nora, id=id)
    proposals.decline(proposal=nora.proposals.get())
    second = send(template, nora, id=id)
    assert first["Location"] == second["Location"]
    assert Proposal.objects.count() == TemplateSending.objects.count() == 1
    assert "1 proposal made" in told(second, me)


def test_another_form_asks_again(template: ProposalTemplate, nora: Coaching) -> None:
    send(template, nora)
    proposals.decline(proposal=nora.proposals.get())
    send(template, nora)
    assert Proposal.objects.count() == 2


def test_something_else_from_the_same_page_is_proposed_too(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    """Going back in the browser shows the page again with its old id."""
    id, kai = new_id(), coached(lifter("kai@example.com", name="Kai"), me)
    send(template, nora, id=id)
    assert "1 proposal made on" in told(send(template, kai, id=id, reason="You too."), me)
    assert [one.proposals.get().reason for one in (nora, kai)] == [REASON, "You too."]
    row = template.lines.get(exercise="deadlift")
    template.lines.filter(pk=row.pk).update(rest_seconds=row.rest_seconds + 60)
    assert "it waits for their answer" in told(send(template, nora, id=id), me)


def test_the_same_id_of_another_coach_is_another_page(
    template: ProposalTemplate, nora: Coaching
) -> None:
    id, other = new_id(), coach("other@example.com")
    TemplateSending.objects.create(id=id, coach=other, name="Theirs", told=[])
    send(template, nora, id=id)
    assert Proposal.objects.count() == 1
    assert TemplateSending.objects.get(pk=id).name == "Theirs"


def test_what_was_proposed_counts_whoever_has_left_since(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    kai = coached(lifter("kai@example.com", name="Kai"), me)
    sent = send(template, nora, kai)
    consent.end(coaching=kai)
    words = told(sent, me)
    assert "2 proposals made on" in words
    assert "Whoever isn’t your client any more isn’t named here." in words
    assert "Kai" not in words
    consent.end(coaching=nora)
    assert "2 proposals made on" in told(sent, me)


def left_out(me: User, template: ProposalTemplate, coaching: Coaching) -> str:
    words = told(send(template, coaching), me)
    return words.split("Left out")[1]


def test_who_has_an_open_proposal_for_it_is_left_out(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    mine = proposals.propose(
        coaching=nora,
        prescription=prescription_of(nora.client),
        changes={"sets": [3, 4]},
        reason="Slowly.",
    )
    words = "Deadlift, main back day: You already proposed a change here, and it waits for their"
    assert words in left_out(me, template, nora)
    assert nora.proposals.get() == mine
    assert nora.proposals.get().answer == ""


def test_it_still_waits_after_the_client_changed_the_plan(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    send(template, nora)
    path = f"/settings/program/{prescription_of(nora.client, 'cable-pullover').pk}/"
    fields = {"exercise": "cable-pullover", "sets": "4", "rep_low": "8", "rep_high": "10"}
    more = {"rest_seconds": "120", "step_up": "5", "step_down": "5"}
    browser(nora.client).post(path, fields | more)
    assert "You already proposed a change here" in left_out(me, template, nora)
    assert nora.proposals.count() == 1


def test_what_another_coach_proposed_is_neither_told_nor_in_the_way(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    second = coached(nora.client, coach("second@example.com"))
    proposals.propose(
        coaching=second,
        prescription=prescription_of(nora.client),
        changes={"sets": [3, 4]},
        reason="Slowly.",
    )
    assert "already proposed" not in told(send(template, nora), me)
    assert nora.proposals.count() == second.proposals.count() == 1


def test_whose_plan_has_another_exercise_or_no_plan_is_left_out(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    Prescription.objects.filter(pk=prescription_of(nora.client).pk).update(exercise="sumo-deadlift")
    assert "Deadlift, main back day: It isn’t in their plan." in left_out(me, template, nora)
    Program.objects.owned_by(nora.client).update(ended_on=nora.client.today())
    assert "Deadlift, main back day: They have no program yet." in left_out(me, template, nora)
    assert "Nothing to propose No plan needed a change." in told(send(template, nora), me)
    assert not Proposal.objects.exists()


def test_only_present_clients_can_be_ticked(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    other = coached(lifter("theirs@example.com"), coach("other@example.com"))
    waits = asked(lifter("waits@example.com"), me)
    over = coached(lifter("over@example.com"), me)
    consent.end(coaching=over)
    for coaching in (other, waits, over):
        response = send(template, nora, coaching)
        words = "Someone you ticked isn’t your client any more. Choose again."
        assert response.context["form"].errors == {"clients": [words]}
        assert coaching.client.email not in response.content.decode()
    assert not Proposal.objects.exists()
    assert not TemplateSending.objects.exists()


def test_a_coaching_that_ends_meanwhile_is_passed_over(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    gone = coached(lifter("gone@example.com"), me)
    consent.end(coaching=gone)
    ids = [nora.pk, gone.pk]
    asks = {"template": template, "coach": me, "reason": REASON}
    sent = sendings.send(id=new_id(), coachings=ids, **asks)
    assert {coaching for coaching, _, _ in sent.told} == {nora.pk}


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"clients": []}, "clients", "Tick at least one client."),
        ({"reason": " "}, "reason", "Say why. Your client decides by it."),
        ({"clients": ["x"]}, "clients", "Someone you ticked isn’t your client any more."),
    ],
)
def test_what_is_missing_is_said_beside_the_field(
    template: ProposalTemplate, nora: Coaching, fields: dict[str, Any], field: str, words: str
) -> None:
    response = send(template, nora, **fields)
    assert response.status_code == 422
    assert words in response.context["form"].errors[field][0]
    assert words in text(response.content.decode())


def test_everybody_is_ticked_by_a_button_and_what_was_written_stays(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    path = f"/clients/templates/{template.pk}/propose/"
    assert " checked" not in html(me, path)
    sent = {"tick": "everyone", "reason": "You asked for it."}
    page = browser(me).post(path, sent).content.decode()
    assert page.count(" checked") == 1
    assert "You asked for it." in page
    assert 'class="error"' not in page
    assert not TemplateSending.objects.exists()


def test_a_client_who_ended_it_is_named_no_more(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    response = send(template, nora)
    assert "Nora" in told(response, me)
    consent.end(coaching=nora)
    assert "Nora" not in told(response, me)
    assert browser(coach("o@example.com")).get(response["Location"]).status_code == 404


def test_each_client_sees_that_the_coach_looked(template: ProposalTemplate, nora: Coaching) -> None:
    send(template, nora)
    assert LogView.objects.get(client=nora.client).page == "client"


def test_it_is_in_the_file_of_the_coach_and_goes_with_the_account(
    me: User, template: ProposalTemplate, nora: Coaching
) -> None:
    send(template, nora)
    (row,) = json.loads("".join(export_json.written(me)))["sent_templates"]
    assert row["name"] == "A block"
    leave(user=nora.client)
    leave(user=me)
    assert not TemplateSending.objects.exists()


def test_to_propose_nothing_asks_no_oftener_for_more_clients(
    me: User, template: ProposalTemplate
) -> None:
    def statements(count: int) -> int:
        ids = [coached(account(f"{count}.{n}@example.com"), me).pk for n in range(count)]
        asks = {"template": template, "coach": me, "reason": REASON}
        with CaptureQueriesContext(connection) as captured:
            sendings.send(id=new_id(), coachings=ids, **asks)
        return len(captured)

    assert statements(2) == statements(8) <= 10
