"""allauth's list of sessions, filled by accounts/sessions.py alone."""

from allauth.usersessions.apps import UserSessionsConfig


class RoughSessionsConfig(UserSessionsConfig):
    """Without allauth's own signals: they would keep whole addresses and all a browser says."""

    def ready(self) -> None:
        pass
