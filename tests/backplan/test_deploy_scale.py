"""docker-compose.scale.yml and its files, as far as they can be read without Docker."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from django.conf import settings

from backplan.environment import PLANNED_ONCE, SERVER_LIMITS

ROOT = Path(settings.BASE_DIR)
COMPOSE = (ROOT / "docker-compose.scale.yml").read_text(encoding="utf-8")
ONE_MACHINE = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")


def service(name: str, compose: str = COMPOSE) -> str:
    services = compose.partition("\nservices:\n")[2]
    found = re.search(rf"^  {name}:\n((?:    .*\n|\n)+)", services, re.MULTILINE)
    assert found, name
    return found[1]


def names(compose: str) -> set[str]:
    services = compose.partition("\nservices:\n")[2]
    return set(re.findall(r"^  ([a-z]+):$", re.split(r"^\S", services, flags=re.M)[0], re.M))


def test_it_adds_a_pooler_and_a_standby_to_what_one_machine_has() -> None:
    assert names(COMPOSE) - names(ONE_MACHINE) == {"pooler", "standby"}
    assert names(COMPOSE) & names(ONE_MACHINE) == {"db", "migrate", "web", "backup", "mail"}


def test_the_web_containers_reach_the_database_through_the_pooler_alone() -> None:
    web = service("web")
    assert "DATABASE_URL: host=pooler port=6432 " in web
    assert 'DATABASE_POOLER: "1"' in web
    assert "DATABASE_REPLICA_URL: ${DATABASE_REPLICA_URL-host=standby " in web
    assert "replicas: ${WEB_CONTAINERS:-4}" in web
    assert "listen_port = 6432" in (ROOT / "deploy" / "pgbouncer.ini").read_text()


def test_what_needs_one_connection_for_long_goes_around_it() -> None:
    direct = COMPOSE.partition("x-direct: &direct\n")[2].partition("\nservices:")[0]
    assert "DATABASE_URL: host=${PRIMARY:-db} " in direct
    assert 'DATABASE_POOLER: ""' in direct
    for name in ("migrate", "backup"):
        assert "<<: *direct" in service(name)


def test_both_servers_have_the_limits_that_a_connection_is_told_as_it_begins() -> None:
    told = COMPOSE.partition("x-postgres: &postgres\n")[2].partition("\nx-direct")[0]
    options = re.findall(r"^  - ([a-z_]+=\S+)$", told, re.MULTILINE)
    wanted = [each.strip() for each in f"{SERVER_LIMITS} {PLANNED_ONCE}".split("-c ") if each]
    assert set(wanted) < set(options)
    assert {"log_min_error_statement=panic", "log_error_verbosity=terse"} < set(options)
    for name in ("db", "standby"):
        assert "command: *postgres\n" in service(name)
        assert "./deploy/pg_hba.conf:/etc/postgresql/pg_hba.conf:ro" in service(name)


def test_nothing_is_written_before_the_standby_is_there_to_confirm_it() -> None:
    assert re.search(r"standby:\n +condition: service_healthy", service("migrate"))
    assert "STANDBY_CONFIRMS: ${STANDBY_CONFIRMS:-1}" in service("standby")
    # It would wait for a standby that is yet to be made of it.
    assert "synchronous" not in COMPOSE


def test_each_of_its_servers_is_inside_and_fills_no_disk() -> None:
    for name in ("standby", "pooler"):
        assert "networks:\n      - inside\n" in service(name)
        assert "outside" not in service(name)
        assert "logging:" in service(name)
        assert "restart: unless-stopped" in service(name)
    assert 'max-size: 10m\n        max-file: "5"\n' in COMPOSE


def test_every_file_and_stage_it_names_is_there() -> None:
    files = re.findall(r"^ +- \./(\S+?):", COMPOSE, re.MULTILINE)
    assert len(files) == 5
    assert all((ROOT / file).is_file() for file in files)
    assert "\nFROM debian:13-slim AS pooler\n" in (ROOT / "Dockerfile").read_text()
    assert "target: pooler" in service("pooler")


def test_every_variable_it_takes_from_the_environment_is_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^(?:# )?([A-Z_]+)=", example, re.MULTILINE))
    taken = set(re.findall(r"\$\{([A-Z_]+)", COMPOSE))
    assert taken >= {"PRIMARY", "WEB_CONTAINERS", "STANDBY_CONFIRMS"}
    assert taken <= named


def test_who_copies_the_primary_needs_the_password() -> None:
    rules = (ROOT / "deploy" / "pg_hba.conf").read_text().splitlines()
    told = [line.split() for line in rules if line and not line.startswith("#")]
    assert all(rule[-1] == "scram-sha-256" for rule in told if rule[0] != "local")
    assert ["host", "replication", "all", "samenet", "scram-sha-256"] in told


def test_what_waits_for_the_standby_to_follow_ends_with_its_server(tmp_path: Path) -> None:
    """A server of nobody, which follows none: what asks the primary is not left behind."""
    for name in ("PG_VERSION", "standby.signal"):
        (tmp_path / name).write_text("18", encoding="utf-8")
    with (settings.BASE_DIR / "deploy" / "standby.sh").open("rb") as script:
        server = subprocess.Popen(
            ["/bin/sh", "-s", "/bin/sh", "-c", "sleep 0.5"],
            stdin=script,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.defpath, "PGDATA": str(tmp_path), "PGDATABASE": "none"},
            start_new_session=True,
        )
    assert server.wait() == 0
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            os.killpg(server.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(server.pid, signal.SIGKILL)
    pytest.fail("It still asks the primary.")
