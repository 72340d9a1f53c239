"""Every address of the site, who gets in, and what they may change there.

Read it as: this address, opened by these, answers so, and a form sent to it changes those
tables. What is not said is refused, and changes nothing: see rows.py.
"""

from __future__ import annotations

from tests.matrix.api_table import API
from tests.matrix.bodies import (
    FROM_NOW_ON,
    LATE,
    OWN_WORKOUT,
    OWNERS_SET,
    WHILE_ONE_IS_OPEN,
    WITH_FILE,
)
from tests.matrix.coaching_table import COACHING
from tests.matrix.people import ANONYMOUS, CLIENTS, COACHES, INVITED, OTHER, OWNER, SIGNED_IN
from tests.matrix.rows import (
    ASKS_AGAIN,
    But,
    always,
    entrance,
    guarded,
    nobody,
    of_owner,
    own,
    public,
)
from tests.matrix.tables import (
    ADDED,
    ADDRESS,
    BODY,
    BODY_SEEN,
    CALENDAR,
    COLUMNS,
    DAY,
    DELETED,
    DEVICE,
    EXCUSED,
    FACTOR,
    FILE,
    GYM,
    HAND,
    IMPORT,
    INVITATION,
    LIGHTER,
    LINK,
    MAIL,
    PLAN,
    PRESCRIPTION,
    PROGRAM,
    QUIET,
    REVIEW,
    SET,
    SWAP,
    USER,
    WORKOUT,
)

# What allauth's class-based views answer to methods that ours refuse.
PAGE = {"get": 200, "options": 200}
FORM = PAGE | {"put": 200}

OPEN_TO_ALL = [
    public("healthz"),
    public("security_txt", get=404, case="where nobody named a contact"),
    public("home"),
    # What makes a phone keep the site; the same for everybody, whoever is signed in.
    public("manifest"),
    public("worker"),
    public("outbox"),
    public("who"),
    public("exercises"),
    public("exercise", at={"slug": "slug"}),
    public("exercise", at={"slug": "no slug"}, get=404, case="one there is not"),
    public("rule"),
    # Programs read it without a sign-in: its secret lets in whoever has it, and tells only days.
    public("calendar_feed", at={"secret": f"calendar of {OWNER}"}),
    public("calendar_feed", at={"secret": "no calendar"}, get=404, case="one there is not"),
    entrance(
        "account_signup",
        **FORM,
        post=302,
        changes=f"{USER} {ADDRESS} {DEVICE} {GYM} {PROGRAM} {DAY} {PRESCRIPTION}",
    ),
    # The owner's own password leads to the second factor, and no further.
    entrance("account_login", **FORM, post=302),
    entrance("account_confirm_login_code", **always(302)),
    entrance("mfa_authenticate", **always(302)),
    # A script asks for JSON; whoever comes by is shown the sign-in.
    public("mfa_login_webauthn", get=302, post=302),
    public(
        "account_logout",
        **PAGE,
        post=302,
        changes=DEVICE,
        changed_by=SIGNED_IN,
        but=[But([ANONYMOUS], "GET HEAD", 302)],
    ),
    public("account_inactive", **PAGE),
    public("account_deleted"),
    public("account_confirm_email", **PAGE, post=404, at={"key": "key"}),
    public("account_email_verification_sent", **PAGE),
    public("account_reset_password", **FORM, post=302),
    # Without the code that was mailed there is no way to a new password.
    public("account_confirm_password_reset_code", **always(302)),
    public("account_complete_password_reset", **always(302)),
    public("account_password_reset_completed", **PAGE),
    # Whoever has a letter may stop the next one, and nothing else.
    public("stop_mail", post=200, at={"token": "mail token"}, changes=MAIL, whose=OWNER),
    # In development only: the accounts are there, so they are only linked to their coach.
    public("make_samples", get=405, post=302, changes=f"{LINK} {INVITATION}"),
    public("be_sample", get=405, post=302, at={"key": "sample"}, changes=f"{USER} {DEVICE}"),
    public("be_sample", get=405, post=404, at={"key": "no sample"}, case="one of no sample"),
]

