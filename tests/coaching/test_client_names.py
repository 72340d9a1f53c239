"""Two clients of one name are told apart wherever a coach chooses between them."""

from __future__ import annotations

import pytest

from coaching import proposal_templates
from coaching.client_names import told_apart
from coaching.roster.ranked import roster
from exercises.models import Exercise
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter


def test_whoever_shares_a_name_has_the_address_after_it() -> None:
    people = [("Alex", "a@x.org"), ("ALEX", "b@x.org"), ("Bo", "bo@x.org"), ("c@x.org", "c@x.org")]
    assert told_apart(people) == ["Alex, a@x.org", "ALEX, b@x.org", "Bo", "c@x.org"]


@pytest.mark.django_db
def test_the_list_and_the_page_to_propose_tell_them_apart() -> None:
    me, both = coach(), ["a@example.com", "b@example.com"]
    for email in both:
        client = lifter(email)
        client.name = "Alex"
        client.save()
        coached(client, me)
    named = [f"Alex, {email}" for email in both]
    assert [line.client for line in roster(me)] == named
    template = proposal_templates.make(coach=me, name="Back")
    proposal_templates.put(
        template=template,
        role="main",
        exercise=Exercise.objects.get(pk="deadlift"),
        sets=4,
        rep_low=4,
        rep_high=6,
        rest_seconds=180,
    )
    page = browser(me).get(f"/clients/templates/{template.pk}/propose/").content.decode()
    assert all(f"<bdi>{name}</bdi>" in page for name in named)
