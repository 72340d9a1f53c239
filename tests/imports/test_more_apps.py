"""Apps of one plain row for a set, GymBook and Alpha Progression, row by row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from imports.files.apps import APPS

from .reads import reading_of, reasons

ALPHA = (
    '"Pull · Day 2";"2024-03-05 4:54 h";"1:02 hr"\n'
    '"1. Pull-ups · Bodyweight · 8 reps";"WU1 · +0 kg · 5 reps<br>WU2 · +5 kg · 3 reps"\n'
    "#;KG;REPS;RIR\n1;+35;8;0,5\n2;+0;12+;3\n"
    '"2. Deadlift · Barbell · 5 reps · 2 dropsets"\n#;KG;REPS;RIR\n1;102,5;5;1\n\n'
    '"Legs";"2024-03-07 17:00 h";"0:45 hr"\n"1. Deadlift · Barbell · 5 reps"\n'
    "#;KG;REPS;RIR\n1;110;5;0\n"
)
LYFTA = " Title,Date,Duration,Exercise,Exercise Note,Weight,Reps,RIR/RPE,Distance,Time,Set Type\n"
GYMBOOK = (
    "Data,Programma,Orario,Esercizio,Set / Set di riscaldamento / Set di defaticamento,"
    "Ripetizioni / Tempo,Peso / Distanza,Appunti,Saltato\n"
)


def test_the_apps_are_named_in_order() -> None:
    assert {"Alpha Progression", "Flexify", "GymBook", "GymRun", "Lyfta", "RepCount"} <= set(APPS)
    assert sorted(APPS) == APPS


def test_the_blocks_of_alpha_progression_are_workouts_and_exercises() -> None:
    reading = reading_of(ALPHA)
    assert reading.skipped == []
    assert [(row.exercise, str(row.weight), row.reps, row.rir) for row in reading.rows] == [
        ("Pull-ups (Bodyweight)", "0", 5, None),
        ("Pull-ups (Bodyweight)", "5", 3, None),
        ("Pull-ups (Bodyweight)", "35", 8, 0),
        ("Pull-ups (Bodyweight)", "0", 12, 3),
        ("Deadlift (Barbell)", "102.5", 5, 1),
        ("Deadlift (Barbell)", "110", 5, 0),
    ]
    assert [row.is_warm_up for row in reading.rows] == [True, True, *[False] * 4]
    first, last = reading.rows[0].visit, reading.rows[-1].visit
    assert (first.title, first.began.hour, first.seconds) == ("Pull · Day 2", 4, 3720)
    assert (last.title, last.began.day, last.seconds) == ("Legs", 7, 2700)


def test_alpha_progression_writes_pounds_and_tabs_too() -> None:
    reading = reading_of(ALPHA.replace("KG", "LB").replace(" kg", " lb").replace(";", "\t"))
    assert {row.unit for row in reading.rows} == {"lb"}
    assert len(reading.rows) == 6


def test_a_workout_without_a_date_costs_its_own_sets_with_its_reason() -> None:
    reading = reading_of(ALPHA.replace("2024-03-07 17:00 h", "some day"))
    assert {row.visit.title for row in reading.rows} == {"Pull · Day 2"}
    why = "The date can’t be read: “some day”."
    assert reasons(reading) == [(10, why), (11, why), (13, why)]


def test_lyfta_writes_null_for_nothing_and_marks_its_warm_ups() -> None:
    rows = "Pull,2024-03-05 16:00:05,01:19:33,Deadlift,null,60.000,10,1.0,,null,WARMUP_SET\n"
    rows += "Pull,2024-03-05 16:00:05,01:19:33,Deadlift,,null,8,null,,,NORMAL_SET\n"
    rows += "Pull,2024-03-05 16:00:05,01:19:33,Plank,,null,null,null,,60,NORMAL_SET\n"
    rows += "Pull,2024-03-05 16:00:05,01:19:33,Deadlift,,60,8,,,,NEW_SET\n"
    reading = reading_of(LYFTA + rows)
    assert [(row.weight, row.is_warm_up, row.rir) for row in reading.rows] == [
        (Decimal(60), True, None),
        (None, False, None),
    ]
    assert reasons(reading) == [
        (4, "No reps: a timed or distance set."),
        (5, "The set type “NEW_SET” is not known."),
    ]


def test_a_hidden_row_of_flexify_is_no_set() -> None:
    head = "id,name,reps,weight,created,unit,bodyWeight,hidden\n"
    row = "1,Deadlift,5,220.462262,2024-03-05T18:02:11.000,lb,80,{}\n"
    reading = reading_of(head + row.format("false") + row.format("true"))
    assert [(row.weight, row.unit) for row in reading.rows] == [(Decimal("220.462262"), "lb")]
    assert reading.dropped == {"hidden row": 1}


def test_help_is_negative_in_repcount() -> None:
    head = "Workout Start,Workout End,Exercise,Weight,Reps,Notes,Name\n"
    reading = reading_of(head + '2024-03-05 18:02,2024-03-05 19:00,"Pull up ",-14,8,"",Pull\n')
    (row,) = reading.rows
    assert (row.exercise, row.weight, row.visit.seconds) == ("Pull up", -14, 3480)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("Set,60 secondi,,,No", "No reps: a timed or distance set."),
        ("Set,8 ripetizioni,60,,No", "The weight can’t be read: “60” names no unit."),
        ("Set,8 ripetizioni,60 kg,,Si", "Skipped in the app, so it was not done."),
        ("Set,8 ripetizioni,60 kg,,Sì", "Skipped in the app, so it was not done."),
        ("Set di defaticamento,8 ripetizioni,60 kg,,No", "A set to cool down, which is no work."),
    ],
)
def test_what_is_no_work_of_gymbook_stays_out(cells: str, why: str) -> None:
    reading = reading_of(GYMBOOK + f"05/03/24,A,18:02,Stacco,{cells}\n")
    assert reasons(reading) == [(2, why)]


def test_gymbook_says_the_unit_in_each_cell() -> None:
    rows = '05/03/24,A,18:02,Stacco,Set,1 ripetizione,"102,50 kg",,No\n'
    rows += "05/03/24,A,18:06,Trazioni,Set,8 ripetizioni,,,No\n"
    rows += "05/03/24,A,18:09,Stacco,Set di riscaldamento,8 ripetizioni,135 lbs,,No\n"
    found = reading_of(GYMBOOK + rows).rows
    assert [(row.weight, row.unit, row.is_warm_up) for row in found] == [
        (Decimal("102.5"), "kg", False),
        (None, None, False),
        (Decimal(135), "lb", True),
    ]
    assert len({row.visit for row in found}) == 1
