"""The settings with the linter of migrations, whose command `./run lint` runs."""

from backplan.settings import *  # noqa: F403
from backplan.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
