"""What the pages of plan and log answer: as a page, as a fragment of it, or as JSON."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import User
from tests.factories import (
    TUESDAY,
    browser,
    entry,
    full_workout,
    lifter,
    log,
    seasoned_lifter,
    set_fields,
    undo,
    whole_fields,
    workout_of,
)
from workouts.ids import new_id
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.django_db

PART = {"X-Part": "true"}


def put(user: User, id: object, fields: dict[str, Any]) -> HttpResponse:
    body = json.dumps(fields)
    return browser(user).put(f"/sets/{id}/", body, content_type="application/json")


def test_starting_leads_to_the_workout_and_again_to_the_same() -> None:
    client = browser(lifter())
    fields = {"role": "main", "performed_on": "2026-03-03"}
    first = client.post("/workouts/", fields).headers["Location"]
    assert first == f"/workouts/{Workout.objects.get().pk}/"
    assert client.post("/workouts/", fields).headers["Location"] == first


def test_a_day_the_program_does_not_have_is_not_started() -> None:
    client = browser(lifter())
    response = client.post("/workouts/", {"role": "extra", "performed_on": "2026-03-03"})
    assert response.status_code == 404
    assert not Workout.objects.exists()


def test_a_whole_workout_is_entered_only_for_a_day_the_program_has() -> None:
    client = browser(lifter())
    page = client.get("/workouts/enter/").content.decode()
    extra = 'name="role" value="extra"'
    assert extra not in page
    assert extra in browser(seasoned_lifter()).get("/workouts/enter/").content.decode()
    response = client.post("/workouts/enter/", whole_fields(full_workout(), role="extra"))
    assert response.status_code == 422
    assert b'id="id_role_error"' in response.content
    assert not Workout.objects.exists()


def test_a_posted_set_leads_back_to_its_exercise() -> None:
    user = lifter()
    workout = workout_of(user)
    response = browser(user).post(f"/sets/{new_id()}/", set_fields(workout))
    assert response.headers["Location"] == f"/workouts/{workout.pk}/?exercise=deadlift"


def test_a_posted_set_shows_the_next_target_and_why() -> None:
    user = lifter()
    fields = set_fields(workout_of(user))
    page = browser(user).post(f"/sets/{new_id()}/", fields, follow=True).content.decode()
    assert '<span class="figure">235</span>' in page
    assert "10 lb more" in page


def test_after_the_last_set_a_program_is_told_the_next_workout() -> None:
    user = lifter()
    visit = workout_of(user)
    for _ in range(2):
        log(visit, 225, 5, 0)
    answer = json.loads(put(user, new_id(), set_fields(visit, load="220", reps="4")).content)
    assert answer["next"] == {
        "load": "225",
        "reps": 6,
        "reason": "OPENING",
        "why": "5 reps were done at this weight. Lighter sets take nothing away.",
        "sets_left": 0,
    }


def test_a_script_gets_the_part_of_the_workout_that_it_replaces() -> None:
    row = log(workout_of(lifter()), 225, 6)
    asked = f"/workouts/{row.workout_id}/?saved={row.pk}"
    response = browser(row.lifter).get(asked, headers=PART)
    page = response.content.decode()
    assert response.status_code == 200
    assert page.lstrip().startswith('<div id="workout"')
    assert "<html" not in page
    assert '<span class="figure">235</span>' in page


def test_a_refused_set_keeps_its_id_for_the_next_try() -> None:
    user = lifter()
    id = new_id()
    response = browser(user).post(f"/sets/{id}/", set_fields(workout_of(user), load="heavy"))
    assert f'action="/sets/{id}/"' in response.content.decode()


def test_json_is_answered_with_the_stored_row_and_the_next_target() -> None:
    user = lifter()
    id = new_id()
    workout = workout_of(user)
    answer = put(user, id, set_fields(workout, load="225.50", rir="1")).json()
    assert answer["set"] == {
        "id": str(id),
        "workout": workout.pk,
        "exercise": "deadlift",
        "kind": "work",
        "load": "225.5",
        "reps": 6,
        "left_reps": None,
        "right_reps": None,
        "rir": 1,
        "pain": False,
        "note": "",
        "link": "",
        "version": 1,
    }
    following = answer["next"]
    assert (following["load"], following["reps"], following["reason"]) == ("235", 4, "TOP")
    assert following["sets_left"] == 2
    assert following["why"]


def test_a_form_that_asks_for_json_is_given_json() -> None:
    user = lifter()
    fields = set_fields(workout_of(user))
    headers = {"Accept": "application/json"}
    response = browser(user).post(f"/sets/{new_id()}/", fields, headers=headers)
    assert response.json()["next"]["load"] == "235"


def test_a_form_encoded_put_is_taken_too() -> None:
    user = lifter()
    workout = workout_of(user)
    body = f"workout={workout.pk}&exercise=deadlift&load=225&reps=6"
    kind = "application/x-www-form-urlencoded"
    response = browser(user).put(f"/sets/{new_id()}/", body, content_type=kind)
    assert response.status_code == 302
    assert LoggedSet.objects.get().load == 225


def test_the_same_put_twice_is_answered_alike() -> None:
    user = lifter()
    id, fields = new_id(), set_fields(workout_of(user))
    first, second = put(user, id, fields), put(user, id, fields)
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()


def test_a_stale_put_is_a_conflict_with_the_row_as_it_is() -> None:
    user = lifter()
    row = log(workout_of(user), 225, 6)
    log(row.workout, 230, 6, id=row.pk, version=1)
    response = put(user, row.pk, set_fields(row.workout, load="300", version=1))
    assert response.status_code == 409
    assert (response.json()["set"]["load"], response.json()["set"]["version"]) == ("230", 2)


def test_a_stale_form_is_a_conflict_that_keeps_what_was_typed() -> None:
    user = lifter()
    row = log(workout_of(user), 225, 6)
    log(row.workout, 230, 6, id=row.pk, version=1)
    fields = set_fields(row.workout, load="227.5", version="1")
    client = browser(user)
    response = client.post(f"/sets/{row.pk}/", fields)
    page = response.content.decode()
    assert response.status_code == 409
    assert "It’s now 230 lb × 6" in page
    assert 'value="227.5"' in page
    assert 'name="version" value="2"' in page
    assert client.post(f"/sets/{row.pk}/", fields | {"version": "2"}).status_code == 302


def test_an_id_of_another_workout_is_a_conflict() -> None:
    user = lifter()
    row = log(workout_of(user))
    later = workout_of(user, TUESDAY + datetime.timedelta(days=7))
    assert put(user, row.pk, set_fields(later, version=1)).status_code == 409
    response = browser(user).post(f"/sets/{row.pk}/", set_fields(later, version="1"))
    assert response.status_code == 409


def test_undoing_and_putting_back_take_the_fields_the_page_shows() -> None:
    user = lifter()
    row = log(workout_of(user), 225, 6, 2)
    client = browser(user)
    fields = set_fields(row.workout, rir="2", version="1")
    for kind, version in [("undone", "1"), ("work", "2")]:
        sent = fields | {"kind": kind, "version": version}
        assert client.post(f"/sets/{row.pk}/", sent).status_code == 302
        row.refresh_from_db()
        assert (row.kind, row.rir) == (kind, 2)
        page = client.get(f"/workouts/{row.workout_id}/?exercise=deadlift").content.decode()
        assert ("Put back" in page) == (kind == "undone")


def test_a_one_arm_set_is_logged_with_both_arms() -> None:
    user = lifter()
    fields = set_fields(workout_of(user), exercise="one-arm-dumbbell-row", load="60")
    del fields["reps"]
    fields |= {"left_reps": "8", "right_reps": "7"}
    page = browser(user).post(f"/sets/{new_id()}/", fields, follow=True).content.decode()
    assert "8 left arm, 7 right arm" in page
    assert LoggedSet.objects.get().reps == 7


def test_the_set_page_shows_what_is_stored_and_the_target_of_its_time() -> None:
    user = lifter()
    workout = workout_of(user)
    log(workout, 225, 6)
    row = log(workout, 230, 5, 3)
    page = browser(user).get(f"/sets/{row.pk}/").content.decode()
    for shown in ["230 lb × 5", "235 lb × 4", 'value="230"', 'name="version" value="1"']:
        assert shown in page


def test_a_whole_workout_is_entered_and_shown() -> None:
    user = lifter()
    client = browser(user)
    response = client.post("/workouts/enter/", whole_fields(full_workout()), follow=True)
    assert response.redirect_chain == [(f"/workouts/{Workout.objects.get().pk}/done/", 302)]
    assert LoggedSet.objects.count() == 12


def test_a_whole_workout_sent_twice_leads_to_the_same_place() -> None:
    client = browser(lifter())
    fields = whole_fields(full_workout())
    places = {client.post("/workouts/enter/", fields).headers["Location"] for _ in range(2)}
    assert len(places) == 1
    assert LoggedSet.objects.count() == 12


def test_a_whole_workout_on_a_day_with_sets_comes_back_with_the_error_beside_the_date() -> None:
    user = lifter()
    log(workout_of(user))
    fields = whole_fields([(new_id(), "deadlift", entry("227.5", 5))])
    response = browser(user).post("/workouts/enter/", fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="id_performed_on_error"' in page
    assert 'value="227.5"' in page
    assert LoggedSet.objects.count() == 1


def test_rows_without_reps_are_left_out() -> None:
    fields = whole_fields(full_workout(3)) | {"1-reps": "", "1-load": "heavy"}
    assert browser(lifter()).post("/workouts/enter/", fields).status_code == 302
    assert LoggedSet.objects.count() == 2


def test_the_empty_form_has_a_row_for_every_set_with_the_weight_it_opens_at() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    page = browser(user).get("/workouts/enter/").content.decode()
    assert page.count('-id" value="') == 12
    weights = re.findall(r'name="\d+-load" value="(.*?)"', page)
    assert weights == ["235", "235", "235", *[""] * 9]


def test_the_form_for_an_older_date_opens_from_what_came_before_it() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    page = browser(user).get("/workouts/enter/?on=2026-03-02").content.decode()
    assert not re.findall(r'name="\d+-load" value="([^"]+)"', page)
    assert 'value="2026-03-02"' in page


def test_an_empty_workout_is_discarded_and_one_with_sets_is_kept() -> None:
    user = lifter()
    workout, client = workout_of(user), browser(user)
    row = log(workout)
    kept = client.post(f"/workouts/{workout.pk}/discard/", follow=True)
    assert b"This workout has sets" in kept.content
    undo(row)
    response = client.post(f"/workouts/{workout.pk}/discard/")
    assert response.headers["Location"] == "/week/"
    assert not Workout.objects.exists()


def test_the_history_lists_workouts_newest_first_with_their_best_sets() -> None:
    user = lifter()
    log(workout_of(user))
    later = workout_of(user, TUESDAY + datetime.timedelta(days=7))
    for load in (235, 230):
        log(later, load)
    undo(log(later, 245))
    page = browser(user).get("/history/").content.decode()
    assert page.index("235 lb × 6") < page.index("225 lb × 6")
    assert "230 lb" not in page
    assert "245 lb" not in page


def test_a_workout_of_an_earlier_program_still_shows_its_sets() -> None:
    user = lifter()
    row = log(workout_of(user), 225, 6)
    browser(user).post("/settings/unit/", {"unit": "kg"})
    page = browser(user).get(f"/workouts/{row.workout_id}/").content.decode()
    assert "225 lb × 6" in page
