"""Sessions from before there was a list get their rows in it, so that all of them can be ended."""

import datetime

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import migrations
from django.utils import timezone

AT_ONCE = 500


def list_sessions(apps, schema_editor):
    Session = apps.get_model("sessions", "Session")
    UserSession = apps.get_model("usersessions", "UserSession")
    known = set(apps.get_model("accounts", "User").objects.values_list("pk", flat=True))
    age = datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE)
    rows = []
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator(AT_ONCE):
        user = str(SessionStore().decode(session.session_data).get("_auth_user_id", ""))
        if not user.isdecimal() or int(user) not in known:
            continue
        # It was extended when it was used, at most once a day.
        used = session.expire_date - age
        rows.append(
            UserSession(
                user_id=int(user),
                session_key=session.session_key,
                ip="::",
                user_agent="A browser",
                created_at=used,
                last_seen_at=used,
            )
        )
    UserSession.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_dates_of_every_row"),
        ("sessions", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [migrations.RunPython(list_sessions, migrations.RunPython.noop)]
