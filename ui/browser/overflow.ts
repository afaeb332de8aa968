// Finds what does not fit: a page or list that scrolls sideways, and text that sticks out of its box or is cut off.
// Text that ends in an ellipsis is cut off on purpose.

import type { Page } from "playwright-core";

/** What does not fit, one line for each piece of text. */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate(inPage);
}

/** Runs in the page, so it holds all it needs. Half-pixels are rounding. */
function inPage(): string[] {
  const found = new Set<string>();
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    found.add(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth} px`);
  }
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) look(nodes.currentNode as Text);
  return [...found];

  function look(text: Text): void {
    const words = text.data.trim();
    const parent = text.parentElement;
    if (!words || !parent?.checkVisibility({ visibilityProperty: true })) return;
    const range = document.createRange();
    range.selectNodeContents(text);
    let { left, right, top, bottom } = range.getBoundingClientRect();
    const slack = (bottom - top) / 4;
    let own = true;
    for (let box: Element | null = parent; box && box !== root; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (!(box instanceof HTMLElement) || /^(inline|contents)$/.test(style.display)) continue;
      // Only screen readers are meant to find it.
      if (box.clientWidth <= 1 && box.clientHeight <= 1) return;
      const edge = box.getBoundingClientRect();
      const wide = box.scrollWidth > box.clientWidth + 1;
      const where = `${nameOf(box)}: "${words.slice(0, 60)}"`;
      if (/^(auto|scroll)$/.test(style.overflowX)) {
        // Lines of code are not to be broken: they scroll, by keyboard too.
        if (wide && !box.matches("pre[tabindex]")) {
          found.add(`${nameOf(box)} scrolls sideways, ${box.scrollWidth} px in ${box.clientWidth} px`);
        }
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      } else if (/^(hidden|clip)$/.test(style.overflowX)) {
        if (style.textOverflow === "clip" && (left < edge.left - 1 || right > edge.right + 1)) {
          found.add(`cut off at the side by ${where}`);
        }
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      } else if (own && wide) {
        found.add(`sticks out of ${where}`);
      }
      if (/^(auto|scroll)$/.test(style.overflowY)) {
        [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      } else if (/^(hidden|clip)$/.test(style.overflowY) && style.webkitLineClamp === "none") {
        const cut = top < edge.top - slack || bottom > edge.bottom + slack;
        if (cut) found.add(`cut off above or below by ${where}`);
      }
      // What is fixed, or a dialog, is not cut by what it stands in.
      if (style.position === "fixed" || box.matches("dialog, [popover]")) return;
      own = false;
    }
  }

  function nameOf(box: Element): string {
    const names = [...box.classList].filter((name) => !name.startsWith("svelte-"));
    return [box.localName, ...names].join(".");
  }
}
