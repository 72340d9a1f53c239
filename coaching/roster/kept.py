"""Keeps what each client's line tells, so that a list of many clients costs little to show.

A line is shown as it was kept while the lifter's log is at the same revision (workouts.revisions),
the dates for which it holds are not over, and the same code would make it. Otherwise it is worked
out again, all such lines at once. Who may see a line is never kept: that is asked each time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from coaching.line_makers import made_by
from coaching.models import Coaching
from coaching.roster.adherence import NO_SETS, columns, done_by_date
from coaching.roster.client_logs import logs_of, with_all
from coaching.roster.kept_json import read, written
from coaching.roster.line_facts import LineFacts, facts_of
from workouts.models import LogRevision

# Ours: longer than any request takes. See may_be_kept.
SETTLED = datetime.timedelta(minutes=5)


class LineAsKept(NamedTuple):
    """A line as it is kept, and the revision that the log is at."""

    revision: int
    at: int | None
    made_by: str | None
    facts: str | None
    waiting: list[int] | None


def may_be_kept(lifter: User) -> bool:
    """Whether a line of a lifter may be kept, by what their account was loaded with.

    An account that was loaded before there was a coach says no. So nothing is kept of a coaching
    before every request has ended that began before it.
    """
    return bool(getattr(lifter, "has_coach", True))


def with_kept(coachings: QuerySet[Coaching]) -> QuerySet[Any]:
    """Coachings, each with the columns of LineAsKept."""
    revision = LogRevision.objects.filter(lifter=OuterRef("client")).values("number")
    return coachings.annotate(
        revision=Coalesce(Subquery(revision), 0),
        kept_at=F("kept_line__revision"),
        kept_by=F("kept_line__made_by"),
        kept_facts=F("kept_line__facts"),
        kept_waiting=F("kept_line__waiting"),
    )


KEPT_COLUMNS = ("revision", "kept_at", "kept_by", "kept_facts", "kept_waiting")


def facts_for(clients: Mapping[int, tuple[LineAsKept, datetime.date]]) -> dict[int, LineFacts]:
    """The facts of each coaching by its id, from what is kept and the date where its client lives;
    one that is deleted at the same moment may be left out."""
    in_utc, code = timezone.now().date(), made_by()
    facts: dict[int, LineFacts] = {}
    for id, (kept, today) in clients.items():
        is_of_now = kept.at == kept.revision and kept.made_by == code
        if is_of_now and kept.facts is not None and kept.waiting is not None:
            with suppress(ValueError, TypeError, IndexError):  # by code that went by the same hash
                told = read(kept.facts, kept.waiting)
                if told.holds(today, in_utc):
                    facts[id] = told
    old = {id: kept.revision for id, (kept, _) in clients.items() if id not in facts}
    if old:
        anew = worked_out(old)
        # Worked out across midnight, some of it may be of either date.
        if timezone.now().date() == in_utc:
            _keep(anew, old)
        facts |= anew
    return facts


def worked_out(coachings: Iterable[int]) -> dict[int, LineFacts]:
    """The facts of these coachings from the logs, by the coaching's id. Five queries."""
    loaded = list(with_all(Coaching.objects.filter(pk__in=list(coachings))))
    logs = logs_of(loaded)
    done = done_by_date({coaching.client_id: logs[coaching.pk] for coaching in loaded})
    return {
        coaching.pk: facts_of(logs[coaching.pk], done.get(coaching.client_id, NO_SETS))
        for coaching in loaded
    }


def _keep(facts: Mapping[int, LineFacts], revisions: Mapping[int, int]) -> None:
    """Store lines under the revisions that were read before their logs were. One statement."""
    settled = timezone.now() - SETTLED
    names = ("coachings", "revisions", "since", "until", "until_in_utc", "waiting", "facts")
    rows = [
        (id, revisions[id], *told.dates, _array(told.waiting), written(told))
        for id, told in sorted(facts.items())
    ]
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, {**columns(names, rows), "made_by": made_by(), "settled": settled})


def _array(ids: Iterable[int]) -> str:
    """As Postgres writes one: unnest() takes no array of arrays of several lengths."""
    return f"{{{','.join(map(str, ids))}}}"


# Only of coachings that are there and open: one that ends at the same moment is left out, and its
# end finds the line that was stored just before.
_KEEP = """
INSERT INTO coaching_keptline
    (coaching_id, revision, made_by, since, until, until_in_utc, waiting, facts)
SELECT made.coaching, made.revision, %(made_by)s, made.since, made.until, made.until_in_utc,
       made.waiting::bigint[], made.facts
FROM unnest(%(coachings)s::bigint[], %(revisions)s::bigint[], %(since)s::date[], %(until)s::date[],
            %(until_in_utc)s::date[], %(waiting)s::text[], %(facts)s::text[])
     AS made (coaching, revision, since, until, until_in_utc, waiting, facts)
JOIN (
    SELECT id FROM coaching_coaching
    WHERE id = ANY(%(coachings)s) AND ended_at IS NULL AND accepted_at < %(settled)s
    ORDER BY id FOR SHARE SKIP LOCKED
) AS there ON there.id = made.coaching
ORDER BY made.coaching
ON CONFLICT (coaching_id) DO UPDATE SET
    revision = excluded.revision, made_by = excluded.made_by, since = excluded.since,
    until = excluded.until, until_in_utc = excluded.until_in_utc, waiting = excluded.waiting,
    facts = excluded.facts
"""
