"""Scripts and styles put together: each runs once, in order, with names of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from backplan.bundles import COMMON, BundleError, imports, reached, together
from backplan.static_storage import source

SCRIPTS = sorted(path.name for path in (settings.BASE_DIR / "static/js").glob("*.js"))
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
PAGE_SCRIPT = re.compile(r"""<script type="module" src="\{% static '([^']+)' %\}">""")
DENO = Path(sys.executable).parent / "deno"
# A page's script, what it shares, and two files with a name in common.
FILES = {
    COMMON: 'import { say } from "./say.js";\nlet many = 0;\n'
    "export let standing = 0;\nexport function keep() {\n  many += 1;\n  standing = many;\n}\n"
    'say("outbox");\n',
    "js/say.js": "export const say = (word) => console.log(word);\n",
    "js/one.js": 'import { say as tell } from "./say.js";\nconst mine = "one";\ntell(mine);\n'
    "export async function one() {\n  return mine;\n}\n",
    "js/two-words.js": 'import { one } from "./one.js";\nimport * as outbox from "./outbox.js";\n'
    'const mine = "two";\noutbox.keep();\nexport const two = () => [mine, outbox.standing, one];\n',
    "js/page.js": 'import "./one.js";\nimport { two } from "./two-words.js";\n'
    'import * as outbox from "./outbox.js";\noutbox.keep();\nconst mine = "page";\n'
    "console.log(mine, ...two().slice(0, 2));\nexport const whole = mine;\n",
    "js/other.js": 'import * as outbox from "./outbox.js";\noutbox.keep();\n'
    'console.log("other", outbox.standing);\n',
}


def bundle(name: str, **changed: str) -> str:
    """One of the files above, put together; `changed` are other texts by the file's bare name."""
    return together(
        name, (FILES | {f"js/{key}.js": text for key, text in changed.items()}).__getitem__
    )


def run(folder: Path, *pages: str) -> list[str]:
    """What the page's scripts log, as they are served."""
    for name in FILES:
        (folder / name.removeprefix("js/")).write_text(bundle(name))
    loads = "".join(f'await import("./{page}.js");\n' for page in pages)
    (folder / "start.js").write_text(loads)
    command = [str(DENO), "run", "--quiet", "--no-remote", "--no-npm", "--no-lock", "start.js"]
    environment = {"DENO_DIR": str(folder / "deno"), "NO_COLOR": "1", "HOME": str(folder)}
    ran = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


@pytest.mark.slow
def test_each_runs_once_after_what_it_imports_and_with_its_own_names(tmp_path: Path) -> None:
    # What is shared comes first, then "one", though two import it; `standing` is as it is now.
    assert run(tmp_path, "page") == ["outbox", "one", "page two 2"]


@pytest.mark.slow
def test_two_scripts_of_a_page_share_what_is_kept(tmp_path: Path) -> None:
    assert run(tmp_path, "page", "other") == ["outbox", "one", "page two 2", "other 3"]


def test_what_several_pages_share_is_in_one_file_alone() -> None:
    assert bundle("js/page.js").startswith('import { $outbox, $say } from "./outbox.js";\n')
    assert "console.log(word)" not in bundle("js/page.js")
    assert bundle(COMMON).endswith("export { $say, $outbox };\n")


def test_what_imports_nothing_stays_as_it_is() -> None:
    assert bundle("js/say.js") == FILES["js/say.js"]


