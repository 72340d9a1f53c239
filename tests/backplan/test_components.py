"""The list of what is shipped names what the lock names, each with how to know it again."""

import json
import re
import subprocess

import pytest

from backplan.environment import PROJECT

LOCKED = re.compile(r"^([a-z0-9.-]+)(?:\[[a-z,]+\])?==([^ ;\\]+)", re.MULTILINE)


@pytest.mark.slow
def test_every_locked_package_is_in_the_list_with_its_version_and_hashes() -> None:
    made = subprocess.run(["./run", "components"], cwd=PROJECT, capture_output=True, check=True)
    listed = {part["name"]: part for part in json.loads(made.stdout)["components"]}

    locked = dict(LOCKED.findall((PROJECT / "requirements.txt").read_text()))
    assert {name: part["version"] for name, part in listed.items()} == locked
    assert "django" in locked
    for name, part in listed.items():
        assert part["purl"] == f"pkg:pypi/{name}@{locked[name]}"
        hashes = part["externalReferences"][0]["hashes"]
        assert {each["alg"] for each in hashes} == {"SHA-256"}
