"""What a script of a passkey is told, in an attribute: no page has a script of its own in it."""

from __future__ import annotations

import json

from django import template

register = template.Library()


@register.filter
def as_json(told: object) -> str:
    """JSON text, which the template escapes for the attribute that it stands in."""
    return json.dumps(told)
