"""The rule page's explanation of a reason, to show beside a target."""

from __future__ import annotations

from django import template

from progression.rule_page.explained import EXPLANATIONS, Explanation

register = template.Library()
_BY_REASON = {str(explanation.reason): explanation for explanation in EXPLANATIONS}


@register.filter
def explained(reason: str) -> Explanation | None:
    """The explanation of a reason by its name; None where the rule has no such reason."""
    return _BY_REASON.get(reason)
