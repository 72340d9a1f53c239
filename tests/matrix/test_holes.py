"""The matrix sees a hole: each is made in the running code, and named by the row it is in."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import render
from django.test.client import ClientHandler
from django.urls import path
from pytest_django import Settings

from accounts.models import User
from coaching import reviews as reviewing
from coaching.client import views as client_views
from coaching.models import Coaching, links, proposals, reviews
from history.weeks import views as weeks_views
from prepared import Prepared, PreparedRows
from prepared.query import CompiledQuery
from tests.matrix.addresses import addresses, unlisted, wrongly_open
from tests.matrix.check import cell
from tests.matrix.people import COACH, FORMER, INVITED, OTHER, OWNER, Who
from tests.matrix.table import TABLE
from tests.matrix.world import NAMES, World
from workouts import logbook, sheets
from workouts.log_sets import views as log_sets_views
from workouts.models import Workout, log, program
from workouts.outbox import views as outbox_views
from workouts.week import views as week_views


@pytest.fixture(autouse=True)
def queries_are_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a hole that is made in the code would not be in a query that was asked before."""
    anew = property(lambda query: CompiledQuery(query.build()))
    monkeypatch.setattr(Prepared, "_compiled", anew)
    rows_anew = property(lambda query: query.build().query.sql_with_params())
    monkeypatch.setattr(PreparedRows, "_compiled", rows_anew)
    monkeypatch.setattr(reviewing, "_with_visible", reviewing._with_visible.__wrapped__)


ROWS = {str(row): row for row in TABLE}
Plant = pytest.MonkeyPatch


def found(world: World, row: str, method: str, who: Who) -> list[str]:
    """What the matrix says of one cell."""
    return list(cell(world, ROWS[row], who, method))


def everything(rows: Any, user: User) -> Any:
    return rows.all()


def clients_too(rows: Any, user: User) -> Any:
    """One's own, and those of whom one coaches: read, the coach's pages are enough."""
    clients = Coaching.objects.visible_to(user).values("client")
    return rows.filter(Q(lifter=user) | Q(lifter__in=clients))


@pytest.mark.slow
def test_a_page_that_finds_the_rows_of_others_is_caught(world: World, monkeypatch: Plant) -> None:
    monkeypatch.setattr(log.WorkoutQuerySet, "owned_by", everything)
    said = found(world, "workout", "GET", OTHER)
    assert "answered 200, not 404" in said
    assert f"shows 'The back of {NAMES[OWNER]} is still tender' of {OWNER}" in said
    assert "what is another's can be told from what is not there" in said


def test_a_form_that_finds_the_rows_of_others_is_caught(world: World, monkeypatch: Plant) -> None:
    monkeypatch.setattr(log.WorkoutQuerySet, "owned_by", everything)
    said = found(world, "finish_workout", "POST", OTHER)
    assert "changed workouts_workout, not nothing" in said
    assert "changed a row of somebody else in workouts_workout" in said


def test_a_list_that_shows_the_rows_of_all_is_caught(world: World, monkeypatch: Plant) -> None:
    monkeypatch.setattr(log.WorkoutQuerySet, "owned_by", everything)
    said = found(world, "history", "GET", OTHER)
    assert f"shows '137.31' of {OWNER}" in said


@pytest.mark.parametrize("method", ["POST", "PUT"])
@pytest.mark.parametrize("row", ["logged_set", "logged_set, a new one"])
def test_a_logbook_that_opens_for_all_is_caught(
    world: World, monkeypatch: Plant, row: str, method: str
) -> None:
    def locked(lifter: User, workout: int) -> Workout:
        return Workout.objects.select_related("program__equipment").get(pk=workout)

    monkeypatch.setattr(logbook, "_locked", locked)
    said = found(world, row, method, OTHER)
    assert "changed workouts_loggedset, not nothing" in said


def test_a_set_that_is_found_for_all_is_caught(world: World, monkeypatch: Plant) -> None:
    monkeypatch.setattr(log.LoggedSetQuerySet, "owned_by", everything)
    said = found(world, "logged_set", "GET", OTHER)
    assert f"shows '137.31' of {OWNER}" in said


def test_a_prescription_that_is_found_for_all_is_caught(world: World, monkeypatch: Plant) -> None:
    monkeypatch.setattr(program.PrescriptionQuerySet, "owned_by", everything)
    said = found(world, "prescription", "POST", OTHER)
    assert "changed a row of somebody else in workouts_prescription" in said


def visible(*, without: str) -> Callable[[Any, User], Any]:
    """CoachingQuerySet.visible_to, less one of what it asks."""
    asks = {"accepted_at__isnull": False, "ended_at": None}
    del asks[without]
    return lambda rows, coach: rows.filter(coach=coach, **asks)


COACHS_PAGES = ["client", "client_history", "client_workout"]


