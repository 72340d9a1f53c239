"""Production's settings, with the collected static files in the home of the benchmark."""

import os
from pathlib import Path

from backplan.settings import *  # noqa: F403

STATIC_ROOT = Path(os.environ["STATIC_ROOT"])
