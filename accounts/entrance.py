"""The page on which allauth asks for address and password, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import SignupForm


class SignUpPageForm(SignupForm):
    """allauth's form around ours: plain labels, and one sentence about passwords."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].label = "E-mail address"
        self.fields[
            "password1"
        ].help_text = "At least 12 characters. A few unrelated words are easy to keep in mind."
        for name in ["email", "password1"]:
            del self.fields[name].widget.attrs["placeholder"]
