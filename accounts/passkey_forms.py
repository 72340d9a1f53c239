"""Forms for passkeys: allauth's, with our words, and deaf to whatever no browser would send."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib import messages

from accounts import unsent_forms
from accounts.forms import visible_name
from accounts.sign_in_forms import TOO_LATE, refuse_anothers

REFUSED = "That passkey didn’t work. Try again."
SAYS = {"required": "Your browser sent no passkey. Try again.", "invalid": REFUSED}
LONGEST_NAME = 100
# What fido2 raises for bytes, base64 or CBOR that are none, and for what is not where it should be.
UNREADABLE = (TypeError, ValueError, LookupError, AttributeError, OverflowError)


@contextmanager
def refused_in_one_sentence() -> Iterator[None]:
    """Whatever is wrong with what the browser sent is said in the same words."""
    try:
        yield
    except UNREADABLE as error:
        raise forms.ValidationError(REFUSED, code="passkey") from error
    except forms.ValidationError as error:
        if error.code == "too_many_login_attempts":
            raise
        raise forms.ValidationError(REFUSED, code="passkey") from error


def name_field() -> forms.CharField:
    return forms.CharField(
        label="Name",
        max_length=LONGEST_NAME,
        required=False,
        help_text="So you can tell your passkeys apart.",
        error_messages={"max_length": f"Use at most {LONGEST_NAME} characters."},
    )


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    """A passkey always signs in on its own, too: it is asked to check who holds it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.pop("passwordless", None)
        self.fields["name"] = name_field()
        self.fields["credential"].error_messages |= SAYS

    def clean_name(self) -> str:
        return visible_name(super().clean_name())

    def clean_credential(self) -> dict[str, Any]:
        """allauth takes false or 0 for a passkey, and can't read it again."""
        credential: dict[str, Any] = self.cleaned_data["credential"]
        if not isinstance(credential, dict):
            raise forms.ValidationError(REFUSED, code="passkey")
        return credential

    def clean(self) -> dict[str, Any]:
        if self.errors:  # the page looks at the form twice, and a challenge is answered once
            return self.cleaned_data
        self.cleaned_data["passwordless"] = True
        with refused_in_one_sentence():
            cleaned: dict[str, Any] = super().clean()
        return cleaned


class RenamePasskeyForm(webauthn.EditWebAuthnForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"] = name_field()
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = "Give it a name."

    def clean_name(self) -> str:
        return visible_name(self.cleaned_data["name"])


class AskedForPasskey(forms.Form):
    """A mixin for allauth's forms that a passkey answers."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["credential"].error_messages |= SAYS

    def clean_credential(self) -> Authenticator:
        with refused_in_one_sentence():
            found: Authenticator = super().clean_credential()  # type: ignore[misc]
        return found


class PasskeyStepForm(AskedForPasskey, webauthn.AuthenticateWebAuthnForm):
    """The second step, after the password."""


class ConfirmWithPasskeyForm(AskedForPasskey, webauthn.ReauthenticateWebAuthnForm):
    """In place of the password, before what changes who can sign in."""


class SignInWithPasskeyForm(AskedForPasskey, webauthn.LoginWebAuthnForm):
    """The passkey alone; it may carry a form that was sent after its session had ended."""

    unsent = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        passkey, unsent = cleaned.get("credential"), cleaned.get("unsent", "")
        if passkey is None:
            return cleaned
        try:
            refuse_anothers(unsent, passkey.user)
        except forms.ValidationError as error:
            self.add_error("credential", error)
            return cleaned
        if not unsent_forms.hand_over(context.request, unsent, passkey.user) and unsent:
            messages.warning(context.request, TOO_LATE)
        return cleaned
