"""The tests' own eyes: what is planted on a page is found there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import colours
from tests.browser.looking import NARROW, THEMES, findings
from tests.browser.watching import Watch

pytestmark = pytest.mark.browser

POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
PALE_AT_NIGHT = """
<style>@media (prefers-color-scheme: dark) { p { color: #222; background: #111 } }</style>
<p>Pale</p>
"""

ON_A_DESK = """
<style>@media (max-width: 400px) { div { display: none } }</style><div>%s</div>
"""
NAMED_ON_A_PHONE = """
<input aria-label="Reps">
<script>
addEventListener("resize", () => {
  if (innerWidth > 400) document.querySelector("input").removeAttribute("aria-label");
});
</script>
"""
PLAIN_LINKS = "<style>a { color: #0000c0; text-decoration: none } p { color: black }</style>"

GREY_ON = """
<style>div { background: %s } p { color: #555 }</style>
<div><p class="grey">Grey</p></div>
"""
UNTOLD = """
<style>p { color: #555; background: linear-gradient(#eee, #888) }</style><p class="untold">Grey</p>
"""


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def planted(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A page of a site of its own, where each test plants what it looks for."""
    context = browser.new_context(base_url="http://planted.test")
    context.route("**/*", lambda route: route.fulfill(status=404, body="gone"))
    watch.over(context)
    yield context.new_page()
    context.close()


def plant(page: Page, body: str, headers: dict[str, str] | None = None) -> None:
    html = f"<!doctype html><html lang=en><title>Planted</title><main><h1>One</h1>{body}</main>"
    page.route(
        "/page", lambda route: route.fulfill(body=html, content_type="text/html", headers=headers)
    )
    page.goto("/page")


def test_a_page_with_nothing_wrong_is_passed(planted: Page, watch: Watch) -> None:
    plant(planted, "<p>Fine</p>", POLICY)

    assert findings(planted) == []
    assert watch.all == []


def test_an_obstacle_is_found(planted: Page) -> None:
    plant(planted, "<input>")

    assert "390: label at input" in findings(planted)


def test_an_obstacle_is_found_where_only_one_size_has_it(planted: Page) -> None:
    plant(planted, ON_A_DESK % "<b>Fine</b>")
    assert findings(planted) == []

    for _ in range(2):
        plant(planted, ON_A_DESK % "<input>")
        assert findings(planted) == ["1280: label at input"]


def test_an_obstacle_that_a_script_makes_at_one_size_is_found(planted: Page) -> None:
    plant(planted, "<input aria-label=Reps>")
    assert findings(planted) == []

    plant(planted, NAMED_ON_A_PHONE)
    assert findings(planted) == ["1280: label at input"]


def test_a_link_that_only_its_colour_tells_from_the_words_around_it_is_found(planted: Page) -> None:
    plant(planted, f"{PLAIN_LINKS}<p><a href=/page>Alone</a></p>")
    assert findings(planted) == []

    for link in ["<a href=/page>more</a>", "<a href=/page><bdi>more</bdi></a>"]:
        plant(planted, f"{PLAIN_LINKS}<p>Read {link} about it here</p>")
        assert "light 390: link-in-text-block at a" in findings(planted)


def test_a_pale_text_is_found_where_only_one_theme_has_it(planted: Page) -> None:
    plant(planted, PALE_AT_NIGHT)

    assert findings(planted) == [f"dark {width}: color-contrast at p" for width in (1280, 390)]
    assert findings(planted, (NARROW,)) == ["dark 320: color-contrast at p"]


def test_a_text_that_was_judged_is_judged_anew_on_another_ground(planted: Page) -> None:
    plant(planted, GREY_ON % "white")
    assert findings(planted) == []

    plant(planted, GREY_ON % "#888")
    pale = [f"{theme} {width}: color-contrast at p" for theme in THEMES for width in (390, 1280)]
    assert findings(planted) == sorted(pale)
    assert findings(planted) == sorted(pale), "what was found is no memory of a good one"


def test_a_colour_that_another_worker_judged_is_not_judged_again(
    planted: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(colours, "_told", None)  # and afterwards what it was
    colours.tell_each_other(tmp_path)
    monkeypatch.setattr(colours, "_judged", set())
    plant(planted, PALE_AT_NIGHT)
    assert findings(planted, (NARROW,)) == ["dark 320: color-contrast at p"]

    monkeypatch.setattr(colours, "_judged", set())  # as in another worker
    judged: list[list[str]] = []
    monkeypatch.setattr(
        colours, "JUDGE", f"(fresh) => {{ told(fresh); return ({colours.JUDGE})(fresh) }}"
    )
    planted.expose_function("told", lambda fresh: judged.append(fresh))
    plant(planted, PALE_AT_NIGHT)
    assert findings(planted, (NARROW,)) == ["dark 320: color-contrast at p"]
    assert len(judged) == 1, "the light ones were judged by the first"


def test_a_colour_that_cannot_be_told_is_judged_again(
    planted: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(colours, "_told", None)
    monkeypatch.setattr(colours, "_judged", set())
    plant(planted, UNTOLD)
    assert findings(planted) == []
    assert not [way for way in colours._judged if way.startswith("P,untold")]
    assert [way for way in colours._judged if way.startswith("H1")]


def test_a_text_that_went_away_before_it_was_judged_is_not_taken_for_a_good_one(
    planted: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(colours, "_told", None)
    monkeypatch.setattr(colours, "_judged", set())
    emptied = "() => { const found = (%s)(); document.body.replaceChildren(); return found }"
    monkeypatch.setattr(colours, "LOOK", emptied % colours.LOOK)
    plant(planted, GREY_ON % "#888")
    findings(planted)
    assert colours._judged == set()


def test_what_is_too_wide_for_a_narrow_phone_is_found(planted: Page) -> None:
    plant(planted, '<p style="width: 330px">Wide</p>')

    assert "P. sticks out" in findings(planted)


def test_a_style_against_the_policy_is_complained_of(planted: Page, watch: Watch) -> None:
    plant(planted, "<p style='color: red'>Red</p>", {"Content-Security-Policy": "style-src 'self'"})

    assert any("security policy: style-src" in each for each in watch.all)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<script>console.error('spilt')</script>", "error: spilt"),
        ("<script>missing()</script>", "script: missing is not defined"),
        ("<img src=/absent.png alt=''>", "404: http://planted.test/absent.png"),
    ],
    ids=["console", "script", "image"],
)
def test_a_broken_page_is_complained_of(
    planted: Page, watch: Watch, body: str, complaint: str
) -> None:
    plant(planted, body)

    assert any(complaint in each for each in watch.all)
