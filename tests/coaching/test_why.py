"""What the rule decided for a client leads the coach to where it is explained."""

import pytest

from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, log, workout_of

pytestmark = pytest.mark.django_db


def test_every_reason_a_coach_reads_leads_to_the_rule() -> None:
    coaching = coached(lifter(), coach())
    visit = workout_of(coaching.client)
    log(visit, 225, 6)
    by = browser(coaching.coach)
    ruled = by.get(f"/clients/{coaching.pk}/workouts/{visit.pk}/").content.decode()
    assert '10 lb more.</bdi></span> <a class="why-link" href="/rule/#TOP">' in ruled
    opens = by.get(f"/clients/{coaching.pk}/").content.decode()
    assert '</bdi></span> <a class="why-link" href="/rule/#OPENING">' in opens
