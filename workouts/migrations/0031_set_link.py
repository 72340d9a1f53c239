"""A set may have a link, such as to a video. NULL for none, so that no row becomes longer."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

_HTTPS = r"^https://[a-z0-9.-]+(:[0-9]+)?([/?#][^[:space:]]*)?$"


class Migration(migrations.Migration):
    dependencies = [("workouts", "0030_set_note")]

    operations = [
        migrations.AddField(
            model_name="loggedset",
            name="link",
            field=models.CharField(blank=True, max_length=500, null=True),
        ),
        AddConstraintNotValid(
            model_name="loggedset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("link__isnull", True), ("link__regex", _HTTPS), _connector="OR"
                ),
                name="set_link_is_https",
            ),
        ),
    ]
