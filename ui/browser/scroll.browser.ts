// A history of twenty thousand calls: however far one scrolls, the page holds no more rows than the window can show.

import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { inWindow, settled } from "./window";

const CALLS = 20_000;
/** Screens to scroll: enough that some thousand calls have been loaded by then. */
const SCREENS = 200;
const MOST_ROWS = 200;
const ROW = "[aria-expanded]";

it("holds few rows, however far one scrolls", { timeout: 120_000 }, async () => {
  const view = { name: "long history", page: "history", asked: { calls: `${CALLS}` } };
  await inWindow(view, { language: "en", theme: "light" }, async (page) => {
    let { place } = await scrollOn(page);
    for (let screens = 1; screens < SCREENS; screens++) {
      const now = await scrollOn(page);
      expect(now.rows, `rows ${now.place} px below the top`).toBeLessThan(MOST_ROWS);
      expect(now.seen, `rows in sight ${now.place} px below the top`).toBeGreaterThan(0);
      expect(now.place, "the list goes on").toBeGreaterThan(place);
      place = now.place;
    }
  });
});

/** Scrolls by a screen, to the end of what is loaded at most, and waits until older calls have come where it ends. */
async function scrollOn(page: Page): Promise<{ rows: number; seen: number; place: number }> {
  await page.waitForFunction(
    ([row]) => {
      let list = document.querySelector(row)?.parentElement;
      while (list && !/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement;
      if (!list || list.scrollTop + list.clientHeight >= list.scrollHeight - 1) return false;
      list.scrollBy({ top: list.clientHeight, behavior: "instant" });
      return true;
    },
    [ROW] as const,
    { polling: "raf" },
  );
  await settled(page);
  return page.evaluate(
    ([row]) => {
      const rows = [...document.querySelectorAll(row)];
      let list = rows[0]?.parentElement;
      while (list && !/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement;
      const room = list?.getBoundingClientRect();
      const seen = rows.filter((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return room && bottom > room.top && top < room.bottom;
      });
      return { rows: rows.length, seen: seen.length, place: list?.scrollTop ?? 0 };
    },
    [ROW] as const,
  );
}
