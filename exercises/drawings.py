"""The drawings of how an exercise starts and ends: SVG files, each with its own description.

They show a body of about 1.75 m, in centimetres, with the floor at 0. Parts that move with the
hands have the classes bar, frame, plate, weight and cable; parts that stand still have iron, pad,
stack and wheel.
"""

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "templates" / "exercises" / "drawings"
DRAWN = frozenset(path.name for path in FOLDER.glob("*.svg"))


def drawings_of(slug: str) -> dict[str, str]:
    """The templates by moment ("Start", "End"); empty for an exercise without drawings."""
    files = {moment: f"{slug}-{moment.lower()}.svg" for moment in ("Start", "End")}
    return {moment: f"exercises/drawings/{file}" for moment, file in files.items() if file in DRAWN}
