"""A coach proposes and edits nothing; the client's answer decides, through the lifter's verbs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import User
from coaching import consent, proposals, wording
from coaching.models import Answer, Coaching, Proposal
from coaching.models.proposals import REASON_LENGTH
from exercises.models import Exercise
from progression import DEFAULT_STEPS
from tests.coaching.cast import coach, coached
from tests.coaching.test_pages import html
from tests.factories import (
    browser,
    lifter,
    log,
    opening,
    prescription_of,
    program_of,
    seasoned_lifter,
    stranger,
    workout_of,
)
from workouts import programs, working_loads
from workouts.models import Kind, LoggedSet, Prescription, Role, WorkingLoad, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def path_of(coaching: Coaching, exercise: str = "deadlift", role: str = Role.MAIN) -> str:
    prescription = prescription_of(coaching.client, exercise, role)
    return f"/clients/{coaching.pk}/proposals/{prescription.pk}/"


def shown(coaching: Coaching, exercise: str = "deadlift", role: str = Role.MAIN) -> dict[str, Any]:
    """The form's fields as the page fills them."""
    form = browser(coaching.coach).get(path_of(coaching, exercise, role)).context["form"]
    return {name: form[name].value() or "" for name in form.fields} | {"reason": "You can."}


def send(coaching: Coaching, **changes: Any) -> HttpResponse:
    fields = shown(coaching) | changes
    return browser(coaching.coach).post(path_of(coaching), fields)


def proposed(coaching: Coaching, **changes: Any) -> Proposal:
    """A proposal on the deadlift, made on the page."""
    response = send(coaching, **changes)
    assert response.status_code == 302, response.context["form"].errors
    return Proposal.objects.waiting().get(coaching=coaching)


def answer(proposal: Proposal, verb: str, by: User | None = None) -> str:
    """The page after an answer."""
    client = browser(by or proposal.coaching.client)
    return client.post(f"/proposals/{proposal.pk}/{verb}/", follow=True).content.decode()


def plan(user: User) -> list[dict[str, Any]]:
    return list(Prescription.objects.owned_by(user).order_by("pk").values())


@pytest.fixture
def coaching() -> Coaching:
    """An open coaching; the client's deadlift opens at 225 lb."""
    user = lifter()
    prescription = prescription_of(user)
    working_loads.set_working_load(prescription=prescription, load=Decimal(225), by=user)
    return coached(user, coach(name="Ada"))


def test_proposing_changes_nothing_but_is_there_to_answer(coaching: Coaching) -> None:
    before = plan(coaching.client)
    proposal = proposed(coaching, sets="4", load="235", reason="Six easy reps.")
    assert plan(coaching.client) == before
    assert opening(coaching.client) == 225
    assert proposal.changes == {"sets": [3, 4], "load": ["225", "235"]}
    page = browser(coaching.client).get("/week/").content.decode()
    assert "<bdi>Ada</bdi> proposes: Deadlift, main back day" in page
    assert "4 sets instead of 3" in page
    assert "235 lb next instead of 225 lb" in page
    assert "<bdi>Six easy reps.</bdi>" in page
    assert f'action="/proposals/{proposal.pk}/accept/"' in page
    assert f'action="/proposals/{proposal.pk}/decline/"' in page


def test_an_accepted_prescription_is_the_new_plan(coaching: Coaching) -> None:
    fields = {"sets": "4", "rep_low": "5", "rep_high": "7", "rest_seconds": "240", "step_up": "5"}
    page = answer(proposed(coaching, **fields), "accept")
    assert "Accepted: Deadlift, main back day is changed as ⁨Ada⁩ proposed." in page
    changed = prescription_of(coaching.client)
    now = (changed.sets, changed.rep_low, changed.rep_high, changed.rest_seconds, changed.step_up)
    assert now == (4, 5, 7, 240, 5)


def test_an_accepted_weight_opens_the_next_workout_and_keeps_its_author(coaching: Coaching) -> None:
    answer(proposed(coaching, load="245", reason="You had more in you."), "accept")
    newest = WorkingLoad.objects.latest("at")
    assert (newest.by, newest.note) == (coaching.coach, "Ada: You had more in you.")
    assert opening(coaching.client) == 245
    assert "Ada: You had more in you." in browser(coaching.client).get("/week/").content.decode()


