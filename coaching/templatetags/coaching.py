"""The comments on a set, and names where no <bdi> can go."""

from __future__ import annotations

import uuid

from django import template
from django.template import Context

from accounts.names_in_text import isolated
from coaching.models import Comment

register = template.Library()
register.filter(isolated)


@register.simple_tag(takes_context=True)
def comments_on(context: Context, workout: int, set: uuid.UUID | None = None) -> list[Comment]:
    """The comments on a set of a workout, or on the workout itself without a set."""
    comments: list[Comment] = context["coached"].comments(workout).get(set, [])
    return comments
