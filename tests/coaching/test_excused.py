"""A client who cannot train: the coach reads why, in the place of a reproach."""

from __future__ import annotations

import datetime
import re

import pytest

from accounts.models import User
from coaching.models import Coaching
from coaching.roster.due import nearest
from coaching.roster.ranked import line
from coaching.roster.reasons import WhyLook, extra_missing_twice, missed_main
from tests.coaching.cast import coach, coached
from tests.coaching.test_pages import html, text
from tests.coaching.test_reasons import DAY, FRIDAY, SATURDAY, TUESDAY, WEEK, log, only, workout
from tests.coaching.test_roster import begun, trained
from tests.factories import everything, lifter, seasoned_lifter, workout_of
from tests.factories import log as log_set
from tests.workouts.test_weeks import clock, long_since
from workouts import excuses
from workouts.dated_facts import Excused
from workouts.models import Program

pytestmark = pytest.mark.slow

Ends = tuple[datetime.date, datetime.date | None]


def ill(first: datetime.date, last: datetime.date | None = None, id: int = 1) -> Excused:
    return Excused(id, first, last, "ill", "")


# Missed days, as values


def main(*excused: Excused, trained: datetime.date = TUESDAY - 3 * WEEK) -> list[WhyLook]:
    """The main days missed by Saturday, for one who last trained three weeks ago."""
    return missed_main(log(workout(trained), excuses=excused))


def test_a_main_day_that_was_excused_was_not_missed() -> None:
    assert main(trained=TUESDAY - WEEK)
    assert main(ill(TUESDAY, TUESDAY), trained=TUESDAY - WEEK) == []
    assert main(ill(TUESDAY - 3 * DAY), trained=TUESDAY - WEEK) == []


@pytest.mark.parametrize("day", [TUESDAY - DAY, TUESDAY + DAY])
def test_an_excuse_of_the_day_before_or_after_is_none(day: datetime.date) -> None:
    assert only(main(ill(day, day), trained=TUESDAY - WEEK)).on == TUESDAY


def test_what_was_missed_around_an_excuse_is_counted_through_it() -> None:
    assert only(main()).words == "The last 3, the latest on Tue 3 Mar."
    between = ill(TUESDAY - WEEK, TUESDAY - WEEK)
    assert only(main(between)).words == "The last 2, the latest on Tue 3 Mar."
    newest = ill(TUESDAY - DAY, None)
    assert only(main(newest)).words == "The last 2, the latest on Tue 24 Feb."
    assert main(newest, ill(TUESDAY - 3 * WEEK, TUESDAY - WEEK)) == []


def test_a_workout_on_excused_days_ends_the_counting_like_any_other() -> None:
    assert main(ill(TUESDAY - DAY), trained=TUESDAY) == []
    found = main(ill(TUESDAY - WEEK, TUESDAY - WEEK), trained=TUESDAY - WEEK)
    assert only(found).words == "On Tue 3 Mar."


@pytest.mark.parametrize(
    ("excused", "told"),
    [
        ([], "The last 3, the latest on Fri 6 Mar."),
        ([ill(FRIDAY, FRIDAY)], "The last 2, the latest on Fri 27 Feb."),
        ([ill(FRIDAY - WEEK, FRIDAY - WEEK)], "The last 2, the latest on Fri 6 Mar."),
        ([ill(FRIDAY - WEEK)], ""),
    ],
)
def test_extra_days_are_missing_without_those_that_were_excused(
    excused: list[Excused], told: str
) -> None:
    found = log(workout(FRIDAY - 3 * WEEK, role="extra"), excuses=excused)
    assert [reason.words for reason in extra_missing_twice(found)] == [told] * bool(told)


# What is told instead


@pytest.mark.parametrize(
    ("excused", "told"),
    [
        ([], None),
        ([ill(SATURDAY)], 1),
        ([ill(SATURDAY - 90 * DAY)], 1),
        ([ill(SATURDAY - 20 * DAY, SATURDAY - WEEK)], 1),
        ([ill(SATURDAY - 20 * DAY, SATURDAY - WEEK - DAY)], None),
        ([ill(SATURDAY + WEEK)], 1),
        ([ill(SATURDAY + WEEK + DAY)], None),
        ([ill(TUESDAY, TUESDAY, 1), ill(SATURDAY, SATURDAY, 2), ill(SATURDAY + 2 * DAY)], 2),
        ([ill(TUESDAY, FRIDAY, 1), ill(SATURDAY + 3 * DAY, None, 2)], 1),
        ([ill(TUESDAY, TUESDAY, 1), ill(SATURDAY + 3 * DAY, None, 2)], 2),
    ],
)
def test_the_excuse_that_is_told_is_the_one_nearest_to_today(
    excused: list[Excused], told: int | None
) -> None:
    found = nearest(excused, log().today)
    assert (found and found.id) == told


# On the coach's pages


@pytest.fixture
def coaching(db: None, monkeypatch: pytest.MonkeyPatch) -> Coaching:
    """Of a client due on Tuesdays and Fridays, who began two weeks ago and trained then; beside
    another one who never did. It is Saturday 7 March 2026."""
    found = coached(long_since(seasoned_lifter(name="Bob")), coach(name="Ada"))
    coached(long_since(lifter("other@example.com", name="Cy")), found.coach)
    clock(monkeypatch, "2026-03-07 12:00")
    Program.objects.owned_by(found.client).update(started_on=TUESDAY - 2 * WEEK)
    everything(workout_of(found.client, TUESDAY - 2 * WEEK))
    log_set(workout_of(found.client, FRIDAY - 2 * WEEK, "extra"), 0, 6, exercise="pull-up")
    return found


