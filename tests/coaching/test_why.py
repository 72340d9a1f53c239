"""What the rule decided for a client leads the coach to where it is explained."""

import re

import pytest

from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, log, workout_of
from workouts import logbook

WHY = re.compile(
    r'<bdi>([^<]*)</bdi></span>\s*<details class="why">.*?<a href="/rule/#([A-Z_]+)">', re.DOTALL
)

pytestmark = pytest.mark.django_db


def test_every_reason_a_coach_reads_leads_to_the_rule() -> None:
    coaching = coached(lifter(), coach())
    visit = workout_of(coaching.client)
    log(visit, 225, 6)
    by = browser(coaching.coach)
    ruled = by.get(f"/clients/{coaching.pk}/workouts/{visit.pk}/").content.decode()
    assert WHY.findall(ruled) == [("6 reps hit the top of 4–6: 10 lb more.", "TOP")]
    week = by.get(f"/clients/{coaching.pk}/").content.decode()
    assert [reason for _, reason in WHY.findall(week)] == ["OPENING"]


def test_once_a_workout_is_over_its_last_set_tells_the_next_workout_however_few_were_done() -> None:
    coaching = coached(lifter(), coach())
    visit = workout_of(coaching.client)
    log(visit, 225, 6)
    log(visit, 235, 3)
    path = f"/clients/{coaching.pk}/workouts/{visit.pk}/"
    assert "3 reps fell short of 4–6: 5 lb less." in browser(coaching.coach).get(path).text
    logbook.finish(workout=visit)
    page = browser(coaching.coach).get(path).text
    assert "Next time: 230 lb, aim for 4. 3 reps at 235 lb fell short of 4–6." in page
    assert "5 lb less" not in page
