"""Settings, read from the environment only; .env.example lists every name."""

import os
from importlib.util import find_spec
from pathlib import Path

from django import VERSION
from django.core.exceptions import ImproperlyConfigured

from backplan.account_forms import ACCOUNT_FORMS, MFA_FORMS  # noqa: F401
from backplan.content_security_policy import POLICY
from backplan.environment import backups, contact, databases, flag, mail_server, number, words
from backplan.logs import JSON_LOGGING

BASE_DIR = Path(__file__).resolve().parent.parent

# Development is asked for by name (./run does); everything else is production.
DEBUG = flag("DEBUG")
# Sample people that anyone may sign in as. Tests turn DEBUG off, so it stands for itself.
SAMPLE_ACCOUNTS = DEBUG

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured("Set SECRET_KEY to a long random text that stays the same.")
    SECRET_KEY = "development-only-" + "x" * 50  # never outside DEBUG
if not DEBUG and (len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10):
    raise ImproperlyConfigured("SECRET_KEY must be random and at least 50 characters long.")

ALLOWED_HOSTS = words("ALLOWED_HOSTS")
if DEBUG:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
elif not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the host names this site answers to.")
elif "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts: * would trust any.")

# How many proxies of ours stand in front. Each adds one address to X-Forwarded-For; with
# none, what the visitor claims about address and https is not believed.
TRUSTED_PROXY_COUNT = number("TRUSTED_PROXY_COUNT", 0)

# Nothing needs coaching: without its folder the rest is a working product.
# One with nothing but old bytecode left in it is no package, and has no origin.
COACHING = getattr(find_spec("coaching"), "origin", None) is not None
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.forms",  # its templates, so that ours can stand in front of them
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "accounts.sessions_app.RoughSessionsConfig",
    "crispy_forms",
    "accounts",
    "mail",
    "exercises",
    "progression",
    "workouts",
    "calendar_feed",
    "imports",
    "api",
    "backups",
    *(["coaching"] if COACHING else []),
    "backplan",
]
# The admin is off unless it has a path. It shows accounts only: backplan/admin.py.
ADMIN_PATH = os.environ.get("ADMIN_PATH", "").strip("/")
if ADMIN_PATH:
    INSTALLED_APPS.append("django.contrib.admin.apps.SimpleAdminConfig")

# A copy of the database that pages which look back are read from: backplan/standby.py.
DATABASE_REPLICA_URL = os.environ.get("DATABASE_REPLICA_URL", "")
MIDDLEWARE = [
    "backplan.middleware.bodiless_head",  # first, so that it sees every answer
    "backplan.compression.compressed",
    "api.middleware.for_programs",  # before anything reads a header
    "django.middleware.security.SecurityMiddleware",
    "backplan.middleware.content_security_policy",
    "backplan.middleware.isolation",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "backplan.middleware.privacy",  # after the static files, which anyone may keep
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "backplan.readable_text.utf8_only",  # before anybody reads a form
    "backplan.csrf_cookie.sent_once",
    "django.middleware.csrf.CsrfViewMiddleware",
    "accounts.authentication.Authentication",
    "backplan.middleware.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "backplan.middleware.refused_method",
    "backplan.middleware.outage",  # last of those that look at what a view raises
    *(["backplan.standby.may_be_older"] if DATABASE_REPLICA_URL else []),
]

ROOT_URLCONF = "backplan.urls"
WSGI_APPLICATION = "backplan.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["backplan.kept_markup"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                *(["coaching.context.coached"] if COACHING else []),
            ],
        },
    },
]

DATABASE_URL = os.environ.get("DATABASE_URL", "")
if not DATABASE_URL and not DEBUG:
    raise ImproperlyConfigured("Set DATABASE_URL to the Postgres server that keeps the logs.")
# The threads of gunicorn stay, those of the development server end with each request.
DATABASES = databases(DATABASE_URL, DATABASE_REPLICA_URL, kept=not DEBUG)
DATABASE_ROUTERS = ["backplan.standby.Router"] if DATABASE_REPLICA_URL else []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
BACKUPS, HEALTHZ_TOKEN = backups()