PASSKEY = {"pk": f"passkey of {OWNER}"}

OWN_ACCOUNT = [
    guarded("account_reauthenticate", **FORM, post=302),
    own("account_email", **PAGE, post=302, put=302, changes=f"{USER} {ADDRESS}"),
    guarded("account_change_password", **FORM, post=302, changes=f"{USER} {DEVICE}"),
    guarded("account_set_password", **always(302)),  # for accounts without one
    guarded("mfa_index", **PAGE),
    guarded("mfa_reauthenticate", **FORM, post=200),
    guarded("mfa_list_webauthn", get=200),
    guarded("mfa_add_webauthn", get=200, post=200),  # without a passkey
    guarded("mfa_reauthenticate_webauthn", get=200, post=302),
    of_owner("mfa_edit_webauthn", get=200, post=302, at=PASSKEY, changes=FACTOR, **ASKS_AGAIN),
    of_owner("mfa_remove_webauthn", get=200, post=302, at=PASSKEY, changes=FACTOR, **ASKS_AGAIN),
    guarded("mfa_activate_totp", **always(302)),  # it is on already
    guarded("mfa_deactivate_totp", **PAGE, post=302, put=302, changes=FACTOR, by="POST PUT"),
    guarded("mfa_view_recovery_codes", **PAGE),
    guarded(
        "mfa_generate_recovery_codes", **PAGE, post=302, put=302, changes=FACTOR, by="POST PUT"
    ),
    guarded("mfa_download_recovery_codes", **PAGE),
    guarded("unsent", get=302, post=302),  # nothing waits
    own("account_settings", get=200, post=302, changes=USER),
    own("devices", get=200),
    own("mail_settings", get=200, post=302, changes=f"{MAIL} {QUIET}"),
    own("sign_out_others", post=302, changes=DEVICE),
    own(
        "sign_out_device",
        post=302,
        at={"id": f"other device of {OWNER}"},
        changes=DEVICE,
        changed_by=[OWNER],
    ),
    # With a wrong password: what the right one takes along is in test_leaving.py.
    guarded("delete_account", get=200, post=422),
]

OWN_TRAINING = [
    own("set_up", get=200, post=302, changes=f"{GYM} {PLAN} {WORKOUT} {HAND}"),
    own("week", get=200, kept=True),
    own("lighter_week", get=200, post=302, changes=LIGHTER),
    own("excused", get=200, post=302, changes=EXCUSED),
    own("be_back", post=302, changes=EXCUSED),
    own(
        "take_back_excuse",
        post=302,
        at={"id": f"excuse of {OWNER}"},
        changes=EXCUSED,
        changed_by=[OWNER],
    ),
    own("body_weight", get=200, post=302, changes=BODY),
    own("show_body_weight", post=302, changes=BODY_SEEN),
    own(
        "remove_body_weight",
        post=302,
        at={"id": f"body weight of {OWNER}"},
        changes=BODY,
        changed_by=[OWNER],
    ),
    own("history", get=200),
    own("calendar", get=200),
    own("lift_history", get=200, at={"slug": "slug"}),
    own("lift_history", get=404, at={"slug": "no slug"}, case="of an exercise there is not"),
    own("lift_rule", get=200, at={"slug": "slug"}),
    own("lift_rule", get=404, at={"slug": "no slug"}, case="of an exercise there is not"),
    own("start_workout", post=302, changes=WORKOUT),
    own("start_workout", post=409, case=WHILE_ONE_IS_OPEN),
    own("enter_workout", get=200, post=302, changes=f"{WORKOUT} {SET}"),
    own("enter_workout", get=200, post=422, case=OWNERS_SET),
    own("deleted_workouts", get=200),
    own("settings", get=200),
    own("days_settings", get=200, post=302, changes=f"{PLAN} {WORKOUT}"),
    own("experience_settings", get=200, post=302, changes=f"{USER} {PLAN} {WORKOUT}"),
    own(
        "unit_settings",
        get=200,
        post=302,
        changes=f"{GYM} {PLAN} {WORKOUT}",
    ),
    own("equipment_settings", get=200, post=302, changes=GYM),
    own("gyms", get=200),
    own("add_gym", get=200, post=302, changes=GYM),
    own("week_sheet", get=200),
    own("calendar_settings", get=200, post=302, changes=CALENDAR),
    own("renew_calendar", post=302, changes=CALENDAR),
    own("stop_calendar", post=302, changes=CALENDAR),
    own("data_settings", get=200),
    # A client's file has what coaches wrote, a coach's what clients who are so now did.
    own("export_json", get=200, reads={*COACHES, *CLIENTS, INVITED}),
    own("export_csv", get=200),
]