def test_a_weight_that_comes_with_a_swap_is_compared_with_nothing(coaching: Coaching) -> None:
    proposed(coaching, exercise="trap-bar-deadlift", load="255", sets="4")
    (words,) = wording.proposals(Proposal.objects.all())
    swap = "Trap-bar deadlift instead of Deadlift"
    assert words.changes == [swap, "4 sets instead of 3", "255 lb next"]


def test_an_accepted_swap_opens_the_other_exercise_at_the_weight_that_came_with_it(
    coaching: Coaching,
) -> None:
    answer(proposed(coaching, exercise="trap-bar-deadlift", load="255"), "accept")
    swapped = prescription_of(coaching.client, "trap-bar-deadlift")
    assert swapped.sets == 3
    assert opening(coaching.client, "trap-bar-deadlift") == 255


def test_a_swap_to_another_kind_brings_the_steps_of_that_kind(coaching: Coaching) -> None:
    slug = "one-arm-dumbbell-row"
    fields = shown(coaching, slug) | {"exercise": "barbell-row"}
    browser(coaching.coach).post(path_of(coaching, slug), fields)
    answer(Proposal.objects.get(), "accept")
    swapped = prescription_of(coaching.client, "barbell-row")
    assert swapped.step_up == DEFAULT_STEPS["barbell", "lb"].up
    assert swapped.step_up != Decimal(str(fields["step_up"]))


