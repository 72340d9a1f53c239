"""What is sent to each address: a form as the owner's page sends it, valid for the owner."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from coaching import consent
from imports.questions import key
from tests.factories import PASSWORD, TUESDAY, entry, whole_fields
from tests.imports.flow import line, strong
from tests.matrix.people import OTHER, OWNER, Who
from tests.matrix.world import World, email
from workouts.ids import new_id

if TYPE_CHECKING:
    from tests.matrix.rows import Row

NEW_PASSWORD = "nine brown herons"

_DAYS = {"main": "2", "week_starts": "6"}
_BAR = {"bar": "35", "plates": "45 25 10"}
_BELLS = {"dumbbell_step": "5", "dumbbell_top": "100", "stack_step": "5", "stack_top": "150"}
_PRESCRIPTION = {
    "exercise": "sumo-deadlift",
    "sets": "4",
    "rep_low": "5",
    "rep_high": "7",
    "rest_seconds": "200",
    "step_up": "10",
    "step_down": "10",
}
_TEMPLATE_LINE = {
    "role": "main",
    "exercise": "cable-pullover",
    "sets": "4",
    "rep_low": "8",
    "rep_high": "12",
    "rest_seconds": "90",
}
_NEW_ACCOUNT = {
    "email": "new@example.com",
    "password1": NEW_PASSWORD,
    "experience": "under",
    "unit": "lb",
    "time_zone": "UTC",
    "consent": "on",
}
_CHOICES = {"bring": "", "unit": "lb", "time_zone": "UTC", key("Deadlift (Barbell)"): "deadlift"}
FORMS: dict[str, dict[str, Any]] = {
    "account_signup": _NEW_ACCOUNT,
    "account_login": {"login": email(OWNER), "password": PASSWORD},
    "account_reset_password": {"email": email(OWNER)},
    "account_confirm_login_code": {"code": "ABCDEF"},
    "account_confirm_password_reset_code": {"code": "ABCDEF"},
    "account_complete_password_reset": {"password1": NEW_PASSWORD},
    "account_reauthenticate": {"password": PASSWORD},
    "account_email": {"email": "new@example.com", "action_add": ""},
    "account_change_password": {"oldpassword": PASSWORD, "password1": NEW_PASSWORD},
    "account_set_password": {"password1": NEW_PASSWORD},
    "mfa_edit_webauthn": {"name": "Key ring"},
    "account_settings": {"name": "Renamed", "time_zone": "Asia/Tokyo"},
    "mail_settings": {"comment": "on", "quiet_until": "9"},
    "delete_account": {"password": "not my own password"},
    "rule": {},
    "set_up": _DAYS | _BAR | {"deadlift-load": "200", "deadlift-reps": "5"},
    "start_workout": {"role": "main", "performed_on": "2026-03-24", "anew": "yes"},
    "change_date": {"performed_on": "2026-03-24"},
    "excused": {"kind": "away", "first_on": str(timezone.now().date())},
    "body_weight": {"weighed_on": "2026-03-24", "body_weight": "180.5"},
    "show_body_weight": {"is_shown": "on"},
    "calendar_settings": {"with_exercises": "on"},
    "finish_workout": {"notes": "Mine now.", "anyway": "12"},
    "days_settings": _DAYS,
    "experience_settings": {"experience": "over"},
    "unit_settings": {"unit": "kg"},
    "equipment_settings": _BAR | _BELLS,
    "add_gym": _BAR | _BELLS | {"name": "Garage"},
    "edit_gym": _BAR | _BELLS | {"name": "Attic", "lacks": "deadlift"},
    "prescription": _PRESCRIPTION,
    "swap_exercise": {"exercise": "sumo-deadlift", "lasts": "once"},
    "working_load": {"load": "135", "sure": "135", "note": "Back from the flu."},
    "come_back": {"answer": "lighter", "body_weight": "180"},
    "import_preview": _CHOICES,
    "import_columns": {"date": "0", "exercise": "1", "weight": "2", "reps": "3", "unit": "kg"},
    "propose": _PRESCRIPTION | {"load": "", "reason": "You are ready for it."},
    "propose_lighter_week": {"reason": "Your last sets were slow."},
    "make_invitation": {"invites": "client"},
    "templates": {"name": "Back to strength"},
    "template": _TEMPLATE_LINE,
    "rename_template": {"name": "A block of more"},
    "invitation": {"version": str(consent.VERSION)},
    "agree": {"version": str(consent.VERSION)},
    "api_tokens": {"name": "Another script", "scope": "write"},
    "api_workouts": {"role": "main", "performed_on": "2026-03-24", "anew": True},
    "api_finish": {"notes": "Mine now.", "anyway": "12"},
}
SET = {"exercise": "deadlift", "load": "200", "reps": "3", "kind": "work", "version": "1"}
OWN_WORKOUT = "sent as one in one's own workout"
OWNERS_SET = "with the id of the owner's set"
ANOTHERS_SET = "about a set of another"
FROM_NOW_ON = "from now on"
WHILE_ONE_IS_OPEN = "while one is open"
LATE = "late, of a deleted workout"
LEFT_EMPTY = "left empty"
TO_FORMER = "to a former client"
TO_ANOTHERS = "to the client of another"
COACHING_OF = {TO_FORMER: "former coaching", TO_ANOTHERS: "other's coaching"}
WITH_FILE = "with a file"
FILE = {"file": strong(line("2024-03-05", weight=315))}
BY_CASE: dict[str, dict[str, Any]] = {WITH_FILE: FILE, LEFT_EMPTY: {}}


def body(world: World, row: Row, who: Who) -> dict[str, Any]:
    """The fields to send."""
    if row.case == WHILE_ONE_IS_OPEN:
        return {name: FORMS[row.name][name] for name in ("role", "performed_on")}
    if row.case == LATE:
        return SET | {"workout": world.things[f"deleted workout of {OWNER}"]}
    if row.name in {"logged_set", "api_set"}:
        mine = row.case == OWN_WORKOUT and who in world.people
        return SET | {"workout": world.things[f"workout of {who if mine else OWNER}"]}
    if row.name == "enter_workout":
        id = world.things[f"set of {OWNER}"] if row.case == OWNERS_SET else new_id()
        return whole_fields([(id, "deadlift", entry(200, 5))], on=TUESDAY.replace(day=17))
    if row.name == "lighter_week":  # tomorrow, as everybody trained today
        return {"starts_on": str(timezone.now().date() + datetime.timedelta(days=1))}
    if row.case in BY_CASE:
        return BY_CASE[row.case]
    if row.name in {"choose_gym", "hand_over", "propose_template"}:
        return _with_something_made(world, row)
    if row.case == FROM_NOW_ON:
        return FORMS[row.name] | {"lasts": "always"}
    if row.name in {"comment_on_workout", "answer", "write_to_coach"}:
        about = world.things[f"set of {OTHER if row.case == ANOTHERS_SET else OWNER}"]
        return {"id": new_id(), "text": "Well done.", "set": about}
    return FORMS.get(row.name, {})


def _with_something_made(world: World, row: Row) -> dict[str, Any]:
    """A gym, another coach's link, or whom a template is for: their ids are known by then."""
    if row.name == "choose_gym":
        return {"gym": world.things[f"gym of {OWNER}"]}
    if row.name == "hand_over":
        return {"link": world.things["link of the next coach"]}
    to = world.things[COACHING_OF.get(row.case, "coaching")]
    return {"id": new_id(), "clients": [to], "reason": "A block of more sets."}
