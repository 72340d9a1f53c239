"""Our own scripts and styles: what each imports, all that a page reaches, and what is served."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import brotli
from django.contrib.staticfiles import finders

from backplan import bundles, static_storage

# Wider than our style, so that an import written otherwise is seen too.
IMPORT = re.compile(r"""\b(?:import|from)\b\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
STYLE = re.compile(r"""@import\s*(?:url\()?["']?([^"')]+)""")
NAMED = re.compile(r'(?:src|href)="/static/((?:css|js)/[^"]+)"')


def source(name: str) -> str:
    """The text of a static file, by the name a template gives it."""
    found = finders.find(name)
    assert isinstance(found, str), f"{name} does not exist."
    return Path(found).read_text(encoding="utf-8")


def imports(name: str) -> set[str]:
    """The files that one imports."""
    folder = PurePosixPath(name).parent
    pattern = STYLE if name.endswith(".css") else IMPORT
    return {(folder / path).as_posix() for path in pattern.findall(source(name))}


def reached(names: set[str]) -> set[str]:
    """Those files, and whatever they lead to."""
    found, waiting = set(names), list(names)
    while waiting:
        new = imports(waiting.pop()) - found
        found |= new
        waiting += new
    return found


def named(page: str) -> set[str]:
    """The styles and scripts that a page names."""
    return set(NAMED.findall(page))


def served(name: str) -> str:
    """The text of a static file as production serves it."""
    ours = name.endswith((".css", ".js"))
    return bundles.together(name, static_storage.source) if ours else source(name)


def compressed(page: str, also: Iterable[str] = ()) -> dict[str, int]:
    """The bytes of the page and of each file it loads in production, as brotli sends them."""
    files = {name: served(name) for name in {*named(page), *also}} | {"the page": page}
    return {name: len(brotli.compress(text.encode())) for name, text in files.items()}
