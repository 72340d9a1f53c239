"""The files that put the site on a server, as far as they can be read without one."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)
READS = re.compile(r'(?:environ(?:\.get\(|\[)|flag\(|words\(|number\()"([A-Z_]+)"')
MODULES = ("aids", "awake", "kept", "rest", "set-form")
STATIC = re.compile(r"""{% static ['"]([^'"]+)['"]""")


def text(name: str) -> str:
    return (ROOT / name).read_text()


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What production would serve, in a folder of its own."""
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("static")
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": settings.HASHED}}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages, DEBUG=False):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def manifest(folder: Path) -> dict[str, str]:
    paths = json.loads((folder / "staticfiles.json").read_text())["paths"]
    return dict(paths)


def test_every_file_a_template_names_is_collected_under_its_hash(collected: Path) -> None:
    templates = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")]
    named = {name for page in templates for name in STATIC.findall(page.read_text())}
    assert named
    assert named <= set(manifest(collected))


def test_htmx_and_our_own_files_are_collected_and_compressed(collected: Path) -> None:
    served = manifest(collected)
    for name in ("django_htmx/htmx-4.min.js", "css/base.css"):
        hashed = served[name]
        assert re.search(r"\.[0-9a-f]{12}\.", hashed)
        for ending in ("", ".gz", ".br"):
            assert (collected / f"{hashed}{ending}").is_file()


def test_every_file_of_ours_is_collected(collected: Path) -> None:
    ours = [path for path in (ROOT / "static").rglob("*") if path.is_file()]
    names = {path.relative_to(ROOT / "static").as_posix() for path in ours}
    assert names <= set(manifest(collected))


def test_a_script_imports_others_under_their_hashes(collected: Path) -> None:
    served = manifest(collected)
    entry = (collected / served["js/workout.js"]).read_text()
    imported = re.findall(r'^import.*"\./(.+)";$', entry, re.MULTILINE)
    assert len(imported) == 4
    assert {f"js/{name}" for name in imported} <= set(served.values())


def test_the_page_of_a_workout_loads_at_most_60_kilobytes(collected: Path) -> None:
    served = manifest(collected)
    styles = [name for name in served if re.fullmatch(r"css/[a-z-]+\.css", name)]
    scripts = ["js/workout.js", *(f"js/{name}.js" for name in MODULES)]
    loaded = [*styles, *scripts, "django_htmx/htmx-4.min.js"]
    sizes = {name: (collected / f"{served[name]}.br").stat().st_size for name in loaded}
    assert sum(sizes.values()) < 40_000, sizes  # and 20 kB for the page itself


def test_every_variable_the_settings_read_is_in_the_example() -> None:
    files = [ROOT / "backplan" / f"{name}.py" for name in ("settings", "environment", "gunicorn")]
    read = {name for path in files for name in READS.findall(path.read_text())}
    named = set(re.findall(r"^(?:# )?([A-Z_]+)=", text(".env.example"), re.MULTILINE))
    assert "SECRET_KEY" in read
    assert read <= named


def test_the_example_holds_no_secret() -> None:
    example = text(".env.example")
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "EMAIL_HOST_PASSWORD"):
        assert re.search(rf"^(?:# )?{name}=$", example, re.MULTILINE)


def test_the_image_runs_as_nobody_and_says_how_it_is() -> None:
    dockerfile = text("Dockerfile")
    assert re.search(r"^USER 10001$", dockerfile, re.MULTILINE)
    assert "--require-hashes" in dockerfile
    assert 'CMD ["python", "deploy/healthcheck.py"]' in dockerfile


def test_the_database_keeps_its_data_where_postgres_18_puts_it() -> None:
    compose = text("docker-compose.yml")
    assert "image: postgres:18\n" in compose
    assert "- db:/var/lib/postgresql\n" in compose


def test_nothing_private_goes_into_the_image() -> None:
    allowed = [line for line in text(".dockerignore").splitlines() if line.startswith("!")]
    assert text(".dockerignore").splitlines()[1] == "*"
    assert not {"!.env", "!.git", "!tests", "!deploy"} & set(allowed)


def test_every_package_of_ours_goes_into_the_image() -> None:
    allowed = text(".dockerignore").splitlines()
    for app in (ROOT / "backplan").parent.glob("*/__init__.py"):
        if app.parent.name != "tests":
            assert f"!{app.parent.name}" in allowed
