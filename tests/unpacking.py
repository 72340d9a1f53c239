"""The table of the sets to come with each target whole, as unpacked() of ahead.js gives it."""

from __future__ import annotations

from typing import Any


def unpacked(packed: dict[str, Any]) -> dict[str, Any]:
    """The same with `nodes`: a way is [reps from, reps to, reps left, node, why]."""
    nodes = []
    for weight, aim, plan, leads in packed["targets"]:
        ways = []
        for case, leads_to in zip(packed["plans"][plan], leads, strict=True):
            first, last, left, why = packed["cases"][case]
            ways.append([first, last, left, leads_to, why])
        names = ("load", "plates", "figure", "unit", "words", "reps", "aim")
        values = [*packed["weights"][weight], *packed["aims"][aim]]
        nodes.append(dict(zip(names, values, strict=True)) | {"ways": ways})
    return packed | {"nodes": nodes}
