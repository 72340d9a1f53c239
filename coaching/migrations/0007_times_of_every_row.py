"""The bounds hold for the rows from before, too. Pages go on reading and writing meanwhile.

A row that still breaks one of them stays as it is: the constraint then holds for what is
written from now on.
"""

from django.db import migrations

from accounts.validated_constraints import validated

CONSTRAINTS = [
    ("coaching_coaching", "coaching_times_within_bounds"),
    ("coaching_comment", "comment_times_within_bounds"),
    ("coaching_invitation", "invitation_times_within_bounds"),
    ("coaching_logview", "log_view_date_within_bounds"),
    ("coaching_proposal", "proposal_times_within_bounds"),
    ("coaching_review", "review_time_within_bounds"),
]


class Migration(migrations.Migration):
    dependencies = [("coaching", "0006_times_within_bounds")]

    operations = validated(CONSTRAINTS)
