// The keyboard alone is enough: Tab comes to everything and shows where it is, Escape closes.

import { describe, expect, it } from "vitest";
import { escapesUntilClosed, walk } from "./keyboard";
import { viewNamed, VIEWS } from "./views";
import { inWindow } from "./window";

describe("Tab", () => {
  it.concurrent.each(VIEWS)("reaches all of $name and shows where it is", async (view) => {
    await inWindow(view, { language: "en", theme: "light" }, async (page) => {
      const { reached, missed, unseen } = await walk(page);
      expect(reached.length).toBeGreaterThan(1);
      expect(missed, "not reached").toEqual([]);
      expect(unseen, "reached without a sign of it").toEqual([]);
    });
  });
});

describe("Escape", () => {
  const TIMES: [name: string, times: number][] = [
    ["history", 1],
    ["history-open", 2],
    ["history-empty", 1],
    ["test-call", 1],
  ];

  it.concurrent.each(TIMES)("closes %s when pressed this often: %i", async (name, times) => {
    await inWindow(viewNamed(name), { language: "en", theme: "light" }, async (page) => {
      expect(await escapesUntilClosed(page, times)).toBe(times);
    });
  });
});
