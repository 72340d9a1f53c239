"""What a lifter weighed on a date, and the yes to showing it to a coach: two new tables."""

import datetime

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_list_sessions"),
        ("workouts", "0032_set_link_checked"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BodyWeightConsent",
            fields=[
                (
                    "lifter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("given_at__isnull", True),
                            models.Q(
                                (
                                    "given_at__gte",
                                    datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "given_at__lte",
                                    datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="body_weight_consent_within_bounds",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyWeight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("weighed_on", models.DateField()),
                ("weight", models.DecimalField(decimal_places=2, max_digits=6)),
                (
                    "unit",
                    models.CharField(
                        choices=[("lb", "Pounds (lb)"), ("kg", "Kilograms (kg)")], max_length=2
                    ),
                ),
                (
                    "lifter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-weighed_on"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("lifter", "weighed_on"), name="body_weight_one_a_date"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("unit", "kg"), ("weight__gte", 20), ("weight__lte", 400)),
                            models.Q(("unit", "lb"), ("weight__gte", 44), ("weight__lte", 882)),
                            _connector="OR",
                        ),
                        name="body_weight_within_bounds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("weighed_on__isnull", True),
                            models.Q(
                                ("weighed_on__gte", datetime.date(1950, 1, 1)),
                                ("weighed_on__lte", datetime.date(2199, 12, 31)),
                            ),
                            _connector="OR",
                        ),
                        name="body_weight_date_within_bounds",
                    ),
                ],
            },
        ),
    ]
