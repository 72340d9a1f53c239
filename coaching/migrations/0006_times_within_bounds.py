"""Times of coachings and what belongs to them that a calendar can be laid out for."""

import datetime

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coaching", "0005_lighter_weeks_proposed")]

    operations = [
        AddConstraintNotValid(
            model_name="coaching",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("invited_at__isnull", True),
                        models.Q(
                            (
                                "invited_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "invited_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("accepted_at__isnull", True),
                        models.Q(
                            (
                                "accepted_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "accepted_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("ended_at__isnull", True),
                        models.Q(
                            (
                                "ended_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "ended_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="coaching_times_within_bounds",
            ),
        ),
        AddConstraintNotValid(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("written_at__isnull", True),
                        models.Q(
                            (
                                "written_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "written_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("read_at__isnull", True),
                        models.Q(
                            (
                                "read_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "read_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="comment_times_within_bounds",
            ),
        ),
        AddConstraintNotValid(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
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
                    models.Q(
                        ("expires_at__isnull", True),
                        models.Q(
                            (
                                "expires_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "expires_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("withdrawn_at__isnull", True),
                        models.Q(
                            (
                                "withdrawn_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "withdrawn_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("used_at__isnull", True),
                        models.Q(
                            (
                                "used_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "used_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="invitation_times_within_bounds",
            ),
        ),
        AddConstraintNotValid(
            model_name="logview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("on__isnull", True),
                        models.Q(
                            ("on__gte", datetime.date(1950, 1, 1)),
                            ("on__lte", datetime.date(2199, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("at__isnull", True),
                        models.Q(
                            ("at__gte", datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC)),
                            ("at__lte", datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC)),
                        ),
                        _connector="OR",
                    ),
                ),
                name="log_view_date_within_bounds",
            ),
        ),
        AddConstraintNotValid(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
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
                    models.Q(
                        ("answered_at__isnull", True),
                        models.Q(
                            (
                                "answered_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "answered_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="proposal_times_within_bounds",
            ),
        ),
        AddConstraintNotValid(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("at__isnull", True),
                    models.Q(
                        ("at__gte", datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC)),
                        ("at__lte", datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC)),
                    ),
                    _connector="OR",
                ),
                name="review_time_within_bounds",
            ),
        ),
    ]
