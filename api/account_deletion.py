"""What goes of tokens when somebody leaves: all of them."""

from __future__ import annotations

from accounts.account_deletion import Removal
from accounts.models import User
from api.models import ApiToken


def says(user: User) -> list[str]:
    mine = ApiToken.objects.owned_by(user)
    return ["Your API tokens. No program gets in with them any more."] if mine.exists() else []


def remove(user: User) -> None:
    ApiToken.objects.owned_by(user).delete()


REMOVAL = Removal(says, remove)
