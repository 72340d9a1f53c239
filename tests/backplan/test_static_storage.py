"""What production serves: every file of ours under its hash, and scripts that find each other."""

import json
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from backplan import bundles, static_storage
from tests.collected import collect
from tests.modules import IMPORT, reached

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


def test_a_file_is_collected_with_all_that_it_imports(collected: Path) -> None:
    served = served_from(collected)
    common = served[bundles.COMMON].removeprefix("js/")
    for name in served:
        if re.fullmatch(r"(js|css)/[a-z-]+\.(js|css)", name):
            written = (collected / served[name]).read_text()
            expected = bundles.together(name, static_storage.source)
            assert written == expected.replace('"./outbox.js"', f'"./{common}"'), name
            left = {path.removeprefix("./") for path in IMPORT.findall(written)}
            assert left <= {common}, name
    assert {"js/workout.js", "js/outbox-page.js", "css/site.css"} <= set(served)


def test_every_script_and_style_is_on_some_page() -> None:
    templates = "".join(page.read_text() for page in ROOT.glob("templates/**/*.html"))
    named = {name for name in STATIC.findall(templates) if name.endswith((".js", ".css"))}
    ours = {f"{path.parent.name}/{path.name}" for path in (ROOT / "static").glob("*s/*.*s")}
    assert ours - reached(named) == {"js/worker.js"}


def test_collecting_again_changes_nothing(collected: Path) -> None:
    before = served_from(collected)
    collect(collected)
    assert served_from(collected) == before


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("js/nothing.js", 'import "./never-written.js";\n', "never-written.js is imported"),
        ("js/sets.js", 'import "./outbox.js";\n', "a circle"),
    ],
)
def test_what_cannot_be_put_together_is_not_collected(
    name: str, text: str, complaint: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "static", tmp_path / "static")
    (tmp_path / "static" / name).write_text(text)
    with pytest.raises(bundles.BundleError, match=complaint):
        collect(tmp_path / "collected", [tmp_path / "static"])
