"""Small files of shapes that were misread or refused, from the upload page to the stored sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from imports.models import Import
from imports.questions import key
from tests.factories import lifter
from tests.imports.flow import bring, fields, kept, log_of, page, said
from workouts.models import LoggedSet

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SMALL = Path(__file__).with_name("small")
A = "2024-03-05"
B = "2024-03-18"
PULL = key("Pull Up", "pull")
Sets = list[tuple[str, str, str, str, int]]


def lifts(exercise: str, on: str, *sets: str) -> Sets:
    """`100x5` for a work set, `w60x5` for a warm-up."""
    found: Sets = []
    for each in sets:
        load, reps = each.strip("w").split("x")
        kind = "warmup" if each[0] == "w" else "work"
        found.append((on, exercise, kind, f"{float(load):.2f}", int(reps)))
    return found


def deadlifts(on: str, *sets: str) -> Sets:
    return lifts("deadlift", on, *sets)


THREE = ("100x5", "100x5", "100x5")
RAMP = ("w100x5", "120x5", "120x5")  # as the lighter one looks like a warm-up
# What is asked, what is answered, and what is in the log then.
FILES: dict[str, tuple[set[str], dict[str, str], Sets]] = {
    "strong_month_first": ({"unit"}, {}, deadlifts(A, *RAMP) + deadlifts(B, *RAMP)),
    "fitnotes_month_first": (set(), {}, deadlifts(A, *THREE) + deadlifts(B, *THREE)),
    "strong_dashes_day_first": ({"unit"}, {}, deadlifts(A, "100x5") + deadlifts(B, "100x5")),
    "strong_either_order": (
        {"unit", "first"},
        {"first": "month"},
        deadlifts(A, *THREE) + deadlifts("2024-03-12", *THREE),
    ),
    "liftosaur_older": (
        set(),
        {},
        deadlifts(A, "102.06x5") + lifts("pull-up", A, "20.41x8"),
    ),
    "lyfta": ({"unit"}, {}, lifts("barbell-row", "2026-04-17", "60x10")),
    "repcount": ({"unit"}, {}, deadlifts(A, "100x5")),
    "gymbook_it": (set(), {}, deadlifts(A, "w60x8", "102.5x5")),
    "flexify": (set(), {}, deadlifts(A, "100x5")),
    "alpha_progression": (set(), {}, deadlifts(A, "w60x5", "100x5", "102.5x5")),
    "strong_pt_warm_up": ({"unit"}, {}, deadlifts(A, "w60x5", *THREE)),
    "liftlog_bodyweight": (
        set(),
        {},
        lifts("barbell-row", A, "60x8") + deadlifts(A, "100x5") + lifts("pull-up", A, "0x8"),
    ),
    "hevy_broken_quotes": (
        set(),
        {},
        deadlifts(A, "100x5", "110x5", "120x5") + deadlifts("2024-03-06", "130x5"),
    ),
    "gymrun": ({"unit"}, {}, deadlifts(A, "100x5")),
    "fitnotes_pull_up_on_a_stack": (
        {PULL},
        {PULL: "help"},
        lifts("pull-up", A, "-66x8", "-66x8", "-59x10") + lifts("pull-up", "2024-03-12", "-66x9"),
    ),
    "hevy_nan": (set(), {}, deadlifts(A, "100x5") + lifts("pull-up", A, "0x5")),
    "strong_title_above": ({"unit"}, {}, deadlifts(A, "100x5")),
}


def asked_of(answers: dict[str, str], source: Import) -> set[str]:
    """The questions of the page that have to be answered and have no answer chosen."""
    form = page(source.lifter, source).context["form"]
    return {name for name, each in form.fields.items() if each.required and name not in answers}


@pytest.mark.parametrize("name", FILES)
def test_a_small_file_asks_what_it_does_not_say_and_comes_in_right(name: str) -> None:
    asks, answers, wanted = FILES[name]
    user = lifter(unit="kg")
    source = kept(user, (SMALL / f"{name}.csv").read_bytes())
    assert asked_of(fields(page(user, source)), source) == asks
    if asks:
        assert bring(user, source).status_code == 422
        assert not LoggedSet.objects.exists()
    units = {"unit": "kg"} if "unit" in asks else {}
    assert bring(user, source, **units, **answers).status_code == 302
    stored = [(on, slug, kind, load, reps) for on, _, slug, _, kind, load, reps in log_of(user)]
    assert sorted(stored) == sorted(wanted)


def test_no_small_file_is_forgotten() -> None:
    assert {file.stem for file in SMALL.iterdir()} == set(FILES)


def test_the_other_order_of_day_and_month_is_there_to_choose() -> None:
    user = lifter(unit="kg")
    source = kept(user, (SMALL / "strong_either_order.csv").read_bytes())
    text = said(page(user, source))
    assert "Which day is 3/5/2024 18:02?" in text
    assert "3 May 2024" in text
    assert "5 March 2024" in text
    assert "“Deadlift (Barbell)”, 100 × 5 reps, on line 2 of the file" in text
    assert "6 sets in 2 new workouts." in text
    bring(user, source, unit="kg", first="day")
    assert {row[0] for row in log_of(user)} == {"2024-05-03", "2024-12-03"}


def test_reps_that_were_left_come_along() -> None:
    user = lifter(unit="kg")
    bring(user, kept(user, (SMALL / "alpha_progression.csv").read_bytes()))
    assert list(LoggedSet.objects.order_by("position").values_list("rir", flat=True)) == [
        None,
        2,
        1,
    ]


def test_a_set_that_was_skipped_in_the_app_is_counted() -> None:
    user = lifter(unit="kg")
    text = said(page(user, kept(user, (SMALL / "gymbook_it.csv").read_bytes())))
    assert "Rows that stay out 1" in text
    assert "Line 4 Skipped in the app, so it was not done." in text
