"""The content files reach the table after every migrate, and again whenever it is emptied."""

import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from pytest_django import DjangoAssertNumQueries

from exercises.content import FOLDER, read_content
from exercises.loading import load_after_migrate, load_exercises
from exercises.models import Exercise
from exercises.strict_toml import ContentError

TIP = 'tip = "Tuck your armpits down'


def copied(folder: Path) -> Path:
    return Path(shutil.copytree(FOLDER, folder / "content"))


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.django_db
def test_migrating_has_loaded_every_file() -> None:
    slugs = [entry.slug for entry in read_content()]
    assert list(Exercise.objects.values_list("slug", flat=True)) == slugs


@pytest.mark.django_db
def test_a_row_says_what_its_file_says() -> None:
    row = Exercise.objects.get(slug="one-arm-dumbbell-row")
    entry = next(entry for entry in read_content() if entry.slug == row.slug)
    assert (row.name, row.area, row.kind, row.swap_group) == (
        entry.name,
        entry.area,
        entry.kind,
        entry.swap_group,
    )
    assert (row.steps, row.tip, row.faults) == (entry.steps, entry.tip, entry.faults)
    assert [muscle.key for muscle in row.primary] == entry.muscles.primary
    assert [muscle.key for muscle in row.secondary] == entry.muscles.secondary
    assert [source["doi"] for source in row.sources] == [source.doi for source in entry.sources]
    assert row.one_sided


@pytest.mark.django_db
def test_loading_again_changes_nothing() -> None:
    before = list(Exercise.objects.values())
    load_exercises()
    assert list(Exercise.objects.values()) == before


@pytest.mark.django_db
def test_loading_takes_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        load_exercises()


@pytest.mark.django_db
def test_loading_brings_a_changed_text(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    rewrite(folder / "deadlift.toml", TIP, 'tip = "First tuck your armpits down')
    load_exercises(folder)
    assert Exercise.objects.get(slug="deadlift").tip.startswith("First tuck")


@pytest.mark.django_db
def test_an_exercise_keeps_its_row_when_its_file_is_gone(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "chin-up.toml").unlink()
    assert load_exercises(folder) == 9
    assert Exercise.objects.filter(slug="chin-up").exists()


@pytest.mark.django_db
def test_a_bad_file_keeps_every_row_as_it_was(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    rewrite(folder / "deadlift.toml", TIP, 'tip = "First tuck your armpits down')
    rewrite(folder / "pull-up.toml", 'kind = "bodyweight"', 'kind = "feather"')
    before = list(Exercise.objects.values())
    with pytest.raises(ContentError, match=r"pull-up\.toml: kind"):
        load_exercises(folder)
    assert list(Exercise.objects.values()) == before


@pytest.mark.django_db(transaction=True)
def test_emptying_the_database_loads_the_exercises_again() -> None:
    Exercise.objects.filter(slug="deadlift").update(name="Something else")
    call_command("flush", interactive=False, verbosity=0)
    assert Exercise.objects.count() == 10
    assert Exercise.objects.get(slug="deadlift").name == "Deadlift"


@pytest.mark.django_db
def test_a_table_migrated_part_of_the_way_is_left_alone(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    early = MigrationLoader(connection).project_state(("exercises", "0001_initial")).apps
    with django_assert_num_queries(0):
        load_after_migrate(using="default", apps=early)


@pytest.mark.django_db
def test_migrating_back_to_nothing_loads_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        load_after_migrate(using="default", apps=ProjectState().apps)