@pytest.mark.parametrize("name", COACHS_PAGES)
def test_a_coaching_that_outlives_its_end_is_caught(
    world: World, monkeypatch: Plant, name: str
) -> None:
    monkeypatch.setattr(links.CoachingQuerySet, "visible_to", visible(without="ended_at"))
    said = found(world, f"{name}, after the end", "GET", FORMER)
    assert "answered 200, not 404" in said
    assert f"shows '{NAMES[OWNER]}' of {OWNER}" in said


@pytest.mark.parametrize("name", COACHS_PAGES)
def test_a_coaching_that_opens_before_the_yes_is_caught(
    world: World, monkeypatch: Plant, name: str
) -> None:
    opens = visible(without="accepted_at__isnull")
    monkeypatch.setattr(links.CoachingQuerySet, "visible_to", opens)
    said = found(world, f"{name}, before the yes", "GET", INVITED)
    assert "answered 200, not 404" in said


@pytest.mark.parametrize("name", ["review_workout", "comment_on_workout", "propose"])
def test_a_former_coach_who_may_still_write_is_caught(
    world: World, monkeypatch: Plant, name: str
) -> None:
    monkeypatch.setattr(links.CoachingQuerySet, "visible_to", visible(without="ended_at"))
    said = found(world, f"{name}, after the end", "POST", FORMER)
    assert "answered 302, not 404" in said


def test_a_proposal_of_a_former_coach_that_still_counts_is_caught(
    world: World, monkeypatch: Plant
) -> None:
    def owned_by(rows: Any, client: User) -> Any:
        return rows.filter(coaching__client=client)

    monkeypatch.setattr(proposals.ProposalQuerySet, "owned_by", owned_by)
    said = found(world, "accept_proposal, of a former coach", "POST", OWNER)
    assert "answered 302, not 404" in said


def test_a_client_page_that_opens_anybodys_workout_is_caught(
    world: World, monkeypatch: Plant
) -> None:
    monkeypatch.setattr(log.WorkoutQuerySet, "owned_by", everything)
    row = "client_workout, a client's page with something of another"
    said = found(world, row, "GET", COACH)
    assert f"shows '138.31' of {OTHER}" in said


def test_a_coach_who_reads_what_another_wrote_is_caught(world: World, monkeypatch: Plant) -> None:
    class Unscoped(reviews.CommentQuerySet):
        def filter(self, *args: Any, **asked: Any) -> Any:
            return super().filter(*args, **{k: v for k, v in asked.items() if k != "coaching"})

    monkeypatch.setattr("coaching.models.Comment.objects._queryset_class", Unscoped)
    said = found(world, "client_workout", "GET", COACH)
    assert [each for each in said if each.startswith(f"shows '{NAMES[FORMER]} says")]


@pytest.mark.parametrize(
    ("row", "method"),
    [("finish_workout", "POST"), ("discard_workout", "POST"), ("logged_set", "PUT")],
)
def test_a_coach_who_writes_in_the_log_of_a_client_is_caught(
    world: World, monkeypatch: Plant, row: str, method: str
) -> None:
    monkeypatch.setattr(log.WorkoutQuerySet, "owned_by", clients_too)
    monkeypatch.setattr(log.LoggedSetQuerySet, "owned_by", clients_too)
    assert [each for each in found(world, row, method, COACH) if each.startswith("changed")]
    assert found(world, row, method, OTHER) == []