BEGUN = {"id": f"begun workout of {OWNER}"}
TODAYS = {"id": f"today's workout of {OWNER}"}
QUIET = {"id": "quiet workout"}
GONE = {"id": f"deleted workout of {OWNER}"}
PRESCRIBED = {"prescription": f"prescription of {OWNER}"}
ANOTHERS_PRESCRIBED = {"prescription": f"prescription of {OTHER}"}
ANOTHERS_SET = {"saved": f"set of {OTHER}"}
# A fragment cannot be a page to sign in on.
FRAGMENT = {"headers": {"X-Part": "true"}, "but": [But([ANONYMOUS], "GET HEAD", 401)]}
MY_SET = {"id": f"set of {OWNER}"}
MY_GYM = {"id": f"gym of {OWNER}"}
MY_DEADLIFT = {"id": f"prescription of {OWNER}"}
SAVES_A_SET = {"post": 302, "put": 302, "changes": SET, "by": "POST PUT"}

THINGS_OF_THE_OWNER = [
    of_owner("workout", get=200, at={"id": f"workout of {OWNER}"}),
    of_owner("workout", get=200, at=BEGUN, kept=True, case="just begun"),
    of_owner("workout", get=200, at=TODAYS, kept=True, case="of today"),
    of_owner("workout", get=200, at=TODAYS, **FRAGMENT, case="its middle alone"),
    of_owner(
        "workout",
        get=200,
        at=BEGUN,
        asked=ANOTHERS_SET,
        kept=True,
        case="asked about another's set",
    ),
    of_owner(
        "workout",
        get=200,
        at=BEGUN,
        asked=ANOTHERS_SET,
        **FRAGMENT,
        case="its middle, asked about another's set",
    ),
    of_owner("workout", get=200, at=QUIET, kept=True, case="that the coach wrote about"),
    of_owner("finish_workout", post=302, at={"id": f"workout of {OWNER}"}, changes=WORKOUT),
    of_owner("done", get=200, at={"id": f"workout of {OWNER}"}),
    of_owner("done", get=200, at=TODAYS, kept=True, case="of today"),
    of_owner("done", get=302, at=BEGUN, case="of one that goes on"),
    of_owner("done_picture", get=200, at={"id": f"workout of {OWNER}"}),
    of_owner("done_picture", get=302, at=BEGUN, case="of one that goes on"),
    of_owner("change_date", get=200, post=302, at=BEGUN, changes=WORKOUT),
    of_owner("choose_gym", get=200, post=302, at=BEGUN, changes=WORKOUT),
    of_owner("edit_gym", get=200, post=302, at=MY_GYM, changes=GYM),
    of_owner("usual_gym", post=302, at=MY_GYM, changes=f"{PLAN} {WORKOUT}"),
    of_owner("remove_gym", post=302, at=MY_GYM, changes=GYM),
    of_owner("delete_workout", get=200, post=302, at=TODAYS, changes=f"{WORKOUT} {SET} {DELETED}"),
    of_owner(
        "delete_workout",
        get=200,
        post=302,
        at=BEGUN,
        changes=f"{WORKOUT} {REVIEW} {DELETED}",
        case="that the coach looked at",
    ),
    of_owner("delete_workout", get=200, post=409, at=QUIET, case="that the coach wrote about"),
    of_owner("delete_workout", get=302, post=302, at=GONE, case="that is deleted"),
    of_owner("put_back", post=302, at=GONE, changes=f"{WORKOUT} {SET} {DELETED}"),
    of_owner("put_back", post=302, at=TODAYS, case="that is there"),
    of_owner(
        "discard_workout",
        post=302,
        at=BEGUN,
        changes=f"{WORKOUT} {REVIEW}",
    ),
    of_owner("swap_exercise", get=200, post=302, at=BEGUN | PRESCRIBED, changes=SWAP),
    of_owner(
        "swap_exercise",
        get=200,
        post=302,
        at=BEGUN | PRESCRIBED,
        changes=f"{PLAN} {WORKOUT}",
        case=FROM_NOW_ON,
    ),
    *(
        nobody("swap_exercise", get=200, post=302, at=at, case=f"{case} of another")
        for case, at in [
            ("a prescription", BEGUN | ANOTHERS_PRESCRIBED),
            ("a workout", {"id": f"begun workout of {OTHER}"} | PRESCRIBED),
        ]
    ),
    of_owner(
        "take_back_lighter_week",
        post=302,
        at={"id": f"lighter week of {OWNER}"},
        changes=LIGHTER,
    ),
    of_owner("logged_set", get=200, at=MY_SET, **SAVES_A_SET),
    of_owner("logged_set", get=200, at=MY_SET, **SAVES_A_SET, makes=True, case=OWN_WORKOUT),
    of_owner("logged_set", get=404, at={"id": "new id"}, **SAVES_A_SET, case="a new one"),
    of_owner("logged_set", get=404, post=422, put=422, at={"id": "new id"}, case=LATE),
    of_owner(
        "prescription",
        get=200,
        post=302,
        at=MY_DEADLIFT,
        changes=f"{PLAN} {WORKOUT}",
    ),
    of_owner("working_load", get=200, post=302, at=MY_DEADLIFT, changes=HAND),
    of_owner("come_back", post=302, at={"id": f"pull-up of {OWNER}"}, changes=HAND),
    of_owner("come_back", post=302, at=MY_DEADLIFT, case="without time away"),
    *(
        of_owner(
            name,
            post=302,
            at={"id": f"pull-up of {OWNER}"},
            asked={"workout": f"workout of {OTHER}"},
            changes=HAND,
            case="from a workout of another",
            **methods,
        )
        for name, methods in [("working_load", {"get": 200}), ("come_back", {})]
    ),
]

