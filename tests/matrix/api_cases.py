"""Cases that the API's own document gives rise to, sent to the site as it runs, and judged.

Half of the ids are of things that there are, of whoever they are. Whatever is sent: no answer is
an error of ours, each is one that the document tells of, and none shows or changes what is
another's. Each case is taken back.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import hypothesis
import schemathesis
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, strategies
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.document import document
from tests.factories import TUESDAY
from tests.matrix.people import COACH, OTHER, OWNER, Who
from tests.matrix.programs import WRITES
from tests.matrix.world import World

ASKING = (OWNER, OTHER, COACH)  # whose things they are, a stranger, and the owner's coach
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
# What an id in an address, or in what is sent, may be taken from.
THINGS = {
    "workout": ["workout", "begun workout", "deleted workout"],
    "set": ["set"],
}
A_WHILE = datetime.timedelta(days=300)


@dataclass
class Judged:
    """How many cases there were, and what was answered."""

    cases: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    good: Counter[str] = field(default_factory=Counter)

    def figures(self) -> str:
        answers = ", ".join(
            f"{count} x {status}" for status, count in sorted(self.statuses.items())
        )
        return f"{self.cases} cases: {answers}; 200 from {len(self.good)} addresses"


def judge(world: World, count: int, seed: int, *, is_small: bool = True) -> Judged:
    """About so many cases, spread over every address and everybody. Raises for the first that is
    not as it should be, made as small as it can be, unless it needs not be small."""
    with _one_connection():
        schema = schemathesis.openapi.from_dict(_without_security())
        schema.app = get_wsgi_application()
        operations = [each.ok() for each in schema.get_all_operations()]
        # One that takes nothing has one case.
        varied = [each for each in operations if each.path_parameters or each.query or each.body]
        most, judged = max(1, count // (len(varied) * len(ASKING))), Judged()
        for operation in operations:
            for who in ASKING:
                _judge(world, operation, who, judged, _many(most, is_small=is_small), seed)
    return judged


def _without_security() -> dict[str, Any]:
    """The document, but for the token: it is always sent, as the table is of what comes without."""
    told = json.loads(json.dumps(document()))
    for verbs in told["paths"].values():
        for verb in verbs.values():
            del verb["security"]
    return dict(told)


@contextmanager
def _one_connection() -> Iterator[None]:
    """As the test client does: the world is in a transaction that no request may end."""
    around = [signals.request_started, signals.request_finished]
    for signal in around:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in around:
            signal.connect(close_old_connections)


def _judge(
    world: World, operation: Any, who: Who, judged: Judged, many: hypothesis.settings, seed: int
) -> None:
    modes = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
    drawn = strategies.one_of(*(operation.as_strategy(generation_mode=mode) for mode in modes))

    def check(case: Any, data: Any) -> None:
        _aim(case, data, world)
        with world.taken_back():
            headers = world.signed(who, WRITES) | {"Accept-Encoding": "identity"}
            response = case.call(headers=headers)
            after = world.before if case.method == "GET" else world.rows()
        judged.cases += 1
        judged.statuses[response.status_code] += 1
        judged.good[operation.label] += response.status_code == 200
        case.validate_response(response, checks=CHECKS)
        assert _foreign(world, who, response.content.decode(), str(case.as_curl_command())) == []
        assert _others(world, who, after) == set()

    drawing = hypothesis.given(drawn, strategies.data())
    hypothesis.seed(seed)(many(drawing(check)))()


def _many(most: int, *, is_small: bool) -> hypothesis.settings:
    return hypothesis.settings(
        max_examples=most,
        deadline=None,
        database=None,
        phases=[Phase.generate, *([Phase.shrink] if is_small else [])],
        suppress_health_check=list(HealthCheck),
    )


def _aim(case: Any, data: Any, world: World) -> None:
    """Half the time, put what there is into the address, and what may be into the body."""
    parts, is_aimed = case.path_parameters or {}, data.draw(strategies.booleans())
    if not is_aimed:
        return
    for name, thing in [("id", _kind(case.path)), ("workout", "workout"), ("slug", "slug")]:
        if name in parts:
            parts[name] = data.draw(strategies.sampled_from(_things(world, thing)))
    if isinstance(case.body, dict) and (good := _good(case, data, world)):
        case.body = good if data.draw(strategies.booleans()) else case.body | good


def _good(case: Any, data: Any, world: World) -> dict[str, Any]:
    """What a page would send to the address."""
    if "sets" in case.path:
        workout = data.draw(strategies.sampled_from(_things(world, "workout")))
        return {"workout": workout, "exercise": "deadlift", "load": "200", "reps": 5, "version": 1}
    if case.path.endswith("/workouts"):
        days = strategies.dates(min_value=TUESDAY, max_value=TUESDAY + A_WHILE)
        return {"role": "main", "performed_on": str(data.draw(days)), "anew": True}
    return {"anyway": 12}


def _kind(path: str) -> str:
    return "coaching" if "clients" in path else "set" if "sets" in path else "workout"


def _things(world: World, kind: str) -> list[Any]:
    if kind == "coaching":
        names = ["coaching", "former coaching", "coaching", "other's coaching"]
    elif kind == "slug":
        names = ["slug", "no slug"]
    else:
        names = [f"{name} of {who}" for name in THINGS[kind] for who in ASKING]
    found = [world.things[name] for name in names]
    return [str(each) for each in found] if kind == "set" else found


def _foreign(world: World, who: Who, page: str, sent: str) -> list[str]:
    """The words of others that are not meant for whoever asks."""
    return [
        f"shows {secret.word!r} of {secret.of}"
        for secret in world.secrets
        if secret.of is not who and who not in secret.readers
        if secret.word in page and secret.word not in sent
    ]


def _others(world: World, who: Who, after: Any) -> set[str]:
    """The tables in which a row of another changed."""
    me = world.people[who].pk
    return {table for table, whose, _ in after ^ world.before if me not in whose}
