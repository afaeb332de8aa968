// Takes pictures of every view into target/screens, with an index.html and one sheet a view to look at them together:
// `npm run screens`. It compares nothing; people look.

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { LANGUAGES, PICTURED, THEMES, VIEWS } from "./views";
import { browser, enlargeText, inWindow, type Look, NARROW } from "./window";

const ALL = [...VIEWS, ...PICTURED];
const FOLDER = new URL("../../target/screens/", import.meta.url);

interface Shot {
  /** The end of the picture's name. */
  as: string;
  look: Look;
  /** What is different from the usual window. */
  change?: (page: Page) => Promise<void>;
}

const SHOTS: Shot[] = [
  ...LANGUAGES.flatMap((language) =>
    THEMES.map((theme) => ({ as: `${language}-${theme}`, look: { language, theme } })),
  ),
  { as: "ru-200", look: { language: "ru", theme: "light" }, change: (page) => enlargeText(page, 2) },
  {
    as: "en-narrow",
    look: { language: "en", theme: "dark" },
    change: (page) => page.setViewportSize(NARROW),
  },
];

beforeAll(async () => {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
});

describe.each(ALL)("$name", (view) => {
  it.concurrent.each(SHOTS)("$as", async ({ as, look, change }) => {
    const path = fileURLToPath(new URL(`${view.name}-${as}.png`, FOLDER));
    // Hiding the caret would take a style of the driver's own, which the page's policy refuses.
    const take = async (page: Page) => {
      await page.screenshot({ path, caret: "initial" });
    };
    await inWindow(view, look, take, change);
  });
});

afterAll(async () => {
  const taken = new Set(await readdir(FOLDER));
  const rows = ALL.map(({ name }) => {
    const pictures = SHOTS.map(({ as }) => `${name}-${as}.png`).filter((file) => taken.has(file));
    const figures = pictures.map(
      (file) =>
        `<figure><a href="${file}"><img src="${file}" alt=""></a><figcaption>${file}</figcaption></figure>`,
    );
    return `<section id="${name}"><h2>${name}</h2>${figures.join("")}</section>`;
  });
  const index = new URL("index.html", FOLDER);
  await writeFile(
    index,
    `<!doctype html><meta charset="utf-8"><title>Callcard</title>${STYLE}${rows.join("\n")}\n`,
  );

  const page = await (await browser()).newPage({ viewport: { width: 1800, height: 1000 } });
  await page.goto(index.href);
  for (const { name } of ALL) {
    await page.locator(`#${name}`).screenshot({ path: fileURLToPath(new URL(`sheet-${name}.png`, FOLDER)) });
  }
  await page.close();
}, 60_000);

const STYLE = `<style>
  body { font: 14px sans-serif; margin: 16px; background: #888 }
  section { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px; align-items: start; padding: 8px }
  h2 { grid-column: 1 / -1; margin: 0 }
  figure { margin: 0 }
  img { max-width: 100%; display: block }
</style>
`;
