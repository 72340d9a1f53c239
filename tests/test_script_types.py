"""The checker of types that `./run lint` asks about the scripts finds what is wrong in one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
DENO = Path(sys.executable).parent / "deno"
CHECK = ["check", "--quiet", "--no-remote", "--no-npm", "--no-lock"]


def complaints(folder: Path, source: str) -> str:
    """What the checker says of a script with this source, beside sets.js."""
    (folder / "tests").mkdir()
    for name in ("deno.json", "tests/page.d.ts", "static/js/sets.js"):
        shutil.copy(ROOT / name, folder / name if "js/" not in name else folder)
    (folder / "script.js").write_text(source, encoding="utf-8")
    environment = {"DENO_DIR": str(folder / "deno"), "NO_COLOR": "1", "HOME": str(folder)}
    asked = [str(DENO), *CHECK, "script.js"]
    ran = subprocess.run(
        asked, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return ran.stderr if ran.returncode else ""


def test_a_name_that_no_script_exports_or_no_object_has_is_found(tmp_path: Path) -> None:
    source = 'import { isShrot } from "./sets.js";\nexport const size = isShrot("5").lenght;\n'
    assert "has no exported member named 'isShrot'" in complaints(tmp_path, source)


def test_a_sound_script_is_let_through(tmp_path: Path) -> None:
    source = 'import { isShort } from "./sets.js";\nexport const short = isShort("5x5");\n'
    assert complaints(tmp_path, source) == ""