def test_every_line_of_a_file_stays_but_for_its_imports_and_exports() -> None:
    lines = bundle("js/page.js").splitlines()
    for name in ("js/one.js", "js/two-words.js", "js/page.js"):
        start = lines.index(f"// {name}") + (1 if name == "js/page.js" else 2)
        for number, line in enumerate(FILES[name].splitlines(), start):
            if not line.startswith("import"):
                assert lines[number] in {line, line.removeprefix("export ")}


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"one": 'import "./none.js";\n'}, "js/none.js is imported, and does not exist"),
        ({"one": 'import "./two-words.js";\n'}, "js/one.js imports js/two-words.js.*: a circle"),
        ({"one": 'import "./one.js";\n'}, "js/one.js imports js/one.js: a circle"),
        ({"one": "export const other = 1;\n"}, "takes one from js/one.js, where it is not there"),
        ({"one": "export let one = 1;\n"}, "takes one from js/one.js, where it is let"),
        ({"one": "export default 1;\n"}, "written as no other is: export default"),
        ({"one": "const one = 1;\nexport { one };\n"}, "written as no other is: export {"),
        ({"one": 'export function one() {\n  import("./say.js");\n}\n'}, "as no other is: import"),
        ({"one": 'import say from "./say.js";\nexport const one = say;\n'}, "in another way"),
        ({"one": "import { say } from './say.js';\nexport const one = say;\n"}, "as no other is"),
        ({"one": "export const one = 1;\nconst $say = 1;\n"}, r"as no other is: \$say"),
    ],
)
def test_what_would_not_run_as_it_is_written_is_refused(
    changed: dict[str, str], complaint: str
) -> None:
    with pytest.raises(BundleError, match=complaint):
        bundle("js/page.js", **changed)


def test_a_style_takes_the_place_of_its_import_and_may_import_nothing_itself() -> None:
    files = {"css/a.css": '@import "b.css";\na { top: 0 }\n', "css/b.css": "b { top: 0 }\n"}
    assert together("css/a.css", files.__getitem__) == "b { top: 0 }\n\na { top: 0 }\n"
    for wrong in ('@import "c.css";\n', "@import url(c.css);\n"):
        with pytest.raises(BundleError, match="as no other is"):
            together("css/a.css", (files | {"css/b.css": wrong, "css/c.css": ""}).__getitem__)


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_of_ours_can_be_put_together(name: str) -> None:
    assert together(f"js/{name}", source)


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_is_left_out_is_comments_alone(name: str) -> None:
    text = source(f"js/{name}")
    lines = [line for line in text.splitlines() if not line.startswith(("import ", "export "))]
    code = [line for line in lines if not line.lstrip().startswith(("//", "/**", "*"))]
    served = together(f"js/{name}", source)
    assert [line for line in code if line not in served] == []
    said = [line for line in served.splitlines() if line.lstrip().startswith(("//", "/*"))]
    assert [line for line in said if not re.fullmatch(r"// js/[a-z-]+\.js", line)] == []
    # A line that only looks like a comment would be inside of a text that goes on.
    comments = [line for line in lines if line.lstrip().startswith("//")]
    assert all(text[: text.index(line)].count("`") % 2 == 0 for line in comments)


def page_scripts() -> dict[str, list[str]]:
    """The scripts that each template names."""
    named = {page.name: PAGE_SCRIPT.findall(page.read_text()) for page in TEMPLATES}
    return {page: scripts for page, scripts in named.items() if scripts}


def test_no_page_runs_a_script_twice() -> None:
    """Its scripts, with those of base.html, share nothing but what COMMON has."""
    pages = page_scripts()
    assert pages["base.html"] == ["js/waiting.js"]
    for page, scripts in pages.items():
        each = {*scripts, *pages["base.html"]}
        ran = [file for script in each for file in reached(script, source)]
        own = [file for file in ran if file not in reached(COMMON, source)]
        assert len(own) == len(set(own)), page


def test_what_is_shared_does_nothing_to_a_page_by_itself() -> None:
    """A page that needs one of these files gets them all."""
    for name in reached(COMMON, source):
        text = source(name)
        assert not re.search(
            r"^(?:document|addEventListener|navigator|if)\b", text, re.MULTILINE
        ), name


def test_no_page_names_a_script_that_is_shared() -> None:
    shared = set(reached(COMMON, source))
    assert not shared & {script for scripts in page_scripts().values() for script in scripts}
    assert imports("js/waiting.js", source)
