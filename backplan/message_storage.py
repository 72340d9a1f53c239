"""Where the one-line messages wait for the next page."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class HostCookieStorage(CookieStorage):
    """Django's signed cookie, under a name that only this host can set over https."""

    cookie_name = "__Host-messages" if settings.SESSION_COOKIE_SECURE else "messages"
