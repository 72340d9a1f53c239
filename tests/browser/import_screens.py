"""A file of another app on screen: chosen, looked at, brought in, taken back."""

from __future__ import annotations

import datetime
import json

from django.urls import reverse

from accounts import export_json
from accounts.models import User
from imports import bringing
from imports.any_table.answers import remember
from imports.files.any_table.guess import guessed
from imports.models import Import, ImportedFile
from imports.preview import limits_of, opened, usual
from tests.browser.steps import Screen, Visit, press
from tests.factories import everything, lifter, log, seasoned_lifter, workout_of
from tests.imports.flow import line, strong

FIRST = datetime.date(2024, 1, 2)
HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"\n'
)


def history_of(weeks: int) -> bytes:
    """Years of a lifter, ramps, other exercises and rows that can’t be read among them."""
    lines = []
    for week in range(weeks):
        on = str(FIRST + datetime.timedelta(days=7 * week))
        top = 225 + 5 * (week // 3)
        for order, weight in enumerate((135, 185, top, top, top), start=1):
            lines.append(line(on, order=order, weight=weight, reps=5 - order % 2))
        lines += [line(on, "Pull Up", order, 0, 7 - order) for order in (1, 2, 3)]
        lines += [line(on, "Seated Row (Cable)", order, 120, 10) for order in (1, 2)]
        lines += [line(on, "Bench Press (Barbell)", order, 155, 8) for order in (1, 2, 3)]
        lines += [line(on, "Face Pull (Cable)", 1, 40, 15), line(on, "Row of my own", 1, 90, 9)]
        if week % 4 == 0:
            lines.append(line(on, "Pull Up", "Rest Timer", 0, 0))
            lines.append(line(on, "Deadlift (Barbell)", 6, "heavy", 5))
            lines.append(line(on, "Deadlift (Barbell)", 7, 0, 5))
    return strong(*lines)


def pounds_in_kilograms() -> bytes:
    """A file of Hevy in kg, by a lifter of pounds."""
    rows = []
    for week in range(30):
        on = FIRST + datetime.timedelta(days=7 * week)
        when = f"{on.day} {on:%b %Y}, 18:0"
        for number, pounds in enumerate((225, 230, 235)):
            kilograms = round(pounds * 0.45359237, 2)
            rows.append(
                f'"Back","{when}1","{when}9","","Deadlift (Barbell)",,"",{number},"normal",'
                f"{kilograms},5,,,\n"
            )
    return (HEVY + "".join(rows)).encode()


def kept(user: User, content: bytes, name: str) -> Import:
    file = opened(content, user)
    return bringing.keep(lifter=user, content=content, file_name=name, file=file)


def brought(user: User, content: bytes, name: str) -> Import:
    source = kept(user, content, name)
    file = opened(content, user)
    choices = usual(file, user)
    return bringing.bring_in(source=source, file=file, choices=choices, tell=lambda done: None)


def arriving() -> Visit:
    """A lifter past a year who brings years of logs, with a day logged here already."""
    user = seasoned_lifter()
    log(workout_of(user, FIRST), 225, 5)
    waiting = kept(user, history_of(110), "strong_workouts.csv")
    lifted = kept(user, pounds_in_kilograms(), "workout_data.csv")
    at = reverse("import_preview", args=[waiting.pk])
    return Visit(
        user,
        [
            Screen("imports", reverse("imports")),
            Screen("imports-refused", reverse("imports"), press("Read the file")),
            Screen("import-preview", at),
            Screen("import-refused", at, press("Look again")),
            Screen("import-skipped", reverse("import_skipped", args=[waiting.pk])),
            Screen("import-in-pounds", reverse("import_preview", args=[lifted.pk])),
        ],
    )


def which_is_it() -> bytes:
    """A file whose dates may be two days, with pull-ups of a weight that nobody hangs on a belt."""
    days = ("3/5/2024", "4/8/2024")
    rows = [line(on, "Pull Up", order, 66 + order, 8) for on in days for order in (1, 2, 3)]
    rows += [line(on, "Neutral Grip Pull Up", 1, 0, 9) for on in days]
    return strong(*rows, *(line(on, order=order) for on in days for order in (1, 2)))


def unsure() -> Visit:
    """A lifter who is asked what the file doesn’t say."""
    user = lifter("unsure@example.com")
    waiting = kept(user, which_is_it(), "strong_workouts.csv")
    at = reverse("import_preview", args=[waiting.pk])
    return Visit(
        user,
        [
            Screen("import-asked", at),
            Screen("import-unanswered", at, press("Look again")),
        ],
    )


def arrived() -> Visit:
    """A lifter whose log came in, and the same file once more."""
    user = lifter("arrived@example.com")
    done = brought(user, pounds_in_kilograms(), "workout_data.csv")
    again = kept(user, pounds_in_kilograms(), "workout_data (1).csv")
    at = reverse("import_preview", args=[done.pk])
    corrected = kept(user, pounds_in_kilograms().replace(b",5,,,", b",6,,,", 2), "corrected.csv")
    changed = reverse("import_preview", args=[corrected.pk])
    return Visit(
        user,
        [
            Screen("import-result", at),
            Screen("import-corrected", changed),
            Screen("import-corrected-unanswered", changed, press("Bring it in")),
            Screen("import-nothing-new", reverse("import_preview", args=[again.pk])),
            Screen("imports-listed", reverse("imports")),
            Screen("rule-in-hindsight", reverse("lift_rule", args=["deadlift"])),
        ],
    )


def returning() -> Visit:
    """A lifter who comes back with a file of our own."""
    before = lifter("before@example.com")
    everything(workout_of(before))
    content = "".join(export_json.written(before)).encode()
    assert json.loads(content)["complete"]
    before.delete()
    user = lifter("returning@example.com")
    source = kept(user, content, "backplan-2026-03-03.json")
    return Visit(user, [Screen("import-everything", reverse("import_preview", args=[source.pk]))])


TABLE = "Datum;Übung;Satz;Wdh.;Gewicht;Bemerkung\n" + "".join(
    f"{on};{name};{order};{reps};{weight};{note}\n"
    for on in ("05/03/2024", "19/03/2024")
    for name, weight, note in [("Kreuzheben", "102,5", "Gürtel"), ("Klimmzüge", "", "")]
    for order, reps in enumerate((6, 5, 5), start=1)
)
EITHER_ORDER = TABLE.replace("19/03", "12/03").replace("Gewicht", "Last")


def with_a_table() -> Visit:
    """A lifter with tables that no app wrote, one of them named before."""
    user = lifter("table@example.com")
    first = kept(user, TABLE.replace("Gewicht", "Gewicht (kg)").encode(), "mein-training.csv")
    table = opened(ImportedFile.objects.get(source=first).content, user).table
    assert table is not None
    remember(lifter=user, table=table, columns=guessed(table, limits_of(user)))
    asked = kept(user, EITHER_ORDER.encode(), "log_2024.csv")
    at = reverse("import_columns", args=[asked.pk])
    return Visit(
        user,
        [
            Screen("import-columns", at),
            Screen("import-columns-refused", at, press("See what would come in")),
            Screen("import-columns-again", reverse("import_columns", args=[first.pk])),
            Screen("import-of-a-table", reverse("import_preview", args=[first.pk])),
        ],
    )


VISITS = [arriving, unsure, arrived, returning, with_a_table]
