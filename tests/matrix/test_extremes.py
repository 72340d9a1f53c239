"""No row that the tables allow closes a page."""

from __future__ import annotations

import random

import pytest
from django.db import transaction

from tests.matrix.extremes import broken, spoil
from tests.matrix.people import COACH, OWNER
from tests.matrix.world import World


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_every_page_opens_whatever_rows_the_tables_allow(seed: int, world: World) -> None:
    with transaction.atomic():
        said = spoil(world, OWNER, random.Random(seed))
        found = [problem for who in (OWNER, COACH) for problem in broken(world, who)]
        transaction.set_rollback(True)
    assert found == [], "\n".join([*found, *said])
