"""What to type first: each is a whole command, of a site by its own address."""

from __future__ import annotations

from typing import NamedTuple

TOKEN = "bp_YOUR_TOKEN"  # noqa: S105
SET = "0190a6e2-7c4b-7d1e-9a53-2f6d8c1b4e70"


class Example(NamedTuple):
    """A command, and what it does."""

    does: str
    command: str


def examples(site: str) -> list[Example]:
    """For a site by its address, without the last slash."""
    curl = f'curl -H "Authorization: Bearer {TOKEN}"'
    json = f'{curl} \\\n  -H "Content-Type: application/json"'
    root = f"{site}/api/1"
    start = '{"role": "main", "performed_on": "2026-03-03"}'
    logged = '{"workout": 12, "exercise": "deadlift", "load": "225x6@1"}'
    return [
        Example("Your week: what to load next, and why", f"{curl} \\\n  {root}/week"),
        Example(
            "The workouts of one month", f'{curl} \\\n  "{root}/workouts?since=2026-03-01&limit=50"'
        ),
        Example("Begin a workout", f"{json} \\\n  -d '{start}' \\\n  {root}/workouts"),
        Example(
            "Log a set, under an id that you make: sent twice, it counts once",
            f"{json} \\\n  -X PUT \\\n  -d '{logged}' \\\n  {root}/sets/{SET}",
        ),
        Example("Undo it", f"{curl} \\\n  -X DELETE \\\n  {root}/sets/{SET}"),
        Example(
            "Finish the workout",
            f'{json} \\\n  -d \'{{"notes": "Felt light."}}\' \\\n  {root}/workouts/12/finish',
        ),
        Example("Everything, as one file", f"{curl} \\\n  -o backplan.json {root}/export"),
    ]
