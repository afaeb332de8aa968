// Walks over a page with the keyboard alone, and sees what a person would see while doing so.

import type { Page } from "playwright-core";
import { settled } from "./window";

/** More stops than any page has: a walk that is longer never ends. */
const LIMIT = 400;

export interface Walk {
  /** Where Tab came by, in order. */
  reached: string[];
  /** What can be used but was not reached. */
  missed: string[];
  /** What was reached and does not show it, neither by an outline or shadow of its own nor of a box around it. */
  unseen: string[];
}

/** Presses Tab until it comes to where it has been before. */
export async function walk(page: Page): Promise<Walk> {
  await page.evaluate(begin);
  for (let stops = 0; stops < LIMIT; stops++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(step)) return page.evaluate(result);
  }
  throw new Error(`Tab went on for ${LIMIT} stops and never came round`);
}

/** Presses Escape until the page closes its window, which it asks the stand-in for; resolves to how often that was. */
export async function escapesUntilClosed(page: Page, most: number): Promise<number> {
  await page.evaluate(() => {
    window.close = () => (document.documentElement.dataset["closed"] = "");
  });
  for (let pressed = 1; pressed <= most; pressed++) {
    await page.keyboard.press("Escape");
    await settled(page);
    if (await page.locator("html[data-closed]").count()) return pressed;
  }
  throw new Error(`The window is still open after ${most} times Escape`);
}

/** What the page remembers of a walk. */
interface Way {
  reached: Set<Element>;
  unseen: Set<Element>;
  last: Element | null;
  /** How the last stop and the boxes around it looked while it had the focus. */
  shown: string[];
}

declare global {
  interface Window {
    way: Way;
    /** How the element, and the boxes around it that could show its focus, are outlined. */
    outlines: (element: Element) => string[];
    nameOf: (element: Element) => string;
  }
}

// The functions below run in the page, so each holds all it needs but what `begin` has put there.

function begin(): void {
  window.way = { reached: new Set(), unseen: new Set(), last: null, shown: [] };
  window.outlines = (element) => {
    const outlines: string[] = [];
    for (let box: Element | null = element; box && outlines.length < 3; box = box.parentElement) {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(box);
      const none = outlineStyle === "none" || outlineWidth === "0px";
      outlines.push(`${none ? "" : `${outlineStyle} ${outlineWidth} ${outlineColor}`} ${boxShadow}`);
    }
    return outlines;
  };
  window.nameOf = (element) => {
    const label = element.getAttribute("aria-label") ?? element.id;
    return `${element.localName} ${label || element.textContent.trim().slice(0, 40)}`.trim();
  };
}

/** Notes where the focus is now; true when it has been there before. */
function step(): boolean {
  const { way, outlines } = window;
  if (way.last?.isConnected && outlines(way.last).every((outline, at) => outline === way.shown[at])) {
    way.unseen.add(way.last);
  }
  const now = document.activeElement;
  // Between the last stop and the first, the browser has the focus.
  way.last = now === document.body ? null : now;
  if (!way.last) return false;
  if (way.reached.has(way.last)) return true;
  way.reached.add(way.last);
  way.shown = outlines(way.last);
  return false;
}

function result(): Walk {
  const { way, nameOf } = window;
  const usable = [
    ...document.querySelectorAll<HTMLElement>(
      "a[href], button, input, select, textarea, summary, [tabindex]",
    ),
  ];
  const missed = usable.filter((element) => {
    // Tab stops once at a group of radio buttons, whose arrow keys do the rest; -1 marks what handles keys itself.
    const group = element instanceof HTMLInputElement && element.type === "radio" && !element.checked;
    const off = element.matches(":disabled, [inert] *") || element.tabIndex < 0 || group;
    return !off && element.checkVisibility({ visibilityProperty: true }) && !way.reached.has(element);
  });
  return {
    reached: [...way.reached].map(nameOf),
    missed: missed.map(nameOf),
    unseen: [...way.unseen].map(nameOf),
  };
}
