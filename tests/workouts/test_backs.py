"""The back on the week and the history: which muscles its sets reach, drawn and in figures."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest

from exercises.back_drawing import Back, Work
from exercises.muscles import MUSCLES, Area
from tests.factories import (
    TUESDAY,
    browser,
    everything,
    lifter,
    log,
    prescriptions_of,
    program_of,
    workout_of,
)
from workouts import weeks
from workouts.models import Program
from workouts.volume import AreaSets, MuscleSets
from workouts.week import page as week_page
from workouts.week.areas import average

LATS, ERECTORS = MUSCLES["lats"], MUSCLES["erectors"]


def solid(back: Back) -> list[str]:
    return back.named(Work.WHOLE)


def in_lines(back: Back) -> list[str]:
    return back.named(Work.HALF)


def of(lats: str, erectors: str = "0", planned: str = "3") -> list[MuscleSets]:
    """The sets of two muscles in four weeks, each with this many planned a week."""
    in_all = 4 * Decimal(planned)
    return [
        MuscleSets(LATS, Decimal(lats), in_all),
        MuscleSets(ERECTORS, Decimal(erectors), in_all),
    ]


@pytest.mark.django_db
def test_the_week_draws_solid_what_does_the_work_and_in_lines_what_helps() -> None:
    user = lifter()
    back = week_page.week(user, weeks.this_week(prescriptions_of(user), TUESDAY), TUESDAY)["back"]
    assert solid(back) == ["Rhomboids", "Mid and lower traps", "Lats", "Erector spinae"]
    assert len(solid(back)) + len(in_lines(back)) == len(MUSCLES)


@pytest.mark.django_db
def test_the_week_leaves_plain_what_its_plan_does_not_reach() -> None:
    user = lifter()
    kept = next(each for each in prescriptions_of(user) if each.exercise_id == "deadlift")
    screen = week_page.week(user, weeks.this_week([kept], TUESDAY), TUESDAY)
    assert solid(screen["back"]) == ["Erector spinae"]
    assert in_lines(screen["back"]) == ["Upper traps", "Rhomboids", "Mid and lower traps", "Lats"]
    figures = {line.name: line.planned for line in screen["muscles"]}
    assert (figures["Erector spinae"], figures["Lats"], figures["Teres minor"]) == ("3", "1½", "0")


@pytest.mark.django_db
def test_the_week_shows_the_drawing_and_the_sets_of_each_muscle() -> None:
    page = browser(lifter()).get("/week/").content.decode()
    assert '<title id="back-title">What the week trains</title>' in page
    sets = dict(re.findall(r"<div><dt>(.*?)</dt><dd>([^<]*)</dd></div>", page))
    assert sets["Lats"] == "10½"
    assert set(sets) == {each.name for each in MUSCLES.values()} | set(Area.labels)


def test_some_weeks_are_told_as_one() -> None:
    told = average(4, [AreaSets(Area.MID, 30, 34)], of("34", "12"))
    assert [(each.name, each.done, each.planned) for each in told.areas] == [
        ("Mid back", "7.5", "8.5")
    ]
    assert [(each.name, each.done) for each in told.muscles] == [
        ("Lats", "8.5"),
        ("Erector spinae", "3"),
    ]


@pytest.mark.parametrize(
    ("lats", "drawn"), [("12", "solid"), ("10.5", "solid"), ("10", "lines"), ("0", "plain")]
)
def test_a_muscle_is_solid_to_within_half_a_set_a_week_of_the_plan(lats: str, drawn: str) -> None:
    back = average(4, [], of(lats)).back
    seen = "solid" if solid(back) else "lines" if in_lines(back) else "plain"
    assert seen == drawn


def test_where_the_plan_gives_none_a_set_a_week_is_solid() -> None:
    back = average(4, [], of("4", "1", planned="0")).back
    assert (solid(back), in_lines(back)) == (["Lats"], ["Erector spinae"])


@pytest.mark.django_db
def test_the_history_draws_what_its_weeks_trained() -> None:
    user = lifter()
    Program.objects.update(started_on=TUESDAY - datetime.timedelta(days=7))
    for week in range(2):
        everything(workout_of(user, TUESDAY - datetime.timedelta(days=7 * week)))
    page = browser(user).get("/history/").content.decode()
    assert "These 2 weeks" in page
    assert '<title id="back-title">What these weeks trained</title>' in page
    assert '<tr><th scope="row">Lats</th><td>10.5</td><td>10.5</td></tr>' in page


@pytest.mark.django_db
def test_the_history_without_a_plan_compares_with_none() -> None:
    user = lifter()
    log(workout_of(user))
    Program.objects.filter(pk=program_of(user).pk).update(ended_on=user.today())
    page = browser(user).get("/history/").content.decode()
    assert "This one week" in page
    assert '<tr><th scope="row">Erector spinae</th><td>1</td></tr>' in page
