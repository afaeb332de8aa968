// Every view, in every language and theme: it opens without an error, is accessible, and everything fits.

import { describe, expect, it } from "vitest";
import { barriers } from "./accessibility";
import { misfits } from "./overflow";
import { LANGUAGES, THEMES, VIEWS } from "./views";
import { enlargeText, inWindow, NARROW, settled, WIDE } from "./window";

describe.each(VIEWS)("$name", (view) => {
  const looks = LANGUAGES.flatMap((language) => THEMES.map((theme) => ({ language, theme })));

  it.concurrent.each(looks)("in $language, $theme", async (look) => {
    await inWindow(view, look, async (page) => {
      expect(await barriers(page)).toEqual([]);
      expect(await misfits(page), "in the usual window").toEqual([]);
      await page.setViewportSize(NARROW);
      await settled(page);
      expect(await misfits(page), "in a narrow window").toEqual([]);
      await page.setViewportSize(WIDE);
      await enlargeText(page, 2);
      expect(await misfits(page), "with text at 200 %").toEqual([]);
    });
  });
});
