"""The empty form of a comment, written by hand, is the one that Django would draw."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.template.loader import render_to_string

from coaching.comments.forms import CommentForm, empty_comment
from workouts.ids import new_id


@pytest.mark.parametrize("about", [None, new_id()], ids=["workout", "set"])
def test_an_empty_form_by_hand_is_the_form_that_is_drawn(about: UUID | None) -> None:
    at = f"id_{about or 'workout'}"
    by_hand = empty_comment(about, at)
    id = re.search('name="id" value="(.*?)"', by_hand.drawn)
    assert id is not None
    form = CommentForm(initial={"set": about, "id": id[1]})
    form.auto_id = f"{at}_%s"
    shared = {"comment_url": "/somewhere/", "words": "Send"}
    drawn, written = (
        render_to_string("coaching/_comment_form.html", {**shared, "form": each})
        for each in (form, by_hand)
    )
    assert written == drawn