@pytest.mark.parametrize("name", ["", "Ä" * 100])
def test_the_longest_name_and_reason_fit_the_note_of_a_weight(name: str) -> None:
    user = lifter()
    by = coach(f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.example", name=name)
    coaching = coached(user, by)
    assert len(by.email) > 240
    page = answer(proposed(coaching, load="245", reason="ж" * REASON_LENGTH), "accept")
    assert "Accepted: Deadlift" in page
    assert WorkingLoad.objects.get().note.endswith(f": {'ж' * REASON_LENGTH}")


def test_a_declined_one_changes_nothing(coaching: Coaching) -> None:
    before = plan(coaching.client)
    page = answer(proposed(coaching, sets="4", load="245"), "decline")
    assert "Declined. Your plan stays as it is." in page
    assert plan(coaching.client) == before
    assert opening(coaching.client) == 225
    assert "4 sets instead of 3" not in page


@pytest.mark.parametrize("verb", ["accept", "decline"])
def test_answering_twice_answers_once_and_reads_the_same(coaching: Coaching, verb: str) -> None:
    proposal = proposed(coaching, load="245")
    first, second = answer(proposal, verb), answer(proposal, verb)
    for words in ["Accepted: Deadlift" if verb == "accept" else "Declined."]:
        assert words in first
        assert words in second
    assert WorkingLoad.objects.filter(by=coaching.coach).count() == (verb == "accept")
    answered_at = Proposal.objects.get().answered_at
    getattr(proposals, verb)(
        proposal=proposal, **({"client": coaching.client} if verb == "accept" else {})
    )
    assert Proposal.objects.get().answered_at == answered_at


def test_withdrawing_twice_withdraws_once(coaching: Coaching) -> None:
    proposal = proposed(coaching, load="245")
    for _ in range(2):
        assert "Proposal withdrawn." in answer(proposal, "withdraw", coaching.coach)
    assert Proposal.objects.get().answer == Answer.WITHDRAWN


@pytest.mark.parametrize("first", Answer.values)
@pytest.mark.parametrize("second", ["accept", "decline", "withdraw"])
def test_another_answer_comes_too_late_and_says_which_stands(
    coaching: Coaching, first: str, second: str
) -> None:
    proposal = proposed(coaching, sets="4")
    verbs = {"accepted": "accept", "declined": "decline", "withdrawn": "withdraw"}
    who = {"withdraw": coaching.coach}
    answer(proposal, verbs[first], who.get(verbs[first]))
    before = plan(coaching.client)
    page = answer(proposal, second, who.get(second))
    assert (f"That proposal was already {first}." in page) == (verbs[first] != second)
    assert Proposal.objects.get().answer == first
    assert plan(coaching.client) == before


def test_a_changed_plan_is_told_and_nothing_is_applied(coaching: Coaching) -> None:
    proposal = proposed(coaching, sets="4", load="245")
    programs.change_prescription(prescription=prescription_of(coaching.client), sets=5)
    before = plan(coaching.client)
    page = answer(proposal, "accept")
    assert "the number of sets was 3 then and is 5 now" in page
    assert "Nothing was changed." in page
    assert plan(coaching.client) == before
    assert opening(coaching.client) == 225
    assert Proposal.objects.waiting().get() == proposal


def test_a_weight_that_moved_on_is_told_and_not_applied(coaching: Coaching) -> None:
    proposal = proposed(coaching, load="245")
    log(workout_of(coaching.client, coaching.client.today()), 225, 6)
    page = answer(proposal, "accept")
    assert "the next weight was 225 lb then and is 235 lb now" in page
    assert not WorkingLoad.objects.filter(by=coaching.coach).exists()


def test_an_exercise_and_a_rest_that_moved_on_are_named_as_people_say_them(
    coaching: Coaching,
) -> None:
    proposal = proposed(coaching, exercise="trap-bar-deadlift", rest_seconds="240")
    sumo = Exercise.objects.get(pk="sumo-deadlift")
    prescription = prescription_of(coaching.client)
    programs.change_prescription(prescription=prescription, exercise=sumo, rest_seconds=90)
    page = answer(proposal, "accept")
    assert "the exercise was Deadlift then and is Sumo deadlift now" in page
    assert "the rest was 3:00 then and is 1:30 now" in page


def test_a_change_beside_what_was_proposed_does_not_matter(coaching: Coaching) -> None:
    proposal = proposed(coaching, sets="4")
    programs.change_prescription(prescription=prescription_of(coaching.client), rest_seconds=90)
    assert "Accepted: Deadlift" in answer(proposal, "accept")
    changed = prescription_of(coaching.client)
    assert (changed.sets, changed.rest_seconds) == (4, 90)


@pytest.mark.parametrize(
    ("asked", "moved"),
    [
        ({"sets": "4"}, {"sets": 2}),
        ({"step_up": "20"}, {"step_up": Decimal("7.50")}),
        ({"exercise": "sumo-deadlift"}, {"exercise": "trap-bar-deadlift"}),
    ],
)
def test_what_was_changed_since_is_not_offered_any_more(
    coaching: Coaching, asked: dict[str, str], moved: dict[str, Any]
) -> None:
    proposal = proposed(coaching, **asked)
    accept = f"/proposals/{proposal.pk}/accept/"
    assert accept in html(coaching.client, "/week/")
    if slug := moved.get("exercise"):
        moved = {"exercise": Exercise.objects.get(pk=slug)}
    programs.change_prescription(prescription=prescription_of(coaching.client), **moved)
    page = html(coaching.client, "/week/")
    assert "Your plan has changed since, so you can’t accept this." in page
    assert accept not in page
    assert f"/proposals/{proposal.pk}/decline/" in page
    assert "Their plan has changed since" in html(coaching.coach, f"/clients/{coaching.pk}/")


def test_a_weight_for_another_rep_range_is_told_and_not_applied(coaching: Coaching) -> None:
    proposal = proposed(coaching, load="245")
    change = {"rep_low": 8, "rep_high": 10}
    programs.change_prescription(prescription=prescription_of(coaching.client), **change)
    assert "the next weight was 225 lb then and is 200 lb now" in answer(proposal, "accept")
    assert opening(coaching.client) == 200


def test_reps_that_are_no_range_any_more_are_told_and_not_applied(coaching: Coaching) -> None:
    proposal = proposed(coaching, rep_high="5")
    programs.change_prescription(prescription=prescription_of(coaching.client), rep_low=5)
    page = answer(proposal, "accept")
    assert "That doesn’t fit your plan any more: Choose reps from 1 to 30" in page
    assert Proposal.objects.waiting().exists()


@pytest.mark.parametrize("gone", ["its day", "its program"])
def test_what_left_the_plan_is_told_and_can_be_declined(gone: str) -> None:
    user = seasoned_lifter()
    coaching, program = coached(user, coach()), program_of(user)
    fields = shown(coaching, "pull-up", Role.EXTRA) | {"sets": "4"}
    browser(coaching.coach).post(path_of(coaching, "pull-up", Role.EXTRA), fields)
    proposal = Proposal.objects.get()
    if gone == "its day":
        programs.change_experience(program=program, experience="under", training_since=None)
    else:
        programs.change_unit(program=program, unit="kg")
    page = answer(proposal, "accept")
    assert "Pull-up, extra day isn’t in your plan any more. Nothing was changed." in page
    assert f"/proposals/{proposal.pk}/accept/" not in page
    assert "Declined." in answer(proposal, "decline")


def test_a_newer_proposal_takes_the_place_of_the_last(coaching: Coaching) -> None:
    old, new = proposed(coaching, sets="4"), proposed(coaching, sets="5")
    old.refresh_from_db()
    assert old.answer == Answer.WITHDRAWN
    assert "was already withdrawn" in answer(old, "accept")
    assert new.changes == {"sets": [3, 5]}


def test_the_same_proposal_sent_twice_is_one(coaching: Coaching) -> None:
    assert proposed(coaching, sets="4") == proposed(coaching, sets="4")
    assert Proposal.objects.count() == 1


def test_two_coaches_propose_beside_each_other(coaching: Coaching) -> None:
    other = coached(coaching.client, coach("second@example.com"))
    proposed(coaching, sets="4")
    second = proposed(other, sets="5")
    answer(Proposal.objects.waiting().get(coaching=coaching), "accept")
    assert "the number of sets was 3 then and is 4 now" in answer(second, "accept")


def test_after_the_end_a_proposal_is_neither_shown_nor_answered(coaching: Coaching) -> None:
    proposal = proposed(coaching, sets="4")
    consent.end(coaching=coaching)
    page = browser(coaching.client).get("/week/").content.decode()
    assert "proposes" not in page
    for verb in ["accept", "decline", "withdraw"]:
        for user in [coaching.client, coaching.coach]:
            path = f"/proposals/{proposal.pk}/{verb}/"
            assert browser(user).post(path).status_code == 404


def test_nobody_else_answers_or_withdraws(coaching: Coaching) -> None:
    proposal = proposed(coaching, sets="4")
    second = coach("second@example.com")
    coached(coaching.client, second)
    wrong = [(stranger(), "accept"), (coaching.coach, "accept"), (coaching.coach, "decline")]
    wrong += [(second, "withdraw"), (coaching.client, "withdraw")]
    for user, verb in wrong:
        client = browser(user)
        answers = [client.post(f"/proposals/{id}/{verb}/") for id in (proposal.pk, 2**40, 10**30)]
        assert {each.status_code for each in answers} == {404}
        assert len({each.content for each in answers}) == 1
    assert Proposal.objects.waiting().exists()


def test_a_coach_has_no_way_to_write_in_log_or_plan(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    row = log(visit)
    client = browser(coaching.coach)
    prescription = prescription_of(coaching.client)
    paths = [f"/sets/{row.pk}/", f"/workouts/{visit.pk}/", f"/workouts/{visit.pk}/finish/"]
    paths += [f"/workouts/{visit.pk}/discard/", f"/settings/prescriptions/{prescription.pk}/"]
    for path in paths:
        fields = {"workout": visit.pk, "kind": Kind.UNDONE, "version": 1, "sets": 5, "notes": "x"}
        assert client.get(path).status_code in {404, 405}
        assert client.post(path, fields).status_code in {404, 405, 422}
    assert (LoggedSet.objects.get().kind, Workout.objects.get().notes) == (Kind.WORK, "")
    assert prescription_of(coaching.client).sets == 3
