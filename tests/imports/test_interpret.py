"""What a row of another app means here: units, pull-ups, warm-ups, clocks and names."""

from __future__ import annotations

import pytest

from imports.questions import key
from tests.factories import browser, lifter
from tests.imports.flow import (
    bring,
    brought,
    fields,
    kept,
    line,
    log_of,
    page,
    said,
    strong,
)
from workouts.models import LoggedSet, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

V6 = (
    '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";'
    '"Reps";"RPE";"Distance (meters)";"Seconds";"Notes";"Workout Notes"\n'
)
HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"\n'
)


def v6(number: int, exercise: str, weight: str, *, at: str = "18:02:11", day: int = 5) -> str:
    return (
        f'"{number}";"2024-03-{day:02} {at}";"Back";"3900";"{exercise}";"1";"{weight}";"5";"";"";'
        '"";"";""\n'
    )


def hevy(exercise: str, weight: str, reps: int = 6, *, day: int = 5, kind: str = "normal") -> str:
    when = f"{day} Mar 2024, 18:02"
    return f'"Back","{when}","{when}","","{exercise}",,"",0,"{kind}",{weight},{reps},,,\n'


def loads(user: object) -> list[str]:
    return [row[5] for row in log_of(user)]  # type: ignore[arg-type]


# The unit


def test_a_file_that_names_no_unit_is_asked_about_with_nothing_chosen() -> None:
    user = lifter()
    source = kept(user, strong(line(weight=100)))
    assert "unit" not in fields(page(user, source))
    answer = bring(user, source)
    assert answer.status_code == 422
    assert '<a href="#id_unit_0">These weights were lifted in</a>: Choose pounds' in str(
        answer.content
    )
    assert not LoggedSet.objects.exists()


def test_kilograms_come_into_a_log_of_pounds_converted_to_a_hundredth() -> None:
    user = lifter()
    brought(user, strong(line(weight=100), line(order=2, weight="102.5")), unit="kg")
    assert loads(user) == ["220.46", "225.97"]


def test_pounds_that_an_app_turned_to_kilograms_are_pounds_again() -> None:
    pounds = range(135, 235, 5)
    rows = [hevy("Deadlift (Barbell)", str(round(each * 0.45359237, 2))) for each in pounds]
    user = lifter()
    source = kept(user, (HEVY + "".join(rows)).encode())
    answer = page(user, source)
    assert "18 of 18 weights are whole steps of 2.5 lb" in said(answer)
    assert "20 weights put back as lifted: 61.23 kg is 135 lb, 63.5 kg is 140 lb." in said(answer)
    assert fields(answer)["unit"] == "lb"
    bring(user, source)
    assert loads(user) == [f"{each}.00" for each in pounds]


def test_the_found_unit_can_be_overruled() -> None:
    rows = [
        hevy("Deadlift (Barbell)", str(round(each * 0.45359237, 2))) for each in range(135, 235, 5)
    ]
    user = lifter(unit="kg")
    source = kept(user, (HEVY + "".join(rows)).encode())
    bring(user, source, unit="kg")
    assert loads(user)[:2] == ["61.23", "63.50"]


# Pull-ups


def test_a_pull_up_without_a_weight_is_bodyweight_and_help_is_negative() -> None:
    user = lifter()
    rows = [
        hevy("Pull Up", ""),
        hevy("Pull Up (Weighted)", "10", day=6),
        hevy("Pull Up (Assisted)", "20", day=7),
    ]
    brought(user, (HEVY + "".join(rows)).encode(), unit="kg")
    assert loads(user) == ["0.00", "22.05", "-44.09"]


def test_the_body_that_strong_writes_for_a_pull_up_is_no_weight() -> None:
    user = lifter()
    rows = [
        v6(1, "Pull Up", "81.6466266"),
        v6(2, "Chin Up", "81.6466", day=6),
        v6(3, "Pull Up (Assisted)", "20", day=7),
        v6(4, "Deadlift (Barbell)", "100", day=8),
    ]
    source = kept(user, (V6 + "".join(rows)).encode())
    text = said(page(user, source))
    assert "Your own body was the weight in 2 sets, so they count as bodyweight." in text
    bring(user, source, unit="kg")
    assert loads(user) == ["0.00", "0.00", "-44.09", "220.46"]


