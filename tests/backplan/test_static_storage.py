"""What production serves: every file of ours under its hash, and scripts that find each other."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.modules import IMPORT, imports

ROOT = Path(settings.BASE_DIR)
STATIC = re.compile(r"""{% static ['"]([^'"]+)['"]""")


def served_from(folder: Path) -> dict[str, str]:
    """The hashed name of each file."""
    paths = json.loads((folder / "staticfiles.json").read_text())["paths"]
    return dict(paths)


@pytest.mark.slow
def test_every_file_a_template_names_is_collected_under_its_hash(collected: Path) -> None:
    templates = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")]
    named = {name for page in templates for name in STATIC.findall(page.read_text())}
    assert named
    assert named <= set(served_from(collected))


def test_our_own_files_are_collected_and_compressed(collected: Path) -> None:
    served = served_from(collected)
    for name in ("js/offline.js", "css/base.css"):
        hashed = served[name]
        assert re.search(r"\.[0-9a-f]{12}\.", hashed)
        for ending in ("", ".gz", ".br"):
            assert (collected / f"{hashed}{ending}").is_file()


def test_every_file_of_ours_is_collected(collected: Path) -> None:
    ours = [path for path in (ROOT / "static").rglob("*") if path.is_file()]
    names = {path.relative_to(ROOT / "static").as_posix() for path in ours}
    assert names <= set(served_from(collected))


def test_every_script_imports_the_others_under_their_hashes(collected: Path) -> None:
    served = served_from(collected)
    scripts = {name for name in served if re.fullmatch(r"js/[a-z-]+\.js", name)}
    for name in scripts:
        found = IMPORT.findall((collected / served[name]).read_text())
        wanted = {served[other] for other in imports(name)}
        assert {f"js/{path.removeprefix('./')}" for path in found} == wanted, name
    assert {"js/offline.js", "js/outbox-page.js", "js/rest.js"} <= scripts
