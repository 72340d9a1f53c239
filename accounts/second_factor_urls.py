"""allauth's addresses for second factors, with ours for passkeys."""

from allauth.mfa.webauthn import views as allauths
from django.urls import URLPattern, URLResolver, include, path

from accounts import passkeys

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("allauth.mfa.base.urls")),
    path("totp/", include("allauth.mfa.totp.urls")),
    path("recovery-codes/", include("allauth.mfa.recovery_codes.urls")),
    path("passkeys/", passkeys.page(allauths.list_webauthn), name="mfa_list_webauthn"),
    path("passkeys/add/", passkeys.page(allauths.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/sign-in/", passkeys.sign_in, name="mfa_login_webauthn"),
    path("passkeys/confirm/", passkeys.confirm, name="mfa_reauthenticate_webauthn"),
    path(
        "passkeys/<int:pk>/name/",
        passkeys.page(allauths.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
    path(
        "passkeys/<int:pk>/remove/",
        passkeys.page(allauths.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
]
