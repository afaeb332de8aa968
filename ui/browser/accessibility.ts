// Asks axe what of the page some people cannot see, hear or reach.

import type axe from "axe-core";
import source from "axe-core/axe.min.js?raw";
import type { Page } from "playwright-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What axe finds wrong, one line for each element. */
export async function barriers(page: Page): Promise<string[]> {
  // Evaluated by the driver, so the page's own policy does not have to allow it.
  await page.evaluate(source);
  return page.evaluate(async (rules) => {
    const { violations } = await window.axe.run(document, {
      runOnly: { type: "tag", values: rules },
      // The only rule of these tags that axe leaves off unless it is asked for.
      rules: { "target-size": { enabled: true } },
      resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
    );
  }, RULES);
}
