"""What the rule would have said: exactly the rule, each workout by itself."""

from __future__ import annotations

from decimal import Decimal

from history.past.hindsight import FollowedRule, Past, all_verdicts, tally, verdicts
from progression import DEFAULT_LADDERS, Rule, SetResult
from workouts.openings import Terms

LADDER = DEFAULT_LADDERS["barbell", "lb"]
RULE = Rule(4, 6, Decimal(10), Decimal(5), LADDER)
TERMS = Terms(RULE, 3, "lb", "barbell")


def sets(*done: tuple[object, int]) -> tuple[SetResult, ...]:
    return tuple(SetResult(Decimal(str(load)), reps) for load, reps in done)


def test_each_set_is_answered_by_the_next_and_the_last_by_the_next_workout() -> None:
    first, second, third = verdicts(
        RULE, 3, sets((225, 6), (225, 5), (225, 4)), Decimal(235), hurt=False
    )
    assert first.asked is not None
    assert (first.asked.load, first.next_load, first.answer) == (235, 225, FollowedRule.LIGHTER)
    assert second.answer is FollowedRule.SAME
    assert (third.is_last, third.next_load) == (True, 235)


def test_what_follows_no_more_is_open() -> None:
    (only,) = verdicts(RULE, 3, sets((225, 6)), None, hurt=False)
    assert only.answer is FollowedRule.OPEN
    assert only.asked is not None


def test_sets_beyond_the_prescription_are_asked_nothing_and_move_nothing() -> None:
    found = verdicts(RULE, 2, sets((225, 5), (225, 5), (405, 6)), Decimal(225), hurt=False)
    assert found[2].asked is None
    assert (found[1].is_last, found[1].answer) == (True, FollowedRule.SAME)


def test_after_pain_nothing_is_asked() -> None:
    found = verdicts(RULE, 3, sets((225, 6), (225, 6)), Decimal(225), hurt=True)
    assert {each.answer for each in found} == {FollowedRule.OPEN}


def test_a_converted_weight_is_the_step_it_lies_nearest_to() -> None:
    found = verdicts(RULE, 3, sets((220.46, 6), (231.49, 4)), None, hurt=False)
    assert found[0].asked is not None
    assert found[0].asked.load == 230
    assert found[0].answer is FollowedRule.SAME
    off = verdicts(RULE, 3, sets((220.46, 6), (225.97, 4)), None, hurt=False)
    assert off[0].answer is FollowedRule.LIGHTER


def test_the_sum_counts_ups_and_downs_where_the_weight_stayed() -> None:
    past = [
        Past(sets((225, 6), (225, 3), (225, 3)), False, "lb", TERMS),
        Past(sets((225, 5), (225, 5), (225, 5)), False, "lb", TERMS),
    ]
    found = tally(all_verdicts(past))
    # After the 6 it asks for more, and so it does of the next workout; after the first 3 for
    # less. The second workout does as asked, and nothing follows its last set.
    assert (found.compared, found.as_asked) == (5, 2)
    assert (found.up_where_stayed, found.down_where_stayed) == (2, 1)


def test_each_workout_is_judged_by_what_was_prescribed_there_and_in_its_unit() -> None:
    kilograms = Rule(4, 6, Decimal(5), Decimal("2.5"), DEFAULT_LADDERS["barbell", "kg"])
    one_set = Terms(kilograms, 1, "kg", "barbell")
    past = [
        Past(sets((225, 5), (225, 5), (225, 5)), False, "lb", TERMS),
        # 102.06 kg, on the ladder of kilograms.
        Past(sets((102.5, 6), (102.5, 3)), False, "kg", one_set),
        Past(sets((107.5, 6)), False, "kg", None),
    ]
    found = list(all_verdicts(past))
    assert [each.answer for each in found[:3]] == [FollowedRule.SAME] * 3
    assert [each.answer for each in found[3:]] == [
        FollowedRule.SAME,
        FollowedRule.OPEN,
        FollowedRule.OPEN,
    ]
    assert [each.asked is None for each in found[3:]] == [False, True, True]
