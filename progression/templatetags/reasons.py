"""What the page of the rule says of a reason, beside whatever it is the reason for."""

from __future__ import annotations

from django import template

from progression.rule_page.explained import EXPLANATIONS, Explanation

register = template.Library()
_BY_REASON = {str(each.reason): each for each in EXPLANATIONS}


@register.filter
def explained(reason: str) -> Explanation | None:
    """Its explanation; None for what is no reason of the rule's."""
    return _BY_REASON.get(reason)
