"""For the sign-in page: the sample people one may be, in development only."""

from __future__ import annotations

from django import template
from django.conf import settings

from workouts import samples

register = template.Library()


@register.simple_tag
def sample_people() -> dict[str, list[samples.Person]]:
    """`ready` to be and still `missing`; nothing, and no query, outside development."""
    if not settings.SAMPLE_ACCOUNTS:
        return {}
    known = set(samples.accounts().values_list("email", flat=True))
    return {
        "ready": [person for person in samples.PEOPLE if person.email in known],
        "missing": [person for person in samples.PEOPLE if person.email not in known],
    }
