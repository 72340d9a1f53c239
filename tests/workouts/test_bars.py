"""How heavy a bar may be: the form and the table take the same."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.factories import lifter, program_of
from workouts.equipment_settings.forms import BarForm
from workouts.models import Equipment, bounds

pytestmark = pytest.mark.django_db

TABLE = Equipment._meta.db_table
BOUND = "equipment_bar_within_bounds"
BEFORE, NAME = "0010_excused_days", "0011_one_bound_of_bars"


@pytest.mark.parametrize("bar", [*bounds.BAR, "200.25", "-0.25"])
def test_the_form_takes_a_bar_that_the_table_takes(bar: object) -> None:
    equipment = Equipment(bar=Decimal(str(bar)), plates=[45], plate_pairs=[None])
    (check,) = (each for each in Equipment._meta.constraints if each.name == BOUND)
    form = BarForm({"bar": str(bar), "plates": "45"}, equipment=equipment)
    assert check.condition.check({"bar": equipment.bar}) is form.is_valid()


def test_a_heavier_bar_that_was_there_before_the_bound_stays() -> None:
    equipment = program_of(lifter()).equipment
    migration = import_module(f"workouts.migrations.{NAME}").Migration(NAME, "workouts")
    state = MigrationLoader(connection).project_state(("workouts", BEFORE))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT {BOUND}")
        Equipment.objects.update(bar=300)
        cursor.execute(f"ALTER TABLE {TABLE} ADD CONSTRAINT {BOUND} CHECK (bar BETWEEN 0 AND 1000)")
    with connection.schema_editor() as editor:
        migration.apply(state, editor)
    equipment.refresh_from_db()
    assert equipment.bar == 300
