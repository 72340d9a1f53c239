"""Nothing needs coaching: without its folder and its templates the rest is a working product."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(
    ".*", "coaching", "staticfiles", "screenshots", "__pycache__", "browser"
)
# Tests of the rest, which run there as they are, with a server of their own.
KEPT = ["tests/workouts/test_access.py", "tests/accounts/test_signing_in.py"]

ALONE = """
import pytest
from django.conf import settings
from django.core.management import call_command
from backplan import preloaded
from tests.factories import browser, lifter, log, workout_of

def test_coaching_is_not_there():
    assert not settings.COACHING
    with pytest.raises(ImportError):
        import coaching.models

def test_the_checks_pass():
    call_command("check", fail_level="WARNING")

@pytest.mark.django_db
def test_all_is_loaded_before_the_fork():
    preloaded.load()

@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True)

@pytest.mark.django_db
def test_the_main_pages_answer_and_name_no_coach_page():
    user = lifter()
    row = log(workout_of(user, user.today()))
    paths = ["/", "/exercises/", "/rule/", "/week/", "/history/", "/settings/", "/setup/"]
    for path in [*paths, f"/workouts/{row.workout_id}/", f"/sets/{row.pk}/"]:
        page = browser(user).get(path)
        assert page.status_code == 200, path
        assert b"/clients/" not in page.content
        assert b"/settings/coach/" not in page.content

@pytest.mark.django_db
def test_the_pages_of_coaching_are_not_found():
    for path in ["/clients/", "/settings/coach/", "/invitations/abc/", "/api/1/clients"]:
        assert browser(lifter(f"{len(path)}@example.com")).get(path).status_code == 404
"""


def test_without_its_folder_the_rest_works(tmp_path: Path) -> None:
    copy = tmp_path / "alone"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    # What git leaves behind of a folder it takes away.
    (copy / "coaching" / "__pycache__").mkdir(parents=True)
    (copy / "tests" / "test_alone.py").write_text(ALONE, encoding="utf-8")
    variables = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", "tests/test_alone.py", *KEPT],
        cwd=copy,
        env=variables | {"DEBUG": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-1000:]
    assert not (copy / "templates" / "coaching").exists()
