"""The contracts of imports in pyproject.toml, which `./run lint` reads: they cover all there is,
and a wrong import breaks them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINTER = Path(sys.executable).parent / "lint-imports"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
# What puts the parts together: the apps as Django starts, and the addresses.
ABOVE_ALL = {"apps", "urls"}
KNOWS_PAGES = "Verbs, targets and tables know no page"

pytestmark = pytest.mark.slow


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    asked = [str(LINTER), "--no-cache", "--no-logo"]
    return subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The packages alone, to plant a wrong import in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in CONTRACTS["root_packages"]:
        left_out = shutil.ignore_patterns("__pycache__", "migrations", "content")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=left_out)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("workouts/logbook.py", "\nimport history.lookback\n"),
        ("workouts/targets.py", "\ndef late():\n    from workouts.week import page\n"),
        ("progression/engine/rule.py", "\nfrom django.db import models\n"),
    ],
)
def test_a_wrong_import_breaks_a_contract(copy: Path, file: str, source: str) -> None:
    assert linted(copy).returncode == 0
    with (copy / file).open("a", encoding="utf-8") as module:
        module.write(source)
    assert "BROKEN" in linted(copy).stdout


def test_everything_on_top_of_workouts_is_held_away_from_the_rooms() -> None:
    contract = next(each for each in CONTRACTS["contracts"] if each["name"] == KNOWS_PAGES)
    folder = ROOT / "workouts"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"} - ABOVE_ALL
    rooms = {path.parent.name for path in folder.glob("*/views.py")} | {"display", "remind"}
    assert set(contract["source_modules"]) == {f"workouts.{name}" for name in modules | {"models"}}
    assert set(contract["forbidden_modules"]) == {f"workouts.{name}" for name in rooms}
