// The checks find what they are for: each is shown a page that was spoilt for it.

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { barriers } from "./accessibility";
import { walk } from "./keyboard";
import { misfits } from "./overflow";
import { viewNamed } from "./views";
import { inWindow, settled } from "./window";

const LOOK = { language: "en", theme: "light" } as const;

/** Opens a page, puts this into it, styled by the script as the page's policy allows, and lets `visit` look at it. */
async function spoilt(html: string, css: string, visit: (page: Page) => Promise<void>): Promise<void> {
  await inWindow(viewNamed("test-call"), LOOK, async (page) => {
    await page.evaluate(
      ([html, css]) => {
        document.querySelector("main")?.insertAdjacentHTML("beforeend", html);
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      },
      [html, css] as const,
    );
    await settled(page);
    await visit(page);
  });
}

describe("a page that logs", () => {
  const LOGGED: [html: string, complaint: string][] = [
    ['<p style="color: red">styled in place</p>', "violates the following Content Security Policy"],
    ['<img src="https://example.com/picture.png" alt="">', "violates the following Content Security Policy"],
    ['<img src="/no-such-picture.png" alt="">', "404"],
  ];

  it.concurrent.each(LOGGED)("%s is refused", async (html, complaint) => {
    const visit = spoilt(html, "", async (page) => {
      await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    });
    await expect(visit).rejects.toThrow(complaint);
  });

  it.concurrent("an error that nobody caught is refused", async () => {
    const visit = inWindow(viewNamed("test-call"), LOOK, async (page) => {
      await page.evaluate(() =>
        setTimeout(() => {
          throw new Error("nobody caught this");
        }),
      );
      await settled(page);
    });
    await expect(visit).rejects.toThrow("nobody caught this");
  });
});

describe("what does not fit", () => {
  const LONG = "a long line of words that nobody has made room for";
  const TIGHT: [css: string, found: string][] = [
    ["body { width: 2000px }", "the page is"],
    [".spoilt { width: 40px; white-space: nowrap }", "sticks out of p.spoilt"],
    [".spoilt { width: 40px; white-space: nowrap; overflow: hidden }", "cut off at the side by p.spoilt"],
    [".spoilt { width: 40px; white-space: nowrap; overflow: auto }", "p.spoilt scrolls sideways"],
    [".spoilt { width: 100px; height: 2em; overflow: hidden }", "cut off above or below by p.spoilt"],
  ];

  it.concurrent.each(TIGHT)("%s is found", async (css, found) => {
    await spoilt(`<p class="spoilt">${LONG}</p>`, css, async (page) => {
      expect(await misfits(page)).toContainEqual(expect.stringContaining(found));
    });
  });

  it.concurrent("an ellipsis is meant", async () => {
    const css = ".spoilt { width: 80px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }";
    await spoilt(`<p class="spoilt">${LONG}</p>`, css, async (page) => {
      expect(await misfits(page)).toEqual([]);
    });
  });
});

describe("what keeps people out", () => {
  const BARRIERS: [html: string, found: string][] = [
    ['<p class="spoilt">hardly to be seen</p>', "color-contrast"],
    ["<button></button>", "button-name"],
    ["<h5>far too deep</h5>", "heading-order"],
  ];

  it.concurrent.each(BARRIERS)("%s is found", async (html, found) => {
    await spoilt(html, ".spoilt { color: #d8d8d8 }", async (page) => {
      expect(await barriers(page)).toContainEqual(expect.stringContaining(found));
    });
  });

  it.concurrent("a stop that Tab does not show or does not come to is found", async () => {
    const html = `<button>shown</button><button class="spoilt">not shown</button>
      <button data-passed-by>passed by</button>`;
    await spoilt(html, ".spoilt { outline: none !important }", async (page) => {
      await page.evaluate(() => {
        for (const button of document.querySelectorAll("[data-passed-by]")) {
          button.addEventListener("focus", () =>
            document.querySelector<HTMLElement>("aside button")?.focus(),
          );
        }
      });
      const { missed, unseen } = await walk(page);
      expect(unseen).toEqual(["button not shown"]);
      expect(missed).toEqual(["button passed by"]);
    });
  });
});
