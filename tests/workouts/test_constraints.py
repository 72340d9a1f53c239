"""The database refuses what the product would never write."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model
from psycopg import sql

from tests.factories import TUESDAY, lifter, log, prescription_of, program_of, workout_of
from workouts.ids import new_id
from workouts.models import (
    BodyWeight,
    BodyWeightConsent,
    DeletedWorkout,
    Equipment,
    ExcusedDays,
    LighterWeek,
    LoggedSet,
    Prescription,
    Program,
    SwappedIn,
    TrainingDay,
    WorkingLoad,
    Workout,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NAN = Decimal("NaN")
MODELS: list[type[Model]] = [
    BodyWeight,
    BodyWeightConsent,
    DeletedWorkout,
    Equipment,
    ExcusedDays,
    LighterWeek,
    LoggedSet,
    Prescription,
    Program,
    SwappedIn,
    TrainingDay,
    WorkingLoad,
    Workout,
]


def scene() -> None:
    """One row of every table."""
    user = lifter()
    log(workout_of(user), 225, 6)
    log(workout_of(user), 235, 6)
    prescription = prescription_of(user)
    BodyWeight.objects.create(lifter=user, weighed_on=TUESDAY, weight=180, unit="lb")
    BodyWeightConsent.objects.create(lifter=user)
    ExcusedDays.objects.create(lifter=user, kind="ill", first_on=TUESDAY, last_on=TUESDAY)
    SwappedIn.objects.create(
        workout=workout_of(user), prescribed_id="pull-up", exercise_id="chin-up"
    )
    WorkingLoad.objects.create(
        lifter=user,
        program=program_of(user),
        exercise=prescription.exercise,
        role="main",
        load=185,
        set_on=TUESDAY,
    )
    DeletedWorkout.objects.create(
        id=2**40,
        lifter=user,
        program=program_of(user),
        role="main",
        performed_on=TUESDAY,
        content={"workout": {}, "sets": [], "swaps": []},
    )
    LighterWeek.objects.create(
        lifter=user, starts_on=TUESDAY, ends_on=TUESDAY + datetime.timedelta(days=6)
    )


def refused_by(write: Callable[[], Any]) -> str:
    """The constraint that refuses a write, or the sentence that does."""
    with pytest.raises((IntegrityError, DataError)) as refused, transaction.atomic():
        write()
    name: str | None = refused.value.__cause__.diag.constraint_name  # type: ignore[union-attr]
    return name or str(refused.value)


def change(model: type[Model], **fields: Any) -> str:
    """What refuses a change to the newest row of a table, written past every form."""
    newest = model.objects.order_by("pk").last()
    columns = {model._meta.get_field(name).column: value for name, value in fields.items()}
    statement = sql.SQL("UPDATE {} SET {} WHERE {} = %s").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in columns),
        sql.Identifier(model._meta.pk.column),
    )

    def write() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, [*columns.values(), newest.pk])

    return refused_by(write)


EACH: list[tuple[str, type[Model], dict[str, Any]]] = [
    ("deleted_workout_role_known", DeletedWorkout, {"role": "leg"}),
    ("set_kind_known", LoggedSet, {"kind": "drop"}),
    ("set_position_within_bounds", LoggedSet, {"position": 0}),
    ("set_position_within_bounds", LoggedSet, {"position": 201}),
    (
        "set_load_within_bounds",
        LoggedSet,
        {"load": Decimal("-500.01"), "target_load": None, "exercise": "pull-up"},
    ),
    ("set_load_of_exercise", LoggedSet, {"load": Decimal("-0.01")}),
    ("set_load_of_exercise", LoggedSet, {"target_load": Decimal("-0.01")}),
    ("set_version_within_bounds", LoggedSet, {"version": 0}),
    ("set_time_within_bounds", LoggedSet, {"logged_at": "infinity"}),
    ("set_time_within_bounds", LoggedSet, {"logged_at": "1949-12-30T23:59:59Z"}),
    ("set_load_within_bounds", LoggedSet, {"load": Decimal("2000.01")}),
    ("set_load_within_bounds", LoggedSet, {"load": NAN}),
    ("set_reps_within_bounds", LoggedSet, {"reps": 101}),
    ("set_rir_within_bounds", LoggedSet, {"rir": 6}),
    ("set_weaker_arm_counts", LoggedSet, {"left_reps": 6}),
    ("set_weaker_arm_counts", LoggedSet, {"right_reps": 6}),
    ("set_weaker_arm_counts", LoggedSet, {"left_reps": 8, "right_reps": 7}),
    ("set_target_whole_or_absent", LoggedSet, {"target_load": None}),
    ("set_target_whole_or_absent", LoggedSet, {"target_reps": None}),
    ("set_target_whole_or_absent", LoggedSet, {"target_reason": ""}),
    ("set_target_whole_or_absent", LoggedSet, {"target_load": NAN}),
    ("set_target_whole_or_absent", LoggedSet, {"target_reps": 31}),
    ("workout_role_known", Workout, {"role": "arms"}),
    ("workout_date_within_bounds", Workout, {"performed_on": datetime.date(1949, 12, 31)}),
    ("workout_date_within_bounds", Workout, {"performed_on": datetime.date(2200, 1, 1)}),
    ("workout_date_within_bounds", Workout, {"performed_on": "infinity"}),
    ("workout_times_within_bounds", Workout, {"started_at": "-infinity"}),
    ("workout_times_within_bounds", Workout, {"finished_at": "infinity"}),
    ("deleted_workout_date_within_bounds", DeletedWorkout, {"performed_on": "1949-12-31"}),
    ("deleted_workout_date_within_bounds", DeletedWorkout, {"deleted_at": "infinity"}),
    ("equipment_unit_known", Equipment, {"unit": "st"}),
    ("equipment_bar_within_bounds", Equipment, {"bar": Decimal(-1)}),
    ("equipment_bar_within_bounds", Equipment, {"bar": Decimal("200.25")}),
    ("equipment_bar_within_bounds", Equipment, {"bar": NAN}),
    *(
        (f"equipment_{machine}_within_bounds", Equipment, {f"{machine}_{field}": value})
        for machine in ("dumbbell", "stack")
        for field, value in [
            ("step", Decimal(0)),
            ("step", Decimal("0.24")),
            ("step", Decimal("50.01")),
            ("step", NAN),
            ("top", Decimal(1)),  # less than a step
            ("top", Decimal("1000.01")),
            ("top", NAN),
        ]
    ),
    *(
        ("equipment_plates_within_bounds", Equipment, {"plates": plates, "plate_pairs": pairs})
        for plates, pairs in [
            ([], []),
            ([Decimal(45), Decimal("0.26")], [None, None]),
            ([Decimal("-45")], [None]),
            ([Decimal(0)], [None]),
            ([Decimal("100.25")], [None]),
            ([NAN], [None]),
            ([Decimal(45), None], [None, None]),
            ([Decimal(45)] * 13, [None] * 13),
        ]
    ),
    ("equipment_gym_within_bounds", Equipment, {"name": ""}),
    ("equipment_gym_within_bounds", Equipment, {"lacks": ["deadlift"] * 101}),
    ("equipment_gym_within_bounds", Equipment, {"removed_at": "infinity"}),
    ("set_due_load_within_bounds", LoggedSet, {"due_load": Decimal(-501)}),
    ("set_due_load_within_bounds", LoggedSet, {"due_load": NAN}),
    ("equipment_pairs_one_a_plate", Equipment, {"plate_pairs": [None]}),
    ("equipment_pairs_within_bounds", Equipment, {"plate_pairs": [None, 1, 21, None, 2, 0]}),
    ("equipment_pairs_within_bounds", Equipment, {"plate_pairs": [-1, 1, 2, 3, 2, 0]}),
    ("excused_kind_known", ExcusedDays, {"kind": "lazy"}),
    ("excused_within_bounds", ExcusedDays, {"first_on": datetime.date(1949, 12, 31)}),
    ("excused_within_bounds", ExcusedDays, {"last_on": "infinity"}),
    ("excused_within_bounds", ExcusedDays, {"at": "infinity"}),
    ("excused_ends_after_start", ExcusedDays, {"last_on": datetime.date(2026, 3, 2)}),
    ("program_dates", Program, {"started_on": datetime.date(1949, 12, 31)}),
    ("program_dates", Program, {"ended_on": "infinity"}),
    ("program_ends_after_start", Program, {"ended_on": datetime.date(2000, 1, 1)}),
    ("program_week_starts_known", Program, {"week_starts": 7}),
    ("training_day_weekday_known", TrainingDay, {"weekday": 7}),
    ("training_day_extra_opens_a_workout", TrainingDay, {"opens": "pull"}),
    ("training_day_extra_opens_a_workout", TrainingDay, {"role": "extra"}),
    ("training_day_extra_opens_a_workout", TrainingDay, {"role": "arms"}),
    ("prescription_sets_within_bounds", Prescription, {"sets": 7}),
    ("prescription_sets_within_bounds", Prescription, {"sets": 0}),
    ("prescription_reps_are_a_range", Prescription, {"rep_low": 10}),
    ("prescription_reps_are_a_range", Prescription, {"rep_low": 0}),
    ("prescription_reps_are_a_range", Prescription, {"rep_high": 31}),
    ("prescription_rest_within_bounds", Prescription, {"rest_seconds": 29}),
    ("prescription_rest_within_bounds", Prescription, {"rest_seconds": 601}),
    ("prescription_steps_within_bounds", Prescription, {"step_up": Decimal(0)}),
    ("prescription_steps_within_bounds", Prescription, {"step_up": NAN}),
    ("prescription_steps_within_bounds", Prescription, {"step_down": Decimal(101)}),
    ("prescription_steps_within_bounds", Prescription, {"step_down": NAN}),
    ("swapped_in_is_another_exercise", SwappedIn, {"exercise": "pull-up"}),
    ("working_load_within_bounds", WorkingLoad, {"load": Decimal(2001)}),
    ("working_load_within_bounds", WorkingLoad, {"load": NAN}),
    ("working_load_of_exercise", WorkingLoad, {"load": Decimal("-0.01")}),
    ("working_load_date_within_bounds", WorkingLoad, {"set_on": "infinity"}),
    ("working_load_date_within_bounds", WorkingLoad, {"at": "infinity"}),
    ("lighter_week_is_a_week", LighterWeek, {"ends_on": TUESDAY}),
    ("lighter_week_is_a_week", LighterWeek, {"starts_on": TUESDAY + datetime.timedelta(days=1)}),
    (
        "lighter_week_date_within_bounds",
        LighterWeek,
        {"starts_on": datetime.date(1949, 12, 1), "ends_on": datetime.date(1949, 12, 7)},
    ),
    ("lighter_week_date_within_bounds", LighterWeek, {"at": "-infinity"}),
    ("set_link_is_https", LoggedSet, {"link": ""}),
    ("set_link_is_https", LoggedSet, {"link": "http://drive.example/"}),
    ("body_weight_within_bounds", BodyWeight, {"weight": NAN}),
    ("body_weight_within_bounds", BodyWeight, {"weight": 43}),
    ("body_weight_within_bounds", BodyWeight, {"unit": "st"}),
    ("body_weight_within_bounds", BodyWeight, {"weight": 401, "unit": "kg"}),
    ("body_weight_date_within_bounds", BodyWeight, {"weighed_on": "infinity"}),
    ("body_weight_consent_within_bounds", BodyWeightConsent, {"given_at": "infinity"}),
]


@pytest.mark.parametrize(
    ("name", "model", "fields"), EACH, ids=[f"{name}-{fields}" for name, _, fields in EACH]
)
def test_a_value_outside_its_bounds_is_refused_by_name(
    name: str, model: type[Model], fields: dict[str, Any]
) -> None:
    scene()
    assert change(model, **fields) == name


def test_every_named_check_is_seen_to_refuse() -> None:
    named = {each.name for model in MODELS for each in model._meta.constraints}
    assert named == {name for name, _, _ in EACH} | {
        "body_weight_one_a_date",
        "equipment_one_a_name",
        "lighter_week_one_a_date",
        "excused_days_once",
        "prescription_one_a_position",
        "prescription_one_an_exercise",
        "program_one_active",
        "set_one_a_position",
        "swapped_in_one_a_place",
        "swapped_in_one_an_exercise",
        "training_day_one_a_role",
        "workout_one_a_role_and_date",
    }


@pytest.mark.parametrize(
    ("name", "model", "fields"),
    [
        ("equipment_one_a_name", Equipment, {}),
        ("lighter_week_one_a_date", LighterWeek, {}),
        ("excused_days_once", ExcusedDays, {}),
        ("excused_days_once", ExcusedDays, {"first_on": datetime.date(2026, 2, 1)}),
        ("excused_days_once", ExcusedDays, {"last_on": None}),
        ("program_one_active", Program, {}),
        ("training_day_one_a_role", TrainingDay, {"weekday": 5}),
        ("workout_one_a_role_and_date", Workout, {}),
        ("set_one_a_position", LoggedSet, {}),
        ("swapped_in_one_a_place", SwappedIn, {"exercise_id": "lat-pulldown"}),
        ("swapped_in_one_an_exercise", SwappedIn, {"prescribed_id": "lat-pulldown"}),
        ("prescription_one_a_position", Prescription, {"exercise_id": "barbell-row"}),
        ("prescription_one_an_exercise", Prescription, {"position": 5}),
    ],
)
def test_a_second_row_of_the_same_is_refused_by_name(
    name: str, model: type[Model], fields: dict[str, Any]
) -> None:
    scene()
    row = model.objects.order_by("pk").last()
    assert row is not None
    row.pk = new_id() if model is LoggedSet else None
    for field, value in fields.items():
        setattr(row, field, value)
    assert refused_by(lambda: row.save(force_insert=True)) == name


def test_a_program_that_ended_makes_room_for_the_next() -> None:
    user = lifter()
    program = program_of(user)
    program.ended_on = program.started_on
    program.save()
    Program.objects.create(lifter=user, equipment=program.equipment, started_on=TUESDAY)
    assert Program.objects.active().count() == 1


def test_a_weight_keeps_two_decimals_and_no_infinity() -> None:
    scene()
    assert "numeric field overflow" in change(LoggedSet, load=Decimal("Infinity"))
    assert "numeric field overflow" in change(LoggedSet, load=Decimal(10000))


def test_an_exercise_with_sets_cannot_be_taken_away_but_a_lifter_can() -> None:
    scene()

    def take_away() -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM exercises_exercise WHERE slug = 'deadlift'")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert "exercise_id" in refused_by(take_away)
    Workout.objects.get().lifter.delete()
    assert not any(model.objects.exists() for model in MODELS)
