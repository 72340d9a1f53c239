"""The drawings of how an exercise starts and ends."""

import re
from pathlib import Path

import pytest
from django.test import Client

from exercises.content import read_content
from exercises.drawings import DRAWN, FOLDER, drawings_of

SLUGS = [entry.slug for entry in read_content()]
FILES = sorted(DRAWN)
STYLE = Path(__file__).parents[2] / "static" / "css" / "figures.css"
LAYER = re.compile(r'<path class="([^"]+)" d="([^"]+)"/>')
STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
# How many numbers one step of a kind takes; the last two say where it ends.
TAKES = {"M": 2, "L": 2, "l": 2, "c": 6, "a": 7, "Z": 0}
MOVED = {"gear-bar", "gear-frame", "gear-plate", "gear-weight", "gear-cable"}


def read(file: str) -> str:
    return (FOLDER / file).read_text(encoding="utf-8")


def layers(file: str) -> list[tuple[str, str]]:
    return LAYER.findall(read(file))


def ends(path: str) -> list[tuple[float, float]]:
    """Where every step of a limb's outline ends; what is relative starts at the last end."""
    x = y = 0.0
    found = []
    for kind, said in STEP.findall(path):
        numbers = [float(each) for each in NUMBER.findall(said)]
        for at in range(0, len(numbers), TAKES[kind] or 1):
            right, down = numbers[at + TAKES[kind] - 2 : at + TAKES[kind]]
            x, y = (x + right, y + down) if kind.islower() else (right, down)
            found.append((x, y))
    return found


def box(file: str) -> list[float]:
    found = re.search(r'viewBox="([^"]+)"', read(file))
    assert found is not None
    return [float(each) for each in found[1].split()]


def words(file: str) -> str:
    found = re.search(r'aria-label="\{\{ label \}\}\. ([^"]+)"', read(file))
    assert found is not None
    return found[1]


def test_every_exercise_is_drawn_and_nothing_else_is() -> None:
    assert {f"{slug}-{moment}.svg" for slug in SLUGS for moment in ("start", "end")} == DRAWN


def test_an_exercise_whose_file_is_gone_is_not_drawn() -> None:
    assert drawings_of("dragon-flag") == {}


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_shows_how_the_exercise_starts_and_ends(client: Client, slug: str) -> None:
    html = client.get(f"/exercises/{slug}/").content.decode()
    labels = re.findall(r'<svg class="lifter"[^>]* role="img" aria-label="(.*?)">', html)
    told = [words(f"{slug}-{moment}.svg") for moment in ("start", "end")]
    assert labels == [f"Start. {told[0]}", f"End. {told[1]}"]
    assert re.findall(r"<figcaption>(.*?)</figcaption>", html) == ["Start", "End"]


@pytest.mark.django_db
def test_beside_its_name_in_the_list_a_drawing_is_decoration(client: Client) -> None:
    html = client.get("/exercises/").content.decode()
    drawn = re.findall(r'<svg class="lifter"[^>]*>', html)
    assert len(drawn) == len(SLUGS)
    assert all('aria-hidden="true"' in each and "aria-label" not in each for each in drawn)


def test_no_two_positions_are_told_or_drawn_alike() -> None:
    assert len({words(file) for file in FILES}) == len(FILES)
    assert len({tuple(layers(file)) for file in FILES}) == len(FILES)


@pytest.mark.parametrize("slug", SLUGS)
def test_what_the_hands_move_has_moved_at_the_end(slug: str) -> None:
    start, end = (
        [layer for layer in layers(f"{slug}-{moment}.svg") if layer[0] in MOVED]
        for moment in ("start", "end")
    )
    # On a fixed bar it is the lifter who moves.
    assert (start == end) == (slug in {"pull-up", "chin-up"})


@pytest.mark.parametrize("file", FILES)
def test_a_lifter_stays_inside_the_drawing_and_above_the_floor(file: str) -> None:
    left, top, width, _ = box(file)
    for kind, path in layers(file):
        if kind.startswith("limb") and kind != "limb-crease":
            for x, y in ends(path):
                assert left + 1 < x < left + width - 1
                assert top + 1 < y < 1.5


@pytest.mark.parametrize("slug", SLUGS)
def test_both_moments_are_drawn_in_the_same_box(slug: str) -> None:
    assert box(f"{slug}-start.svg") == box(f"{slug}-end.svg")


@pytest.mark.parametrize("file", FILES)
def test_a_drawing_takes_every_colour_from_the_style_sheet(file: str) -> None:
    assert not re.search(r'\s(?:fill|stroke|style)="', read(file))
    style = STYLE.read_text(encoding="utf-8")
    named = {name for kind, _ in layers(file) for name in kind.split()}
    assert {name for name in named if f".{name}" not in style} == set()


@pytest.mark.parametrize("file", FILES)
def test_a_lifter_is_whole(file: str) -> None:
    kinds = [kind for kind, _ in layers(file)]
    assert {"limb", "limb hair", "limb shirt", "limb shorts", "limb shoe"} <= set(kinds)
