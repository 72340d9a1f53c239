"""For the sign-in page: the sample people one may be, in development only."""

from __future__ import annotations

from django import template
from django.conf import settings

from workouts import samples

register = template.Library()


@register.simple_tag
def sample_people() -> dict[str, list[samples.Person]]:
    """The sample people who are `ready` and those still `missing`; empty outside development, and
    without a query."""
    if not settings.SAMPLE_ACCOUNTS:
        return {}
    emails = set(samples.accounts().values_list("email", flat=True))
    return {
        "ready": [person for person in samples.PEOPLE if person.email in emails],
        "missing": [person for person in samples.PEOPLE if person.email not in emails],
    }
