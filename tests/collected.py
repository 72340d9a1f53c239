"""The static files as production serves them: put together, under their hashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from backplan import installable

HASHED = settings.STORAGES | {"staticfiles": {"BACKEND": settings.HASHED}}


def collect(folder: Path, sources: Sequence[Path] = (), **changed: Any) -> None:
    """Put there what production would serve, or would if `sources` were our static files."""
    dirs = list(sources) or settings.STATICFILES_DIRS
    told = {"STATICFILES_DIRS": dirs, "STATIC_ROOT": folder, "STORAGES": HASHED, "DEBUG": False}
    with override_settings(**told | changed):
        call_command("collectstatic", interactive=False, verbosity=0)


@contextmanager
def served_from(folder: Path) -> Iterator[None]:
    """The live server of the tests serves what was collected there, and pages name it."""
    with override_settings(STATICFILES_DIRS=[folder], STATIC_ROOT=folder, STORAGES=HASHED):
        installable.worker_source.cache_clear()
        yield
    installable.worker_source.cache_clear()


# Browsers of a test take them as they are: to compress them would take the longest.
UNCOMPRESSED = {"WHITENOISE_SKIP_COMPRESS_EXTENSIONS": ("js", "css", "svg", "png", "txt", "json")}
