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
  const speaks = (element) => element.matches("a, input, select, textarea") ||
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
# What is found in some ways, and which of them axe was sure of: not those whose elements a script
# took away since they were looked at, and none of which it says that it cannot tell. That is all it
# ever says of a link without an underline whose words stand in a child, so it counts as found.
JUDGE = """
async (fresh) => {
  const shown = (way) => ways.get(way).filter((element) => element.checkVisibility());
  const include = fresh.flatMap(shown);
  if (include.length === 0) return [[], []];
  const { violations, incomplete } = await axe.run({ include }, {
    runOnly: ["color-contrast", "link-in-text-block"], resultTypes: ["violations", "incomplete"],
    elementRef: true });
  const doubts = new Set(incomplete.flatMap(({ nodes }) => nodes.map(({ element }) => element)));
  const isSure = (elements) => elements.length > 0 && !elements.some((one) => doubts.has(one));
  const found = [...violations, ...incomplete.filter(({ id }) => id === "link-in-text-block")];
  const said = ({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(" ")}`);
  return [found.flatMap(said), fresh.filter((way) => isSure(shown(way)))];
}
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
    if not fresh:
        return []
    findings: list[str]
    findings, sure = page.evaluate(JUDGE, sorted(fresh))
    if not findings:
        _remember(set(sure))
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
