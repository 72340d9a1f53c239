"""The drawing of the back against the muscles it shows."""

import re
from itertools import pairwise

import pytest
from django.template.loader import render_to_string

from exercises.back_drawing import LABELS, Work, drawn
from exercises.content import read_content
from exercises.muscles import MUSCLES

SHAPES = render_to_string("exercises/_back_shapes.html")
HALF = re.compile(r'<g id="back-([a-z-]+)">(.*?)</g>', re.DOTALL)
PERSON = {"crease", "edge"}


def svg(**shown: object) -> str:
    return render_to_string("exercises/_back.html", {"back": drawn("The back"), **shown})


def across(markup: str) -> list[int]:
    """How far right of the spine every point of the paths is; all are absolute curves."""
    paths = " ".join(re.findall(r' d="([MLCZ0-9. -]+)"', markup))
    return [int(number) for number in re.findall(r"-?\d+", paths)][::2]


def test_every_muscle_is_drawn_and_nothing_else_is() -> None:
    assert [key for key, _ in HALF.findall(SHAPES)] == list(LABELS)
    assert set(LABELS) == set(MUSCLES)


def test_every_muscle_that_is_drawn_is_trained_by_an_exercise() -> None:
    maps = [exercise.muscles for exercise in read_content()]
    assert {key for each in maps for key in each.primary + each.secondary} == set(LABELS)


def test_every_muscle_of_an_exercise_is_drawn_at_work() -> None:
    for exercise in read_content():
        back = drawn(exercise.name, exercise.muscles.primary, exercise.muscles.secondary)
        names = {muscle.name for key, muscle in MUSCLES.items() if key in exercise.muscles.primary}
        assert set(back.named(Work.WHOLE)) == names
        helping = {MUSCLES[key].name for key in exercise.muscles.secondary}
        assert set(back.named(Work.HALF)) == helping


@pytest.mark.parametrize(("key", "markup"), HALF.findall(SHAPES))
def test_a_muscle_is_drawn_in_one_half_with_its_fibres(key: str, markup: str) -> None:
    assert min(across(markup)) >= 0, key
    assert 'class="muscle-shape' in markup
    assert 'class="muscle-fibres"' in markup


def test_everything_that_is_drawn_is_shown_once_and_mirrored_once() -> None:
    page = svg()
    drawn_once = re.findall(r'id="back-([a-z-]+)"', SHAPES)
    assert len(drawn_once) == len(set(drawn_once))
    for each in drawn_once:
        both = f'<use href="#back-{each}"/><use href="#back-{each}" transform="scale(-1 1)"/>'
        assert page.count(both) == 1
    assert page.count("<use ") == 2 * len(drawn_once) == 2 * len(MUSCLES.keys() | PERSON)


def test_names_beside_the_body_do_not_run_into_each_other() -> None:
    for side in (-1, 1):
        heights = sorted(label.y for label in LABELS.values() if label.side == side)
        assert all(lower - upper >= 40 for upper, lower in pairwise(heights))


def test_the_drawing_says_in_words_what_it_shows() -> None:
    back = drawn("The back", ["lats", "rhomboids"], ["erectors"])
    assert "Solid: Rhomboids, Lats. In lines: Erector spinae." in back.description
    assert "Solid" not in drawn("The back").description


def test_a_drawing_that_is_no_choice_is_one_picture() -> None:
    page = svg()
    assert 'role="img" aria-labelledby="back-title back-desc"' in page
    assert "<a " not in page


def test_a_drawing_to_choose_from_names_each_muscle() -> None:
    page = svg(choose=True)
    links = dict(re.findall(r'href="\?muscle=([a-z-]+)#shown" aria-label="(.*?)"', page))
    assert links == {muscle.key: muscle.name for muscle in MUSCLES.values()}
    assert 'role="group"' in page


def test_names_stand_beside_what_works_and_beside_every_choice() -> None:
    back = drawn("The back", ["lats"], ["erectors"])
    assert "<text" not in render_to_string("exercises/_back.html", {"back": back})
    named = render_to_string("exercises/_back.html", {"back": back, "named": True})
    assert re.findall(r"<text[^>]*>(.*?)</text>", named) == ["Erector spinae", "Lats"]
    assert svg(choose=True, named=True).count("</text>") == len(MUSCLES)
