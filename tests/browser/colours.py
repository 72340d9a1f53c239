"""Whether texts stand out from what is behind them: each way of colouring one is judged once.

Judging contrast is most of what axe does, and the same few ways of colouring a text come back
on every screen. A way is all that the judgement depends on: the element, its colour, its size
and weight, its parent's colour, and the backgrounds behind it.
"""

from __future__ import annotations

from playwright.sync_api import Page

JUDGE = """
(known) => {
  const seen = new Set(known);
  const grounds = new Map([[null, ""]]);
  const ground = (element) => {
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity, position, zIndex } =
        getComputedStyle(element);
      grounds.set(element, [backgroundColor, backgroundImage, opacity, position, zIndex,
        ground(element.parentElement)].join());
    }
    return grounds.get(element);
  };
  const way = (element) => {
    const { color, fontSize, fontWeight, textShadow, textDecorationLine, visibility } =
      getComputedStyle(element);
    return [element.tagName, element.getAttribute("class"), element.disabled, color, fontSize,
      fontWeight, textShadow, textDecorationLine, visibility,
      getComputedStyle(element.parentElement).color, ground(element)].join();
  };
  const speaks = (element) => element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const fresh = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    if (!speaks(element) || !element.checkVisibility()) continue;
    const found = way(element);
    if (!seen.has(found)) fresh.set(found, [...(fresh.get(found) ?? []), element]);
  }
  if (!fresh.size) return [[], []];
  return axe.run({ include: [...fresh.values()].flat() },
    { runOnly: ["color-contrast", "link-in-text-block"], resultTypes: ["violations"] })
    .then(({ violations }) => [[...fresh.keys()], violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id} at ${target.join(" ")}`))]);
}
"""

_judged: set[str] = set()


def pale_texts(page: Page) -> list[str]:
    """What axe says of the texts whose way of colouring was never judged before.

    A page with a finding leaves nothing in the memory: it is judged anew at the next look.
    """
    fresh, findings = page.evaluate(JUDGE, list(_judged))
    if not findings:
        _judged.update(fresh)
    return findings
