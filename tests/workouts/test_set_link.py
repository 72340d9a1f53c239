"""A link on a set: to a page elsewhere, read strictly, shown as its host, and opened by a click."""

from __future__ import annotations

import json
from http import HTTPStatus

import pytest
from django.db import IntegrityError, connection, transaction

from accounts import export_json
from tests.coaching.cast import coach, coached
from tests.factories import TUESDAY, browser, lifter, log, undo, workout_of
from tests.imports.flow import brought, line, strong
from tests.workouts.asking import put, text
from workouts import deletion, links, logbook
from workouts.models import DeletedWorkout, LoggedSet
from workouts.my_data import export_csv
from workouts.reading import UnreadableError

pytestmark = pytest.mark.django_db

LINK = "https://drive.example/v/squat.mp4?t=1#a"
SHOWN = (
    f'<p class="set-note"><a href="{LINK}" rel="noopener noreferrer nofollow"'
    ' referrerpolicy="no-referrer" target="_blank">Video on drive.example</a></p>'
)
SETS = LoggedSet._meta.db_table
HTTPS, SECRET, WHOLE = "begins with https://", "name and password", "the whole link"


def linked(link: str = LINK) -> LoggedSet:
    return log(workout_of(lifter(), TUESDAY), 225, 6, link=link)


def edit(row: LoggedSet, **changes: str) -> tuple[int, str]:
    sent = {"workout": str(row.workout_id), "exercise": row.exercise_id, "load": "225", "reps": "6"}
    sent |= {"version": str(row.version), "kind": "work"} | changes
    answer = browser(row.lifter).post(f"/sets/{row.pk}/", sent)
    return answer.status_code, text(answer) if answer.content else ""


