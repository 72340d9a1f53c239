"""gunicorn's configuration: `gunicorn --config python:backplan.gunicorn backplan.wsgi`.

Memory is shared by loading before forking; two threads a process keep the processor busy
while Postgres works. Each thread has a connection of its own, and a second one during an
import, and each process one more to look for a database that went away: WEB_CONCURRENCY x
(2 x WEB_THREADS + 1), 10 unless set, must stay below the server's max_connections (100 unless
set), which is checked before the start.
"""

import gc
import os
from typing import Any

from backplan import environment
from backplan.logs import JSON_LOGGING

# Nothing of what is imported from here on is garbage. Looking for some takes a tenth of the start,
# and leaves holes that a worker fills, each on a page of memory that it then shares no more.
gc.disable()

bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = environment.workers()
threads = environment.threads()
preload_app = True

# A process lives for some two thousand requests; not all end at the same time.
max_requests = 2000
max_requests_jitter = 400
timeout = 30
graceful_timeout = 20
keepalive = 5

# It is a file in the home folder by which the server could be controlled.
control_socket_disable = True
# Heartbeats must not wait for a disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
# Django decides by TRUSTED_PROXY_COUNT which proxy to trust about https; gunicorn trusts none.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}

# Paths can hold a reset token, so requests are not logged; errors are, as JSON lines.
accesslog = None
logconfig_dict = JSON_LOGGING


def when_ready(server: Any) -> None:
    """Refuse to serve from a database that could lose what it confirmed; load the rest.

    What is frozen no worker looks through for garbage, which would write to every page of it.
    """
    from django.core.checks import ERROR, Tags, run_checks

    from backplan import preloaded

    messages = run_checks(tags=[Tags.database], databases=["default"])
    if errors := [str(message) for message in messages if message.level >= ERROR]:
        raise SystemExit("\n".join(errors))
    preloaded.load()
    gc.freeze()
    # Little of what a request makes is garbage that only a search finds. With Python's own 700
    # a third of the time of reading a long file goes into looking.
    gc.set_threshold(10_000, 10, 10)
    gc.enable()


def pre_fork(server: Any, worker: Any) -> None:
    """Close every connection, which two processes must not share, and end the probe for one."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if breaker := getattr(connection, "breaker", None):
            breaker.stop()
