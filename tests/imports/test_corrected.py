"""A file brought again after it was corrected in the other app."""

from __future__ import annotations

from pathlib import Path

import pytest

from accounts.models import User
from imports import bringing, undoing
from imports.models import KEPT, Added, Import
from tests.factories import browser, lifter, log, other_lifter, undo, workout_of
from tests.imports.flow import bring, brought, kept, line, log_of, page, said, strong, undone
from workouts.models import LoggedSet, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FILES = Path(__file__).parent / "corrected"
WHOSE = "Say whether the file or your log is right about these sets."


def loads(user: User) -> list[tuple[str, str, int]]:
    return [(row[4], row[5], row[6]) for row in log_of(user)]


def work(*rows: tuple[str, int]) -> list[tuple[str, str, int]]:
    return [("work", load, reps) for load, reps in rows]


def hevy(user: User, name: str) -> Import:
    return kept(user, (FILES / f"{name}.csv").read_bytes())


def test_a_set_put_in_before_others_is_shown_first_and_nothing_is_doubled() -> None:
    user = lifter(unit="kg")
    bring(user, hevy(user, "before"))
    again = hevy(user, "after")
    text = said(page(user, again))
    assert "5 March 2024, Deadlift" in text
    assert "Your log 100 kg × 5; 110 kg × 5 The file 95 kg × 5; 100 kg × 5; 110 kg × 5" in text
    assert "2 sets read differently in this file" in text
    assert loads(user) == work(("100.00", 5), ("110.00", 5))
    assert "3 sets" not in said(bring(user, again, corrected="take"))
    assert loads(user) == work(("95.00", 5), ("100.00", 5), ("110.00", 5))
    assert "1 set brought in, 2 sets changed" in said(page(user, again))


def test_nothing_is_changed_until_the_lifter_says_whose_word_counts() -> None:
    user = lifter(unit="kg")
    bring(user, hevy(user, "before"))
    again = hevy(user, "after")
    answer = bring(user, again)
    assert answer.status_code == 422
    assert WHOSE in said(answer)
    assert loads(user) == work(("100.00", 5), ("110.00", 5))


def test_what_is_kept_stays_whole_and_no_half_of_the_correction_comes_in() -> None:
    user = lifter()
    brought(user, strong(line(), line(order=2, weight=235)))
    other = line(exercise="Pull Up", weight=0)
    again = kept(user, strong(line(weight=215), line(order=2), line(order=3, weight=235), other))
    assert "New sets of an exercise that differs from your log 1" in said(page(user, again))
    bring(user, again, corrected="keep")
    assert [(row[2], row[5]) for row in log_of(user)] == [
        ("deadlift", "225.00"),
        ("deadlift", "235.00"),
        ("pull-up", "0.00"),
    ]


def test_a_set_taken_out_of_the_file_is_undone_here() -> None:
    user = lifter()
    before = [line(order=number, weight=weight) for number, weight in enumerate((225, 235, 245))]
    brought(user, strong(*before))
    again = kept(user, strong(line(), line(order=1, weight=245)))
    text = said(page(user, again))
    assert "1 set reads differently in this file, and 1 set is not in this file any more" in text
    assert "Change my log" not in text
    bring(user, again, corrected="take")
    assert loads(user) == [*work(("225.00", 5), ("245.00", 5)), ("undone", "245.00", 5)]
    assert "2 sets changed" in said(page(user, again))


def test_undoing_puts_every_corrected_set_back() -> None:
    user = lifter()
    brought(user, strong(line(rpe="8"), line(order=2), line(order=3, reps=4)))
    was = log_of(user)
    again = kept(user, strong(line(weight=95), line(order=2, reps=6)))
    bring(user, again, corrected="take")
    assert log_of(user) != was
    undone(user, again)
    assert log_of(user) == was
    assert LoggedSet.objects.get(position=1).rir == 2


def test_correcting_it_back_changes_the_same_sets_again() -> None:
    user = lifter()
    first = strong(line(), line(order=2, weight=235))
    brought(user, first)
    bring(user, kept(user, strong(line(weight=215))), corrected="take")
    assert loads(user) == [*work(("215.00", 5)), ("undone", "235.00", 5)]
    bring(user, kept(user, first), corrected="take")
    assert loads(user) == work(("225.00", 5), ("235.00", 5))


