"""A few lines on a workout or a set, which the other side sees beside it and can answer."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse

from accounts.models import User
from coaching import consent, reviews
from coaching.models import Coaching, Comment
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, log, other_lifter, stranger, undo, workout_of
from workouts.ids import new_id
from workouts.models import LoggedSet, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SAID = "Chest up before the pull."
REFUSED = [
    ("", "Write something first."),
    (" \n\t ", "Write something first."),
    ("x" * 501, "Keep it to 500 characters; this has 501."),
    *[
        (text, "Leave out invisible characters.")
        for text in ["a\x00b", "a\x1bb", "\u202eabc", "ab\u2069", "a\x9fb"]
    ],
]


class Scene:
    """A coach, a client and a workout of one set."""

    def __init__(self) -> None:
        self.user, self.by = lifter(name="Bob"), coach(name="Ada")
        self.coaching = coached(self.user, self.by)
        self.visit: Workout = workout_of(self.user)
        self.row: LoggedSet = log(self.visit)
        self.page = f"/clients/{self.coaching.pk}/workouts/{self.visit.pk}/"

    def say(self, text: object = SAID, by: User | None = None, **fields: Any) -> HttpResponse:
        """The coach's comment as the page sends it."""
        sent = {"id": new_id(), "set": "", "text": text} | fields
        return browser(by or self.by).post(f"{self.page}comments/", sent)

    def said(self, author: User | None = None, **fields: Any) -> Comment:
        """A comment that is there."""
        told = {"coaching": self.coaching, "workout": self.visit, "text": SAID, "id": new_id()}
        return reviews.comment(author=author or self.by, **told | fields)

    def answer(self, to: Comment, text: str, by: User | None = None, **fields: Any) -> HttpResponse:
        sent = {"id": new_id(), "text": text} | fields
        return browser(by or self.user).post(f"/comments/{to.pk}/", sent)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def html(user: User, path: str) -> str:
    return browser(user).get(path).content.decode()


def test_a_comment_on_a_set_stands_beside_it_on_both_sides(scene: Scene) -> None:
    response = scene.say(set=scene.row.pk)
    assert response.headers["Location"] == f"{scene.page}#set-{scene.row.pk}"
    comment = Comment.objects.get()
    assert (comment.author, comment.to, comment.set) == (scene.by, scene.user, scene.row)
    mine = f"/workouts/{scene.visit.pk}/?exercise=deadlift"
    for user, path in [(scene.by, scene.page), (scene.user, mine)]:
        page = html(user, path)
        assert page.index(f'id="set-{scene.row.pk}"') < page.index(SAID)
        assert f"<bdi>{SAID}</bdi>" in page
    assert 'id="comments"' not in html(scene.user, mine)


def test_a_comment_on_the_workout_stands_below_it_on_both_sides(scene: Scene) -> None:
    assert scene.say().headers["Location"] == f"{scene.page}#comments"
    for user, path in [(scene.by, scene.page), (scene.user, f"/workouts/{scene.visit.pk}/")]:
        page = html(user, path)
        assert page.index('id="comments"') < page.index(SAID)


def test_the_week_leads_the_client_to_each_new_comment(scene: Scene) -> None:
    scene.said(set=scene.row)
    page = html(scene.user, "/week/")
    assert f"/workouts/{scene.visit.pk}/?exercise=deadlift#set-{scene.row.pk}" in page
    assert "<bdi>Ada</bdi> commented on your workout from Tuesday 3 March" in page


def test_a_comment_on_a_set_that_was_undone_stays_beside_it(scene: Scene) -> None:
    scene.said(set=undo(scene.row))
    assert SAID in html(scene.user, f"/workouts/{scene.visit.pk}/?exercise=deadlift")
    assert SAID in html(scene.by, scene.page)


def test_the_client_answers_and_the_coach_is_told(scene: Scene) -> None:
    comment = scene.said(set=scene.row)
    response = scene.answer(comment, "It was the grip.")
    at = f"/workouts/{scene.visit.pk}/?exercise=deadlift#set-{scene.row.pk}"
    assert response.headers["Location"] == at
    told = Comment.objects.exclude(pk=comment.pk).get()
    assert (told.author, told.to, told.set) == (scene.user, scene.by, scene.row)
    page = html(scene.by, f"/clients/{scene.coaching.pk}/")
    assert "New answer" in page
    assert '<span class="badge">1<span' in page
    assert "It was the grip." in html(scene.by, scene.page)


def test_answering_reads_what_came_before(scene: Scene) -> None:
    comment = scene.said()
    scene.answer(comment, "Yes.")
    comment.refresh_from_db()
    assert comment.read_at is not None
    assert Comment.objects.get(read_at=None).to == scene.by


