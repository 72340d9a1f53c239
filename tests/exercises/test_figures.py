"""The drawings of how an exercise starts and ends."""

import re
from math import dist

import pytest
from django.test import Client

from exercises.content import read_content
from exercises.figures import MOVEMENTS
from exercises.figures.frames import Frame, Movement
from exercises.figures.limbs import bent, disc, limb

SLUGS = [entry.slug for entry in read_content()]
FRAMES = [(slug, name, frame) for slug, each in MOVEMENTS.items() for name, frame in each.frames]
EVERY_MOVEMENT = pytest.mark.parametrize(("slug", "movement"), MOVEMENTS.items())


def corners(path: str) -> list[tuple[float, float]]:
    """Where the straight lines of a path start and end; its coordinates there are absolute."""
    found = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)
    return [(float(x), float(y)) for x, y in found]


def drawn(frame: Frame) -> str:
    return frame.figure.far + frame.figure.body + frame.figure.arms


def area(path: str) -> float:
    """Twice the area of a limb's quadrilateral, above zero where it runs clockwise."""
    points = [
        tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)(?=[AL]|Z)", path)
    ]
    return sum(
        a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)
    )


def test_every_exercise_is_drawn_and_nothing_else_is() -> None:
    assert set(MOVEMENTS) == set(SLUGS)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_shows_how_the_exercise_starts_and_ends(client: Client, slug: str) -> None:
    html = client.get(f"/exercises/{slug}/").content.decode()
    labels = re.findall(r'<svg class="lifter"[^>]* role="img" aria-label="(.*?)">', html)
    words = [frame.words for _, frame in MOVEMENTS[slug].frames]
    assert labels == [f"Start. {words[0]}", f"End. {words[1]}"]
    assert re.findall(r"<figcaption>(.*?)</figcaption>", html) == ["Start", "End"]


def test_no_two_positions_are_told_or_drawn_alike() -> None:
    assert len({frame.words for _, _, frame in FRAMES}) == len(FRAMES)
    assert len({drawn(frame) for _, _, frame in FRAMES}) == len(FRAMES)


@EVERY_MOVEMENT
def test_what_the_hands_move_has_moved_at_the_end(slug: str, movement: Movement) -> None:
    moved = {"bar", "plate", "weight", "frame", "cable"}
    start, end = (
        [each.path for each in (*frame.behind, *frame.front) if each.kind in moved]
        for _, frame in movement.frames
    )
    # On a fixed bar it is the lifter who moves.
    assert (start == end) == (slug in {"pull-up", "chin-up"})


@EVERY_MOVEMENT
def test_a_lifter_stays_inside_the_drawing_and_above_the_floor(
    slug: str, movement: Movement
) -> None:
    left, top, width, _ = map(float, movement.box.split())
    for _, frame in movement.frames:
        for x, y in corners(drawn(frame)):
            assert left + 1 < x < left + width - 1, slug
            assert top + 1 < y < 1.5, slug


def test_a_joint_keeps_both_bones_as_long_as_they_are() -> None:
    knee = bent((0, -92), (10, -20), 43, 41, -1)
    assert dist((0, -92), knee) == pytest.approx(43)
    assert dist(knee, (10, -20)) == pytest.approx(41)


def test_a_joint_bends_the_way_it_is_told() -> None:
    assert bent((0, -92), (0, -20), 43, 41, -1)[0] > 0  # forward, as a knee
    assert bent((0, -140), (0, -90), 30, 28, 1)[0] < 0  # backward, as an elbow


def test_what_is_out_of_reach_leaves_the_limb_straight() -> None:
    assert bent((0, 0), (0, 100), 30, 28, 1) == pytest.approx((0, 30))


@pytest.mark.parametrize("end", [(10, 0), (-10, 0), (0, 10), (0, -10), (7, 7)])
def test_outlines_run_one_way_so_that_limbs_unite(end: tuple[float, float]) -> None:
    assert area(limb(((0, 0), 5), (end, 3))) > 0
    assert area(limb(((0, 0), 3), (end, 5))) > 0


def test_a_station_inside_another_is_the_larger_circle() -> None:
    assert limb(((0, 0), 9), ((1, 0), 2)) == disc((0, 0), 9)
