"""What the engines' defects are planted into still stands there: they themselves run seldom."""

from __future__ import annotations

import pytest
from django.conf import settings

from tests.engines.stories import PLANTS, Plant


@pytest.mark.parametrize("each", PLANTS, ids=lambda each: f"{each.story.__name__}-{each.script}")
def test_the_script_says_what_is_put_wrong_in_it(each: Plant) -> None:
    source = (settings.BASE_DIR / "static" / "js" / each.script).read_text(encoding="utf-8")
    assert source.count(each.right) == 1
