"""`dev`: bring the database up to date, then serve on this machine."""

import os
from typing import Any

from django.core.management import call_command
from django.core.management.commands import runserver
from django.db import connections
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV

from mail.folder import folder

LOCAL = {"127.0.0.1", "::1", "0", "0.0.0.0"}  # noqa: S104 - only how to name the address


class Command(runserver.Command):
    help = "Migrates the database and serves Backplan on this machine, reloading on changes."
    default_port = os.environ.get("PORT") or "8000"

    def handle(self, *args: Any, **options: Any) -> None:
        # The reloader's parent outlives every reload, and so does the server it started.
        if os.environ.get(DJANGO_AUTORELOAD_ENV) != "true":
            call_command("migrate", verbosity=0, interactive=False)
            connections.close_all()
        super().handle(*args, **options)

    def on_bind(self, server_port: int) -> None:
        address: str = vars(self)["addr"]
        host = "localhost" if address in LOCAL else address
        self.stdout.write(f"Mails are files in {folder()}")
        self.stdout.write(f"Backplan is at http://{host}:{server_port}/  (Ctrl-C stops it)")
        self.stdout.flush()  # at once, also where a file or a pipe reads it