def test_a_plain_pull_up_of_an_older_strong_keeps_what_hung_on_the_belt() -> None:
    user = lifter()
    brought(user, strong(line(exercise="Pull Up", weight=25)))
    assert loads(user) == ["25.00"]


def test_a_bar_without_a_weight_is_skipped_with_its_line_and_reason() -> None:
    user = lifter()
    source = kept(user, strong(line(weight=225), line(order=2, weight=0)))
    assert "Line 3 It has no weight. Deadlift (Barbell)" in said(page(user, source))
    bring(user, source, unit="lb")
    assert loads(user) == ["225.00"]


@pytest.mark.parametrize(("weight", "why"), [("2001", "Weights go"), ("-5", "no weight")])
def test_a_weight_that_nobody_lifts_is_skipped_with_its_reason(weight: str, why: str) -> None:
    user = lifter()
    source = kept(user, strong(line(weight=225), line(order=2, weight=weight)))
    assert why in said(page(user, source)).split("Line 3 ")[1]
    bring(user, source, unit="lb")
    assert loads(user) == ["225.00"]


# Warm-ups

RAMP = strong(*(line(order=n, weight=w) for n, w in enumerate((135, 185, 225, 135), start=1)))


def test_lighter_sets_before_the_heaviest_are_warm_ups_where_none_is_marked() -> None:
    user = lifter()
    source = kept(user, RAMP)
    assert "1 set looks like one" in said(page(user, source))
    bring(user, source, unit="lb")
    assert [row[4] for row in log_of(user)] == ["warmup", "work", "work", "work"]


def kinds(user: object, *weights: int, exercise: str = "Deadlift (Barbell)") -> list[str]:
    rows = (line(exercise=exercise, order=n, weight=w) for n, w in enumerate(weights, start=1))
    brought(user, strong(*rows))  # type: ignore[arg-type]
    return [row[4] for row in log_of(user)]  # type: ignore[arg-type]


def test_a_bar_ramped_in_plates_to_straight_sets_opens_with_the_first_of_these() -> None:
    assert kinds(lifter(), 135, 225, 315, 365, 365) == [*["warmup"] * 3, "work", "work"]


def test_a_bar_that_climbs_with_every_set_is_work_from_80_percent_on() -> None:
    assert kinds(lifter(), 225, 315, 335, 365) == ["warmup", "work", "work", "work"]


def test_a_step_of_the_rule_is_no_ramp() -> None:
    assert kinds(lifter(), 225, 235, 235) == ["work", "work", "work"]


def test_the_next_dumbbell_is_no_ramp() -> None:
    rows = kinds(lifter(), 35, 40, 40, exercise="Bent Over One Arm Row (Dumbbell)")
    assert rows == ["work", "work", "work"]


def test_a_file_of_one_weight_a_day_says_that_none_looks_like_a_warm_up() -> None:
    user = lifter()
    text = said(page(user, kept(user, strong(line(), line(order=2)))))
    assert "The file marks no warm-ups, and no other set looks like one." in text


def test_the_lifter_may_say_that_they_were_work_sets() -> None:
    user = lifter()
    brought(user, RAMP, lighter_are_warm_ups=None)
    assert {row[4] for row in log_of(user)} == {"work"}


def test_a_file_that_marks_warm_ups_is_taken_at_its_word() -> None:
    user = lifter()
    content = strong(
        line(order="W", weight=135), line(order=1, weight=155), line(order=2, weight=225)
    )
    source = kept(user, content)
    assert "lighter_are_warm_ups" not in fields(page(user, source))
    bring(user, source, unit="lb")
    assert [row[4] for row in log_of(user)] == ["warmup", "work", "work"]


def test_what_hangs_on_the_belt_makes_no_warm_up() -> None:
    user = lifter()
    rows = [line(exercise="Pull Up", order=n, weight=w) for n, w in enumerate((0, 45), start=1)]
    brought(user, strong(*rows))
    assert {row[4] for row in log_of(user)} == {"work"}


def test_warm_ups_never_move_the_rule() -> None:
    user = lifter()
    source = brought(
        user, strong(*(line(order=n, weight=w, reps=6) for n, w in ((1, 135), (2, 225))))
    )
    assert "Deadlift Main back day: 235 lb" in said(page(user, source))