@pytest.mark.parametrize(
    ("typed", "read", "host"),
    [
        ("", "", ""),
        ("  \n", "", ""),
        (f" {LINK}\n", LINK, "drive.example"),
        ("HTTPS://Drive.Example/V", "https://drive.example/V", "drive.example"),
        ("https://nas.home.example:5001", "https://nas.home.example:5001", "nas.home.example"),
        ("https://a.example?x=b@c.example", "https://a.example?x=b@c.example", "a.example"),
        ("https://a.example/@me/1", "https://a.example/@me/1", "a.example"),
        (
            "https://xn--bcher-kva.example/",
            "https://xn--bcher-kva.example/",
            "xn--bcher-kva.example",
        ),
        ("https://a.example/größe", "https://a.example/größe", "a.example"),
        (f"https://a.example/{'x' * 482}", f"https://a.example/{'x' * 482}", "a.example"),
    ],
)
def test_an_https_address_is_taken_and_shown_as_its_host(typed: str, read: str, host: str) -> None:
    assert links.read_link(typed) == read
    assert links.host_of(read) == host


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("javascript:alert(1)", HTTPS),
        ("javascript://a.example/%0aalert(1)", HTTPS),
        ("data:text/html,<script>", HTTPS),
        ("http://a.example/", HTTPS),
        ("//a.example/", HTTPS),
        ("https:/a.example", HTTPS),
        ("https:a.example", HTTPS),
        ("ftp://a.example", HTTPS),
        ("drive.example/v", HTTPS),
        ("my video https://a.example", HTTPS),
        ("https://user:pass@a.example/", SECRET),
        ("https://good.example@evil.example/", SECRET),
        ("https://good.example\\@evil.example/", SECRET),
        ("https://a.example\\evil", WHOLE),
        ("https://a.example/\\evil", WHOLE),
        ("https://", WHOLE),
        ("https:///a.example", WHOLE),
        ("https://localhost/", WHOLE),
        ("https://[::1]/", WHOLE),
        ("https://a..example/", WHOLE),
        ("https://-a.example/", WHOLE),
        ("https://a%2eexample/", WHOLE),
        ("https://a.example:x/", WHOLE),
        ("https://a.example:123456/", WHOLE),
        ("https://dr\u0456ve.example/", WHOLE),
        ("https://b\u00fccher.example/", WHOLE),
        ("https://drive.\u017fample.com/", WHOLE),
        ("https://drive.\u212aample.com/", WHOLE),
        ("https://a\u3002example/", WHOLE),
        ("https://a.example/one two", WHOLE),
        ("https://a.example/one\u00a0two", WHOLE),
        ("https://a.example/one\ntwo", WHOLE),
        ("https://a.exa\tmple/", WHOLE),
        ("https://a.example/\u200bx", WHOLE),
        ("https://a.example/\u200fx", WHOLE),
        ("https://a.example/\u202ex", "invisible"),
        ("https://a.example/\x00", "invisible"),
        (f"https://a.example/{'x' * 600}", "Keep it to 500 characters; this has 618."),
        (7, "as text"),
    ],
)
def test_whatever_leads_elsewhere_is_refused(typed: object, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        links.read_link(typed)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://a.example/", "https://a@b.c/", ""])
def test_the_database_refuses_them_too(link: str) -> None:
    row = linked()
    with pytest.raises(IntegrityError, match="set_link_is_https"), transaction.atomic():
        LoggedSet.objects.filter(pk=row.pk).update(link=link)


def test_it_is_written_on_the_sets_own_page_and_taken_away_there() -> None:
    row = log(workout_of(lifter(), TUESDAY), 225, 6)
    assert row.link is None
    assert edit(row, link=LINK)[0] == HTTPStatus.FOUND
    row.refresh_from_db()
    assert row.link == LINK
    assert f'value="{LINK}"' in text(browser(row.lifter).get(f"/sets/{row.pk}/"))
    assert edit(row, link="")[0] == HTTPStatus.FOUND
    assert LoggedSet.objects.get().link is None


def test_a_bad_one_is_refused_beside_it_and_stays_typed() -> None:
    row = linked()
    status, page = edit(row, link="http://a.example/x", note="Kept.")
    assert status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Paste a link that begins with https://" in page
    assert 'value="http://a.example/x"' in page
    assert ">\nKept.</textarea>" in page
    assert LoggedSet.objects.get().link == LINK


def test_whoever_does_not_send_it_leaves_it_as_it_is() -> None:
    row = linked()
    answer = put(row.workout, row.pk, load="230", version=row.version)
    assert answer.json()["set"]["link"] == LINK
    undo(LoggedSet.objects.get())
    assert LoggedSet.objects.get().link == LINK


def test_a_program_may_send_it_with_the_set_and_sending_it_twice_changes_nothing() -> None:
    visit = workout_of(lifter(), TUESDAY)
    answer = put(visit, link="").json()["set"]
    assert answer["link"] == ""
    again = put(visit, answer["id"], link="", version=1).json()["set"]
    assert again["version"] == 1
    assert put(visit, link="http://a.example").json()["errors"]["link"]


@pytest.mark.parametrize("is_finished", [False, True])
def test_it_stands_below_the_set_in_the_workout(is_finished: bool) -> None:
    row = linked()
    if is_finished:
        logbook.finish(workout=row.workout)
    page = browser(row.lifter).get(f"/workouts/{row.workout_id}/").content.decode()
    assert SHOWN in page


def test_the_coach_may_open_it() -> None:
    row = linked()
    coaching = coached(row.lifter, coach())
    page = text(browser(coaching.coach).get(f"/clients/{coaching.pk}/workouts/{row.workout_id}/"))
    assert SHOWN in page


def test_an_ampersand_is_the_same_one_behind_the_click() -> None:
    row = linked("https://a.example/?a=1&b='\"<")
    page = browser(row.lifter).get(f"/workouts/{row.workout_id}/").content.decode()
    assert 'href="https://a.example/?a=1&amp;b=&#x27;&quot;&lt;"' in page


def test_it_comes_back_with_a_deleted_workout() -> None:
    row = linked()
    deletion.delete(workout=row.workout)
    deletion.put_back(lifter=row.lifter, id=DeletedWorkout.objects.get().pk)
    assert LoggedSet.objects.get().link == LINK


def test_it_is_in_the_file_of_everything() -> None:
    row = linked()
    log(row.workout, 225, 5)
    sets = json.loads("".join(export_json.written(row.lifter)))["sets"]
    assert [each["link"] for each in sets] == [LINK, None]


@pytest.mark.parametrize("note", ["", "Belt on.\nVideo: soon"])
def test_our_csv_says_it_before_the_note_and_takes_it_back(note: str) -> None:
    row = log(workout_of(lifter(), TUESDAY), 225, 6, link=LINK, note=note, pain=True)
    file = "".join(export_csv.written(row.lifter, "lb"))
    assert f'"That hurt.\nVideo: {LINK}\n' in file or f'"That hurt.\nVideo: {LINK}"' in file
    other = lifter("other@example.com")
    brought(other, file.encode())
    back = LoggedSet.objects.get(lifter=other)
    assert (back.link, back.note, back.pain) == (LINK, note, True)


@pytest.mark.parametrize(
    ("link", "note"),
    [(f"https://a.example/{'x' * 120}", "N" * 500), (f"https://a.example/{'x' * 482}", "")],
)
def test_our_csv_has_room_for_a_long_link_and_a_long_note(link: str, note: str) -> None:
    row = log(workout_of(lifter(), TUESDAY), 225, 6, link=link, note=note, pain=True)
    other = lifter("other@example.com")
    brought(other, "".join(export_csv.written(row.lifter, "lb")).encode())
    back = LoggedSet.objects.get(lifter=other)
    assert (back.link, back.note, back.pain) == (link, note, True)


def test_a_longer_note_of_a_file_is_cut_after_its_link() -> None:
    user = lifter()
    brought(user, strong(line().replace('0,0,"",', f'0,0,"Video: {LINK}\n{"N" * 600}",')))
    row = LoggedSet.objects.get()
    assert (row.note, row.link) == (f"{'N' * 499}…", LINK)


def test_a_note_that_only_begins_alike_stays_a_note() -> None:
    user = lifter()
    note = "Video: http://a.example/x"
    brought(user, strong(line().replace('0,0,"",', f'0,0,"{note}",')))
    row = LoggedSet.objects.get()
    assert (row.note, row.link) == (note, None)


def test_a_set_without_one_takes_no_more_room() -> None:
    log(workout_of(lifter(), TUESDAY), 225, 6)
    size = "SELECT pg_column_size(each) FROM {} AS each"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE linkless AS TABLE {SETS}")
        cursor.execute("ALTER TABLE linkless DROP COLUMN link")
        cursor.execute("CREATE TEMPORARY TABLE without AS TABLE linkless")
        cursor.execute(f"{size.format('without')} UNION {size.format(SETS)}")
        assert len(cursor.fetchall()) == 1