# --- Accounts
AUTH_USER_MODEL = "accounts.User"
OWN_BACKEND = "accounts.authentication.ListedAccount"
ACCOUNTS_WITH_NEWS = "coaching.news.with_news" if COACHING else ""
AUTHENTICATION_BACKENDS = ["coaching.authentication.WithNews" if COACHING else OWN_BACKEND]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "week"
ACCOUNT_SIGNUP_REDIRECT_URL = "set_up"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "workouts.set_up.sign_up_form.SignUpWithUnitForm"
MAIL_CONFIGURED = bool(os.environ.get("EMAIL_HOST"))
# allauth hides which addresses are known only where it can ask each by mail.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if MAIL_CONFIGURED else "none"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = MAIL_CONFIGURED
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = MAIL_CONFIGURED
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
# The password is asked again before what changes who can sign in.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {"import": "30/d/user"}  # files to bring in; beside allauth's own
MFA_SUPPORTED_TYPES, MFA_PASSKEY_LOGIN_ENABLED = ["totp", "webauthn", "recovery_codes"], True
MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_RATE_LIMITS = {"passkey_questions": "30/m/ip"}  # beside allauth's own
MFA_TOTP_ISSUER, MFA_TOTP_TOLERANCE = "Backplan", 1  # and the codes of half a minute either way
MFA_ALLOW_UNVERIFIED_EMAIL = not MAIL_CONFIGURED

# --- Forms
CRISPY_ALLOWED_TEMPLATE_PACKS = ["backplan"]
CRISPY_TEMPLATE_PACK = "backplan"
CRISPY_FAIL_SILENTLY = False
FORM_RENDERER = "backplan.form_renderer.Renderer"

# --- Passwords
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
DJANGOS = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{DJANGOS}MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{DJANGOS}CommonPasswordValidator"},
    {
        "NAME": f"{DJANGOS}UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "backplan.password_validators.ContextWordsValidator"},
]

# --- Security
# Names with __Host- cannot be set by a neighbouring site, nor over plain http.
SESSION_COOKIE_NAME = "sessionid" if DEBUG else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if DEBUG else "__Host-csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEBUG
MESSAGE_STORAGE = "backplan.message_storage.HostCookieStorage"
CSRF_FAILURE_VIEW = "backplan.views.csrf_failure"
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # the container asks itself, without https
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 3600
# Only the owner of the domain knows whether its other sites speak https.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = flag("HSTS_SUBDOMAINS")
SILENCED_SYSTEM_CHECKS = [] if flag("HSTS_SUBDOMAINS") else ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CSP = POLICY
SECURITY_CONTACT = contact("SECURITY_CONTACT")
FILE_UPLOAD_HANDLERS = ["imports.uploads.Bounded"]  # only what is small, and only in memory

# --- Sessions and cache: in the database, so that what is ended there is ended everywhere
SESSION_ENGINE = "accounts.sessions"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "backplan_cache",
        # Far above what the limits on signing in need: crowding them out must not pay.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# --- E-mail
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "") or "backplan@localhost"
MAIL = mail_server()
SENDS = f"django.core.mail.backends.{'smtp' if MAIL['host'] else 'dummy'}.EmailBackend"
MAIL_BACKEND = "mail.folder.FolderBackend" if DEBUG and not MAIL["host"] else SENDS
if not MAIL["host"]:
    SILENCED_SYSTEM_CHECKS.append("mail.E001")  # our own check says what that costs
if VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": MAIL_BACKEND, "OPTIONS": MAIL if MAIL["host"] else {}}}
else:
    EMAIL_BACKEND = MAIL_BACKEND
    EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = MAIL["host"], MAIL["port"], MAIL["timeout"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL["username"], MAIL["password"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL["use_tls"], MAIL["use_ssl"]

# --- Logging
if not DEBUG:
    LOGGING = JSON_LOGGING

# --- Language and time
LANGUAGE_CODE, TIME_ZONE = "en", "UTC"
USE_I18N, USE_TZ = False, True

# --- Static files
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
HASHED = "backplan.static_storage.HashedStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN if DEBUG else HASHED},
}
# Said outright: both would follow a DEBUG that tests turn off.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False
