"""The tables of the database: their names in the matrix, and whose the rows of each are."""

from __future__ import annotations

from django.db import connection
from psycopg import Cursor, sql

USER = "accounts_user"
ADDRESS = "account_emailaddress"
FACTOR = "mfa_authenticator"
DEVICE = "usersessions_usersession"
MAIL = "mail_mailchoice"
QUIET = "mail_quiethours"
LETTER = "mail_letter"
GYM = "workouts_equipment"
PROGRAM = "workouts_program"
DAY = "workouts_trainingday"
PRESCRIPTION = "workouts_prescription"
PLAN = f"{PROGRAM} {DAY} {PRESCRIPTION}"
HAND = "workouts_workingload"
LIGHTER = "workouts_lighterweek"
EXCUSED = "workouts_excuseddays"
BODY = "workouts_bodyweight"
BODY_SEEN = "workouts_bodyweightconsent"
WORKOUT = "workouts_workout"
SET = "workouts_loggedset"
SWAP = "workouts_swappedin"
DELETED = "workouts_deletedworkout"
IMPORT = "imports_import"
FILE = "imports_importedfile"
ADDED = "imports_added"
COLUMNS = "imports_namedcolumns"
CALENDAR = "calendar_feed_calendarfeed"
INVITATION = "coaching_invitation"
LINK = "coaching_coaching"
COMMENT = "coaching_comment"
REVIEW = "coaching_review"
PROPOSAL = "coaching_proposal"
LOOK = "coaching_logview"
HAND_OVER = "coaching_handover"
TEMPLATE = "coaching_proposaltemplate"
TEMPLATE_LINE = "coaching_templateline"
SENDING = "coaching_templatesending"
TOKEN = "api_apitoken"

# Written at every visit, and read by nobody but the machine.
UNWATCHED = {"django_session", "backplan_cache", "coaching_keptline", "workouts_logrevision"}
# What a coach's list of clients is worked out from: see workouts/revisions.py.
READ_FOR_THE_LIST = {
    *(GYM, PROGRAM, DAY, PRESCRIPTION, HAND, LIGHTER, EXCUSED),
    *(WORKOUT, SET, SWAP, REVIEW),
}

_OF_PROGRAM = "(SELECT p.lifter_id FROM workouts_program p WHERE p.id = t.program_id)"
_OF_DAY = (
    "(SELECT p.lifter_id FROM workouts_program p"
    " JOIN workouts_trainingday d ON d.program_id = p.id WHERE d.id = t.day_id)"
)
_OF_WORKOUT = "(SELECT w.lifter_id FROM workouts_workout w WHERE w.id = t.workout_id)"
_OF_IMPORT = "(SELECT i.lifter_id FROM imports_import i WHERE i.id = t.import_id)"
_OF_COACHING = (
    "(SELECT c.coach_id FROM coaching_coaching c WHERE c.id = t.coaching_id),"
    "(SELECT c.client_id FROM coaching_coaching c WHERE c.id = t.coaching_id)"
)
# The accounts whose row it is. A table that is not here is nobody's, and nobody changes it.
WHOSE = {
    USER: "t.id",
    ADDRESS: "t.user_id",
    FACTOR: "t.user_id",
    DEVICE: "t.user_id",
    MAIL: "t.user_id",
    QUIET: "t.user_id",
    LETTER: "t.user_id",
    GYM: "t.lifter_id",
    PROGRAM: "t.lifter_id",
    DAY: _OF_PROGRAM,
    PRESCRIPTION: _OF_DAY,
    HAND: _OF_PROGRAM,
    LIGHTER: "t.lifter_id",
    EXCUSED: "t.lifter_id",
    BODY: "t.lifter_id",
    BODY_SEEN: "t.lifter_id",
    WORKOUT: "t.lifter_id",
    SET: "t.lifter_id",
    SWAP: _OF_WORKOUT,
    DELETED: "t.lifter_id",
    IMPORT: "t.lifter_id",
    FILE: _OF_IMPORT,
    ADDED: _OF_IMPORT,
    COLUMNS: "t.lifter_id",
    CALENDAR: "t.lifter_id",
    INVITATION: "t.by_id",
    LINK: "t.coach_id, t.client_id",
    COMMENT: "t.author_id, t.to_id",
    REVIEW: _OF_COACHING,
    PROPOSAL: _OF_COACHING,
    LOOK: "t.coach_id, t.client_id",
    HAND_OVER: _OF_COACHING,
    TEMPLATE: "t.coach_id",
    TEMPLATE_LINE: (
        "(SELECT p.coach_id FROM coaching_proposaltemplate p WHERE p.id = t.template_id)"
    ),
    SENDING: "t.coach_id",
    TOKEN: "t.user_id",
}

# (table, the accounts whose row it is, the row as text)
Stored = frozenset[tuple[str, tuple[int, ...], str]]


def watched() -> list[str]:
    """Every table there is, but those a visit always writes."""
    return sorted(set(connection.introspection.table_names()) - UNWATCHED)


def question(tables: list[str]) -> str:
    """One query for every row of some tables, and whose each is."""
    return " UNION ALL ".join(
        f"SELECT '{table}', ARRAY[{WHOSE.get(table, '')}]::bigint[], t::text FROM {table} t"  # noqa: S608
        for table in tables
    )


def stored(query: str) -> Stored:
    """Every row as it is now."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return frozenset((table, tuple(whose), row) for table, whose, row in cursor.fetchall())


# TRUNCATE is counted nowhere, but gives a table another file.
_COUNTED = """
SELECT string_agg(concat_ws('/', pg_current_xact_id(), pg_relation_filenode(t),
                            pg_stat_get_xact_tuples_inserted(t)
                            + pg_stat_get_xact_tuples_updated(t)
                            + pg_stat_get_xact_tuples_deleted(t)), ' ' ORDER BY nr)
FROM unnest(ARRAY[{}]::regclass[]) WITH ORDINALITY AS each (t, nr)
"""


def counting(tables: list[str]) -> sql.Composed:
    """The query for how often this transaction wrote to each of some tables, what it took back
    included: one text, a word for each table.

    It is Postgres that counts: a row that a trigger or a cascade writes as any other.
    """
    return sql.SQL(_COUNTED).format(sql.SQL(", ").join(map(sql.Literal, tables)))


def counted(query: sql.Composed) -> str:
    """The answer as it is now, past Django: every cell asks, so it must cost little."""
    cursor = Cursor(connection.connection).execute(query, prepare=True)
    return str(cursor.fetchone()[0])


def revisions() -> dict[int, int]:
    """The revision of the log of each client whose coaching is open."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.client_id, coalesce(r.number, 0) FROM coaching_coaching c"
            " LEFT JOIN workouts_logrevision r ON r.lifter_id = c.client_id"
            " WHERE c.accepted_at IS NOT NULL AND c.ended_at IS NULL"
        )
        return dict(cursor.fetchall())
