"""A workout that is entered afterwards: rows that follow from each other, and what is kept."""

from __future__ import annotations

import datetime
import re
import uuid
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import User
from exercises.models import Exercise
from tests.factories import (
    TUESDAY,
    browser,
    entry,
    full_workout,
    lifter,
    log,
    prescription_of,
    whole_fields,
    workout_of,
)
from tests.modules import compressed
from workouts import swaps
from workouts.ids import new_id
from workouts.models import Kind, LoggedSet, Workout
from workouts.reading import split_sets

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WEEK = datetime.timedelta(days=7)
URL = "/workouts/enter/"


def known() -> User:
    user = lifter()
    log(workout_of(user, TUESDAY), 225, 5)
    return user


def show(user: User, do: str = "show", **changes: Any) -> dict[str, list[str]]:
    """What the deadlift's rows say after a button of the form: weights and reps."""
    page = page_of(user, do, **changes)
    return {name: values(page, name) for name in ("load", "reps")}


def page_of(user: User, do: str, **changes: Any) -> str:
    fields = {"role": "main", "performed_on": str(TUESDAY + WEEK), "do": do} | changes
    response: HttpResponse = browser(user).post(URL, fields)
    assert response.status_code == 200
    return response.content.decode()


def values(page: str, name: str) -> list[str]:
    card = page.partition('aria-labelledby="deadlift"')[2].partition("</section>")[0]
    return re.findall(rf'name="\d+-{name}" value="([^"]*)"', card)


def row(number: int, load: str = "", reps: str = "", **more: str) -> dict[str, str]:
    said = {"id": str(new_id()), "exercise": "deadlift", "load": load, "reps": reps} | more
    return {f"{number}-{name}": value for name, value in said.items()}


def test_blank_rows_follow_as_asked_and_say_no_reps() -> None:
    assert show(known()) == {"load": ["225", "235", "235"], "reps": ["", "", ""]}


def test_as_asked_writes_the_reps_and_nothing_is_saved() -> None:
    user = known()
    assert show(user, "as-asked")["reps"] == ["6", "4", "5"]
    assert show(user, "as-asked:pull-up")["reps"] == ["", "", ""]
    assert Workout.objects.count() == 1


def test_a_row_that_somebody_wrote_in_stays_and_the_next_follow_from_it() -> None:
    typed = row(0, "225", "3", filled="225x6") | row(1, "235", "4", filled="235x4")
    assert show(known(), **typed) == {"load": ["225", "220", "220"], "reps": ["3", "4", ""]}


def test_reps_left_count_for_what_follows() -> None:
    typed = row(0, "225", "4", rir="0", filled="225x6")
    assert show(known(), **typed)["load"] == ["225", "220", "220"]


def test_one_set_more_has_the_weight_of_the_last() -> None:
    typed = row(0, "225", "6") | row(1, "235", "4") | row(2, "235", "5")
    assert show(known(), "add:deadlift", **typed)["load"] == ["225", "235", "235", "235"]


def test_a_warm_up_moves_nothing() -> None:
    page = page_of(known(), "warm-up:deadlift", **row(0, "135", "5", kind="warmup"))
    assert values(page, "load") == ["135", "", "225", "235", "235"]
    assert "Deadlift, warm-up 2" in page


def test_a_line_of_sets_takes_as_many_rows() -> None:
    typed = row(0, "225x6 235x4@1 235x3 225x4") | row(1, "235", filled="235")
    page = page_of(known(), "show", **typed)
    assert values(page, "load") == ["225", "235", "235", "225"]
    assert values(page, "reps") == ["6", "4", "3", "4"]
    assert 'name="1-rir" value="1" id="id_1-rir_2" checked' in page


def test_the_same_line_sent_twice_is_stored_once() -> None:
    user = known()
    fields = whole_fields([], on=TUESDAY + WEEK) | row(0, "225x6 235x4 235x5")
    places = {browser(user).post(URL, fields).headers["Location"] for _ in range(2)}
    assert len(places) == 1
    assert LoggedSet.objects.count() == 4


@pytest.mark.parametrize(
    ("line", "sets"),
    [
        ("225x6 235x4@1 235x3", ["225x6", "235x4@1", "235x3"]),
        ("225 x 6, 235 x 4 @ 1", ["225 x 6", "235 x 4 @ 1"]),
        ("102,5x8 105x6", ["102,5x8", "105x6"]),
        ("102,5x8,105x6", ["102,5x8", "105x6"]),
        ("bw x 6; -10x5", ["bw x 6", "-10x5"]),
        ("225×6 235*4", ["225x6", "235x4"]),
        ("225x6", ["225x6"]),
        ("225", ["225"]),
        ("225x6 heavy", ["225x6 heavy"]),
        ("", [""]),
    ],
)
def test_a_line_is_read_set_by_set(line: str, sets: list[str]) -> None:
    assert split_sets(line) == sets


