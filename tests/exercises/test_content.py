"""What the content files say, against what the product promises about them."""

import re
import shutil
from pathlib import Path

import pytest

from exercises.content import FOLDER, SOURCES, ExerciseContent, read_content, read_sources
from exercises.muscles import MUSCLES, Area, muscles_of
from exercises.strict_toml import ContentError

TERES = {"teres-major", "teres-minor"}
PULL_HELPERS = {"mid-lower-traps", "rhomboids", "rear-delts"} | TERES
ROW_MOVERS = {"mid-lower-traps", "rhomboids", "lats"}
ROW_HELPERS = {"rear-delts", "infraspinatus", "erectors"} | TERES

MUSCLE_MAP: dict[str, tuple[set[str], set[str]]] = {
    "deadlift": ({"erectors"}, {"upper-traps", "mid-lower-traps", "rhomboids", "lats"}),
    "sumo-deadlift": ({"erectors"}, {"upper-traps", "mid-lower-traps", "rhomboids"}),
    "trap-bar-deadlift": ({"erectors"}, {"upper-traps", "mid-lower-traps"}),
    "pull-up": ({"lats"}, PULL_HELPERS | {"infraspinatus"}),
    "chin-up": ({"lats"}, PULL_HELPERS),
    "lat-pulldown": ({"lats"}, PULL_HELPERS | {"infraspinatus"}),
    "one-arm-dumbbell-row": (ROW_MOVERS, ROW_HELPERS | {"upper-traps"}),
    "barbell-row": (ROW_MOVERS, ROW_HELPERS | {"upper-traps"}),
    "seated-cable-row": (ROW_MOVERS, ROW_HELPERS),
    "cable-pullover": ({"lats"}, {"rear-delts"} | TERES),
}
STUDIES = {
    "deadlift": {"Nigro"},
    "pull-up": {"Youdas", "Dickie"},
    "chin-up": {"Youdas", "Dickie"},
    "lat-pulldown": {"Gerling"},
    "one-arm-dumbbell-row": {"Liao", "Schoenfeld"},
    "cable-pullover": {"Park", "Gerling", "Schoenfeld", "Oranchuk"},
}


def by_slug() -> dict[str, ExerciseContent]:
    return {entry.slug: entry for entry in read_content()}


