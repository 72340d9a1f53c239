"""The API answers as its document says, to whatever the document lets be sent."""

from __future__ import annotations

import pytest

from api import access
from api.document import addresses
from tests.matrix.api_cases import judge
from tests.matrix.world import World

pytestmark = pytest.mark.slow
FEW, SEED = 100, 20_260_303


@pytest.fixture(autouse=True)
def no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "RATES", {})


def test_what_the_document_gives_rise_to_is_answered_as_it_says(world: World) -> None:
    judged = judge(world, FEW, SEED)
    assert judged.cases >= FEW * 0.8
    assert set(judged.statuses) >= {200, 404}
    assert len(judged.good) == len(addresses())
