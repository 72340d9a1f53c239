"""Which letters a person chose, when they may come, and each letter there was to send."""

import datetime
import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import mail.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_list_sessions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="QuietHours",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="quiet_hours",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("until", models.SmallIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", 4), ("until__lte", 12)),
                        name="quiet_hours_end_in_the_morning",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("event", models.CharField(max_length=40)),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("tries", models.SmallIntegerField(default=0)),
                ("try_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sending_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sent", "Sent"),
                            ("dropped", "No longer true or wanted"),
                            ("failed", "Refused, or not taken for days"),
                            ("unclear", "Sent or lost"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "kind", "event"), name="letter_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["", "sent", "dropped", "failed", "unclear"])
                        ),
                        name="letter_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("noted_at__isnull", True),
                                models.Q(
                                    (
                                        "noted_at__gte",
                                        datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                    ),
                                    (
                                        "noted_at__lte",
                                        datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                    ),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("try_at__isnull", True),
                                models.Q(
                                    (
                                        "try_at__gte",
                                        datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                    ),
                                    (
                                        "try_at__lte",
                                        datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                    ),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("sending_at__isnull", True),
                                models.Q(
                                    (
                                        "sending_at__gte",
                                        datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                    ),
                                    (
                                        "sending_at__lte",
                                        datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                    ),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="letter_within_bounds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sending_at__isnull", False),
                            models.Q(("outcome__in", ["sent", "unclear"]), _negated=True),
                            _connector="OR",
                        ),
                        name="letter_marked_before_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MailChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("since", models.DateTimeField(blank=True, null=True)),
                (
                    "token",
                    models.CharField(
                        default=mail.models.new_mail_token, max_length=22, unique=True
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mail_choices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "kind"), name="mail_choice_one_a_kind"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            models.Q(
                                (
                                    "since__gte",
                                    datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "since__lte",
                                    datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="mail_choice_within_bounds",
                    ),
                ],
            },
        ),
    ]
