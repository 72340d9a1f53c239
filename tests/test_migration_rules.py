"""That the linter of migrations looks at all of ours, but for those named as older than it."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
RULES = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["django_migration_linter"]


def test_every_package_with_migrations_is_looked_at() -> None:
    packages = {path.parent.parent.name for path in ROOT.glob("*/migrations/__init__.py")}
    assert {*RULES["include_apps"]} == packages
    assert packages <= {app.label for app in apps.get_app_configs()}


def test_the_older_ones_are_named_and_each_name_is_that_of_one() -> None:
    names = [path.stem for path in ROOT.glob("*/migrations/[0-9]*.py")]
    assert "0001_initial" not in RULES["ignore_name"]
    for name in RULES["ignore_name"]:
        assert names.count(name) == 1, name


@pytest.mark.slow
@pytest.mark.parametrize(
    ("operation", "refused"),
    [
        ("AddField('exercise', 'more', models.IntegerField(default=1))", True),
        ("AddField('exercise', 'more', models.IntegerField(db_default=1))", False),
        ("AddIndex('exercise', models.Index(fields=['kind'], name='more'))", True),
        ("RemoveField('exercise', 'tip')", True),
    ],
)
def test_what_the_version_before_cannot_bear_is_refused(
    operation: str, refused: bool, tmp_path: Path
) -> None:
    """The migrations of one package stand elsewhere, with one more."""
    package = tmp_path / "moved"
    package.mkdir()
    for path in (ROOT / "exercises" / "migrations").glob("*.py"):
        (package / path.name).write_text(path.read_text())
    (package / "0003_more.py").write_text(
        "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n"
        '    dependencies = [("exercises", "0002_exercise_faults")]\n'
        f"    operations = [migrations.{operation}]\n"
    )
    (tmp_path / "moved_settings.py").write_text(
        "from tests.lint_settings import *\nMIGRATION_MODULES = {'exercises': 'moved'}\n"
    )
    run = subprocess.run(
        [sys.executable, "manage.py", "lintmigrations", "exercises", "0003_more"],
        cwd=ROOT,
        env=os.environ
        | {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "moved_settings", "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == int(refused), run.stdout + run.stderr
    assert "0003_more" in run.stdout