def test_a_swap_asks_for_the_other_exercise_and_is_remembered() -> None:
    user = known()
    typed = row(0, "225", "6")
    page = page_of(user, "swap:deadlift:sumo-deadlift", **typed)
    assert 'name="swapped" value="deadlift:sumo-deadlift"' in page
    assert "instead of Deadlift" in page
    done = [(new_id(), "sumo-deadlift", entry(205, 5))]
    fields = whole_fields(done, on=TUESDAY + WEEK) | {"swapped": "deadlift:sumo-deadlift"}
    assert browser(user).post(URL, fields).status_code == 302
    visit = Workout.objects.get(performed_on=TUESDAY + WEEK)
    assert visit.swaps.get().exercise_id == "sumo-deadlift"


@pytest.mark.parametrize("pair", ["deadlift:pull-up", "deadlift:nothing", "pull-up", "x:y:z"])
def test_what_may_not_stand_in_is_no_swap(pair: str) -> None:
    user = known()
    done = [(new_id(), "deadlift", entry(225, 5))]
    fields = whole_fields(done, on=TUESDAY + WEEK) | {"swapped": pair}
    assert browser(user).post(URL, fields).status_code == 302
    assert not Workout.objects.get(performed_on=TUESDAY + WEEK).swaps.exists()


def test_missing_sets_are_asked_about_and_a_yes_is_for_them() -> None:
    user = known()
    done = [(new_id(), "deadlift", entry(225, 5))]
    fields = whole_fields(done, on=TUESDAY + WEEK) | {"incomplete": ""}
    response = browser(user).post(URL, fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert "2 sets of Deadlift, all of Pull-up, all of" in page
    assert Workout.objects.count() == 1
    assert browser(user).post(URL, fields | {"incomplete": "yes"}).status_code == 302


def test_an_exercise_that_hurt_misses_nothing() -> None:
    user = known()
    fields = whole_fields(full_workout()[3:], on=TUESDAY + WEEK) | {"incomplete": ""}
    fields |= row(20, "225", "4", pain="on")
    assert browser(user).post(URL, fields).status_code == 302


def test_a_yes_to_a_weight_is_kept_while_missing_sets_are_asked_about() -> None:
    user = known()
    done = [(new_id(), "deadlift", entry(1225, 5))]
    fields = whole_fields(done, on=TUESDAY + WEEK) | {"incomplete": "", "0-sure": "1225x5"}
    page = browser(user).post(URL, fields).content.decode()
    assert "all of Pull-up" in page
    assert 'name="0-sure" value="1225x5"' in page


def test_a_day_whose_sets_were_undone_is_free_again() -> None:
    user = known()
    LoggedSet.objects.update(kind=Kind.UNDONE, undone_from=Kind.WORK)
    page = browser(user).get(f"{URL}?on={TUESDAY}").content.decode()
    assert "already has sets" not in page
    fields = whole_fields([(new_id(), "deadlift", entry(225, 5))])
    assert browser(user).post(URL, fields).status_code == 302
    assert LoggedSet.objects.exclude(kind=Kind.UNDONE).count() == 1


def test_notes_are_saved_with_it() -> None:
    fields = whole_fields(full_workout()) | {"notes": "Grip gave out."}
    assert browser(lifter()).post(URL, fields).status_code == 302
    assert Workout.objects.get().notes == "Grip gave out."


def as_json(user: User, fields: dict[str, Any]) -> HttpResponse:
    response: HttpResponse = browser(user).post(URL, fields, HTTP_ACCEPT="application/json")
    return response


def test_a_phone_that_sends_it_by_itself_is_told_where_it_is() -> None:
    user, fields = lifter(), whole_fields(full_workout())
    answers = [as_json(user, fields).json() for _ in range(2)]
    visit = Workout.objects.get()
    assert answers == [{"workout": visit.pk, "url": f"/workouts/{visit.pk}/done/"}] * 2


def test_and_what_is_wrong_in_sentences_with_a_yes_where_it_is_only_asked() -> None:
    user = known()
    done = [(uuid.uuid4(), "deadlift", entry(225, 5))]
    fields = whole_fields(done, on=TUESDAY + WEEK) | {"incomplete": ""}
    answer = as_json(user, fields)
    assert answer.status_code == 422
    assert answer.json()["sure"] == {"incomplete": "yes"}
    unlikely = as_json(user, fields | {"incomplete": "yes", "0-load": "1225"}).json()
    assert unlikely["sure"] == {"0-sure": "1225x5"}
    assert unlikely["yes"] == "Yes, 1225 lb"
    refused = as_json(user, fields | {"0-reps": "many"}).json()
    assert list(refused["errors"].values()) == [
        ["Deadlift, set 1: Write the reps as a whole number from 0 to 100."]
    ]
    held = as_json(user, fields | {"performed_on": str(TUESDAY)}).json()
    assert held["errors"]["performed_on"] == ["This day already has sets. Open it to add more."]


def test_a_line_of_warm_ups_is_of_warm_ups() -> None:
    page = page_of(known(), "show", **row(0, "135x5 185x3", kind="warmup"))
    assert values(page, "kind") == ["warmup", "warmup", "work", "work", "work"]
    assert values(page, "load") == ["135", "185", "225", "235", "235"]


def test_a_warm_up_comes_before_the_sets_that_are_there() -> None:
    typed = row(0, "225", "6") | row(1, "235", "4") | row(2, "235", "5")
    page = page_of(known(), "warm-up:deadlift", **typed)
    assert values(page, "kind") == ["warmup", "work", "work", "work"]


def test_a_line_written_anew_has_ids_of_its_own() -> None:
    first = row(0, "225x6 235x4 235x5 235x4 225x4")
    sent = re.findall(r'name="(\d+)-id" value="([^"]*)"', page_of(known(), "show", **first))
    again = {f"{number}-id": id for number, id in sent[:5]}
    for number, load in enumerate(["225x6 235x4 235x5", "235", "235", "235", "225"]):
        again |= {f"{number}-exercise": "deadlift", f"{number}-load": load}
        again |= {f"{number}-reps": "4"} if number else {}
    ids = values(page_of(User.objects.get(), "show", **again), "id")
    assert len(ids) == len(set(ids)) == 7


def test_what_nothing_asks_for_any_more_is_not_left_filled_in() -> None:
    filled = row(0, "225", "6", filled="225x6") | row(2, "235", "5", filled="235x5")
    hurt = filled | row(1, "235", "2", pain="on")
    assert show(known(), **hurt)["reps"] == ["6", "2", ""]
    on = str(TUESDAY - WEEK)
    fields = {"role": "main", "do": "show", "performed_on": on} | filled
    page = browser(User.objects.get()).post(URL, fields).content.decode()
    assert values(page, "reps") == ["", "", ""]


@pytest.mark.parametrize("kind", ["warmup", "undone"])
def test_without_a_work_set_nothing_was_trained(kind: str) -> None:
    user = known()
    done = [(new_id(), "deadlift", entry(135, 5))]
    fields = whole_fields(done, on=TUESDAY + WEEK) | {"0-kind": kind}
    assert browser(user).post(URL, fields).status_code == 422
    assert Workout.objects.count() == 1


@pytest.mark.parametrize("said", [{"pain": "on"}, {"rir": "2"}])
def test_what_is_said_of_a_set_without_its_reps_asks_for_them(said: dict[str, str]) -> None:
    user = known()
    fields = whole_fields(full_workout(), on=TUESDAY + WEEK) | row(30, "225", **said)
    response = browser(user).post(URL, fields)
    assert response.status_code == 422
    assert response.content.decode().count("Write the reps.") == 1


def test_a_row_without_an_id_is_refused() -> None:
    fields = whole_fields(full_workout(1)) | {"0-id": ""}
    assert browser(lifter()).post(URL, fields).status_code == 422


def test_an_endless_form_is_refused_before_it_is_read() -> None:
    fields = whole_fields([])
    for number in range(60):
        fields |= row(number, "1x1 " * 45)
    response = browser(lifter()).post(URL, fields)
    assert response.status_code == 422
    assert "A workout holds at most 200 sets." in response.content.decode()


def test_one_begun_and_left_empty_is_done_as_it_was_entered() -> None:
    user = known()
    visit = workout_of(user, TUESDAY + WEEK)
    prescription = prescription_of(user, "pull-up")
    chin_up = Exercise.objects.get(pk="chin-up")
    swaps.swap_once(workout=visit, prescription=prescription, exercise=chin_up)
    Workout.objects.filter(pk=visit.pk).update(notes="Begun late.")
    done = [(new_id(), "pull-up", entry(0, 5))]
    fields = whole_fields(done, on=TUESDAY + WEEK)
    assert browser(user).post(URL, fields).status_code == 302
    visit.refresh_from_db()
    assert not visit.swaps.exists()
    assert visit.notes == "Begun late."
    assert visit.sets.get().workout_id == visit.pk


def test_the_page_and_all_it_is_made_of_is_small() -> None:
    sizes = compressed(browser(known()).get(URL).content.decode())
    assert sum(sizes.values()) < 60_000, sizes
