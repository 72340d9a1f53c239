"""Which values each column of our own file may have, read as strictly as what people type."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Collection, Mapping
from functools import partial

from accounts.models import LATEST_END, Experience
from imports.backup.values import (
    NewColumn,
    Read,
    flag,
    id_of_set,
    line,
    list_of,
    maybe,
    one_of,
    row_of,
    step,
    time,
    whole,
)
from progression import Reason
from workouts import reading
from workouts.links import read_link
from workouts.models import Excuse, Kind, Opens, Role, Unit, bounds
from workouts.models.equipment import USUAL_NAME
from workouts.models.log import LIGHTER

# Parts that older files lack.
ADDED_PARTS = {"body_weights", "excused_days", "lighter_weeks"}


class Columns:
    """The columns of every part. Dates and times may not lie after `now`, with some slack."""

    def __init__(self, now: datetime.datetime, exercises: Collection[str]) -> None:
        # The file may come from any time zone, so the latest date is that furthest east.
        latest = (now.astimezone(datetime.UTC) + datetime.timedelta(hours=14)).date()
        self.date = partial(reading.read_date_between, earliest=bounds.EARLIEST_DATE, latest=latest)
        ahead = partial(reading.read_date_between, latest=latest + bounds.A_YEAR)
        self.date_ahead = partial(ahead, earliest=bounds.EARLIEST_DATE)
        self.time = partial(time, latest=now + datetime.timedelta(days=1))
        self.exercise = one_of(exercises)

    def parts(self) -> Mapping[str, Mapping[str, Read]]:
        """The columns of each part, in an order in which rows only name rows of earlier parts."""
        return {
            "account": {
                "name": line(100),
                "experience": one_of(Experience.values),
                "training_since": maybe(self.date),
                "time_zone": _ZONE,
                "day_ends_at": NewColumn(whole((0, LATEST_END)), before=0),
            },
            "equipment": _EQUIPMENT | self._named(),
            "programs": {
                "id": _ID,
                "equipment": _ID,
                "week_starts": _WEEKDAY,
                "started_on": self.date,
                "ended_on": maybe(self.date),
            },
            "days": _DAYS,
            "prescriptions": {"id": _ID, "day": _ID, "exercise": self.exercise, **_PRESCRIBED},
            "working_loads": self._working_loads(),
            "lighter_weeks": {
                "starts_on": self.date_ahead,
                "ends_on": self.date_ahead,
                "by_me": flag,
                "at": self.time,
            },
            "excused_days": self._excused_days(),
            "body_weights": {"weighed_on": self.date, "weight": _LOAD, "unit": _UNIT},
            "workouts": self._workouts(),
            "swaps": self._swaps(),
            "sets": self._sets(),
            "deleted_workouts": self._deleted_workouts(),
        }

    def _named(self) -> dict[str, Read]:
        """What gyms have since a lifter may have several."""
        return {
            "name": NewColumn(line(bounds.GYM_NAME, may_be_empty=False), before=USUAL_NAME),
            "lacks": NewColumn(list_of(self.exercise, bounds.LACKS), before=()),
            "removed_at": NewColumn(maybe(self.time), before=None),
        }

    def _working_loads(self) -> dict[str, Read]:
        return {
            "program": _ID,
            "exercise": self.exercise,
            "role": _ROLE,
            "load": reading.read_load,
            "note": reading.read_text,
            "by_me": flag,
            "set_on": self.date,
            "at": self.time,
        }

    def _excused_days(self) -> dict[str, Read]:
        return {
            "first_on": self.date_ahead,
            "last_on": maybe(self.date_ahead),
            "kind": one_of(Excuse.values),
            "note": reading.read_text,
            "at": self.time,
        }

    def _workouts(self) -> dict[str, Read]:
        return {
            "id": _ID,
            "program": _ID,
            "role": _ROLE,
            "performed_on": self.date,
            "time_zone": _ZONE,
            "started_at": self.time,
            "finished_at": maybe(self.time),
            "notes": reading.read_text,
            "is_lighter": NewColumn(flag, before=False),
            "equipment": NewColumn(maybe(_ID), before=None),
        }

    def _swaps(self) -> dict[str, Read]:
        return {"workout": _ID, "prescribed": self.exercise, "exercise": self.exercise}

    def _sets(self) -> dict[str, Read]:
        place = {"id": id_of_set, "workout": _ID, "exercise": self.exercise}
        note = NewColumn(reading.read_text, before="")
        link = NewColumn(maybe(_link), before=None)
        return {**place, **_SET, "logged_at": self.time, "note": note, "link": link}

    def _deleted_workouts(self) -> dict[str, Read]:
        when: dict[str, Read] = {"performed_on": self.date, "deleted_at": self.time}
        parts = {
            "workout": row_of(_without(self._workouts(), "id", "program", "role", "performed_on")),
            "sets": list_of(row_of(_without(self._sets(), "workout")), bounds.SETS_A_WORKOUT),
            "swaps": list_of(row_of(_without(self._swaps(), "workout")), bounds.SETS_A_WORKOUT),
        }
        return {"id": _ID, "program": _ID, "role": _ROLE, **when, "content": row_of(parts)}


def _link(given: object) -> str | None:
    return read_link(given) or None


def _without(columns: Mapping[str, Read], *names: str) -> dict[str, Read]:
    return {name: read for name, read in columns.items() if name not in names}


_ID, _SMALL, _WEEKDAY = whole((1, 2**62)), (1, 2**15 - 1), whole((0, 6))
_ROLE, _ZONE = one_of(Role.values), one_of(zoneinfo.available_timezones())
_REPS, _LOAD = whole(bounds.REPS), reading.read_load
_UNIT = one_of(Unit.values)
_MACHINES = ("dumbbell_step", "dumbbell_top", "stack_step", "stack_top")
_EQUIPMENT: dict[str, Read] = {
    "id": _ID,
    "unit": _UNIT,
    "plates": list_of(_LOAD, bounds.PLATES),
    "plate_pairs": list_of(maybe(whole(bounds.PAIRS)), bounds.PLATES),
    **dict.fromkeys(("bar", *_MACHINES), _LOAD),
}
_DAYS: dict[str, Read] = {
    "id": _ID,
    "program": _ID,
    "role": _ROLE,
    "weekday": _WEEKDAY,
    "opens": one_of({"", *Opens.values}),
}
_PRESCRIBED: dict[str, Read] = {
    "position": whole(_SMALL),
    "sets": whole(bounds.SETS),
    "rep_low": whole(bounds.REP_RANGE),
    "rep_high": whole(bounds.REP_RANGE),
    "rest_seconds": whole(bounds.REST_SECONDS),
    "step_up": step,
    "step_down": step,
}
_SET: dict[str, Read] = {
    "position": whole((1, bounds.SETS_A_WORKOUT)),
    "kind": one_of(Kind.values),
    "undone_from": one_of({"", Kind.WORK, Kind.WARMUP}),
    "load": _LOAD,
    "reps": _REPS,
    "left_reps": maybe(_REPS),
    "right_reps": maybe(_REPS),
    "rir": maybe(whole(bounds.RIR)),
    "pain": flag,
    "target_load": maybe(_LOAD),
    "target_reps": maybe(whole(bounds.REP_RANGE)),
    "target_reason": one_of({"", LIGHTER, *Reason}),
    "due_load": NewColumn(maybe(_LOAD), before=None),
    "rule_version": whole(_SMALL),
    "version": whole((1, 2**31 - 1)),
}
