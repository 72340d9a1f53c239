"""What a coach may read of the weights that were set by hand: whoever set one may have said why,
and that is for the lifter and for that coach alone.

Every page of a coach that gives the reason of a weight takes its lifts from here.
"""

from __future__ import annotations

from dataclasses import replace

from coaching.models import Coaching
from workouts.sheets import Lift, Sheet
from workouts.weeks import Day


def discreet_lift(lift: Lift, coaching: Coaching) -> Lift:
    """The lift without the note of another coach, here or gone, about its weight."""
    authors = {coaching.client_id, coaching.coach_id}
    if lift.by_hand is None or lift.by_hand.by in authors:
        return lift
    return replace(lift, by_hand=replace(lift.by_hand, note=""))


def discreet_day(day: Day, coaching: Coaching) -> Day:
    return replace(day, lifts=[discreet_lift(lift, coaching) for lift in day.lifts])


def discreet_sheet(sheet: Sheet, coaching: Coaching) -> Sheet:
    return replace(sheet, lifts=[discreet_lift(lift, coaching) for lift in sheet.lifts])
