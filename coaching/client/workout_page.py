"""A client's workout for the coach: what was asked, done and decided, and the comments."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from accounts.models import LATEST_END, User, date_at
from coaching.comments.forms import CommentForm, EmptyComment, empty_comment
from coaching.discretion import discreet_sheet
from coaching.models import Coaching, Comment
from workouts.display.lifts import sets_words, standing
from workouts.display.set_rows import SetRow, rows_of
from workouts.gym_wording import lacking_at
from workouts.models import Kind, Workout
from workouts.sheets import Lift, Loose, Sheet
from workouts.targets import sheet
from workouts.wording import set_words


@dataclass(frozen=True, slots=True)
class ReviewedSet:
    """One set: what was asked, done and decided, the comments on it and a form for one."""

    row: SetRow
    number: str
    comments: list[Comment]
    form: CommentForm | EmptyComment


@dataclass(frozen=True, slots=True)
class ReviewedLift:
    name: str
    slug: str
    prescribed: str
    lines: list[ReviewedSet]
    lacking_at: str = ""


def workout(coaching: Coaching, visit: Any, refused: CommentForm | None = None) -> dict[str, Any]:
    """Everything workout.html shows; `refused` is shown again at the set it is about.

    The workout is one of access.seen_workout.
    """
    laid_out = discreet_sheet(sheet(visit), coaching)
    comments = _comments(coaching, visit)
    return {
        "coaching": coaching,
        "client": coaching.client,
        "visit": visit,
        "title": visit.get_role_display(),
        "late": _late_words(laid_out),
        "parts": [_part(part, visit, comments, refused) for part in _shown(laid_out, comments)],
        "comments": comments.get(None, []),
        "comment_url": reverse("comment_on_workout", args=[coaching.pk, visit.pk]),
        "form": _form(None, refused),
        "is_reviewed": visit.is_marked and not _has_unread(coaching, comments),
        "waiting": visit.others_wait,
    }


def _shown(laid_out: Sheet, by_set: dict[UUID | None, list[Comment]]) -> list[Lift | Loose]:
    """The exercises of the workout; a comment is shown even if its set was undone since."""
    rows = (row for part in laid_out.parts for row in part.rows)
    return standing(laid_out, {row.exercise_id for row in rows if row.pk in by_set})


def _has_unread(coaching: Coaching, by_set: dict[UUID | None, list[Comment]]) -> bool:
    """Whether the coach has not read an answer."""
    comments = (comment for thread in by_set.values() for comment in thread)
    return any(one.to_id == coaching.coach_id and one.read_at is None for one in comments)


def _comments(coaching: Coaching, visit: Any) -> dict[UUID | None, list[Comment]]:
    """The comments by the set they are about; None for the workout as a whole."""
    by_set: dict[UUID | None, list[Comment]] = {}
    if not visit.is_said:
        return by_set
    comments = Comment.objects.filter(coaching=coaching, workout=visit)
    for comment in comments.select_related("author"):
        comment.coaching = coaching
        by_set.setdefault(comment.set_id, []).append(comment)
    return by_set


def _part(
    part: Lift | Loose,
    visit: Workout,
    comments: dict[UUID | None, list[Comment]],
    refused: CommentForm | None,
) -> ReviewedLift:
    lines, work = [], 0
    for row in rows_of(part, visit.program.unit, is_over=visit.finished_at is not None):
        work += row.kind == Kind.WORK
        number = str(work) if row.kind == Kind.WORK else "–"
        lines.append(ReviewedSet(row, number, comments.get(row.id, []), _form(row.id, refused)))
    if isinstance(part, Loose):
        return ReviewedLift(
            part.name, part.exercise_id, "Not in the plan, so it changes no target.", lines
        )
    asked = sets_words(part)
    if part.prescription.instead_of:
        asked += f", instead of {part.prescription.instead_of.name}"
    name, at = part.prescription.exercise.name, lacking_at(part)
    return ReviewedLift(name, part.exercise_id, asked, lines, at)


def _form(set: UUID | None, refused: CommentForm | None) -> CommentForm | EmptyComment:
    """The refused form if it is about this set, else an empty one."""
    if refused is not None and refused.cleaned_data.get("set") == set:
        return refused
    return empty_comment(set, f"id_{set or 'workout'}")


def _late_words(laid_out: Sheet) -> str:
    """How many days after the workout it was entered; "" when it was the same day.

    The night after belongs to it, whenever the lifter’s days end: that may change, and this not.
    """
    rows = [row for part in laid_out.parts for row in part.rows]
    if not rows:
        return ""
    first = min(row.logged_at for row in rows)
    entered = date_at(first, laid_out.workout.time_zone, LATEST_END)
    days = (entered - laid_out.workout.performed_on) // datetime.timedelta(days=1)
    return f"Entered {days} day{'s' if days > 1 else ''} later" if days > 0 else ""


def thread_url(comment: Comment, reader: User) -> str:
    """The address of a comment, on the coach's or the lifter's page of the workout."""
    at = f"#set-{comment.set_id}" if comment.set_id else "#comments"
    if comment.coaching.coach_id == reader.pk:
        ids = [comment.coaching_id, comment.workout_id]
        return reverse("client_workout", args=ids) + at
    about = f"?exercise={comment.set.exercise_id}" if comment.set else ""
    return reverse("workout", args=[comment.workout_id]) + about + at


def answer(asked: Comment, reader: User, form: CommentForm) -> dict[str, Any]:
    """Everything answer.html shows: the thread so far and the form."""
    thread = Comment.objects.filter(
        coaching=asked.coaching_id, workout=asked.workout_id, set=asked.set_id
    )
    about = ""
    if asked.set:
        unit = asked.workout.program.unit
        words = set_words(asked.set, asked.set.exercise.kind, unit)
        about = f"{asked.set.exercise.name}, {words}"
    return {
        "asked": asked,
        "about": about,
        "thread": thread.select_related("author", "coaching"),
        "form": form,
        "back_url": thread_url(asked, reader),
    }
