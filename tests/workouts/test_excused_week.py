"""Days on which a lifter cannot train, on the pages they get: the form, the week, the past."""

from __future__ import annotations

import datetime
import re

import pytest
from django.http import HttpResponse

from accounts.models import User
from tests.factories import (
    browser,
    everything,
    full_workout,
    lifter,
    log,
    program_of,
    seasoned_lifter,
    whole_fields,
    workout_of,
)
from tests.workouts.test_weeks import clock, long_since
from workouts import excuses, logbook
from workouts.models import ExcusedDays, Role

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
MONDAY = datetime.date(2026, 3, 2)
TUESDAY, WEDNESDAY, FRIDAY = (MONDAY + days * DAY for days in (1, 2, 4))


@pytest.fixture
def user(monkeypatch: pytest.MonkeyPatch) -> User:
    """A lifter past a year, due on Tuesdays and Fridays; it is Wednesday 4 March 2026."""
    clock(monkeypatch, "2026-03-04 12:00")
    return long_since(seasoned_lifter())


def excuse(user: User, first: datetime.date, last: datetime.date | None, kind: str = "ill") -> None:
    excuses.excuse(lifter=user, kind=kind, first_on=first, last_on=last)


def words(answer: HttpResponse) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


def week(user: User) -> str:
    return words(browser(user).get("/week/"))


def tags(user: User) -> list[str]:
    """What the week says of its days, in their order."""
    page = browser(user).get("/week/").content.decode()
    return re.findall(r'<span class="tag tag-\w+">([^<]+)</span>', page)


# The form


def send(user: User, **fields: str) -> HttpResponse:
    return browser(user).post("/excused/", {"kind": "ill", "first_on": "2026-03-03"} | fields)


def test_the_week_leads_to_the_form_which_begins_today(user: User) -> None:
    page = browser(user).get("/week/").content.decode()
    assert '<a href="/excused/">I can’t train</a>' in page
    form = browser(user).get("/excused/").content.decode()
    assert 'name="first_on" value="2026-03-04"' in form
    assert "If you have a coach, they see the days, the reason and this note." in form


def test_days_that_are_sent_are_stored_and_lead_back_to_the_week(user: User) -> None:
    answer = send(user, kind="away", last_on="2026-03-08", note="At my sister’s.")
    assert answer.headers["Location"] == "/week/"
    row = ExcusedDays.objects.get()
    assert (row.lifter, row.kind, row.note) == (user, "away", "At my sister’s.")
    assert (row.first_on, row.last_on) == (TUESDAY, MONDAY + 6 * DAY)


