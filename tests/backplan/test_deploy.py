"""The files that put the site on a server, as far as they can be read without one."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
READS = re.compile(r'(?:environ(?:\.get\(|\[)|flag\(|words\(|number\()"([A-Z_]+)"')


def text(name: str) -> str:
    return (ROOT / name).read_text()


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


def test_the_proxy_passes_the_name_on_as_it_was_asked_for_with_its_port() -> None:
    passed = re.findall(r"^ *proxy_set_header Host (.*);$", text("deploy/nginx.conf"), re.MULTILINE)
    assert passed == ["$http_host"]
