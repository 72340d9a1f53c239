#!/bin/sh
# PgBouncer with deploy/pgbouncer.ini. Which server takes writes (PRIMARY), and the one account
# with its password, come from the environment.
set -eu
umask 077

quoted=$(printf '%s' "$PGPASSWORD" | sed 's/"/""/g')
printf '"%s" "%s"\n' "$PGUSER" "$quoted" >"$RUN/users.txt"
printf '[databases]\n* = host=%s port=5432\n' "$PRIMARY" >"$RUN/databases.ini"
{
    cat "$CONFIGURATION"
    printf 'auth_file = %s/users.txt\n%%include %s/databases.ini\n' "$RUN" "$RUN"
} >"$RUN/pgbouncer.ini"
exec pgbouncer "$RUN/pgbouncer.ini"