def copied_with(folder: Path, file: str, old: str, new: str) -> Path:
    """The content folder copied, with one text in one file replaced."""
    copy = folder / "content"
    shutil.copytree(FOLDER, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (copy / file).write_text(text.replace(old, new), encoding="utf-8")
    return copy


def test_there_are_exactly_the_ten_exercises() -> None:
    assert set(by_slug()) == set(MUSCLE_MAP)


@pytest.mark.parametrize("slug", MUSCLE_MAP)
def test_an_exercise_trains_the_muscles_of_the_muscle_map(slug: str) -> None:
    primary, secondary = MUSCLE_MAP[slug]
    found = by_slug()[slug].muscles
    assert (set(found.primary), set(found.secondary)) == (primary, secondary)


def test_the_areas_hold_the_muscles_the_article_puts_there() -> None:
    assert {area.value: {muscle.key for muscle in muscles_of(area)} for area in Area} == {
        "upper": {"upper-traps", "rhomboids", "rear-delts", "infraspinatus"} | TERES,
        "mid": {"mid-lower-traps", "lats"},
        "lower": {"erectors"},
    }


def test_every_muscle_is_the_first_concern_or_a_helper_of_some_exercise() -> None:
    maps = [entry.muscles for entry in read_content()]
    assert {key for found in maps for key in found.primary + found.secondary} == set(MUSCLES)


def test_swap_groups_are_the_ones_of_the_plan_and_stay_inside_an_area() -> None:
    groups: dict[tuple[str, str], set[str]] = {}
    for entry in read_content():
        groups.setdefault((entry.area.value, entry.swap_group.value), set()).add(entry.slug)
    assert groups == {
        ("lower", "floor-pull"): {"deadlift", "sumo-deadlift", "trap-bar-deadlift"},
        ("mid", "vertical-pull"): {"pull-up", "chin-up", "lat-pulldown"},
        ("upper", "row"): {"one-arm-dumbbell-row", "barbell-row", "seated-cable-row"},
        ("mid", "pullover"): {"cable-pullover"},
    }


def test_each_exercise_is_loaded_the_way_its_kind_says() -> None:
    kinds: dict[str, set[str]] = {}
    for entry in read_content():
        kinds.setdefault(entry.kind.value, set()).add(entry.slug)
    assert kinds == {
        "barbell": {"deadlift", "sumo-deadlift", "trap-bar-deadlift", "barbell-row"},
        "dumbbell": {"one-arm-dumbbell-row"},
        "stack": {"lat-pulldown", "seated-cable-row", "cable-pullover"},
        "bodyweight": {"pull-up", "chin-up"},
    }


def test_only_the_dumbbell_row_is_done_one_arm_at_a_time() -> None:
    one_sided = [entry.slug for entry in read_content() if entry.one_sided]
    assert one_sided == ["one-arm-dumbbell-row"]


@pytest.mark.parametrize("slug", MUSCLE_MAP)
def test_an_exercise_cites_the_article_and_then_its_own_studies(slug: str) -> None:
    article, *studies = by_slug()[slug].sources
    assert article.authors == "Michael Matthews"
    assert {study.authors.split(" et al")[0].split(",")[0].split()[-1] for study in studies} == (
        STUDIES.get(slug, set())
    )


def test_every_study_is_cited_by_some_exercise_and_has_a_doi() -> None:
    cited = {source for entry in read_content() for source in entry.sources}
    assert cited == set(read_sources().values())
    assert {source.authors for source in cited if not source.doi} == {"Michael Matthews"}


def test_no_two_exercises_share_a_sentence() -> None:
    said = [
        line
        for entry in read_content()
        for line in (entry.summary, entry.tip, *entry.steps, *entry.faults)
    ]
    assert len(said) == len(set(said))


BAD_FILES = [
    ('area = "lower"', 'area = "front"', "deadlift.toml: area has the unknown value “front”"),
    ('kind = "barbell"', 'kind = "sled"', "deadlift.toml: kind has the unknown value “sled”"),
    ('area = "lower"', 'area = "upper"', "sumo-deadlift.toml: area differs"),
    ('name = "Deadlift"', "", "deadlift.toml: name is missing"),
    ('name = "Deadlift"', 'name = ""', "deadlift.toml: name must not be empty"),
    ('name = "Deadlift"', f'name = "{"x" * 61}"', "deadlift.toml: name must be at most 60"),
    ('name = "Deadlift"', 'name = "Pull-up"', "pull-up.toml: name is taken by deadlift.toml"),
    ("position = 1", "position = true", "deadlift.toml: position must be a whole number"),
    ("position = 1", "position = 0", "deadlift.toml: position must be from 1 to 999"),
    ("position = 1", "position = 4", "pull-up.toml: position is taken by deadlift.toml"),
    ("one_sided = false", 'one_sided = "no"', "deadlift.toml: one_sided must be true or false"),
    ("one_sided = false", "one_sided = false\ncolour = 1", "deadlift.toml: colour is not a known"),
    ("steps = [", "steps = [7,", r"deadlift.toml: steps\[1\] must be a text"),
    ("faults = [", "faults = []\nmore = [", "deadlift.toml: faults must not be empty"),
    ('"nigro-2020"', '"nobody-1999"', "deadlift.toml: sources has the unknown value"),
    ('"nigro-2020"', '"matthews-2024"', "deadlift.toml: sources names something twice"),
    ('["erectors"]', '["biceps"]', "deadlift.toml: muscles: primary has the unknown value"),
    ('["erectors"]', '["lats"]', "deadlift.toml: muscles: secondary repeats “lats”"),
    ("[muscles]", "[muscles", "deadlift.toml: is not readable as TOML"),
]


@pytest.mark.parametrize(("old", "new", "complaint"), BAD_FILES)
def test_a_bad_file_is_refused_with_the_file_and_the_field_named(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    folder = copied_with(tmp_path, "deadlift.toml", old, new)
    with pytest.raises(ContentError, match=complaint):
        read_content(folder)


def test_a_file_name_that_is_no_slug_is_refused(tmp_path: Path) -> None:
    folder = copied_with(tmp_path, "deadlift.toml", "position = 1", "position = 11")
    (folder / "deadlift.toml").rename(folder / "Dead Lift.toml")
    with pytest.raises(ContentError, match=r"Dead Lift\.toml: slug"):
        read_content(folder)


def test_a_source_that_does_not_say_anything_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(re.sub(r"(?m)^says = .*$", "", SOURCES.read_text(encoding="utf-8")))
    with pytest.raises(ContentError, match=r"sources\.toml: matthews-2024: says is missing"):
        read_sources(path)


def test_no_two_sources_say_the_same() -> None:
    said = [source.says for source in read_sources().values()]
    assert len(said) == len(set(said))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="holds no exercise"):
        read_content(tmp_path)


def test_a_doi_with_an_address_before_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    text = SOURCES.read_text(encoding="utf-8")
    path.write_text(text.replace('"10.1111/joa', '"https://doi.org/10.1111/joa'), encoding="utf-8")
    with pytest.raises(ContentError, match=r"sources\.toml: gerling-2013: doi must look like"):
        read_sources(path)