def test_the_last_day_may_be_left_open(user: User) -> None:
    assert send(user, last_on="").status_code == 302
    assert ExcusedDays.objects.get().last_on is None


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("kind", ""),
        ("kind", "lazy"),
        ("first_on", ""),
        ("first_on", "soon"),
        ("first_on", "2025-03-02"),
        ("first_on", "2027-03-06"),
        ("last_on", "2026-03-02"),
        ("last_on", "2027-03-06"),
        ("last_on", "9999-12-31"),
        ("note", "x" * 501),
        ("note", "a\u202eb"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(user: User, field: str, typed: str) -> None:
    answer = send(user, **{field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in page
    assert page.count('class="error"') == 1
    assert not ExcusedDays.objects.exists()


def test_days_may_lie_a_year_ahead_and_a_year_back(user: User) -> None:
    assert send(user, first_on="2025-03-03", last_on="2025-03-09").status_code == 302
    assert send(user, first_on="2027-03-01", last_on="2027-03-05").status_code == 302
    page = words(browser(user).get("/excused/"))
    assert "Ill from Monday 3 March 2025 to Sunday 9 March 2025." in page
    assert "Ill from Monday 1 March 2027 to Friday 5 March 2027." in page


def test_what_was_said_can_be_removed(user: User) -> None:
    excuse(user, MONDAY, FRIDAY)
    client = browser(user)
    page = client.get("/excused/").content.decode()
    (path,) = re.findall(r'action="(/excused/\d+/remove/)"', page)
    for _ in range(2):
        assert client.post(path).headers["Location"] == "/excused/"
    assert not ExcusedDays.objects.exists()
    assert "Days you’ve entered" not in client.get("/excused/").content.decode()


def test_without_a_program_days_can_be_excused_too() -> None:
    user = lifter()
    program_of(user).delete()
    assert browser(user).get("/excused/").status_code == 200


# The week


def test_without_an_excuse_the_day_before_was_missed(user: User) -> None:
    assert tags(user) == ["Missed", "Due"]
    assert "0 of 2 back days done." in week(user)
    assert "I’m back" not in week(user)


def test_an_excused_day_is_neither_missed_nor_due(user: User) -> None:
    excuse(user, MONDAY, None)
    assert tags(user) == ["Excused: ill", "Excused: ill"]
    assert "Nothing is due." in week(user)
    assert "Ill since Monday 2 March." in week(user)


def test_an_excuse_that_ends_mid_week_leaves_the_rest_of_it_due(user: User) -> None:
    excuse(user, MONDAY, TUESDAY)
    assert tags(user) == ["Excused: ill", "Due"]
    assert "One back day." in week(user)
    assert "I’m back" not in week(user)


def test_one_that_begins_mid_week_leaves_what_was_missed_before_it(user: User) -> None:
    excuse(user, WEDNESDAY, None, "away")
    assert tags(user) == ["Missed", "Excused: away"]
    assert "0 of 1 back days" not in week(user)


def test_the_day_beside_an_excuse_is_as_it_was(user: User) -> None:
    excuse(user, WEDNESDAY, FRIDAY - DAY)
    assert tags(user) == ["Missed", "Due"]


def test_an_excuse_still_to_come_is_told_and_can_be_changed(user: User) -> None:
    excuse(user, FRIDAY, FRIDAY + 9 * DAY, "away")
    assert tags(user) == ["Missed", "Excused: away"]
    page = browser(user).get("/week/").content.decode()
    assert "Away from Friday 6 March to Sunday 15 March." in page
    assert "I’m back" not in page
    assert re.findall(r'<a href="/excused/">([^<]+)</a>', page) == ["I can’t train", "Change this"]


def test_another_reason_is_told_without_one(user: User) -> None:
    excuse(user, FRIDAY, FRIDAY, "other")
    assert tags(user) == ["Missed", "Excused"]
    assert "Not training on Friday 6 March." in week(user)


def test_back_again_in_one_tap_from_the_week(user: User) -> None:
    excuse(user, MONDAY, None)
    client = browser(user)
    page = client.get("/week/").content.decode()
    assert re.search(r'action="/excused/back/">.*?<button[^>]*>I’m back</button>', page, re.DOTALL)
    answer = client.post("/excused/back/", follow=True)
    assert answer.redirect_chain == [("/week/", 302)]
    assert "Good to have you back." in words(answer)
    assert ExcusedDays.objects.get().last_on == TUESDAY
    assert tags(user) == ["Excused: ill", "Due"]
    assert "I’m back" not in week(user)


def test_a_training_day_that_is_today_is_due_again_once_the_lifter_is_back(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock(monkeypatch, "2026-03-03 12:00")
    excuse(user, TUESDAY, None)
    assert tags(user) == ["Excused: ill", "Excused: ill"]
    browser(user).post("/excused/back/")
    assert not ExcusedDays.objects.exists()
    assert tags(user) == ["Today", "Due"]


def test_who_trains_all_the_same_has_done_the_day(user: User) -> None:
    excuse(user, MONDAY, None)
    fields = whole_fields(full_workout(), on=WEDNESDAY)
    assert browser(user).post("/workouts/enter/", fields).status_code == 302
    assert tags(user) == ["Done", "Excused: ill"]
    assert "The back day is done." in week(user)


def test_an_excused_day_can_still_be_started_and_is_not_the_next_thing_to_do(user: User) -> None:
    excuse(user, MONDAY, None)
    page = browser(user).get("/week/").content.decode()
    assert page.count('<button class="button quiet" type="submit">Do it today</button>') == 2
    log(workout_of(user, WEDNESDAY))
    assert tags(user) == ["Excused: ill"]  # beside the one that is open


def test_next_week_is_as_it_was(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    excuse(user, MONDAY, FRIDAY)
    clock(monkeypatch, "2026-03-09 12:00")
    assert tags(user) == ["Due", "Due"]


def test_the_week_on_paper_is_for_the_day_after_the_excused_one(user: User) -> None:
    excuse(user, MONDAY, FRIDAY - DAY)
    page = words(browser(user).get("/week/sheet/"))
    assert "Friday 6 March 2026" in page
    assert "Tuesday 10 March 2026" in page
    assert "Tuesday 3 March" not in page


def test_after_four_weeks_away_the_way_back_is_offered_all_the_same(user: User) -> None:
    everything(workout_of(user, TUESDAY - 35 * DAY))
    excuse(user, TUESDAY - 34 * DAY, None)
    assert "5 weeks since your last set of this." in week(user)
    browser(user).post("/excused/back/")
    assert "5 weeks since your last set of this." in week(user)


# The past


def history(user: User, asked: str = "") -> str:
    return words(browser(user).get(f"/history/{asked}"))


def trained(user: User, *weeks_ago: int) -> None:
    for weeks in weeks_ago:
        visit = workout_of(user, TUESDAY - 7 * weeks * DAY, Role.MAIN)
        log(visit)
        logbook.finish(workout=visit)


def test_the_history_tells_what_was_excused_in_a_week_with_a_workout(user: User) -> None:
    trained(user, 2, 3)
    excuse(user, MONDAY - 18 * DAY, MONDAY - 17 * DAY)
    page = history(user)
    said = page.index("Ill from Thursday 12 February to Friday 13 February.")
    assert page.index("16–22 Feb") < page.index("9–15 Feb") < said
    assert page.count("Ill from") == 1


def test_weeks_without_a_workout_are_told_between_those_that_have_one(user: User) -> None:
    trained(user, 1, 4)
    excuse(user, MONDAY - 21 * DAY, MONDAY - 8 * DAY, "away")
    page = history(user)
    said = page.index("Away from Monday 9 February to Sunday 22 February.")
    assert page.index("23 Feb – 1 Mar") < said < page.index("2–8 Feb")
    assert page.count("Away from") == 1


def test_what_goes_on_stands_above_the_latest_week_and_what_is_to_come_is_no_past(
    user: User,
) -> None:
    trained(user, 2)
    excuse(user, MONDAY - 2 * DAY, WEDNESDAY)
    excuse(user, FRIDAY + 7 * DAY, None, "away")
    page = history(user)
    assert page.index("Ill from Saturday 28 February") < page.index("16–22 Feb")
    assert "Away" not in page


@pytest.mark.slow
def test_an_excused_week_is_on_one_page_of_a_long_history(user: User) -> None:
    trained(user, *range(1, 31), *range(33, 50))
    excuse(user, MONDAY - 7 * 32 * DAY, MONDAY - 7 * 30 * DAY - DAY)
    said, client = "Ill from Monday 21 July 2025 to Sunday 3 August 2025.", browser(user)
    newest = client.get("/history/")
    older = client.get(f"/history/{newest.context['older']}")
    back = client.get(f"/history/{older.context['newer']}")
    assert [said in words(page) for page in (newest, older)] == [False, True]
    assert newest.context["weeks"] == back.context["weeks"]


@pytest.mark.slow
def test_an_excused_week_is_on_one_page_on_the_way_up_too(user: User) -> None:
    trained(user, *range(1, 10), *range(12, 50))
    excuse(user, MONDAY - 7 * 11 * DAY, MONDAY - 7 * 9 * DAY - DAY)
    said, client = "Ill from Monday 15 December 2025 to Sunday 28 December 2025.", browser(user)
    below = client.get(f"/history/?after={MONDAY - 7 * 39 * DAY - DAY}")
    above = client.get(f"/history/{below.context['newer']}")
    assert [said in words(page) for page in (below, above)] == [False, True]


def test_excused_weeks_take_nothing_from_the_average(user: User) -> None:
    trained(user, 1, 4)
    before = browser(user).get("/history/").context["average"]
    excuse(user, MONDAY - 21 * DAY, MONDAY - 8 * DAY)
    assert browser(user).get("/history/").context["average"] == before


def test_without_a_workout_there_is_no_history_to_show(user: User) -> None:
    excuse(user, MONDAY - 21 * DAY, None)
    assert "Nothing yet." in history(user)
