"""The targets of all sets to come are those the rule gives once the sets are done."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from progression import Reason, Rule, SetResult, Target, barbell_ladder, progress
from progression.engine.lookahead import MOST_NODES, Node, lookahead

PLATES = tuple(map(Decimal, ("45", "35", "25", "10", "5", "2.5")))
LADDER = barbell_ladder(Decimal(45), PLATES, Decimal(600))
RULE = Rule(4, 6, Decimal(10), Decimal(5), LADDER)
OPENING = Target(Decimal(225), 4, Reason.OPENING)
DONE = st.tuples(st.integers(0, 12), st.one_of(st.none(), st.integers(0, 5)))


def followed(nodes: tuple[Node, ...], reps: int, rir: int | None, at: int) -> int | None:
    """The node a set leads to, as a phone looks it up."""
    for left in (rir, None):  # a way of its own, else as not saying
        for way in nodes[at].ways:
            most = reps if way.reps_to is None else way.reps_to
            if way.left == left and way.reps_from <= reps <= most:
                return way.node
    return None


@given(st.lists(DONE, min_size=1, max_size=2), st.lists(DONE, max_size=2))
def test_whoever_follows_it_meets_the_rules_own_targets(
    coming: list[tuple[int, int | None]], before: list[tuple[int, int | None]]
) -> None:
    sets: list[SetResult] = []
    target = OPENING
    for reps, rir in before:
        sets.append(SetResult(target.load, reps, rir))
        target = progress(RULE, OPENING.load, sets).next_set
    nodes, at = lookahead(RULE, OPENING, sets, 3), 0
    for reps, rir in coming:
        sets.append(SetResult(nodes[at].target.load, reps, rir))
        found = followed(nodes, reps, rir, at)
        assert found is not None
        at = found
        assert nodes[at].target == progress(RULE, OPENING.load, sets).next_set


def test_it_starts_with_the_target_of_the_next_set() -> None:
    nodes = lookahead(RULE, OPENING, [SetResult(Decimal(225), 6)], 2)
    assert nodes[0].target.load == 235
    assert nodes[0].target.reason is Reason.TOP


def test_the_last_set_leads_nowhere() -> None:
    (only,) = lookahead(RULE, OPENING, [], 1)
    assert only.ways == ()


def test_however_many_sets_come_it_stays_small() -> None:
    nodes = lookahead(Rule(8, 30, Decimal(10), Decimal(5), LADDER), OPENING, [], 6)
    assert len(nodes) == MOST_NODES
    assert all(way.node < MOST_NODES for node in nodes for way in node.ways)
