"""Whether texts stand out from what is behind them: each way of colouring one is judged once.

Judging contrast is most of what axe does, and the same few ways of colouring a text come back
on every screen. A way is all that the judgement depends on: the element, its colour, its size
and weight, its parent's colour, the backgrounds behind it, and for a link whether words stand
around it.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

# The ways of a page, which the page keeps with the elements that have each.
LOOK = """
() => {
  const CLEAR = "rgba(0, 0, 0, 0),none,1,static,auto";  // what is behind it is seen as it is
  const grounds = new Map([[null, ""]]);
  const ground = (element) => {
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity, position, zIndex } =
        getComputedStyle(element);
      const own = [backgroundColor, backgroundImage, opacity, position, zIndex].join();
      const behind = ground(element.parentElement);
      grounds.set(element, own === CLEAR ? behind : `${own},${behind}`);
    }
    return grounds.get(element);
  };
  const length = (element) => element.textContent.replace(/\\s/g, "").length;
  const isInline = (element) => getComputedStyle(element).display.startsWith("inline");
  const isAmongWords = (link) => {
    if (!isInline(link)) return false;
    let block = link.parentElement;
    while (isInline(block)) block = block.parentElement;
    const linked = [...block.querySelectorAll("a")].reduce((sum, one) => sum + length(one), 0);
    return length(block) > linked;
  };
  const way = (element) => {
    const { color, fontSize, fontWeight, textShadow, textDecorationLine, visibility } =
      getComputedStyle(element);
    return [element.tagName, element.getAttribute("class"), element.disabled, color, fontSize,
      fontWeight, textShadow, textDecorationLine, visibility,
      getComputedStyle(element.parentElement).color, ground(element),
      element.matches("a") && isAmongWords(element)].join().replace(/\\s+/g, " ");
  };
  const speaks = (element) => element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  globalThis.ways = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    if (!speaks(element) || !element.checkVisibility()) continue;
    const found = way(element);
    ways.set(found, [...(ways.get(found) ?? []), element]);
  }
  return [...ways.keys()];
}
"""
JUDGE = """
(fresh) => axe.run({ include: fresh.flatMap((way) => ways.get(way)) },
    { runOnly: ["color-contrast", "link-in-text-block"], resultTypes: ["violations"] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id} at ${target.join(" ")}`)))
"""

_judged: set[str] = set()
_told: Path | None = None


def tell_each_other(folder: Path) -> None:
    """Workers who were given the same folder judge between them what each would judge alone."""
    global _told
    _told = folder / "judged"
    _told.touch()


def pale_texts(page: Page) -> list[str]:
    """What axe says of the texts whose way of colouring was never judged before.

    A page with a finding leaves nothing in the memory: it is judged anew at the next look.
    """
    fresh = _never_judged(set(page.evaluate(LOOK)))
    findings: list[str] = page.evaluate(JUDGE, sorted(fresh)) if fresh else []
    if not findings:
        _remember(fresh)
    return findings


def _never_judged(ways: set[str]) -> set[str]:
    if _told and not ways <= _judged:
        _judged.update(_told.read_text(encoding="utf-8").splitlines())
    return ways - _judged


def _remember(ways: set[str]) -> None:
    _judged.update(ways)
    if _told and ways:
        with _told.open("a", encoding="utf-8") as file:
            file.write("".join(f"{way}\n" for way in ways))
