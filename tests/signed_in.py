"""A test's browser signed in, without the way through the pages."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.devices import UNKNOWN_NETWORK, device_words
from accounts.models import User
from accounts.sessions import SessionStore


def sign_in(client: Client, user: User) -> None:
    """As somebody who has been here: a session, and its line in the list of devices.

    Django's force_login asks the database a dozen times: a tenth of what an ordinary test costs.
    """
    key, new = get_random_string(32), SessionStore()
    kept = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    Session.objects.create(
        session_key=key, session_data=new.encode(kept), expire_date=new.get_expiry_date()
    )
    UserSession.objects.create(
        user=user,
        session_key=key,
        ip=UNKNOWN_NETWORK,
        user_agent=device_words(""),
        last_seen_at=timezone.now(),
    )
    client.cookies[settings.SESSION_COOKIE_NAME] = key
