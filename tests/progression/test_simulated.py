"""The year of simulated lifters, in the file that its benchmark writes."""

import subprocess
import sys
from pathlib import Path

import progression

FOLDER = Path(progression.__file__).parent


def test_the_file_is_what_the_benchmark_writes() -> None:
    benchmark = FOLDER.parent / "benchmarks" / "lifters.py"
    ran = subprocess.run(
        [sys.executable, benchmark, "--check"], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
