"""A link that somebody gives a set, such as to a video on their own cloud.

It is shown by the name of its host, opened by nobody but who clicks on it, and never fetched here.
"""

from __future__ import annotations

import re

from workouts.models.bounds import LINK_LENGTH
from workouts.reading import UnreadableError, read_text

_TOLD = "Video: "
_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# The host in ASCII alone, as browsers copy it: a name in other letters may look like another one.
_ANY_CASE = re.ASCII | re.IGNORECASE  # without ASCII, "\u017f" would be an "s"
_HOST = rf"{_LABEL}(?:\.{_LABEL})+"
_LINK = re.compile(rf"(https://)({_HOST})((?::[0-9]{{1,5}})?(?:[/?#].*)?)", _ANY_CASE)
_NOT_HTTPS = "Paste a link that begins with https://, such as https://drive.example/row.mp4."
_SIGNS_IN = "Leave the name and password out of the link. Your coach would see them, too."
_UNREADABLE = "Copy the whole link from the address bar of your browser, and paste it here."


def read_link(given: object) -> str:
    """An https address in full, with its host in small letters; "" for none. Refused is what a
    browser would mend or lead elsewhere."""
    text = read_text(given, longest=LINK_LENGTH)
    if not text:
        return ""
    scheme, separator, rest = text.partition("://")
    if scheme.lower() != "https" or not separator:
        raise UnreadableError(_NOT_HTTPS)
    if "@" in re.split(r"[/?#]", rest, maxsplit=1)[0]:
        raise UnreadableError(_SIGNS_IN)
    link = _LINK.fullmatch(text)
    # Browsers read a backslash as a slash, and drop what cannot be seen.
    if link is None or not text.isprintable() or " " in text or "\\" in text:
        raise UnreadableError(_UNREADABLE)
    return f"https://{link[2].lower()}{link[3]}"


def host_of(link: str | None) -> str:
    """The host that a stored link leads to; "" where there is none."""
    return re.split(r"[/?#:]", (link or "").removeprefix("https://"), maxsplit=1)[0]


def noted(link: str | None, note: str) -> str:
    """A note with the link as its first line, where a file has no other place for it."""
    return "\n".join(part for part in (f"{_TOLD}{link}" if link else "", note) if part)


def taken_from(note: str) -> tuple[str | None, str]:
    """The link that a note begins with as above, and the rest; None where it does not."""
    first, _, rest = note.partition("\n")
    try:
        link = read_link(first.removeprefix(_TOLD)) if first.startswith(_TOLD) else ""
    except UnreadableError:
        link = ""
    return (link, rest) if link else (None, note)
