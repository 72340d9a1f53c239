"""How heavy a set, and of how many reps, is taken as typed: a finger hits a key too many.

What is more is asked about once and never refused. Values alone, asked of no database.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from progression import DEFAULT_STEPS
from workouts.openings import Terms, carried

MOST_REPS = 30
_MOST_STEPS, _FEWEST_STEPS = 10, 5
_HUNDREDTH = Decimal("0.01")  # as fine as a weight is written


def most_likely(terms: Terms, lifted: Decimal | None, asked: Decimal | None) -> Decimal:
    """The heaviest load taken without a question, in the unit of the terms, to a hundredth.

    A third or ten steps up, whichever comes first, from `lifted`, the heaviest lifted so far;
    from `asked`, the target on the screen, where nothing was; from the top of the ladder
    where neither is known. What is asked for is never asked about.

    A third of little is less than a good week makes (ours): it is never less than five of
    the usual steps, nor than the next load the gym has. A pull-up carries the body along, and
    a third of what hangs on the belt is nothing near bodyweight: its third is of body and load
    (ours; the body as in openings.py).
    """
    known = asked if lifted is None else lifted
    if known is None:
        return terms.rule.ladder[-1]
    third = (known + carried(terms, known)) / 3
    usual = DEFAULT_STEPS[terms.kind, terms.unit].up
    room = max(min(third, _MOST_STEPS * terms.rule.up), _FEWEST_STEPS * usual)
    most = max(known + room, terms.rule.raised(known))
    return max(most, most if asked is None else asked).quantize(_HUNDREDTH, ROUND_FLOOR)
