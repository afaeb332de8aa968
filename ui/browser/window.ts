// Opens a view of the window in the browser, as the app opens it, and listens to what the page complains of.

import { chromium, type Browser, type Page } from "playwright-core";
import { inject } from "vitest";
import type { Language, Theme, View } from "./views";

/** Sizes of the window, in pixels. */
export const WIDE = { width: 880, height: 640 };
export const NARROW = { width: 480, height: 560 };

export interface Look {
  language: Language;
  theme: Theme;
}

/** The time at which all views are looked at, so that they say the same every day. */
const NOW = new Date("2026-01-14T15:30:00Z");
/** How long a page may take for anything, in milliseconds; the machine may be busy. */
const PATIENCE = 20_000;

let connected: Promise<Browser> | undefined;

/** The browser of this run. */
export function browser(): Promise<Browser> {
  return (connected ??= chromium.connect(inject("browser")));
}

/** Pages that look like this and show nothing now: opening the next view in one is three times as fast. */
const idle = new Map<string, Page[]>();

/**
 * Opens the view, in a window that `change` has made another one, lets `visit` look at it, and fails when the page has
 * logged an error meanwhile.
 */
export async function inWindow(
  view: View,
  look: Look,
  visit: (page: Page) => Promise<void>,
  change?: (page: Page) => Promise<void>,
): Promise<void> {
  const kind = JSON.stringify(look);
  const page = idle.get(kind)?.pop() ?? (await newPage(look));
  try {
    const complaints = listen(page);
    const asked = new URLSearchParams({ page: view.page, ...look, ...view.asked });
    try {
      await page.goto(`${inject("address")}?${asked}`);
      await page.locator("main h1").first().waitFor({ state: "attached" });
      await change?.(page);
      await view.steps?.(page);
      await settled(page);
    } catch (thrown) {
      throw new Error([`${view.name} was not drawn`, ...complaints].join("\n"), { cause: thrown });
    }
    await visit(page);
    await page.evaluate(() => localStorage.clear());
    await page.goto("about:blank");
    await page.setViewportSize(WIDE);
    if (complaints.length > 0) throw new Error(["The page logged:", ...complaints].join("\n"));
    idle.set(kind, [...(idle.get(kind) ?? []), page]);
  } catch (thrown) {
    await page.context().close();
    throw thrown;
  }
}

async function newPage({ language, theme }: Look): Promise<Page> {
  const context = await (
    await browser()
  ).newContext({
    viewport: WIDE,
    colorScheme: theme,
    locale: language,
    timezoneId: "UTC",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.clock.setFixedTime(NOW);
  return page;
}

/** Enlarges the text as a reader does, who needs it twice as large: 2. */
export async function enlargeText(page: Page, times: number): Promise<void> {
  await page.evaluate(
    (size) => {
      document.documentElement.style.fontSize = size;
    },
    `${times * 100}%`,
  );
  await settled(page);
}

/** Resolves when the page has been drawn with all that was asked of it. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
}

/** Errors that are thrown, logged, or come from breaking the Content-Security-Policy: the browser logs those too. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.removeAllListeners("pageerror");
  page.removeAllListeners("console");
  page.on("pageerror", (error) => complaints.push(error.stack ?? error.message));
  page.on("console", (message) => {
    const { url } = message.location();
    // The browser asks for a picture of the site by itself; the window of the app has none.
    if (message.type() === "error" && !url.endsWith("/favicon.ico")) {
      complaints.push(`${message.text()} (${url})`);
    }
  });
  return complaints;
}
