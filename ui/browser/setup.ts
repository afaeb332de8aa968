// Serves the page that `npm run build:stand-in` has built, under the policy that the app gives its window, and starts
// one browser for all files. Both end with the run.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { preview } from "vite";
import type { TestProject } from "vitest/node";

/** Debian's Chromium; `CHROMIUM` names another one. */
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const BUILT = fileURLToPath(new URL("../../target/stand-in", import.meta.url));
const APP = new URL("../../src-tauri/tauri.conf.json", import.meta.url);

declare module "vitest" {
  interface ProvidedContext {
    /** Where the page is served. */
    address: string;
    /** Where the browser is driven. */
    browser: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await preview({
    configFile: false,
    logLevel: "warn",
    // What is missing is missed: an app of one page would be answered with that page.
    appType: "mpa",
    build: { outDir: BUILT },
    preview: { host: "127.0.0.1", headers: { "Content-Security-Policy": await policy() } },
  });
  const browser = await chromium.launchServer({ executablePath: CHROMIUM }).catch(async (thrown: unknown) => {
    await server.close();
    throw thrown;
  });
  project.provide("address", server.resolvedUrls?.local[0] ?? "");
  project.provide("browser", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.close();
  };
}

/** The policy of the app's window, as the header that a server sends. */
async function policy(): Promise<string> {
  const { app } = JSON.parse(await readFile(APP, "utf8")) as {
    app: { security: { csp: Record<string, string> } };
  };
  return Object.entries(app.security.csp)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}
