"""Which form of ours stands in for each of allauth's: two of the settings."""

ACCOUNT_FORMS = {
    "login": "accounts.sign_in_forms.LoginForm",
    "signup": "accounts.sign_in_forms.SignUpPageForm",
    "reauthenticate": "accounts.sign_in_forms.ReauthenticateForm",
    "add_email": "accounts.sign_in_forms.AddEmailForm",
    "change_password": "accounts.sign_in_forms.ChangePasswordForm",
    "reset_password": "accounts.sign_in_forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.sign_in_forms.ResetPasswordKeyForm",
    "confirm_password_reset_code": "accounts.sign_in_forms.ConfirmResetCodeForm",
    "confirm_email_verification_code": "accounts.sign_in_forms.ConfirmEmailCodeForm",
}
MFA_FORMS = {
    "authenticate": "accounts.sign_in_forms.AuthenticateForm",
    "reauthenticate": "accounts.sign_in_forms.ReauthenticateCodeForm",
    "activate_totp": "accounts.sign_in_forms.ActivateForm",
    "add_webauthn": "accounts.passkey_forms.AddPasskeyForm",
    "edit_webauthn": "accounts.passkey_forms.RenamePasskeyForm",
    "authenticate_webauthn": "accounts.passkey_forms.PasskeyStepForm",
    "reauthenticate_webauthn": "accounts.passkey_forms.ConfirmWithPasskeyForm",
    "login_webauthn": "accounts.passkey_forms.SignInWithPasskeyForm",
}
