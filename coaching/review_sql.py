"""The statements behind going through the workouts that wait for review, one after the other.

They say what reviews.waiting() says. What the list of clients keeps is believed by those rules of
roster/kept.py that concern what waits: the code, the revision of the log, and the date in UTC. Of a
client whose line is out of date each workout of 90 days is found by the index
workout_one_a_role_and_date, then whether it was reviewed, and only of the few that were not,
whether they have a work set. These plans do not depend on statistics.

In each, `{visible}` stands for the coachings that the coach may see, with `pk`, `client` and
`accepted_at`: reviews.py puts the QuerySet there that says so everywhere.
"""

# The coachings, each with the ids of what waits, oldest first; NULL where it is to be looked for.
_COACHINGS = """
SELECT coaching.pk, coaching.client, coaching.accepted_at, kept.waiting
FROM ({visible}) AS coaching
LEFT JOIN LATERAL (
    SELECT line.waiting FROM coaching_keptline AS line
    LEFT JOIN workouts_logrevision AS log ON log.lifter_id = coaching.client
    WHERE line.coaching_id = coaching.pk AND line.made_by = %(made_by)s
      AND line.revision = coalesce(log.number, 0) AND line.until_in_utc > %(today)s
    OFFSET 0
) AS kept ON true
OFFSET 0
"""
# What may wait of a coaching, whether or not it has a work set. OFFSET 0 keeps Postgres from
# merging the steps.
_UNSEEN = """
SELECT workout.id, workout.done_at
FROM (
    SELECT id, coalesce(finished_at, started_at) AS done_at FROM workouts_workout
    WHERE lifter_id = coaching.client AND role = ANY(%(roles)s)
      AND performed_on > %(since)s
      AND (finished_at IS NOT NULL OR performed_on <= %(over)s)
      AND coalesce(finished_at, started_at) > coaching.accepted_at
    OFFSET 0
) AS workout
WHERE NOT EXISTS (
    SELECT 1 FROM coaching_review AS review
    WHERE review.coaching_id = coaching.pk AND review.workout_id = workout.id
      AND review.at >= workout.done_at OFFSET 0)
OFFSET 0
"""
_IS_WORK = """
(SELECT true FROM workouts_loggedset AS lifted
 WHERE lifted.workout_id = unseen.id AND lifted.kind = 'work' LIMIT 1)
"""
# Two of each client that is kept are enough: the first of all that is not `workout` is among them.
NEXT = f"""
SELECT unseen.coaching, unseen.id
FROM (
    SELECT coaching.pk AS coaching, unseen.id, unseen.done_at
    FROM ({_COACHINGS}) AS coaching
    CROSS JOIN LATERAL (
        SELECT id, done_at FROM (
            SELECT id, lifter_id, coalesce(finished_at, started_at) AS done_at
            FROM workouts_workout WHERE id = ANY(coaching.waiting[1:2]) OFFSET 0
        ) AS kept WHERE lifter_id = coaching.client
        UNION ALL
        SELECT id, done_at FROM ({_UNSEEN}) AS found WHERE coaching.waiting IS NULL
    ) AS unseen
    ORDER BY unseen.done_at, unseen.id OFFSET 0
) AS unseen
WHERE unseen.id IS DISTINCT FROM %(workout)s AND {_IS_WORK} LIMIT 1
"""  # noqa: S608 - all texts are our own
# Inside a query for workouts.
COUNT = f"""
SELECT coalesce(sum(CASE WHEN coaching.waiting IS NULL THEN (
    SELECT count(*) FROM ({_UNSEEN}) AS unseen
    WHERE unseen.id <> workouts_workout.id AND {_IS_WORK}
) ELSE cardinality(array_remove(coaching.waiting, workouts_workout.id)) END), 0)::integer
FROM ({_COACHINGS}) AS coaching
"""  # noqa: S608

# The workout is held first and the revision last, which waits for what the others did: see
# workouts/revisions.py. One row comes back
# where the coach may see the workout, with what is next, if anything is.
MARK = f"""
WITH held AS (
    SELECT coaching.pk AS coaching, workout.id, workout.lifter_id,
           coalesce(workout.finished_at, workout.started_at) AS done_at
    FROM ({{visible}}) AS coaching
    JOIN workouts_workout AS workout ON workout.lifter_id = coaching.client
    WHERE coaching.pk = %(coaching)s AND workout.id = %(workout)s
    FOR KEY SHARE OF workout
), marked AS (
    INSERT INTO coaching_review (coaching_id, workout_id, at)
    SELECT coaching, id, %(now)s FROM held
    ON CONFLICT (coaching_id, workout_id) DO UPDATE SET at = excluded.at
    WHERE coaching_review.at < (SELECT done_at FROM held)
    RETURNING 1
), answered AS (
    UPDATE coaching_comment SET read_at = %(now)s FROM held
    WHERE coaching_comment.coaching_id = held.coaching AND coaching_comment.workout_id = held.id
      AND coaching_comment.to_id = %(coach)s AND coaching_comment.read_at IS NULL
    RETURNING 1
), revised AS (
    INSERT INTO workouts_logrevision (lifter_id, number)
    SELECT lifter_id, 1 FROM held
    WHERE (SELECT count(*) FROM marked) + (SELECT count(*) FROM answered) >= 0
    ON CONFLICT (lifter_id) DO UPDATE SET number = workouts_logrevision.number + 1
)
SELECT following.coaching, following.id
FROM held LEFT JOIN ({NEXT}) AS following ON true
"""  # noqa: S608
