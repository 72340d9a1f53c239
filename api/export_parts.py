"""What tokens add to the file of everything.

- api_tokens: oldest first; what each is called and may do, when it was made and last used. What
  lets somebody in is not in the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from accounts.export_json import ExportPart, ExportRow, rows
from accounts.models import User
from api.models import ApiToken


def _api_tokens(user: User) -> Iterator[ExportRow]:
    tokens = ApiToken.objects.owned_by(user).order_by("made_at", "pk")
    return rows(tokens, "name", "scope", "made_at", "used_on")


PARTS = [ExportPart("api_tokens", _api_tokens)]
