"""How an exercise starts and ends, in drawings: files drawn once, each with its own words.

A body of about 1.75 m in centimetres, the floor at 0. What moves with the hands has the classes
bar, frame, plate, weight and cable; what stands still has iron, pad, stack and wheel.
"""

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "templates" / "exercises" / "drawings"
DRAWN = frozenset(path.name for path in FOLDER.glob("*.svg"))


def drawings_of(slug: str) -> dict[str, str]:
    """The template of each moment by its name; none for an exercise that is not drawn."""
    files = {moment: f"{slug}-{moment.lower()}.svg" for moment in ("Start", "End")}
    return {moment: f"exercises/drawings/{file}" for moment, file in files.items() if file in DRAWN}