def test_marking_as_read_twice_reads_once_and_only_ones_own(scene: Scene) -> None:
    mine, theirs = scene.said(), scene.said(scene.user)
    Comment.objects.update(read_at=None)
    for _ in range(2):
        assert browser(scene.user).post(f"/comments/{mine.pk}/read/").status_code == 302
    first = Comment.objects.get(pk=mine.pk).read_at
    reviews.mark_read(reader=scene.user, coaching=scene.coaching, workout=scene.visit)
    assert first is not None
    assert Comment.objects.get(pk=mine.pk).read_at == first
    assert Comment.objects.get(pk=theirs.pk).read_at is None
    assert "commented on" not in html(scene.user, "/week/")


def test_looking_reads_nothing(scene: Scene) -> None:
    scene.said(set=scene.row)
    for path in [
        "/week/",
        f"/workouts/{scene.visit.pk}/",
        f"/comments/{Comment.objects.get().pk}/",
    ]:
        assert browser(scene.user).get(path).status_code == 200
    assert Comment.objects.get().read_at is None


def test_the_same_id_twice_says_it_once(scene: Scene) -> None:
    id = new_id()
    taps = [scene.say(id=id, set=scene.row.pk).headers["Location"] for _ in range(2)]
    assert taps[0] == taps[1]
    assert Comment.objects.get().text == SAID
    comment, id = Comment.objects.get(), new_id()
    taps = [scene.answer(comment, "Yes.", id=id).headers["Location"] for _ in range(2)]
    assert taps[0] == taps[1]
    assert Comment.objects.count() == 2


def test_another_text_under_an_id_that_is_taken_is_kept_to_be_sent_again(scene: Scene) -> None:
    id = new_id()
    scene.say(id=id)
    response = scene.say("And slower down.", id=id)
    assert response.status_code == 422
    assert "Something else was sent from this page before. Send this again." in (
        response.content.decode()
    )
    form = response.context["form"]
    again = scene.say(form["text"].value(), id=form["id"].value())
    assert again.status_code == 302
    assert {each.text for each in Comment.objects.all()} == {SAID, "And slower down."}


def test_an_id_of_somebody_elses_comment_tells_nothing_of_it(scene: Scene) -> None:
    other = coached(other_lifter(), coach("second@example.com"))
    visit = workout_of(other.client)
    theirs = reviews.comment(
        coaching=other, workout=visit, author=other.coach, text="A secret.", id=new_id()
    )
    response = scene.say(id=theirs.pk)
    assert response.status_code == 422
    assert "A secret." not in response.content.decode()
    with pytest.raises(ValidationError):
        scene.said(id=theirs.pk)
    assert Comment.objects.get().text == "A secret."


@pytest.mark.parametrize("on_set", [True, False], ids=["set", "workout"])
@pytest.mark.parametrize(("typed", "why"), REFUSED, ids=lambda value: ascii(value)[:20])
def test_what_is_refused_is_said_beside_its_field_and_what_was_typed_is_kept(
    scene: Scene, typed: str, why: str, on_set: bool
) -> None:
    response = scene.say(typed, set=scene.row.pk if on_set else "")
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count(why) == 1
    assert (page.index(f'id="set-{scene.row.pk}"') < page.index(why)) is True
    assert (page.index(why) < page.index('id="comments"')) == on_set
    assert not typed.strip() or typed in page
    assert not Comment.objects.exists()


