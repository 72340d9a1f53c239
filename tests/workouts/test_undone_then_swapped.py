"""An exercise whose sets were all undone before it was swapped out is shown nowhere."""

from __future__ import annotations

import re

import pytest

from accounts.models import User
from exercises.models import Exercise
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, log, prescription_of, undo, workout_of
from workouts import logbook, swaps
from workouts.ids import new_id
from workouts.models import Kind, LoggedSet, Workout

pytestmark = pytest.mark.django_db

ROW, CABLE_ROW = "one-arm-dumbbell-row", "seated-cable-row"
NAME = "One-arm dumbbell row"
HEADING = re.compile(rf"<(h[23]|li)[^>]*>(<a [^>]*>)?{NAME}")
TABS = re.compile(r'<span>([^<]+)</span> <span class="count">([^<]+)</span>')


def swapped_after(user: User, *kinds: str) -> tuple[Workout, list[LoggedSet]]:
    """Rows of these kinds, the undone ones logged first, and then the row is swapped out."""
    visit = workout_of(user, user.today())
    rows = []
    for kind in kinds:
        row = log(visit, 60, 8, exercise=ROW, kind=Kind.WARMUP if kind == "warmup" else Kind.WORK)
        rows.append(undo(row) if kind == "undone" else row)
    swaps.swap_once(
        workout=visit,
        prescription=prescription_of(user, ROW),
        exercise=Exercise.objects.get(pk=CABLE_ROW),
    )
    return visit, rows


def tabs(page: str) -> dict[str, str]:
    """The exercises in the list of a workout's page, each with its count."""
    return dict(TABS.findall(page))


def read(user: User, path: str) -> str:
    return str(browser(user).get(path).content.decode())


def test_a_set_undone_before_a_swap_leaves_no_tab() -> None:
    visit, _ = swapped_after(lifter(), "undone")
    shown = tabs(read(visit.lifter, f"/workouts/{visit.pk}/"))
    assert list(shown) == ["Deadlift", "Pull-up", "Seated cable row", "Cable pullover"]


@pytest.mark.parametrize(("kind", "count"), [("work", "1"), ("warmup", "warm-up")])
def test_what_was_lifted_before_a_swap_keeps_its_tab(kind: str, count: str) -> None:
    visit, _ = swapped_after(lifter(), "undone", kind)
    assert tabs(read(visit.lifter, f"/workouts/{visit.pk}/"))[NAME] == count


def test_an_undone_set_is_put_back_where_its_exercise_is_named() -> None:
    visit, (row,) = swapped_after(lifter(), "undone")
    page = read(visit.lifter, f"/workouts/{visit.pk}/?exercise={ROW}")
    assert tabs(page)[NAME] == "0"
    assert f'id="change-{row.pk}"' in page


def test_with_all_prescribed_sets_done_the_page_opens_on_one_of_them() -> None:
    visit, _ = swapped_after(lifter(), "undone")
    for exercise, load in {
        "deadlift": 225,
        "pull-up": 0,
        CABLE_ROW: 90,
        "cable-pullover": 50,
    }.items():
        for _ in range(3):
            log(visit, load, 6, exercise=exercise)
    page = read(visit.lifter, f"/workouts/{visit.pk}/")
    assert 'data-exercise="cable-pullover"' in page
    assert NAME not in tabs(page)


def test_a_finished_workout_tells_nothing_of_it() -> None:
    user = lifter()
    visit, (row,) = swapped_after(user, "undone")
    log(visit)
    logbook.finish(workout=visit)
    for path in ["", "done/", "delete/"]:
        assert not HEADING.search(read(user, f"/workouts/{visit.pk}/{path}"))
    # Where it is named, as by the way back from its own page, it can still be put back.
    back = f"/workouts/{visit.pk}/?exercise={ROW}"
    assert f'href="{back}#set-{row.pk}"' in read(user, f"/sets/{row.pk}/")
    assert f'id="set-{row.pk}"' in read(user, back)


def test_a_finished_workout_that_held_only_warm_ups_of_it_counts_no_exercise_done() -> None:
    user = lifter()
    visit, _ = swapped_after(user, "warmup")
    log(visit)
    logbook.finish(workout=visit)
    assert HEADING.search(read(user, f"/workouts/{visit.pk}/"))
    assert HEADING.search(read(user, f"/workouts/{visit.pk}/delete/"))
    assert not HEADING.search(read(user, f"/workouts/{visit.pk}/done/"))


def test_a_coach_sees_it_only_where_a_comment_is_about_it() -> None:
    user, by = lifter(), coach()
    coaching = coached(user, by)
    visit, (row,) = swapped_after(user, "undone")
    page = f"/clients/{coaching.pk}/workouts/{visit.pk}/"
    assert f'id="set-{row.pk}"' not in read(by, page)
    sent = browser(by).post(
        f"{page}comments/", {"id": new_id(), "set": row.pk, "text": "What was wrong?"}
    )
    assert sent.status_code == 302
    assert f'id="set-{row.pk}"' in read(by, page)
