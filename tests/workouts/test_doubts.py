"""A set that is hardly meant is asked about once, and never refused."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest

from tests.factories import (
    TUESDAY,
    browser,
    lift_of,
    lifter,
    log,
    many_workouts,
    prescription_of,
    program_of,
    seasoned_lifter,
    sheet_of,
    undo,
    workout_of,
)
from tests.workouts.asking import (
    QUESTION,
    WEEK,
    buttons,
    known,
    post,
    put,
    stored,
    sure_of,
    text,
    yes,
)
from workouts import logbook, programs
from workouts.doubts import Sure, UnlikelyError, likely
from workouts.entries import Entry
from workouts.ids import new_id
from workouts.models import Kind, Role
from workouts.working_loads import set_by_hand

pytestmark = pytest.mark.django_db

ROW = "one-arm-dumbbell-row"


def test_a_load_far_above_anything_lifted_is_asked_about_and_not_stored() -> None:
    visit, id = known(), new_id()
    response = post(visit, id, load="1225", reps="5", rir="2")
    page = text(response)
    assert response.status_code == 422
    assert f'id="id_load_error">{QUESTION}' in page
    assert f'action="/sets/{id}/"' in page  # the same set, should the answer be lost
    assert 'value="1225"' in page
    assert yes(page)["words"] == "Yes, 1225 lb"
    assert sure_of(page) == "1225x5"
    assert stored(visit) == []


def test_a_yes_stores_exactly_that_set() -> None:
    visit, id = known(), new_id()
    sure = sure_of(text(post(visit, id, load="1225", reps="5")))
    assert post(visit, id, load="1225", reps="5", sure=sure).status_code == 302
    assert stored(visit) == [("1225", 5, "work")]


def test_a_yes_to_one_weight_is_none_to_another() -> None:
    visit = known()
    response = post(visit, load="1325", reps="5", sure="1225x5")
    assert response.status_code == 422
    assert "1325 lb? You last lifted 225." in text(response)
    assert sure_of(text(response)) == "1325x5"


def test_what_needs_no_question_is_stored_whatever_was_said_yes_to() -> None:
    visit = known()
    assert post(visit, load="225", reps="5", sure="1225x5").status_code == 302


@pytest.mark.parametrize("load", ["235", "300"])
def test_a_likely_load_is_not_asked_about(load: str) -> None:
    assert post(known(), load=load).status_code == 302


def test_a_weight_that_was_said_yes_to_is_not_asked_about_again() -> None:
    visit = known()
    post(visit, load="1225", reps="5", sure="1225x5")
    assert post(visit, load="1225", reps="4").status_code == 302


def test_the_yes_says_what_the_button_said_that_was_pressed() -> None:
    visit = known()
    for pressed, sent in [
        (("kind", "work"), {}),
        (("kind", "warmup"), {"kind": "warmup"}),
        (("pain", "on"), {"pain": "on", "kind": ""}),
    ]:
        button = yes(text(post(visit, load="1225", **sent)))
        assert (button["name"], button["value"]) == pressed


def test_the_yes_has_the_focus_and_names_the_question_and_comes_first_for_enter() -> None:
    page = text(post(known(), load="1225"))
    form = page[page.index('class="set-form') :]
    assert next(each for each in buttons(form) if each["type"] == "submit") == yes(page)
    assert page.count("autofocus") == 1
    assert "autofocus" in re.findall(r'<button [^>]*id="sure"[^>]*>', page)[0]
    assert yes(page)["aria-describedby"] == "id_load_error"


def test_a_set_in_short_is_asked_about_and_sure() -> None:
    visit = known()
    page = text(post(visit, load="1225x5@2", reps=""))
    assert (QUESTION in page, sure_of(page)) == (True, "1225x5")
    assert post(visit, load="1225x5@2", reps="", sure="1225x5").status_code == 302


def test_a_load_far_below_the_last_is_asked_about_and_a_warm_up_is_not() -> None:
    visit = known()
    assert post(visit, load="45", kind="warmup").status_code == 302
    page = text(post(visit, load="22.5", reps="5"))
    said = "22.5 lb? You last lifted 225. If it was a warm-up, log it as one."
    assert f'id="id_load_error">{said}' in page
    assert (yes(page)["words"], sure_of(page)) == ("Yes, 22.5 lb", "22.5x5")
    assert post(visit, load="22.5", reps="5", sure="22.5x5").status_code == 302
    assert post(visit, load="22.5", reps="4").status_code == 302  # as it was said yes to


def test_a_warm_up_that_becomes_a_work_set_is_asked_about() -> None:
    visit = known()
    row = log(visit, 22.5, 5, kind=Kind.WARMUP)
    changed = {"load": "22.5", "reps": "5", "version": row.version}
    assert post(visit, row.pk, **changed, kind="work").status_code == 422
    assert post(visit, row.pk, **changed, kind="warmup").status_code == 302


def test_a_light_set_beside_the_plan_is_asked_about_like_any_other() -> None:
    visit = known()
    log(visit, 135, 8, exercise="barbell-row")
    assert post(visit, exercise="barbell-row", load="13.5").status_code == 422


def test_many_reps_are_asked_about_whatever_the_weight() -> None:
    visit = known()
    response = post(visit, load="225", reps="60")
    assert "60 reps? That’s a lot for one set." in text(response)
    assert yes(text(response))["words"] == "Yes, 60 reps"
    assert post(visit, load="225", reps="30").status_code == 302
    assert post(visit, load="225", reps="60", sure="225x60").status_code == 302


def test_a_weight_and_reps_are_one_question() -> None:
    page = text(post(known(), load="1225", reps="60"))
    assert QUESTION in page
    assert "60 reps? That’s a lot for one set." in page
    assert yes(page)["words"] == "Yes, 1225 lb × 60 reps"
    assert sure_of(page) == "1225x60"


def test_a_yes_to_the_weight_stands_while_the_reps_are_put_right() -> None:
    visit = known()
    assert post(visit, load="1225", reps="6", sure="1225x60").status_code == 302


def test_either_arm_is_asked_about() -> None:
    user = lifter()
    log(workout_of(user), 60, 8, exercise=ROW)
    visit = workout_of(user, TUESDAY + WEEK)
    arms = {"exercise": ROW, "load": "60", "left_reps": "8", "right_reps": "88"}
    page = text(post(visit, **arms))
    assert 'id="id_right_reps_error">88 reps? That’s a lot for one set.' in page
    assert post(visit, **arms, sure=sure_of(page)).status_code == 302


@pytest.mark.parametrize("sure", ["", "yes", "on", "225x5", "x", "1225\x00", "9" * 99])
def test_what_names_no_such_weight_is_no_yes(sure: str) -> None:
    assert post(known(), load="1225", sure=sure).status_code == 422


def test_a_warm_up_is_asked_about_too() -> None:
    assert QUESTION in text(post(known(), load="1225", kind="warmup"))


@pytest.mark.parametrize("load", ["600", "1200"])
def test_where_nothing_is_known_only_what_no_gym_has_is_asked_about(load: str) -> None:
    visit = workout_of(lifter())
    assert post(visit, load=load).status_code == 302


def test_a_first_weight_that_no_gym_has_is_asked_about() -> None:
    page = text(post(workout_of(lifter()), load="2000"))
    assert "2000 lb? Your gym goes up to 1200 lb." in page


def test_where_nothing_was_lifted_the_target_is_the_measure() -> None:
    user = lifter()
    set_by_hand(prescription=prescription_of(user), load=Decimal(225), note="", by=user)
    assert "1225 lb? You were asked for 225 lb." in text(post(workout_of(user), load="1225"))


def test_what_is_asked_for_is_never_asked_about() -> None:
    visit, load = known(), Decimal(405)
    mine = prescription_of(visit.lifter)
    set_by_hand(prescription=mine, load=load, note="", by=visit.lifter)
    assert post(visit, load="405").status_code == 302


def test_pull_ups_are_measured_with_the_body() -> None:
    user = lifter()
    log(workout_of(user), -20, 6, exercise="pull-up")
    visit = workout_of(user, TUESDAY + WEEK)
    page = text(post(visit, exercise="pull-up", load="200"))
    assert "+200 lb? Last time it was 20 lb assistance." in page
    assert yes(page)["words"] == "Yes, +200 lb"
    assert post(visit, exercise="pull-up", load="20").status_code == 302


def test_what_was_lifted_on_the_other_day_is_known_too() -> None:
    user = seasoned_lifter()
    log(workout_of(user, role=Role.EXTRA), 90, 6, exercise="pull-up")
    visit = workout_of(user)
    assert post(visit, exercise="pull-up", load="90").status_code == 302
    page = text(post(workout_of(user, TUESDAY + WEEK), exercise="pull-up", load="200"))
    assert "+200 lb? Last time it was +90 lb." in page


def test_the_heaviest_of_years_ago_counts_and_the_last_is_told() -> None:
    user = lifter()
    log(workout_of(user, TUESDAY - 100 * WEEK), 405, 4)
    log(workout_of(user), 225, 6)
    visit = workout_of(user, TUESDAY + WEEK)
    assert post(visit, load="505").status_code == 302
    assert likely(sheet_of(workout_of(user, TUESDAY + 2 * WEEK)).lifts[0]).load == 605


def test_sets_without_a_rep_and_undone_ones_were_not_lifted() -> None:
    visit = workout_of(lifter())
    log(visit, 225, 6)
    log(visit, 1225, 0)
    undo(log(visit, 1225, 1))
    assert QUESTION in text(post(visit, load="1225"))


def test_loads_of_the_other_unit_are_converted_as_they_are_read() -> None:
    user = lifter(unit="kg")
    log(workout_of(user, user.today() - WEEK), 100, 6)
    programs.change_unit(program=program_of(user), unit="lb")
    lift = lift_of(user)
    assert likely(lift).load == Decimal("293.94")  # a third above 220.46 lb
    page = text(post(workout_of(user, user.today()), load="1225"))
    assert "1225 lb? You last lifted 220.5." in page


def test_after_years_in_the_other_unit_the_latest_workout_is_known() -> None:
    user = lifter()
    many_workouts(user, 20, before=user.today() - WEEK)  # sixty sets of 225 lb
    programs.change_unit(program=program_of(user), unit="kg")
    log(workout_of(user, user.today() - datetime.timedelta(days=1)), 150, 4)
    assert likely(lift_of(user)).load == 200


def test_an_exercise_beside_the_plan_is_asked_about_like_any_other() -> None:
    visit = known()
    first = post(visit, exercise="barbell-row", load="2000")
    assert first.status_code == 422
    assert post(visit, exercise="barbell-row", load="135").status_code == 302
    page = text(post(visit, exercise="barbell-row", load="1355"))
    assert "1355 lb? You last lifted 135." in page
    assert yes(page)["words"] == "Yes, 1355 lb"


# --- programs and phones


@pytest.mark.slow
def test_a_program_is_told_the_code_and_what_to_send_for_a_yes() -> None:
    visit, id = known(), new_id()
    response = put(visit, id, load="1225", reps="5")
    assert (response.status_code, response.json()) == (
        422,
        {
            "errors": {"load": [QUESTION]},
            "code": "unlikely",
            "yes": "Yes, 1225 lb",
            "sure": "1225x5",
        },
    )
    assert stored(visit) == []
    assert put(visit, id, load="1225", reps="5", sure="1225x5").status_code == 200
    assert put(visit, id, load="1225", reps="5").status_code == 200  # its answer was lost
    assert stored(visit) == [("1225", 5, "work")]


def test_what_is_wrong_is_told_without_a_code_for_a_question() -> None:
    assert set(put(known(), load="heavy").json()) == {"errors"}


@pytest.mark.parametrize("sure", [True, None, 1225.5, [], {}])
def test_a_yes_of_another_kind_is_none(sure: object) -> None:
    assert put(known(), load="1225", sure=sure).status_code == 422


def test_what_nobody_typed_is_not_asked_about() -> None:
    visit = known()
    entry = Entry(Decimal(1225), 60)
    sent = {"lifter": visit.lifter, "workout": visit.pk, "exercise": "deadlift", "entry": entry}
    with pytest.raises(UnlikelyError):
        logbook.log_set(id=new_id(), sure=Sure(), **sent)
    logbook.log_set(id=new_id(), **sent)


def test_the_page_tells_its_scripts_what_is_likely() -> None:
    visit = known()
    page = text(browser(visit.lifter).get(f"/workouts/{visit.pk}/?exercise=deadlift"))
    said = {"likely": "300", "least": "56.25", "likely-reps": "30", "known": "You last lifted 225."}
    for name, value in said.items():
        assert f'data-{name}="{value}"' in page
