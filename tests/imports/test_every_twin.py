"""Every shape of file, from the upload into the log, once more, and out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.models import Exercise
from tests.factories import seasoned_lifter
from tests.imports.flow import bring, kept, log_of, page, said, undone
from workouts.models import LoggedSet, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TWINS = sorted(Path(__file__).with_name("twins").iterdir())


@pytest.mark.parametrize("file", TWINS, ids=lambda file: file.name)
@pytest.mark.parametrize("unit", ["lb", "kg"])
def test_a_file_comes_in_whole_and_once_and_goes_again(file: Path, unit: str) -> None:
    user, content = seasoned_lifter(unit=unit, time_zone="America/New_York"), file.read_bytes()
    source = kept(user, content)
    answer = page(user, source)
    wanted = answer.context["sets"]
    done = bring(user, source, seen=answer, unit=unit)
    assert done.status_code == (302 if wanted else 422)
    source.refresh_from_db()
    assert source.sets_added == wanted == LoggedSet.objects.count()
    before = log_of(user)
    assert {row[2] for row in before} <= set(Exercise.objects.values_list("slug", flat=True))
    again = kept(user, content)
    answer = page(user, again)
    assert "Nothing new." in said(answer)
    bring(user, again, seen=answer, unit=unit)
    assert log_of(user) == before
    undone(user, source)
    assert not Workout.objects.exists()


def test_there_are_files_of_every_app() -> None:
    apps = ("fitbod", "fitnotes", "hevy", "jefit", "liftlog", "liftosaur", "strong", "stronglifts")
    names = [file.name for file in TWINS]
    assert all(any(name.startswith(app) for name in names) for app in apps)