def test_a_set_that_was_changed_here_stays_the_lifters_own() -> None:
    user = lifter()
    brought(user, strong(line(), line(order=2, weight=235)))
    edited(user, position=1, load=220)
    again = kept(
        user, strong(line(weight=95), line(order=2, weight=225), line(order=3, weight=235))
    )
    text = said(page(user, again))
    assert "You’ve changed these here yourself, so they stay as they are." in text
    assert "Nothing in this file is new here." in said(bring(user, again))
    assert loads(user) == work(("220.00", 5), ("235.00", 5))


def test_a_set_that_was_changed_here_alone_is_no_correction() -> None:
    user = lifter()
    brought(user, strong(line()))
    edited(user, position=1, load=220)
    again = kept(user, strong(line(), line(order=2, weight=235)))
    assert "Different from your log" not in said(page(user, again))
    bring(user, again)
    assert loads(user) == work(("220.00", 5), ("235.00", 5))


def test_a_set_undone_here_is_no_correction() -> None:
    user = lifter()
    brought(user, strong(line()))
    undo(LoggedSet.objects.get())
    assert "Different from your log" not in said(page(user, kept(user, strong(line()))))


def test_the_same_file_again_corrects_nothing_in_another_unit() -> None:
    user = lifter(unit="kg")
    content = strong(*(line(order=number, weight=45 + 5 * number) for number in range(40)))
    brought(user, content, unit="lb")
    again = kept(user, content)
    assert again.pk
    bring(user, again, unit="lb")
    assert "Different from your log" not in said(bring(user, kept(user, content), unit="lb"))


def test_another_account_is_not_asked_about_sets_it_does_not_have() -> None:
    user, other = lifter(), other_lifter()
    brought(user, strong(line()))
    assert "Different from" not in said(page(other, kept(other, strong(line(weight=95)))))


def test_what_was_changed_goes_with_the_file() -> None:
    user = lifter()
    brought(user, strong(line()))
    again = kept(user, strong(line(weight=95)))
    bring(user, again, corrected="take")
    (row,) = Added.objects.get(source=again).changed
    assert row["load"] == "225.00"
    again.refresh_from_db()
    assert again.given == {row["id"]: 2}


def edited(user: User, position: int, load: int) -> None:
    row = LoggedSet.objects.get(position=position)
    row.load, row.version = load, row.version + 1  # type: ignore[assignment]
    row.save()


CORRECTED = strong(line(weight=215), line(order=2, weight=225), line(order=3, weight=235))


def corrected_once(user: User) -> Import:
    """Two sets, 225 and 235, of a file that now has 95 before them, taken."""
    brought(user, strong(line(), line(order=2, weight=235)))
    again = kept(user, CORRECTED)
    bring(user, again, corrected="take")
    assert loads(user) == work(("215.00", 5), ("225.00", 5), ("235.00", 5))
    return again


def test_a_correction_that_was_taken_back_can_be_made_again() -> None:
    user = lifter()
    again = corrected_once(user)
    undone(user, again)
    assert loads(user) == work(("225.00", 5), ("235.00", 5))
    bring(user, again, corrected="take")
    assert loads(user) == work(("215.00", 5), ("225.00", 5), ("235.00", 5))


def test_a_file_may_be_corrected_long_after_it_was_corrected_before() -> None:
    user = lifter()
    again = corrected_once(user)
    Import.objects.update(brought_at=again.uploaded_at - 2 * KEPT)
    bringing.clear_away()
    assert not Added.objects.exists()
    later = kept(user, strong(line(weight=220), line(order=2), line(order=3, weight=235)))
    bring(user, later, corrected="take")
    assert loads(user) == work(("220.00", 5), ("225.00", 5), ("235.00", 5))


def test_a_set_undone_here_and_taken_out_there_takes_no_other_with_it() -> None:
    user = lifter()
    sets = [line(order=number, weight=weight) for number, weight in enumerate((225, 235, 245))]
    brought(user, strong(*sets))
    undo(LoggedSet.objects.get(position=2))
    again = kept(user, strong(line(), line(order=1, weight=245)))
    assert "so they stay as they are" in said(page(user, again))
    bring(user, again, corrected="take")
    assert loads(user) == [("work", "225.00", 5), ("undone", "235.00", 5), ("work", "245.00", 5)]


def test_a_set_logged_here_beside_them_keeps_a_correction_out_as_a_whole() -> None:
    user = lifter()
    brought(user, strong(line(), line(order=2, weight=235)))
    log(Workout.objects.get(), 200, 8)
    bring(user, kept(user, CORRECTED), corrected="take")
    assert loads(user) == work(("225.00", 5), ("235.00", 5), ("200.00", 8))