@pytest.mark.parametrize(("typed", "why"), REFUSED, ids=lambda value: ascii(value)[:20])
def test_a_refused_answer_keeps_what_was_typed_and_the_thread(
    scene: Scene, typed: str, why: str
) -> None:
    comment = scene.said()
    response = scene.answer(comment, typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert why in page
    assert SAID in page
    assert not typed.strip() or typed in page
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("text", ["x" * 500, "ж" * 500, "😀" * 500, "a\r\nb", "שָׁלוֹם, Ада", "0"])
def test_what_can_be_shown_is_kept_as_it_was_typed(scene: Scene, text: str) -> None:
    assert scene.say(text).status_code == 302
    assert Comment.objects.get().text == text.replace("\r\n", "\n")


def test_bytes_that_are_no_text_are_refused_beside_the_field(scene: Scene) -> None:
    body = f"id={new_id()}&text=a%ED%A0%80b"
    response = browser(scene.by).post(
        f"{scene.page}comments/", body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 422
    assert "Some of this couldn’t be read. Please type it again." in response.text
    assert not Comment.objects.exists()


@pytest.mark.parametrize("id", ["", "x", "1\x00", "0" * 5000, str(uuid.UUID(int=1)) + "0"])
def test_without_an_id_nothing_is_said_and_nothing_is_lost(scene: Scene, id: str) -> None:
    for response in [scene.say(id=id), scene.answer(scene.said(), SAID, id=id)]:
        assert response.status_code == 422
        assert SAID in response.content.decode()
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("content", ["", "[]", '{"text": "x"}', "{"])
def test_json_says_nothing(scene: Scene, content: str) -> None:
    comment = scene.said()
    for user, path in [
        (scene.by, f"{scene.page}comments/"),
        (scene.user, f"/comments/{comment.pk}/"),
    ]:
        response = browser(user).post(path, content, content_type="application/json")
        assert response.status_code == 422
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("text", [SAID, ""])
def test_a_set_of_another_workout_is_not_there_whatever_was_typed(scene: Scene, text: str) -> None:
    theirs = log(workout_of(other_lifter()))
    for id in [theirs.pk, uuid.UUID(int=7)]:
        assert scene.say(text, set=id).status_code == 404
    assert not Comment.objects.exists()


def test_a_set_that_is_no_id_is_refused_and_nothing_typed_is_lost(scene: Scene) -> None:
    response = scene.say(set="deadlift")
    assert response.status_code == 422
    assert SAID in response.content.decode()


def test_only_the_two_of_an_open_coaching_read_and_answer(scene: Scene) -> None:
    comment = scene.said(set=scene.row)
    second = coach("second@example.com")
    coached(scene.user, second)
    for user in [stranger(), second]:
        client = browser(user)
        for id in [comment.pk, uuid.UUID(int=7)]:
            answers = [client.get(f"/comments/{id}/"), client.post(f"/comments/{id}/read/")]
            assert {each.status_code for each in answers} == {404}
        assert scene.answer(comment, "Mine.", by=user).status_code == 404
        assert scene.say(by=user).status_code == 404
    assert SAID not in html(second, f"/clients/{Coaching.objects.latest('pk').pk}/")
    assert Comment.objects.count() == 1


def test_the_client_cannot_comment_on_the_page_of_the_coach(scene: Scene) -> None:
    assert scene.say(by=scene.user).status_code == 404


def test_another_coach_reads_nothing_of_it_on_the_same_workout(scene: Scene) -> None:
    scene.said(set=scene.row)
    scene.said(scene.user, text="It was the grip.")
    other = coached(scene.user, coach("second@example.com"))
    page = html(other.coach, f"/clients/{other.pk}/workouts/{scene.visit.pk}/")
    assert SAID not in page
    assert "grip" not in page
    assert "New answer" not in html(other.coach, f"/clients/{other.pk}/")


def test_of_two_coaches_each_is_answered_and_read_on_their_own(scene: Scene) -> None:
    second = coached(scene.user, coach("second@example.com", name="Cem"))
    first = scene.said(set=scene.row)
    later = scene.said(second.coach, set=scene.row, coaching=second, text="Wider.")
    page = html(scene.user, f"/workouts/{scene.visit.pk}/?exercise=deadlift")
    for comment in [first, later]:
        assert f'href="/comments/{comment.pk}/"' in page
        assert f'action="/comments/{comment.pk}/read/"' in page
    thread = html(scene.user, f"/comments/{first.pk}/")
    assert SAID in thread
    assert "Wider." not in thread


def test_after_the_end_what_was_said_stays_but_takes_no_answer(scene: Scene) -> None:
    comment = scene.said(set=scene.row)
    consent.end(coaching=scene.coaching)
    page = html(scene.user, f"/workouts/{scene.visit.pk}/?exercise=deadlift")
    assert SAID in page
    assert "Answer" not in page
    for user in [scene.user, scene.by]:
        assert browser(user).get(f"/comments/{comment.pk}/").status_code == 404
        assert scene.answer(comment, "Still?", by=user).status_code == 404
    assert scene.say().status_code == 404
    assert "commented on" not in html(scene.user, "/week/")


def test_what_was_written_is_shown_and_not_run(scene: Scene) -> None:
    User.objects.update(name="<i>N</i>")
    scene.say("<script>x</script>\nשָׁלוֹם", set=scene.row.pk)
    paths = {
        f"/workouts/{scene.visit.pk}/?exercise=deadlift": scene.user,
        "/week/": scene.user,
        f"/comments/{Comment.objects.get().pk}/": scene.user,
        scene.page: scene.by,
    }
    for path, user in paths.items():
        page = html(user, path)
        assert "<script>x" not in page
        assert "<i>N" not in page
        assert "<bdi>&lt;i&gt;N&lt;/i&gt;</bdi>" in page
        assert "<bdi>&lt;script&gt;x&lt;/script&gt;<br>שָׁלוֹם</bdi>" in page or path == "/week/"
