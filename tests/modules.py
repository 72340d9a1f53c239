"""Our own scripts as a browser finds them: what each imports, and all that a page reaches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import brotli
from django.contrib.staticfiles import finders

# Wider than our style, so that an import written otherwise is seen too.
IMPORT = re.compile(r"""\b(?:import|from)\b\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
NAMED = re.compile(r'(?:src|href)="/static/((?:css|js)/[^"]+)"')


def source(name: str) -> str:
    """The text of a static file, by the name a template gives it."""
    found = finders.find(name)
    assert isinstance(found, str), f"{name} does not exist."
    return Path(found).read_text(encoding="utf-8")


def imports(name: str) -> set[str]:
    """The modules that one imports."""
    folder = PurePosixPath(name).parent
    return {(folder / path).as_posix() for path in IMPORT.findall(source(name))}


def reached(names: set[str]) -> set[str]:
    """Those modules, and whatever they lead to."""
    found, waiting = set(names), list(names)
    while waiting:
        new = imports(waiting.pop()) - found
        found |= new
        waiting += new
    return found


def named(page: str) -> set[str]:
    """The styles and scripts that a page names."""
    return set(NAMED.findall(page))


def loaded(page: str) -> set[str]:
    """The styles and scripts that a page makes a browser load."""
    files = named(page)
    return files | reached({name for name in files if name.endswith(".js")})


def compressed(page: str, also: Iterable[str] = ()) -> dict[str, int]:
    """The bytes of the page and of each file it loads, as brotli sends them."""
    files = {name: source(name) for name in {*loaded(page), *also}} | {"the page": page}
    return {name: len(brotli.compress(text.encode())) for name, text in files.items()}
