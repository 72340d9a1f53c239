"""The programs of the world: everybody has a token that writes, and one that only reads."""

from __future__ import annotations

import datetime

from django.utils import timezone

from api import tokens
from api.models import ApiToken, Scope
from tests.matrix.world import NAMES, World

WRITES, READS = Scope.WRITE.value, Scope.READ.value
NO_TOKEN = "no token"  # asked for as by a program, with what a browser has
A_DAY = datetime.timedelta(days=1)


def arrive(world: World) -> None:
    for who, user in world.people.items():
        for scope in Scope:
            name = f"The {scope} script of {NAMES[who]}"
            token = tokens.make(user=user, name=name, scope=scope)
            world.tokens[who, scope.value] = token
            world.keep(who, name)
        world.things[f"token of {who}"] = ApiToken.objects.owned_by(user).earliest("pk").pk
    # So that no cell is the first to use it on a day, however late it is.
    ApiToken.objects.update(used_on=timezone.now().date() + A_DAY)
