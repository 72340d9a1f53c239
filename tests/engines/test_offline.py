"""The offline stories in the other engines, each then with a defect planted, and must fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.common.exceptions import WebDriverException

from tests.browser.gym import todays_deadlifts
from tests.browser.test_offline import hasty, plant
from tests.browser.wire import Wire
from tests.collected import served_from
from tests.engines import steps
from tests.engines.browsers import Engine
from tests.engines.phone import Phone
from tests.engines.stories import PLANTS, STORIES, OnTheFloor, Plant, Story

__all__ = ["hasty"]
SOON = 5.0  # seconds: a planted defect shows before long or not at all


def tell(story: Story, phone: Phone, wire: Wire) -> None:
    """A story from the sign-in on."""
    visit = todays_deadlifts()
    steps.enter_gym(phone, visit)
    story(OnTheFloor(phone, wire, visit))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_it_holds_that(story: Story, phone: Phone, wire: Wire) -> None:
    tell(story, phone, wire)


@pytest.mark.parametrize("wrong", PLANTS, ids=lambda each: f"{each.story.__name__}-{each.script}")
def test_its_defect_is_caught(
    wrong: Plant,
    hasty: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    phone: Phone,
    wire: Wire,
) -> None:
    phone.patience = SOON
    caught = pytest.raises((AssertionError, WebDriverException))
    with served_from(plant(wrong, tmp_path, monkeypatch)), caught:
        tell(wrong.story, phone, wire)


def test_a_killed_browser_has_the_sets_when_it_is_opened_again(
    engine: Engine, wire: Wire, tmp_path: Path
) -> None:
    if not engine.keeps:
        pytest.skip(f"{engine.name} under a driver keeps nothing beyond its end.")
    visit = todays_deadlifts()
    with engine.open(tmp_path) as driver:
        phone = Phone(driver, wire.url)
        steps.enter_gym(phone, visit)
        wire.cut()
        steps.log(phone, "225", "6")
        phone.says_exactly("235", steps.TARGET)
        steps.wait(phone, 1)
    assert steps.stored(visit) == []
    with engine.open(tmp_path) as driver:
        phone = Phone(driver, wire.url)
        phone.go(f"/workouts/{visit.pk}/?exercise=deadlift")  # still without a signal
        steps.wait(phone, 1)
        steps.log(phone, "235", "4", number=2)
        steps.restore(phone, wire)
        steps.is_stored(phone, visit, [(225, 6), (235, 4)])