def say(client: User, first: datetime.date, last: datetime.date | None = None) -> None:
    excuses.excuse(
        lifter=client, kind="ill", first_on=first, last_on=last, note="The flu, since the weekend."
    )


def roster(coaching: Coaching) -> str:
    page = html(coaching.coach, "/clients/")
    found = re.search(rf'<li class="line" id="client-{coaching.pk}".*?</li>', page, re.DOTALL)
    assert found
    return text(found[0])


def page(coaching: Coaching) -> str:
    return text(html(coaching.coach, f"/clients/{coaching.pk}/"))


def test_without_an_excuse_the_coach_is_told_what_was_missed(coaching: Coaching) -> None:
    assert "Missed main day . The last 2, the latest on Tue 3 Mar." in roster(coaching)
    assert "Missed main day . The last 2" in page(coaching)


def test_the_coach_reads_the_excuse_and_no_reproach(coaching: Coaching) -> None:
    say(coaching.client, TUESDAY - 8 * DAY)
    assert "Bob Ill since Mon 23 Feb" in roster(coaching)
    words = page(coaching)
    assert "Ill since Mon 23 Feb. “The flu, since the weekend.”" in words
    for shown in (roster(coaching), words):
        assert "Missed" not in shown
        assert "missing" not in shown
        assert "Nothing stands out" not in shown
    assert words.count("Excused: ill") == 2


def test_what_was_missed_before_is_told_beside_the_excuse(coaching: Coaching) -> None:
    say(coaching.client, TUESDAY - DAY)
    shown = roster(coaching)
    assert "Ill since Mon 2 Mar" in shown
    assert "Missed main day . On Tue 24 Feb." in shown


def test_the_coach_reads_when_it_ends_and_for_a_week_that_it_did(
    coaching: Coaching, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(coaching.client, TUESDAY - 8 * DAY, FRIDAY)
    assert "Ill from Mon 23 Feb to Fri 6 Mar." in roster(coaching)
    clock(monkeypatch, "2026-03-13 12:00")
    assert "Ill from Mon 23 Feb to Fri 6 Mar." in roster(coaching)
    clock(monkeypatch, "2026-03-14 12:00")
    assert "Ill from" not in roster(coaching)
    assert "Missed main day . On Tue 10 Mar." in roster(coaching)


def test_an_excuse_is_of_its_own_client_alone(coaching: Coaching) -> None:
    theirs = Coaching.objects.get(client__name="Cy")
    say(theirs.client, TUESDAY - 366 * DAY)
    assert roster(theirs).startswith("Cy Ill since Sun 2 Mar 2025 Last workout none")
    assert "Ill since" in page(theirs)
    assert "Ill since" not in page(coaching)
    assert "Missed main day" in page(coaching)


def test_a_note_is_text_and_nothing_else(coaching: Coaching) -> None:
    excuses.excuse(lifter=coaching.client, kind="ill", first_on=TUESDAY, note="<b>Flu</b>")
    assert "“&lt;b&gt;Flu&lt;/b&gt;”" in html(coaching.coach, f"/clients/{coaching.pk}/")


def test_who_agrees_is_told_that_the_coach_sees_it(coaching: Coaching) -> None:
    coaching.refresh_from_db()
    assert "the days on which you said you cannot train, why, and your note" in coaching.consent


# Sets done of due


def shares(client: User, found: Coaching) -> list[tuple[int, int]]:
    return [(share.done, share.due) for share in line(found).done]


@pytest.mark.django_db
def test_the_sets_of_an_excused_day_are_not_due() -> None:
    client = begun(lifter(), weeks=20)  # twelve sets due today, and every week before
    trained(client, 6)
    found, today = coached(client, coach()), client.today()
    assert shares(client, found) == [(3, 12), (3, 48), (3, 144)]
    excuses.excuse(lifter=client, kind="ill", first_on=today - 20 * DAY, last_on=today - 8 * DAY)
    assert shares(client, found) == [(3, 12), (3, 36), (3, 132)]
    excuses.excuse(lifter=client, kind="ill", first_on=today - 7 * DAY)
    assert shares(client, found) == [(3, 0), (3, 24), (3, 120)]
    assert "Sets in 7 days 3 " in f"{roster(found)} "


@pytest.mark.django_db
def test_what_was_done_on_excused_days_counts_as_done() -> None:
    client = begun(lifter(), weeks=20)
    trained(client, 0)
    found = coached(client, coach())
    excuses.excuse(lifter=client, kind="ill", first_on=client.today())
    assert shares(client, found)[0] == (3, 0)


@pytest.mark.django_db
def test_more_than_was_due_is_no_share_of_it() -> None:
    client = begun(lifter(), weeks=20)
    for days_ago in (0, 7, 14, 21, 28):
        trained(client, days_ago)
    found, yesterday = coached(client, coach()), client.today() - DAY
    excuses.excuse(lifter=client, kind="away", first_on=yesterday - 28 * DAY, last_on=yesterday)
    assert "30 days 15 (12 due)" in roster(found)


def test_a_log_says_nothing_of_days_that_nobody_excused() -> None:
    assert nearest((), SATURDAY) is None