WAITING = {"id": f"waiting import of {OWNER}"}
BROUGHT = {"id": f"brought import of {OWNER}"}
TABLE_WAITING = {"id": f"waiting table of {OWNER}"}
BROUGHT_IN = f"{IMPORT} {ADDED} {WORKOUT} {SET}"

IMPORTS = [
    guarded("imports", get=200, post=422),
    guarded("imports", get=200, post=302, changes=f"{IMPORT} {FILE}", case=WITH_FILE),
    of_owner("import_preview", get=200, post=302, at=WAITING, changes=BROUGHT_IN),
    of_owner("import_preview", get=200, post=302, at=BROUGHT, case="brought in"),
    of_owner("import_preview", get=302, post=302, at=TABLE_WAITING, case="its columns unnamed"),
    of_owner("import_columns", get=200, post=302, at=TABLE_WAITING, changes=COLUMNS),
    of_owner("import_columns", get=302, post=302, at=WAITING, case="of an app’s file"),
    of_owner("import_columns", get=302, post=302, at=BROUGHT, case="brought in"),
    of_owner("import_skipped", get=200, at=WAITING),
    of_owner("import_progress", get=200, at=WAITING),
    of_owner("import_undo", post=302, at=BROUGHT, changes=BROUGHT_IN),
    of_owner("import_remove", post=302, at=WAITING, changes=f"{IMPORT} {FILE}"),
]

TABLE = [*OPEN_TO_ALL, *OWN_ACCOUNT, *OWN_TRAINING, *THINGS_OF_THE_OWNER, *IMPORTS, *COACHING, *API]
