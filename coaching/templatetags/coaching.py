"""What a coach said of a set, and names where no <bdi> can go."""

from __future__ import annotations

import uuid

from django import template
from django.template import Context

from accounts.names import isolated
from coaching.models import Comment

register = template.Library()
register.filter(isolated)


@register.simple_tag(takes_context=True)
def comments_on(context: Context, workout: int, set: uuid.UUID | None = None) -> list[Comment]:
    """What was said about a set of a workout; about the workout itself without one."""
    found: list[Comment] = context["coached"].comments(workout).get(set, [])
    return found
