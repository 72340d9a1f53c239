"""What every template can show about coaching, as `coached`. It queries only what is shown."""

from __future__ import annotations

import uuid
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from coaching import wording
from coaching.comments.forms import NoteForm
from coaching.models import Coaching, Comment, HandOver, Proposal


def coached(request: HttpRequest) -> dict[str, Any]:
    return {"coached": Coached(request)}


class Coached:
    """The coaching of whoever is signed in, from the client's side."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def _user(self) -> Any:
        """The request's user: one who is signed in has the counts of coaching.news."""
        return getattr(self._request, "user", None)

    def _news(self, name: str) -> int:
        return getattr(self._user, name, 0)

    @property
    def has_clients(self) -> bool:
        return bool(self._news("has_clients"))

    @property
    def only_coaches(self) -> bool:
        """Whether they have clients but no program of their own, so that their week is empty."""
        return self.has_clients and not self._news("has_program")

    @property
    def has_coach(self) -> bool:
        return bool(self._news("has_coach"))

    @property
    def for_client(self) -> int:
        """How much waits on the week page: comments, proposals, coaches to agree to."""
        return self._news("unread") + self._news("asked")

    @property
    def for_coach(self) -> int:
        """How many answers of clients are unread."""
        return self._news("answers")

    @cached_property
    def asked(self) -> list[Coaching]:
        """Coaches who accepted an invitation and wait for the yes."""
        if not self._news("asked"):
            return []
        return list(Coaching.objects.owned_by(self._user).asked().select_related("coach"))

    @cached_property
    def hand_overs(self) -> list[HandOver]:
        """Coaches who would hand them over to another."""
        if not self._news("asked"):
            return []
        offered = HandOver.objects.owned_by(self._user).order_by("made_at")
        return list(offered.select_related("coaching__coach", "invitation__by"))

    @cached_property
    def proposals(self) -> list[wording.ProposalWords]:
        if not self._news("asked"):
            return []
        waiting = Proposal.objects.owned_by(self._user).waiting()
        return wording.proposals(waiting)

    @cached_property
    def unread(self) -> list[Comment]:
        """The first unread comment of each workout and coach."""
        if not self._news("unread"):
            return []
        unread = Comment.objects.owned_by(self._user).unread_by(self._user)
        unread = unread.select_related("coaching__coach", "workout", "set")
        firsts = {(one.workout_id, one.coaching_id): one for one in reversed(unread)}
        return list(firsts.values())

    @property
    def notes(self) -> list[tuple[Coaching, NoteForm]]:
        """An empty note form for each present coach."""
        if not self.has_coach:
            return []
        coachings = Coaching.objects.owned_by(self._user).open().select_related("coach")
        notes = []
        for coaching in coachings:
            form = NoteForm()
            form.auto_id = f"id_{coaching.pk}_%s"  # unique, as there may be two coaches
            notes.append((coaching, form))
        return notes

    @cached_property
    def _comments(self) -> dict[int, dict[uuid.UUID | None, list[Comment]]]:
        return {}

    def comments(self, workout: int) -> dict[uuid.UUID | None, list[Comment]]:
        """Everything said about a workout, by set; None for the workout as a whole."""
        if not self.has_coach:
            return {}
        if workout not in self._comments:
            comments = Comment.objects.owned_by(self._user).filter(workout=workout)
            by_set: dict[uuid.UUID | None, list[Comment]] = {}
            # One coach after the other, because each thread has its own answers.
            in_threads = comments.order_by("coaching_id", "written_at", "pk")
            for comment in in_threads.select_related("author", "coaching__coach"):
                by_set.setdefault(comment.set_id, []).append(comment)
            self._comments[workout] = by_set
        return self._comments[workout]