def test_one_that_finds_no_room_stays_out_as_a_whole() -> None:
    user = lifter()
    full = [line(order=number) for number in range(1, 201)]
    brought(user, strong(*full))
    bring(user, kept(user, strong(line(weight=95), *full)), corrected="take")
    assert loads(user) == work(("225.00", 5)) * 200


def test_taking_back_the_first_of_two_corrections_leaves_the_second() -> None:
    user = lifter()
    brought(user, strong(line()))
    first, second = (kept(user, strong(line(weight=weight))) for weight in (95, 100))
    bring(user, first, corrected="take")
    bring(user, second, corrected="take")
    undone(user, first)
    assert loads(user) == work(("100.00", 5))
    undone(user, second)
    assert loads(user) == work(("225.00", 5))


def test_taking_back_where_a_set_came_from_takes_its_corrections_along() -> None:
    user = lifter()
    origin = brought(user, strong(line()))
    correction = kept(user, strong(line(weight=95)))
    bring(user, correction, corrected="take")
    undoing.undo(source=origin)
    assert loads(user) == []
    newest = brought(user, strong(line(weight=100)))
    undone(user, correction)
    assert loads(user) == work(("100.00", 5))
    assert newest.sets_added == 1


def test_the_page_takes_a_correction_back_before_what_it_corrects() -> None:
    user = lifter()
    origin = brought(user, strong(line()))
    correction = kept(user, strong(line(weight=95)))
    bring(user, correction, corrected="take")
    text = said(browser(user).post(f"/import/{origin.pk}/undo/", follow=True))
    assert "strong.csv changed sets of this file since. Take that one back first." in text
    assert loads(user) == work(("95.00", 5))
    undone(user, correction)
    undone(user, origin)
    assert loads(user) == []


def test_nothing_is_put_back_in_another_log() -> None:
    user, other = lifter(), other_lifter()
    brought(user, strong(line()))
    correction = kept(user, strong(line(weight=95)))
    bring(user, correction, corrected="take")
    visit = workout_of(other, on=Workout.objects.get().performed_on)
    LoggedSet.objects.update(lifter=other, workout=visit)  # as where they restored it from a file
    undone(user, correction)
    assert loads(other) == work(("95.00", 5))


def test_a_note_beside_none_is_no_correction() -> None:
    user = lifter()
    brought(user, strong(line()))
    noted = strong(line().replace('0,0,"",', '0,0,"Belt on.",'))
    assert "Different from your log" not in said(page(user, kept(user, noted)))


def test_a_note_written_otherwise_is_one() -> None:
    user = lifter()
    brought(user, strong(line().replace('0,0,"",', '0,0,"Belt on.",')))
    noted = strong(line().replace('0,0,"",', '0,0,"Belt off.",'))
    text = said(page(user, kept(user, noted)))
    assert "225 lb × 5 “Belt on.” The file 225 lb × 5 “Belt off.”" in text


def noted(note: str) -> bytes:
    return strong(line().replace('0,0,"",', f'0,0,"{note}",'))


def test_a_correction_brings_its_link_along_and_takes_it_back() -> None:
    user = lifter()
    link = "https://a.example/v"
    brought(user, noted("soon"))
    again = kept(user, noted(f"Video: {link}\nBelt on."))
    assert f"The file 225 lb × 5 “Video: {link} Belt on.”" in said(page(user, again))
    bring(user, again, corrected="take")
    row = LoggedSet.objects.get()
    assert (row.note, row.link) == ("Belt on.", link)
    brought(user, noted("Belt on."), corrected="take")
    assert LoggedSet.objects.get().link is None
    undone(user, Import.objects.latest("pk"))
    assert LoggedSet.objects.get().link == link


def test_an_address_that_stood_in_the_note_is_no_correction() -> None:
    """So the version before brought it in."""
    user = lifter()
    note = "Video: https://a.example/v"
    brought(user, noted(note))
    LoggedSet.objects.update(note=note, link=None)
    assert "reads differently" not in said(page(user, kept(user, noted(note + " "))))


def test_what_the_version_before_changed_is_put_back_without_a_word_of_links() -> None:
    user = lifter()
    brought(user, noted("soon"))
    again = brought(user, noted("later"), corrected="take")
    added = Added.objects.get(source=again)
    for row in added.changed:
        del row["link"]
    added.save()
    undone(user, again)
    assert LoggedSet.objects.get().note == "soon"
