"""The static files as production serves them: put together, under their hashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.template.autoreload import reset_loaders
from django.test import override_settings

from backplan import installable

HASHED = settings.STORAGES | {"staticfiles": {"BACKEND": settings.HASHED}}


def collect(folder: Path, sources: Sequence[Path] = (), **changed: Any) -> None:
    """Put there what production would serve, or would if `sources` were our static files."""
    dirs = list(sources) or settings.STATICFILES_DIRS
    told = {"STATICFILES_DIRS": dirs, "STATIC_ROOT": folder, "STORAGES": HASHED, "DEBUG": False}
    with override_settings(**told | changed):
        call_command("collectstatic", interactive=False, verbosity=0)


_served: Path | None = None


@contextmanager
def served_from(folder: Path) -> Iterator[None]:
    """The live server of the tests serves what was collected there, and pages name it."""
    with override_settings(STATICFILES_DIRS=[folder], STATIC_ROOT=folder, STORAGES=HASHED):
        installable.worker_source.cache_clear()
        _drawn_anew_for(folder)
        yield
    installable.worker_source.cache_clear()


def _drawn_anew_for(folder: Path) -> None:
    """Parts of pages that are kept name the files of the folder that was served before."""
    global _served
    if folder != _served:
        reset_loaders()
    _served = folder


# Browsers of a test take them as they are: to compress them would take the longest.
UNCOMPRESSED = {"WHITENOISE_SKIP_COMPRESS_EXTENSIONS": ("js", "css", "svg", "png", "txt", "json")}
