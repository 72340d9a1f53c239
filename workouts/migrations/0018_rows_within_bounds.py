"""Rows from before the bounds are mended, so that the history of their lift opens again.

A load below zero on a bar, a bell or a stack can only be a slip of the minus: the sign goes, and
nothing else. The constraints hold for what is written meanwhile, and these updates lock no more
than the rows they change. Where a row breaks another bound as well, which nothing here mends, its
kind of row stays as it is, and the site starts all the same.
"""

from django.db import migrations

NEVER_LESS = "exercise_id NOT IN ('chin-up', 'pull-up')"
SETS = f"""
UPDATE workouts_loggedset
SET load = abs(load), target_load = abs(target_load), version = version % 2147483647 + 1
WHERE (load < 0 OR target_load < 0) AND {NEVER_LESS}
"""  # noqa: S608
VERSIONS = "UPDATE workouts_loggedset SET version = 1 WHERE version = 0"
BY_HAND = f"UPDATE workouts_workingload SET load = abs(load) WHERE load < 0 AND {NEVER_LESS}"  # noqa: S608
# The rows of workouts that may still be put back, which are kept as JSON with loads as text.
DELETED = """
UPDATE workouts_deletedworkout AS deleted
SET content = jsonb_set(content, '{sets}', (
    SELECT jsonb_agg(
        CASE WHEN kept.row ->> 'exercise' IN ('chin-up', 'pull-up') THEN kept.row
        ELSE kept.row || jsonb_build_object(
            'load', ltrim(kept.row ->> 'load', '-'),
            'target_load', ltrim(kept.row ->> 'target_load', '-')
        ) END ORDER BY kept.place
    )
    FROM jsonb_array_elements(deleted.content -> 'sets') WITH ORDINALITY AS kept (row, place)
))
WHERE EXISTS (
    SELECT FROM jsonb_array_elements(deleted.content -> 'sets') AS kept (row)
    WHERE (kept.row ->> 'load' LIKE '-%' OR kept.row ->> 'target_load' LIKE '-%')
    AND kept.row ->> 'exercise' NOT IN ('chin-up', 'pull-up')
)
"""
GYMS = """
UPDATE workouts_equipment
SET dumbbell_step = least(dumbbell_step, 50), stack_step = least(stack_step, 50),
    dumbbell_top = greatest(dumbbell_top, least(dumbbell_step, 50)),
    stack_top = greatest(stack_top, least(stack_step, 50))
WHERE dumbbell_step > 50 OR stack_step > 50
    OR dumbbell_top < dumbbell_step OR stack_top < stack_step
"""


MENDED = """
DO $mend$ BEGIN
    {statement};
EXCEPTION WHEN check_violation THEN
    RAISE WARNING 'Rows that break two bounds stay as they are.';
END $mend$
"""


class Migration(migrations.Migration):
    dependencies = [("workouts", "0017_dates_beside_the_log")]

    operations = [
        migrations.RunSQL(MENDED.format(statement=statement), migrations.RunSQL.noop)
        for statement in (SETS, VERSIONS, BY_HAND, DELETED, GYMS)
    ]
