"""A rule for passwords that Django does not have."""

import re
from typing import Any

from django.core.exceptions import ValidationError

# What someone who knows only this site would try first; longer words before their parts.
SITE_WORDS = (
    "backplan|deadlift|password|workout|pullup|chinup|barbell|lifting|lifter|coach"
    "|back|lift|plan|gym"
)
ENOUGH = 8


class ContextWordsValidator:
    """Refuses a password that is little more than words of this site."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError when fewer than ENOUGH characters are left without those words."""
        plain = re.sub(r"[\W_]+", "", password.lower())
        rest = re.sub(SITE_WORDS, "", plain)
        if rest != plain and len(rest) < ENOUGH:
            raise ValidationError(
                "That’s mostly words from this site. Add some of your own.",
                code="password_context_words",
            )

    def get_help_text(self) -> str:
        return "Use more than words from this site, such as deadlift."
