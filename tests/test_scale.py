"""docs/scale.md says what is so: of the tables, of what it deploys, and of its own arithmetic."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backplan import environment
from tests import distribution

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
COMPOSE = (ROOT / "docker-compose.scale.yml").read_text(encoding="utf-8")


def test_what_stands_in_the_way_of_splitting_each_table_is_listed() -> None:
    rows = [each.row() for each in distribution.exceptions()]
    listed = re.findall(r"^\| `[a-z_]+` .*\|$", PAGE, re.MULTILINE)
    assert len(rows) > 20
    assert listed == rows


def test_a_table_that_knows_its_lifter_in_all_it_says_is_no_exception() -> None:
    (revisions,) = (
        each for each in distribution.exceptions() if each.table == "workouts_logrevision"
    )
    assert (revisions.has_lifter, revisions.keys, revisions.by_id_alone) == (True, [], [])


def test_every_service_and_variable_it_names_is_there() -> None:
    services = re.findall(r"docker compose (?:exec|stop) ([a-z]+)", PAGE)
    services += re.findall(r"--no-deps --detach ([a-z ]+)`", PAGE)[0].split()
    base = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert {"db", "standby", "pooler", "web", "backup", "mail"} == set(services)
    assert all(f"\n  {name}:\n" in base + COMPOSE for name in services)
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:WEB|DATABASE|STANDBY)_[A-Z_]+|PRIMARY)\b", PAGE))
    assert len(named) >= 7
    assert named <= set(re.findall(r"^# ([A-Z_]+)=", example, re.MULTILINE))


@pytest.mark.parametrize("name", ["README.md", "docs/operating.md"])
def test_who_runs_the_site_is_led_to_it(name: str) -> None:
    link = "scale.md" if name.startswith("docs/") else "docs/scale.md"
    assert f"]({link})" in (ROOT / name).read_text(encoding="utf-8")


def test_its_arithmetic_is_right() -> None:
    sets, workouts = 36_000_000, 3_000_000
    speed = (ROOT / "docs" / "speed.md").read_text(encoding="utf-8")
    (measured,) = re.findall(r"([\d.]+) MB as they arrive \|", speed)[:1]
    disk = round(float(measured)) / 1000
    assert f"{round(float(measured))} MB a million sets" in PAGE
    busiest = 0.2 / 7 / 3600
    assert f"| {sets * busiest:.0f} | 36,000,000 a week" in PAGE
    assert f"| {round(workouts * 8 * busiest):d} | 3,000,000 workouts" in PAGE
    assert f"{sets * 52 / 1e9:.2f} thousand million" in PAGE
    assert f"{sets * 52 / 1e6 * disk:.0f} GB, and as much" in PAGE
    web = (sets + 8 * workouts) * busiest * 0.0237
    database = (sets * 0.0039 + 8 * workouts * 0.0049) * busiest
    assert f"= {web:.1f} busy" in PAGE
    assert f"= {database:.1f} busy" in PAGE
    assert f"| {sets * 52 / 1e6 * 32 / 3600:.0f} hours at the end" in PAGE
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEB_CONCURRENCY", "2")
        patch.setenv("WEB_THREADS", "2")
        assert f"{12 * environment.connections()} to PgBouncer" in PAGE
