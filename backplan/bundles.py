"""Scripts and styles put together with what they import: text in, text out, for collectstatic.

What a page names is written as small files that import each other, and served as one. Nothing is
compiled: the text of each file stays as it is, line by line, but for its imports and exports, and
for lines of a script that are comments and nothing else, which would be a quarter of it. Each
script is the body of a function, so that its names are its own, and stands after what it imports,
so that it runs once and in the order in which a browser would have run the files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

# What the scripts of one page share. They take it, and all that it imports, from the one file that
# is served under its name; so that runs once for a page, whatever scripts the page has.
COMMON = "js/outbox.js"

ReadText = Callable[[str], str]  # the text of a file by its name; KeyError where there is none

# Imports and exports in our one style, each on a line of its own.
_IMPORT = re.compile(r'^import (?:(?P<what>.+) from )?"\./(?P<file>[a-z-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?P<kind>const|let|(?:async )?function) (?P<name>\w+))", re.M)
_STYLE = re.compile(r'^@import "(?P<file>[a-z-]+\.css)";$', re.MULTILINE)
_COMMENT = re.compile(r"^ *//.*\n|^ */\*\*(?:[^*]|\*(?!/))*\*/\n", re.MULTILINE)
# What is left of any other kind, or could be taken for a name of ours.
_FOREIGN = re.compile(r"^(?:import|export)\b.*|\bimport[.(].*|^@import.*|\$[a-z]\w*", re.M)
_NAMES = re.compile(r"\{ (?P<names>\w+(?: as \w+)?(?:, \w+(?: as \w+)?)*) \}")
_WHOLE = re.compile(r"\* as (?P<name>\w+)")


class BundleError(Exception):
    """A file that is not there, or one that is not written as all are."""


def together(name: str, read: ReadText) -> str:
    """The file as a page is served it: with all that it imports, in one."""
    return _style(name, read) if name.endswith(".css") else _script(name, read)


def reached(name: str, read: ReadText) -> list[str]:
    """The file and all that it leads to, each after what it imports: it is the last.

    Raises BundleError for a circle, in which no file could be the first.
    """
    found: list[str] = []

    def follow(each: str, way: tuple[str, ...]) -> None:
        if each in way:
            raise BundleError(f"{' imports '.join([*way, each])}: a circle.")
        for other in imports(each, read):
            if other not in found:
                follow(other, (*way, each))
        found.append(each)

    follow(name, ())
    return found


def imports(name: str, read: ReadText) -> list[str]:
    """The names of the files that one imports, in their order."""
    try:
        text = read(name)
    except KeyError:
        raise BundleError(f"{name} is imported, and does not exist.") from None
    folder = name.rpartition("/")[0]
    pattern = _STYLE if name.endswith(".css") else _IMPORT
    return [f"{folder}/{found['file']}" for found in pattern.finditer(text)]


def _style(name: str, read: ReadText) -> str:
    """Its imports replaced by what they import, which may import nothing itself."""
    for other in imports(name, read):
        _refuse_foreign(other, read(other))
    folder = name.rpartition("/")[0]
    text = _STYLE.sub(lambda found: read(f"{folder}/{found['file']}"), read(name))
    _refuse_foreign(name, text)
    return text


def _script(name: str, read: ReadText) -> str:
    order, common = reached(name, read), reached(COMMON, read)
    if name == COMMON:
        exported = f"export {_braced(map(_variable, common))};\n"
        return "\n".join([*(_wrapped(each, read) for each in common), exported])
    own = [each for each in order if each not in common or name in common]
    taken = {other for each in own for other in imports(each, read) if other not in own}
    parts = [_taken(taken)] if taken else []
    parts += [_wrapped(each, read) for each in own[:-1]]
    # The file itself is not wrapped: what it exports, the browser can still import.
    parts.append(f"// {name}\n{_told(name, read)}" if parts else _told(name, read))
    return "\n".join(parts)


def _taken(names: Iterable[str]) -> str:
    file = COMMON.rpartition("/")[2]
    return f'import {_braced(map(_variable, sorted(names)))} from "./{file}";\n'


def _wrapped(name: str, read: ReadText) -> str:
    """The file as a function that is called at once and gives what the file exports."""
    body = _EXPORT.sub("", _told(name, read))
    given = [
        f"get {each}() {{ return {each}; }}" if kind == "let" else each  # it may change later
        for each, kind in _exports(read(name)).items()
    ]
    given_back = f"return {_braced(given)};\n}})();\n"
    return f"// {name}\nconst {_variable(name)} = (() => {{\n{body}\n{given_back}"


def _told(name: str, read: ReadText) -> str:
    """The text without comments, with each import replaced by names for what an earlier part
    gave."""
    text = _COMMENT.sub("", read(name))
    _refuse_foreign(name, _EXPORT.sub("", _IMPORT.sub("", text)))
    return _IMPORT.sub(lambda found: _named(name, found, read), text)


def _named(name: str, found: re.Match[str], read: ReadText) -> str:
    what, other = found["what"], f"js/{found['file']}"
    if what is None:
        return ""
    if whole := _WHOLE.fullmatch(what):
        return f"const {whole['name']} = {_variable(other)};"
    names = _NAMES.fullmatch(what)
    if names is None:
        raise BundleError(f"{name} imports in another way: {found[0]}")
    exported = _exports(read(other))
    for each in names["names"].split(", "):
        kind = exported.get(each.split(" as ")[0], "not there")
        if kind in {"let", "not there"}:  # a copy of what may change later would not change
            raise BundleError(f"{name} takes {each} from {other}, where it is {kind}.")
    return f"const {what.replace(' as ', ': ')} = {_variable(other)};"


def _exports(text: str) -> dict[str, str]:
    """What a script exports: its name and whether it is a const, let or function."""
    return {found["name"]: found["kind"] for found in _EXPORT.finditer(text)}


def _refuse_foreign(name: str, text: str) -> None:
    if found := _FOREIGN.search(text):
        raise BundleError(f"{name} is written as no other is: {found[0]}")


def _variable(name: str) -> str:
    """js/enter-page.js is $enter_page."""
    return "$" + name.rpartition("/")[2].removesuffix(".js").replace("-", "_")


def _braced(names: Iterable[str]) -> str:
    return f"{{ {', '.join(names)} }}".replace("{  }", "{}")
