"""The page of the rule, asked for."""

from urllib.parse import urlencode

from django.test import Client


def shown(client: Client, **asked: object) -> str:
    """The whole page as it answers what was typed."""
    answer = client.get(f"/rule/?{urlencode(asked)}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def played(client: Client, written: str, **asked: object) -> str:
    """The part that plays a workout, after sets such as `225x6 235x3@1`."""
    for number, one in enumerate(written.split(), 1):
        load, _, rest = one.partition("x")
        reps, _, rir = rest.partition("@")
        asked |= {f"{number}-load": load, f"{number}-reps": reps, f"{number}-rir": rir}
    answer = client.get(f"/rule/?{urlencode(asked)}", headers={"X-Part": "true"})
    assert answer.status_code == 200
    return str(answer.content.decode())