# Clocks


def test_the_zone_is_the_accounts_until_the_lifter_says_another() -> None:
    user = lifter(time_zone="Europe/Oslo")
    source = kept(user, strong(line(at="23:30:00")))
    assert fields(page(user, source))["time_zone"] == "Europe/Oslo"
    bring(user, source, unit="lb", time_zone="America/New_York")
    visit = Workout.objects.get()
    assert (str(visit.performed_on), visit.time_zone) == ("2024-03-05", "America/New_York")
    assert visit.started_at.isoformat() == "2024-03-06T04:30:00+00:00"


def test_a_clock_with_a_zone_is_turned_to_the_lifters_own_which_may_be_another() -> None:
    header = "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup"
    row = "2024-03-06 03:30:00 +0000,Deadlift,5,100.0,0.0,0.0,0.0,0.0,false"
    user = lifter(time_zone="UTC")
    source = kept(user, f"{header},Note,multiplier\n{row},,1.0\n".encode())
    assert "Time zone" in said(page(user, source))
    bring(user, source, unit="kg", time_zone="America/New_York")
    assert str(Workout.objects.get().performed_on) == "2024-03-05"


def test_a_zone_that_does_not_exist_is_refused() -> None:
    user = lifter()
    source = kept(user, strong(line()))
    answer = bring(user, source, unit="lb", time_zone="Moon/Base")
    assert answer.status_code == 422
    assert "Choose a time zone from the list." in said(answer)


def test_an_hour_that_a_zone_skipped_is_still_on_its_date() -> None:
    user = lifter(time_zone="Europe/Oslo")
    brought(user, strong(line("2024-03-31", at="02:30:00")))
    assert str(Workout.objects.get().performed_on) == "2024-03-31"


# Names


def test_a_name_can_be_another_exercise_and_one_can_be_left_out() -> None:
    user = lifter()
    rows = strong(line(), line("2024-03-06", "My Rows", weight=90), line("2024-03-06", "Pull Up"))
    choices = {key("My Rows"): "barbell-row", key("Pull Up"): ""}
    brought(user, rows, **choices)
    assert [row[2] for row in log_of(user)] == ["deadlift", "barbell-row"]


def test_look_again_counts_with_the_choices_and_stores_nothing() -> None:
    user = lifter()
    source = kept(user, strong(line(), line("2024-03-06", "My Rows", weight=90)))
    sent = fields(page(user, source)) | {"unit": "lb", key("My Rows"): "barbell-row", "look": ""}
    answer = browser(user).post(f"/import/{source.pk}/", sent)
    assert answer.status_code == 200
    assert "2 sets in 2 new workouts" in said(answer)
    assert not LoggedSet.objects.exists()


def test_an_exercise_that_is_none_of_ours_is_refused() -> None:
    user = lifter()
    source = kept(user, strong(line()))
    answer = bring(user, source, unit="lb", **{key("Deadlift (Barbell)"): "bench-press"})
    assert answer.status_code == 422
    assert "Choose an exercise from the list." in said(answer)


def test_hundreds_of_names_are_asked_about_up_to_a_hundred() -> None:
    user = lifter()
    rows = [line(exercise=f"Odd {number}") for number in range(400)]
    answer = page(user, kept(user, strong(line(), *rows)))
    assert len(answer.context["asked"]) == 100
    assert "and 280 more" in said(answer)
    assert answer.content.count(b"<select") == 102


def test_one_exercise_in_hundreds_of_spellings_is_no_endless_form() -> None:
    user = lifter()
    spellings = {f"Pull Up{'!' * loud}{'.' * dots}" for loud in range(30) for dots in range(20)}
    source = kept(user, strong(*(line(exercise=name, weight=0) for name in spellings)))
    answer = page(user, source)
    assert len(answer.context["matched"]) == 200
    assert "200 sets" in said(answer)
    assert bring(user, source, unit="lb").status_code == 302


def test_names_and_texts_of_the_file_are_shown_apart_and_escaped() -> None:
    user = lifter()
    source = kept(user, strong(line(), line(exercise="<script>alert(1)</script>")))
    page_of = page(user, source).content.decode()
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>" in page_of
    assert "<script>alert" not in page_of
