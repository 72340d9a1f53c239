#!/bin/sh
# A standby: a copy of the primary (PGHOST) at its first start, and from then on whatever that
# writes. What follows the name of this script begins the command of the server.
#
# The primary confirms a commit once this has it on its disk, unless STANDBY_CONFIRMS is 0. It is
# told so by us and not by its own settings: it must be able to begin without a standby.
set -eu

# One row, or nothing.
ask() {
    psql --dbname="$PGDATABASE" --quiet --no-align --tuples-only --command="$1" </dev/null
}

# A standby that was away for too long can't follow any more. Then nothing would ever be confirmed:
# the primary waits for it only once it is seen to follow.
confirm() {
    names=
    if [ "${STANDBY_CONFIRMS:-1}" != 0 ]; then
        names=standby
        following="SELECT 1 FROM pg_stat_replication
            WHERE application_name = 'standby' AND state = 'streaming'"
        until [ "$(ask "$following" 2>/dev/null)" = 1 ]; do
            kill -0 $$ 2>/dev/null || return 0 # the server, which this shell became, is gone
            sleep 0.2
        done
    fi
    ask "ALTER SYSTEM SET synchronous_standby_names = '$names'" &&
        ask "SELECT pg_reload_conf()" >/dev/null ||
        echo "The primary is away: it waits for the standby as it did before." >&2
}

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    # Beside it first: a copy that was broken off would pass for a whole one.
    rm -rf "$PGDATA.begun"
    pg_basebackup --dbname="user=$PGUSER application_name=standby" --pgdata="$PGDATA.begun" \
        --checkpoint=fast --write-recovery-conf
    rm -rf "$PGDATA"
    mv "$PGDATA.begun" "$PGDATA"
fi
# After it was promoted it follows nobody, and tells nobody to wait for it.
if [ -e "$PGDATA/standby.signal" ]; then
    confirm &
fi
exec "$@" -D "$PGDATA" -c cluster_name=standby -c synchronous_standby_names=
