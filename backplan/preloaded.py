"""What every worker would load by itself at its first requests, loaded once before there is one.

Workers are copies of the process that loaded it, and share what they leave as it is: with two of
them 146 MB in all after 400 requests (Python 3.11 on Debian), 166 with what no page needs, which
is loaded only where a program may ask for it: ninja and pydantic, for the API. What is loaded
later, as api/first_use.py says, each worker has for itself.
"""

from contextlib import suppress
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.db import Error
from django.template import TemplateSyntaxError, engines
from django.urls import get_resolver

from api.first_use import ROUTES
from api.models import ApiToken


def load() -> None:
    """Every address with its view, every template of ours, and what the code of lines and of
    readers is known by.

    A template that cannot be read fails where it is used, and stops nothing else.
    """
    get_resolver()._populate()  # which imports the views
    for folder in engines["django"].dirs:
        for path in Path(folder).rglob("*.html"):
            with suppress(TemplateSyntaxError):
                engines["django"].get_template(path.relative_to(folder).as_posix())
    import_module("imports.parsed_files").readers()
    if _programs_may_ask():
        import_module(ROUTES).views()
    if settings.COACHING:
        import_module("coaching.line_makers").made_by()  # of the files that this code was read from


def _programs_may_ask() -> bool:
    """Whether somebody has a token; where the database is away, the first program to ask waits."""
    with suppress(Error):
        return ApiToken.objects.exists()
    return False