def writes_first(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
    User.objects.filter(pk=request.user.pk).update(name="Seen")
    return render(request, *args, **options)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_page_that_writes_when_it_is_read_is_caught(
    world: World, monkeypatch: Plant, method: str
) -> None:
    monkeypatch.setattr(weeks_views, "render", writes_first)
    assert found(world, "history", method, OWNER) == ["changed accounts_user, not nothing"]


def test_a_look_that_is_not_written_down_is_caught(world: World, monkeypatch: Plant) -> None:
    monkeypatch.setattr("coaching.looks.record", lambda *looked: None)
    said = found(world, "client_workout", "GET", COACH)
    assert said == ["changed nothing, not coaching_logview"]


def forbidden(request: HttpRequest, id: int) -> Workout:
    if not Workout.objects.filter(pk=id).exists():
        return log_sets_views.get_object_or_404(Workout, pk=id)
    raise PermissionDenied


def test_a_refusal_of_what_is_anothers_is_caught(world: World, monkeypatch: Plant) -> None:
    monkeypatch.setattr(log_sets_views, "owned", forbidden)
    said = found(world, "workout", "GET", OTHER)
    assert said == [
        "answered 403, not 404",
        "what is another's can be told from what is not there",
    ]


def test_one_word_more_in_the_page_of_what_is_anothers_is_caught(
    world: World, monkeypatch: Plant
) -> None:
    def wrong(request: HttpRequest, *said: object) -> HttpResponse:
        there = Workout.objects.filter(pk=request.resolver_match.kwargs["id"]).exists()
        return HttpResponseNotFound("Not yours." if there else "Nothing here.")

    monkeypatch.setattr("backplan.views._wrong", wrong)
    said = found(world, "workout", "GET", OTHER)
    assert said == ["what is another's can be told from what is not there"]


def test_a_private_page_that_is_open_to_all_is_caught(world: World, monkeypatch: Plant) -> None:
    monkeypatch.setattr(log.LoggedSetQuerySet, "owned_by", everything)
    monkeypatch.setattr(log_sets_views.logged_set, "login_required", False, raising=False)
    said = found(world, "logged_set", "GET", Who.ANONYMOUS)
    assert "answered 200, not 302" in said
    assert f"shows '137.31' of {OWNER}" in said
    assert wrongly_open(addresses(), TABLE) == {"logged_set"}


def test_a_page_that_breaks_for_somebody_is_caught(world: World, monkeypatch: Plant) -> None:
    def broken(user: User) -> list[Any]:
        raise ValueError(user)

    monkeypatch.setattr(week_views.weeks, "planned", broken)
    assert "answered 500, not 200" in found(world, "week", "GET", OWNER)


def in_a_header(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
    response = render(request, *args, **options)
    response.headers["X-Last-Load"] = "137.31"
    return response


def in_a_message(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
    messages.success(request, "137.31 was lifted.")
    return HttpResponse()


@pytest.mark.parametrize("told", [in_a_header, in_a_message])
def test_a_secret_beside_the_page_is_caught(
    world: World, monkeypatch: Plant, told: Callable[..., HttpResponse]
) -> None:
    monkeypatch.setattr(weeks_views, "render", told)
    assert found(world, "history", "GET", OTHER) == [f"shows '137.31' of {OWNER}"]


def test_a_page_that_the_browser_may_keep_is_caught(
    world: World, monkeypatch: Plant, settings: Settings
) -> None:
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "privacy" not in each]
    monkeypatch.setattr(world, "site", ClientHandler(enforce_csrf_checks=False))
    assert found(world, "history", "GET", OWNER) == ["may be kept by the browser"]


def test_a_page_of_the_coach_that_a_phone_would_keep_is_caught(
    world: World, monkeypatch: Plant
) -> None:
    def keeping(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        return outbox_views.kept_offline(request, render(request, *args, **options))

    monkeypatch.setattr(client_views, "render", keeping)
    coach, said = world.people[COACH].pk, "is kept by a phone for {}, not None"
    for page in COACHS_PAGES:
        assert found(world, page, "GET", COACH) == [said.format(coach)]


def test_a_page_kept_under_the_account_of_another_is_caught(
    world: World, monkeypatch: Plant
) -> None:
    """As by whoever keeps a page for the lifter it is about, not for its reader."""
    owner, other = world.people[OWNER].pk, world.people[OTHER].pk

    def kept(request: HttpRequest, page: HttpResponse) -> HttpResponse:
        page.headers["X-Keep-Offline"] = str(owner)
        return page

    monkeypatch.setattr(week_views, "kept_offline", kept)
    assert found(world, "week", "GET", OWNER) == []
    assert found(world, "week", "GET", OTHER) == [f"is kept by a phone for {owner}, not {other}"]


def test_an_old_workout_that_a_phone_would_keep_is_caught(world: World, monkeypatch: Plant) -> None:
    monkeypatch.setattr(outbox_views, "_A_DAY", datetime.timedelta(days=30))
    owner = world.people[OWNER].pk
    assert found(world, "workout", "GET", OWNER) == [f"is kept by a phone for {owner}, not None"]


def test_a_set_of_another_that_the_workout_is_asked_to_show_is_caught(
    world: World, monkeypatch: Plant
) -> None:
    def anybodys(laid_out: sheets.Sheet, id: str) -> Any:
        return log.LoggedSet.objects.filter(pk=id).first() if id else None

    monkeypatch.setattr(sheets.Sheet, "row", anybodys)
    for case in ["asked about another's set", "its middle, asked about another's set"]:
        said = found(world, f"workout, {case}", "GET", OWNER)
        assert said == [f"shows '138.31' of {OTHER}"]


@login_not_required
def diary(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_an_address_without_a_row_is_named() -> None:
    assert unlisted([path("diary/", diary, name="diary")], TABLE) == ["diary"]


def test_an_address_without_a_name_is_told_by_its_route() -> None:
    assert unlisted([path("diary/", diary)], TABLE) == ["unnamed: diary/"]


def test_an_address_that_opens_without_being_listed_is_named() -> None:
    assert "diary" in wrongly_open([path("diary/", diary, name="diary")], TABLE)
