// What each page is made of. The history is there at once; the others are read when one of them is turned to, so that
// the window opens sooner.

import type { Component } from "svelte";
import type { Page } from "../lib/backend";
import HistoryPage from "./HistoryPage.svelte";

let others: typeof import("./others") | undefined;

/** The page, or a promise of it when it has to be read first. */
export function content(page: Page): Component | Promise<Component> {
  if (page === "history") return HistoryPage;
  return others?.[page] ?? read(page);
}

async function read(page: Exclude<Page, "history">): Promise<Component> {
  others = await import("./others");
  return others[page];
}
