import datetime
import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import calendar_feed.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "secret",
                    models.CharField(
                        default=calendar_feed.models.new_secret, max_length=32, unique=True
                    ),
                ),
                ("with_exercises", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "lifter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("secret__regex", "^[A-Za-z0-9_-]{32}$")),
                        name="calendar_feed_secret_in_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("made_at__isnull", True),
                            models.Q(
                                (
                                    "made_at__gte",
                                    datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "made_at__lte",
                                    datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="calendar_feed_time_within_bounds",
                    ),
                ],
            },
        ),
    ]
