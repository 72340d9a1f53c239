"""The screens of second steps and passkeys."""

from __future__ import annotations

from functools import partial

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse
from playwright.sync_api import Page

from accounts.models import User
from tests.accounts.authenticator import phone_of
from tests.browser import steps
from tests.browser.steps import Screen, Visit, press
from tests.factories import lifter


def two_factors() -> Visit:
    """A lifter who signs in with a code as well; the first screen signs in so far."""
    user = with_both("factors@example.com")
    names = ["mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"]
    return Visit(
        user,
        [
            Screen("two-factors-password", reverse("mfa_deactivate_totp"), steps.confirm_password),
            *(Screen(f"two-factors-{name}", reverse(name)) for name in names),
        ],
    )


def code_asked() -> Visit:
    """Halfway through signing in: the password was right, the code is still to come."""
    user = with_both("code@example.com")
    enter = partial(steps.sign_in, email=user.email)
    return Visit(None, [Screen("code", reverse("account_login"), enter, "mfa_authenticate")])


def passkey_asked() -> Visit:
    """The same, of somebody with a passkey, too."""
    user = with_both("step@example.com")
    phone_of(user)
    enter = partial(steps.sign_in, email=user.email)
    return Visit(None, [Screen("passkey", reverse("account_login"), enter, "mfa_authenticate")])


def passkeys() -> Visit:
    """A lifter with two passkeys, one of them called as long as a name may be."""
    user = lifter("passkeys@example.com")
    listed, add = reverse("mfa_list_webauthn"), reverse("mfa_add_webauthn")
    _, passkey = phone_of(user, "Chrome on Android")
    phone_of(user, ("Wolfeschlegelsteinhausenbergerdorff" * 3)[:100])
    rename = reverse("mfa_edit_webauthn", args=[passkey.pk])
    remove = reverse("mfa_remove_webauthn", args=[passkey.pk])
    return Visit(
        user,
        [
            Screen("passkeys", listed),
            Screen("passkey-confirm", reverse("mfa_reauthenticate_webauthn")),
            Screen("passkey-password", add, steps.confirm_password, "mfa_add_webauthn"),
            Screen("passkey-add", add),
            Screen("passkey-add-refused", add, send_nonsense, "mfa_add_webauthn"),
            Screen("passkey-rename", rename),
            Screen("passkey-rename-refused", rename, leave_it_nameless),
            Screen("passkey-remove", remove),
            Screen("passkeys-two-step", reverse("mfa_index")),
        ],
    )


def no_passkeys() -> Visit:
    user = lifter("none@example.com")
    return Visit(user, [Screen("passkeys-none", reverse("mfa_list_webauthn"))])


def with_both(email: str) -> User:
    user = lifter(email)
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return user


def send_nonsense(page: Page) -> None:
    form = page.locator("form[data-passkey]")
    with page.expect_navigation():
        form.evaluate("(form) => { form.elements.credential.value = '5'; form.submit(); }")


def leave_it_nameless(page: Page) -> None:
    page.get_by_label("Name").fill("")
    press("Save the name")(page)


VISITS = [two_factors, code_asked, passkey_asked, passkeys, no_passkeys]
