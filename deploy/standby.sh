#!/bin/sh
# A standby: a copy of the primary (PGHOST) at its first start, and from then on whatever that
# writes. What follows the name of this script begins the command of the server.
#
# The primary confirms a commit once this has it on its disk, unless STANDBY_CONFIRMS is 0. It is
# told so by us and not by its own settings: it must be able to begin without a standby.
set -eu

names=standby
[ "${STANDBY_CONFIRMS:-1}" != 0 ] || names=

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    pg_basebackup --dbname="user=$PGUSER application_name=standby" --pgdata="$PGDATA" \
        --checkpoint=fast --write-recovery-conf
fi
# After it was promoted it follows nobody, and tells nobody to wait for it.
if [ -e "$PGDATA/standby.signal" ]; then
    psql --dbname="$PGDATABASE" --quiet --no-align --tuples-only --output=/dev/null \
        --command="ALTER SYSTEM SET synchronous_standby_names = '$names'" \
        --command="SELECT pg_reload_conf()" ||
        echo "The primary is away: it waits for the standby as it did before." >&2
fi
exec "$@" -D "$PGDATA" -c cluster_name=standby -c synchronous_standby_names=
