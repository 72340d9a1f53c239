"""Comments: the coach's on a set or a workout, and the answer of either side."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from coaching import access, looks, reviews
from coaching.client import workout_page
from coaching.comments.forms import AnswerForm, CommentForm, NoteForm
from coaching.models import Coaching, Comment, Page
from workouts.models import LoggedSet, Workout


@require_POST
def comment_on_workout(request: SignedInRequest, id: int, workout: int) -> HttpResponse:
    coaching, visit = access.seen_workout(request, id, workout)
    form = CommentForm(request.POST)
    form.full_clean()
    about = access.set_of(visit, form.cleaned_data.get("set"))
    if (comment := _saved(request, form, coaching, visit, about)) is not None:
        return redirect(workout_page.thread_url(comment, request.user))
    screen = workout_page.workout(coaching, visit, form)
    return render(request, "coaching/workout.html", screen, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, id: uuid.UUID) -> HttpResponse:
    asked = _mine(request, id)
    if asked.coaching.coach_id == request.user.pk:
        looks.record(request.user, [asked.coaching.client], Page.WORKOUT)
    form = AnswerForm(access.posted(request))
    comment = _saved(request, form, asked.coaching, asked.workout, asked.set)
    if comment is not None:
        return redirect(workout_page.thread_url(comment, request.user))
    screen = workout_page.answer(asked, request.user, form)
    return render(request, "coaching/answer.html", screen, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def write_to_coach(request: SignedInRequest, id: int, workout: int) -> HttpResponse:
    """A client's note about their workout, also where the coach wrote nothing before."""
    mine = Coaching.objects.owned_by(request.user).open().select_related("coach", "client")
    coaching = get_object_or_404(mine, pk=id)
    visit = access.workout_of(coaching, workout)
    form = NoteForm(access.posted(request))
    if _saved(request, form, coaching, visit, None) is not None:
        messages.success(request, "Your note is sent.")
        return redirect("done", visit.pk)
    screen = {"coaching": coaching, "visit": visit, "form": form}
    return render(request, "coaching/note.html", screen, status=422 if form.is_bound else 200)


@require_POST
def mark_read(request: SignedInRequest, id: uuid.UUID) -> HttpResponse:
    comment = _mine(request, id)
    reviews.mark_read(reader=request.user, coaching=comment.coaching, workout=comment.workout)
    messages.success(request, "Marked as read.")
    return redirect(workout_page.thread_url(comment, request.user))


def _saved(
    request: SignedInRequest,
    form: CommentForm,
    coaching: Coaching,
    visit: Workout,
    about: LoggedSet | None,
) -> Comment | None:
    """The comment once it is stored; None, with the error in the form, where it is refused."""
    if not form.is_valid():
        return None
    text, id = form.cleaned_data["text"], form.cleaned_data["id"]
    try:
        return reviews.comment(
            coaching=coaching, workout=visit, author=request.user, text=text, id=id, set=about
        )
    except ValidationError as error:
        form.renew(error)
        return None
    except IntegrityError:  # the client deleted the workout at the same moment
        raise Http404 from None


def _mine(request: SignedInRequest, id: uuid.UUID) -> Comment:
    """A comment of an open coaching of the signed-in coach or client; 404 otherwise."""
    user = request.user
    comments = Comment.objects.filter(
        Q(coaching__coach=user) | Q(coaching__client=user),
        coaching__accepted_at__isnull=False,
        coaching__ended_at=None,
    )
    related = ["coaching__coach", "coaching__client", "workout", "set__exercise"]
    return get_object_or_404(comments.select_related(*related), pk=id)
