"""How static files are stored in production: put together, with hashed names, and compressed."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from backplan import bundles

# The import that backplan/bundles.py writes: `import { $a, $b } from "./name.js";`.
_IMPORT = r"""(?m)(?P<matched>^(?P<start>import .+ from )"(?P<url>\./[^"]+)";$)"""

Paths = dict[str, tuple[Storage, str]]  # the storage of each file, and its name there


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's, with each script and style of ours put together with what it imports.

    And with what a script still imports rewritten to its hashed name, too. Django's setting for
    that would also rewrite other packages' scripts, and comments in them.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((_IMPORT, """%(start)s"%(url)s";"""),)),
    )

    def post_process(
        self, paths: Paths, dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, Any]]:
        if not dry_run:
            paths = paths | self._put_together(paths)
        yield from super().post_process(  # type: ignore[no-untyped-call]
            paths, dry_run=dry_run, **options
        )

    def _put_together(self, paths: Paths) -> Paths:
        """Write those that import something over what was collected; the rest is as it is."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        written: Paths = {}
        for name in paths:
            if _is_ours(name):
                text = bundles.together(name, read)
                if text != read(name):
                    self.delete(name)
                    self.save(name, ContentFile(text.encode()))
                    written[name] = (self, name)
        return written


def _is_ours(name: str) -> bool:
    """Other packages have folders of their own."""
    return name.startswith(("js/", "css/"))


def fetched(names: Iterable[str]) -> list[str]:
    """What a browser fetches for these files: in development each import is a file of its own."""
    if isinstance(staticfiles_storage, HashedStorage):
        return list(names)
    each = (bundles.reached(name, source) if _is_ours(name) else [name] for name in names)
    return list(dict.fromkeys(file for files in each for file in files))


def source(name: str) -> str:
    """The text of a static file as it is written; KeyError where there is none."""
    if not (found := finders.find(name)):
        raise KeyError(name)
    return Path(str(found)).read_text(encoding="utf-8")
